import type { StoredFork, StoredRun } from "./activity.ts";
import { type Act, nodeId, repositoryAddress, repositoryPage, type Service } from "./call.ts";
import { type Commit, readOneCommit } from "./commits.ts";
import { resolveCommit } from "./git-repository.ts";
import { countedReply } from "./paging.ts";
import { describeRepository } from "./repository.ts";
import { ACTIONS_BOT, userJson } from "./users.ts";

/** How many runs a search goes through ("List workflow runs for a repository"). */
const MOST_FOUND = 1000;

/** GET /repos/{owner}/{repo}/actions/runs: newest first. */
export const listRuns: Act = async (call) => {
  const { service, address } = call;
  const asked = (name: string) => address.searchParams.get(name);
  const fits = (name: string, value: string) => (asked(name) ?? value) === value;
  const found = service.activity.runs
    .filter(
      (run) =>
        fits("head_sha", run.commit) &&
        fits("event", run.event) &&
        fits("branch", run.headBranch ?? "") &&
        fits("check_suite_id", String(run.suite)),
    )
    .toReversed();
  const commits = new Map<string, Commit>();
  for (const { commit } of found) {
    if (!commits.has(commit) && (await resolveCommit(service.gitDirectory, commit, ""))) {
      commits.set(commit, await readOneCommit(service.gitDirectory, commit));
    }
  }
  return countedReply(call, {
    items: found.slice(0, MOST_FOUND),
    total: found.length,
    name: "workflow_runs",
    toJson: (run) => runJson(service, run, commits.get(run.commit)),
  });
};

/** `workflow-run` of GitHub's description. */
function runJson(service: Service, run: StoredRun, commit: Commit | undefined) {
  const url = `${repositoryAddress(service)}/actions/runs/${run.id}`;
  const page = `${repositoryPage(service)}/actions/runs/${run.id}`;
  const now = service.clock.now().toISOString();
  const repository = describeRepository(service);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("WorkflowRun", run.id),
    head_branch: run.headBranch,
    head_sha: run.commit,
    path: run.path,
    display_title: commit?.message ?? run.name,
    run_number: run.id,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    check_suite_id: run.suite,
    check_suite_node_id: nodeId("CheckSuite", run.suite),
    url,
    html_url: page,
    pull_requests: [],
    created_at: now,
    updated_at: now,
    actor: userJson(service, ACTIONS_BOT),
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: now,
    triggering_actor: userJson(service, ACTIONS_BOT),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryAddress(service)}/check-suites/${run.suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${repositoryAddress(service)}/actions/workflows/1`,
    head_commit: commit === undefined ? null : simpleCommit(commit),
    repository,
    head_repository: run.fork === undefined ? repository : describeFork(service, run.fork),
  };
}

function describeFork(service: Service, fork: StoredFork) {
  const repository = { ...service.repository, ...fork };
  return { ...describeRepository({ ...service, repository }), fork: true };
}

/** `simple-commit` of GitHub's description. */
export function simpleCommit({ sha, tree, message, author, committer }: Commit) {
  const withoutDate = ({ name, email }: Commit["author"]) => ({ name, email });
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: withoutDate(author),
    committer: withoutDate(committer),
  };
}
