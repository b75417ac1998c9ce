import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGitHub } from "../../../src/sandbox/github/server.ts";
import {
  FORK,
  storedCheck,
  storedIssue,
  storedRun,
  storedSuite,
  useActivity,
} from "./sample-activity.ts";
import {
  ADMINISTRATOR_TOKEN,
  HERE,
  READ_TOKEN,
  RELEASE_TOKEN,
  REPOSITORY,
  refusalOf,
  startWorld,
  TOKENS,
  type World,
} from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => {
  world.github.switches.immutableReleases = false;
  useActivity(world);
});
afterAll(() => world.end());

const idsOf = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id);

describe("The sandbox's GitHub shows of a commit", () => {
  test("the workflow runs, newest first, and by what they are asked for", async () => {
    const { listWorkflowRunsForRepo: list } = world.writer.rest.actions;
    const { data } = await list({ ...HERE, head_sha: world.first });
    expect(idsOf(data.workflow_runs)).toEqual([105, 104, 102, 101]);
    expect(data).toMatchObject({
      total_count: 4,
      workflow_runs: [
        {
          event: "pull_request",
          head_branch: "patch-1",
          repository: { id: REPOSITORY.id, fork: false },
          head_repository: { id: FORK.id, full_name: "contributor/omi", fork: true },
        },
        { event: "schedule", head_repository: { id: REPOSITORY.id } },
        { status: "queued", conclusion: null },
        {},
      ],
    });
    const scheduled = await list({ ...HERE, event: "schedule" });
    expect(idsOf(scheduled.data.workflow_runs)).toEqual([104]);
    const ofSuite = await list({ ...HERE, check_suite_id: 13 });
    expect(idsOf(ofSuite.data.workflow_runs)).toEqual([103]);
  });

  test("no more than 1,000 runs of a search, and how many there are", async () => {
    world.github.activity.runs = Array.from({ length: 1001 }, (_, id) =>
      storedRun(world.first, { id }),
    );
    const { listWorkflowRunsForRepo: list } = world.writer.rest.actions;
    const { data } = await list({ ...HERE, head_sha: world.first, per_page: 100, page: 10 });
    expect(data.total_count).toBe(1001);
    expect(idsOf(data.workflow_runs).at(-1)).toBe(1);
    const beyond = await list({ ...HERE, head_sha: world.first, per_page: 100, page: 11 });
    expect([beyond.data.total_count, beyond.data.workflow_runs]).toEqual([1001, []]);
  });

  test("the suites of every app, with the number of their latest check runs", async () => {
    const { data } = await world.writer.rest.checks.listSuitesForRef({ ...HERE, ref: "v0.1.0" });
    expect(
      data.check_suites.map(({ id, app, status, latest_check_runs_count }) => [
        id,
        app?.slug,
        app?.name,
        status,
        latest_check_runs_count,
      ]),
    ).toEqual([
      [11, "github-actions", "GitHub Actions", "completed", 2],
      [12, "github-actions", "GitHub Actions", "queued", 0],
      [15, "code-cov", "Code Cov", "queued", 0],
    ]);
  });

  test("of check runs that were repeated the latest, or all", async () => {
    const { listForRef } = world.writer.rest.checks;
    const latest = await listForRef({ ...HERE, ref: world.first });
    expect([latest.data.total_count, idsOf(latest.data.check_runs)]).toEqual([2, [1003, 1002]]);
    const all = await listForRef({ ...HERE, ref: world.first, filter: "all" });
    expect(idsOf(all.data.check_runs)).toEqual([1003, 1002, 1001]);
  });

  test("page after page, of 100 at most", async () => {
    const { activity } = world.github;
    activity.suites = [storedSuite(world.first)];
    activity.checks = Array.from({ length: 101 }, (_, id) => storedCheck({ id, name: `${id}` }));
    const { listForRef } = world.writer.rest.checks;
    const first = await listForRef({ ...HERE, ref: world.first, per_page: 500 });
    expect([first.data.total_count, first.data.check_runs.length]).toEqual([101, 100]);
    expect(first.headers.link).toContain('page=2>; rel="next"');
    const second = await listForRef({ ...HERE, ref: world.first, per_page: 100, page: 2 });
    expect([idsOf(second.data.check_runs), second.headers.link]).toEqual([
      [0],
      expect.not.stringContaining('rel="next"'),
    ]);
  });

  test("of each context the latest status, and what they come to", async () => {
    const { getCombinedStatusForRef: get } = world.writer.rest.repos;
    const combined = async () => (await get({ ...HERE, ref: world.first })).data;
    expect(await combined()).toMatchObject({
      state: "success",
      total_count: 1,
      statuses: [{ context: "ci/docs", state: "success", target_url: "https://ci.example/7" }],
    });
    const { activity } = world.github;
    const status = { commit: world.first, context: "ci/site", targetUrl: null };
    activity.statuses = [...activity.statuses, { ...status, state: "error" }];
    expect(await combined()).toMatchObject({ state: "failure", total_count: 2 });
    activity.statuses = [{ ...status, state: "pending" }];
    expect(await combined()).toMatchObject({ state: "pending", total_count: 1 });
    activity.statuses = [];
    expect(await combined()).toMatchObject({ state: "pending", total_count: 0 });
  });

  test("nothing where there is no such commit", async () => {
    const { checks, repos } = world.writer.rest;
    const refused = { status: 422, message: "No commit found for SHA: nowhere" };
    const ref = { ...HERE, ref: "nowhere" };
    expect(await refusalOf(checks.listSuitesForRef(ref))).toEqual(refused);
    expect(await refusalOf(checks.listForRef(ref))).toEqual(refused);
    expect(await refusalOf(repos.getCombinedStatusForRef(ref))).toEqual(refused);
  });
});

