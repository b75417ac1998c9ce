import type { StoredCheck, StoredSuite } from "./activity.ts";
import {
  type Act,
  type Call,
  nodeId,
  parameterOf,
  repositoryAddress,
  repositoryPage,
  type Service,
} from "./call.ts";
import { type Commit, readOneCommit } from "./commits.ts";
import { resolveCommit } from "./git-repository.ts";
import { countedReply } from "./paging.ts";
import { unprocessable } from "./replies.ts";
import { describeRepository } from "./repository.ts";
import { userJson } from "./users.ts";
import { simpleCommit } from "./workflow-runs.ts";

/** GET /repos/{owner}/{repo}/commits/{ref}/check-suites */
export const listSuites: Act = async (call) => {
  const { service } = call;
  const sha = await commitOf(call);
  const commit = await readOneCommit(service.gitDirectory, sha);
  const suites = suitesOf(service, sha);
  return countedReply(call, {
    items: suites,
    total: suites.length,
    name: "check_suites",
    toJson: (suite) => suiteJson(service, suite, commit),
  });
};

/** GET /repos/{owner}/{repo}/commits/{ref}/check-runs */
export const listChecks: Act = async (call) => {
  const { service, address } = call;
  const sha = await commitOf(call);
  const isLatest = address.searchParams.get("filter") !== "all";
  const found = suitesOf(service, sha).flatMap((suite) =>
    checksOf(service, suite, isLatest).map((check) => ({ suite, check })),
  );
  return countedReply(call, {
    items: found,
    total: found.length,
    name: "check_runs",
    toJson: ({ suite, check }) => checkJson(service, suite, check),
  });
};

/** The commit that the path names. Throws the Refusal that GitHub gives where there is none. */
export async function commitOf(call: Call): Promise<string> {
  const { gitDirectory, defaultBranch } = call.service;
  const ref = parameterOf(call, "ref");
  const sha = await resolveCommit(gitDirectory, ref, defaultBranch);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
  return sha;
}

function suitesOf({ activity }: Service, commit: string): readonly StoredSuite[] {
  return activity.suites.filter((suite) => suite.commit === commit);
}

/** Newest first; of those of one name the latest alone, unless all are asked for. */
function checksOf({ activity }: Service, suite: StoredSuite, isLatest: boolean) {
  const all = activity.checks.filter((check) => check.suite === suite.id).toReversed();
  return isLatest
    ? all.filter(({ name }, place) => all.findIndex((other) => other.name === name) === place)
    : all;
}

/** `check-suite` of GitHub's description. */
function suiteJson(service: Service, suite: StoredSuite, commit: Commit) {
  const url = `${repositoryAddress(service)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.id),
    head_branch: service.defaultBranch,
    head_sha: suite.commit,
    status: suite.status,
    conclusion: suite.conclusion,
    url,
    before: null,
    after: suite.commit,
    pull_requests: [],
    app: appJson(service, suite.app),
    repository: describeRepository(service),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    head_commit: simpleCommit(commit),
    latest_check_runs_count: checksOf(service, suite, true).length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

/** `check-run` of GitHub's description. */
function checkJson(service: Service, suite: StoredSuite, check: StoredCheck) {
  const url = `${repositoryAddress(service)}/check-runs/${check.id}`;
  const page = `${repositoryPage(service)}/runs/${check.id}`;
  return {
    id: check.id,
    node_id: nodeId("CheckRun", check.id),
    head_sha: suite.commit,
    external_id: "",
    url,
    html_url: page,
    details_url: page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: suite.createdAt,
    completed_at: check.status === "completed" ? suite.createdAt : null,
    name: check.name,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suite.id },
    app: appJson(service, suite.app),
    pull_requests: [],
  };
}

/** `integration` of GitHub's description; its name is made from its slug. */
function appJson(service: Service, slug: string) {
  const words = slug.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const name = slug === "github-actions" ? "GitHub Actions" : words.join(" ");
  return {
    id: 15368,
    slug,
    node_id: nodeId("App", slug),
    owner: userJson(service, { login: slug, id: 9919, type: "Organization" }),
    name,
    description: null,
    external_url: `https://${slug}.example`,
    html_url: `${service.addresses.web}/apps/${slug}`,
    created_at: "2018-07-30T09:30:17Z",
    updated_at: "2018-07-30T09:30:17Z",
    permissions: { checks: "write", metadata: "read" },
    events: [],
  };
}
