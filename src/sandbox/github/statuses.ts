import type { StoredStatus } from "./activity.ts";
import { type Act, nodeId, repositoryAddress, type Service } from "./call.ts";
import { commitOf } from "./checks.ts";
import { pageOf } from "./paging.ts";
import { json } from "./replies.ts";
import { describeRepository } from "./repository.ts";

/** GET /repos/{owner}/{repo}/commits/{ref}/status: the latest of each context, and what they come to. */
export const getCombinedStatus: Act = async (call) => {
  const { service } = call;
  const sha = await commitOf(call);
  const all = service.activity.statuses.filter(({ commit }) => commit === sha);
  const latest = [...new Map(all.map((status) => [status.context, status])).values()];
  const url = `${repositoryAddress(service)}/commits/${sha}`;
  const { items, headers } = pageOf(call, latest);
  const body = {
    state: combine(latest),
    statuses: items.map((status) => statusJson(service, status)),
    sha,
    total_count: latest.length,
    repository: describeRepository(service),
    commit_url: url,
    url: `${url}/status`,
  };
  return json(200, body, headers);
};

/** No status at all is `pending`, too. */
function combine(statuses: readonly StoredStatus[]): string {
  const states = statuses.map(({ state }) => state);
  if (states.some((state) => state === "error" || state === "failure")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}

/** `simple-commit-status` of GitHub's description. */
function statusJson(service: Service, { commit, context, state, targetUrl }: StoredStatus) {
  const now = service.clock.now().toISOString();
  const id = service.activity.statuses.findIndex((status) => status.context === context) + 1;
  return {
    url: `${repositoryAddress(service)}/statuses/${commit}`,
    avatar_url: null,
    id,
    node_id: nodeId("Status", id),
    state,
    description: null,
    target_url: targetUrl,
    context,
    created_at: now,
    updated_at: now,
  };
}