describe("The sandbox's GitHub has issues", () => {
  const numbersOf = async (query: object) => {
    const { data } = await world.writer.rest.issues.listForRepo({ ...HERE, ...query });
    return data.map(({ number }) => number);
  };

  test("by state, label and milestone, with pull requests among them", async () => {
    expect(await numbersOf({})).toEqual([4, 2, 1]);
    expect(await numbersOf({ labels: "critical" })).toEqual([2, 1]);
    expect(await numbersOf({ labels: "critical,bug" })).toEqual([1]);
    expect(await numbersOf({ state: "all", labels: "critical" })).toEqual([3, 2, 1]);
    expect(await numbersOf({ milestone: "1" })).toEqual([2, 1]);
    expect(await numbersOf({ milestone: "none" })).toEqual([4]);
    expect(await numbersOf({ milestone: "*" })).toEqual([2, 1]);
  });

  test("that a milestone counts", async () => {
    const { listMilestones } = world.writer.rest.issues;
    const { data } = await listMilestones(HERE);
    expect(data).toMatchObject([{ title: "v0.1.0", open_issues: 2, closed_issues: 1 }]);
    expect((await listMilestones({ ...HERE, state: "closed" })).data).toMatchObject([
      { title: "v0.0.9", state: "closed" },
    ]);
  });

  test("page after page", async () => {
    world.github.activity.issues = Array.from({ length: 31 }, (_, id) => storedIssue(id));
    const { data, headers } = await world.writer.rest.issues.listForRepo(HERE);
    expect([data.length, headers.link]).toEqual([30, expect.stringContaining('rel="next"')]);
  });

  test("unless they are switched off", async () => {
    world.github.activity.hasIssues = false;
    const { issues, repos } = world.writer.rest;
    const gone = { status: 410, message: "Issues are disabled for this repo" };
    expect(await refusalOf(issues.listForRepo(HERE))).toEqual(gone);
    expect(await refusalOf(issues.listMilestones(HERE))).toEqual(gone);
    expect((await repos.get(HERE)).data.has_issues).toBe(false);
  });
});

describe("The sandbox's GitHub tells of its protection", () => {
  test("the rulesets for a target, and what is in one", async () => {
    const { getRepoRulesets, getRepoRuleset } = world.writer.rest.repos;
    const { data } = await getRepoRulesets({ ...HERE, targets: "tag" });
    expect(data.map(({ name }) => name)).toEqual(["Release tags"]);
    expect(data[0]).not.toHaveProperty("rules");
    expect((await getRepoRuleset({ ...HERE, ruleset_id: 1 })).data).toMatchObject({
      conditions: { ref_name: { include: ["refs/tags/v*"], exclude: [] } },
      rules: [{ type: "deletion" }, { type: "update" }],
      current_user_can_bypass: "never",
    });
    expect(await refusalOf(getRepoRuleset({ ...HERE, ruleset_id: 9 }))).toMatchObject({
      status: 404,
    });
  });

  test("all refs that begin alike, unpeeled", async () => {
    const { listMatchingRefs } = world.writer.rest.git;
    const refsOf = async (ref: string) =>
      (await listMatchingRefs({ ...HERE, ref })).data.map((found) => [
        found.ref,
        found.object.type,
      ]);
    expect(await refsOf("tags/v0.")).toEqual([
      ["refs/tags/v0.1.0", "tag"],
      ["refs/tags/v0.2.0", "commit"],
    ]);
    expect(await refsOf("tags/w")).toEqual([]);
    expect(await refsOf("tags/..")).toEqual([]);
  });

  test("whether releases become immutable, to those who may read the administration", async () => {
    const ask = (token: string) => world.connect(token).rest.repos.checkImmutableReleases(HERE);
    expect(await refusalOf(ask(RELEASE_TOKEN))).toEqual({
      status: 403,
      message: "Resource not accessible by integration",
    });
    expect(await refusalOf(ask(ADMINISTRATOR_TOKEN))).toMatchObject({ status: 404 });
    world.github.switches.immutableReleases = true;
    expect((await ask(ADMINISTRATOR_TOKEN)).data).toEqual({
      enabled: true,
      enforced_by_owner: false,
    });
  });
});

test("In a private repository a token needs a permission of its own for each of these", async () => {
  const hidden = await startGitHub({
    clock: world.clock,
    repository: { ...REPOSITORY, visibility: "private" },
    defaultBranch: "main",
    gitDirectory: world.gitDirectory,
    tokens: TOKENS,
  });
  const ask = async (path: string, token: string) => {
    const headers = { authorization: `token ${token}` };
    const answer = await fetch(`${hidden.apiUrl}/repos/slapglif/omi${path}`, { headers });
    return [answer.status, answer.headers.get("x-accepted-github-permissions")];
  };
  try {
    for (const [path, permission] of [
      ["/actions/runs", "actions=read"],
      ["/commits/main/check-suites", "checks=read"],
      ["/commits/main/check-runs", "checks=read"],
      ["/commits/main/status", "statuses=read"],
      ["/issues", "issues=read"],
      ["/milestones", "issues=read"],
    ] as const) {
      expect([path, await ask(path, READ_TOKEN)]).toEqual([path, [403, permission]]);
      expect([path, await ask(path, RELEASE_TOKEN)]).toEqual([path, [200, permission]]);
    }
    expect(await ask("/rulesets", READ_TOKEN)).toEqual([200, "metadata=read"]);
  } finally {
    await hidden.close();
  }
});
