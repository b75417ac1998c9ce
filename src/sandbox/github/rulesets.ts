import type { StoredRuleset } from "./activity.ts";
import {
  type Act,
  nodeId,
  parameterOf,
  repositoryAddress,
  repositoryPage,
  type Service,
} from "./call.ts";
import { fullNameOf } from "./description.ts";
import { pagedReply } from "./paging.ts";
import { json, notFound } from "./replies.ts";

/** GET /repos/{owner}/{repo}/rulesets: what there is, without what is in it. */
export const listRulesets: Act = (call) => {
  const { service, address } = call;
  const targets = address.searchParams.get("targets")?.split(",");
  const found = service.activity.rulesets.filter(({ target }) => targets?.includes(target) ?? true);
  return pagedReply(call, found, (ruleset) => rulesetJson(service, ruleset));
};

/** GET /repos/{owner}/{repo}/rulesets/{ruleset_id} */
export const getRuleset: Act = (call) => {
  const { service } = call;
  const id = Number(parameterOf(call, "ruleset_id"));
  const ruleset = service.activity.rulesets.find((candidate) => candidate.id === id);
  if (ruleset === undefined) throw notFound();
  const { include, exclude, rules, bypass } = ruleset;
  return json(200, {
    ...rulesetJson(service, ruleset),
    conditions: { ref_name: { include, exclude } },
    rules: rules.map((type) => ({ type })),
    current_user_can_bypass: bypass,
  });
};

/** `repository-ruleset` of GitHub's description, as lists have it. */
function rulesetJson(service: Service, { id, name, target, enforcement }: StoredRuleset) {
  const now = service.clock.now().toISOString();
  return {
    id,
    name,
    target,
    source_type: "Repository",
    source: fullNameOf(service.repository),
    enforcement,
    node_id: nodeId("RepositoryRuleset", id),
    _links: {
      self: { href: `${repositoryAddress(service)}/rulesets/${id}` },
      html: { href: `${repositoryPage(service)}/rules/${id}` },
    },
    created_at: now,
    updated_at: now,
  };
}

/** GET /repos/{owner}/{repo}/immutable-releases: 404 where they are not enabled. */
export const getImmutableReleases: Act = ({ service }) => {
  if (!service.switches.immutableReleases) throw notFound();
  return json(200, { enabled: true, enforced_by_owner: false });
};
