import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../../src/adapters/github/adapter.ts";
import type { GitHub } from "../../../src/ports/github.ts";
import { startGitHub } from "../../../src/sandbox/github/server.ts";
import {
  CREATED,
  FORK,
  storedCheck,
  storedIssue,
  storedRun,
  storedSuite,
  useActivity,
} from "../../sandbox/github/sample-activity.ts";
import {
  ADMINISTRATOR_TOKEN,
  READ_TOKEN,
  RELEASE_TOKEN,
  REPOSITORY,
  startWorld,
  TOKENS,
  type World,
} from "../../sandbox/github/world.ts";
import { recordingClock, testClient } from "../http/scripted-server.ts";

let world: World;
let github: GitHub;
beforeAll(async () => {
  world = await startWorld();
  github = connect(RELEASE_TOKEN);
});
beforeEach(() => {
  world.github.switches.immutableReleases = false;
  useActivity(world);
});
afterAll(() => world.end());

const connect = (token: string, baseUrl = world.github.apiUrl) =>
  githubAdapter({
    owner: REPOSITORY.owner,
    repo: REPOSITORY.name,
    token,
    baseUrl,
    client: testClient({ clock: recordingClock("2026-03-04T05:06:07Z"), timeoutMs: 2000 }),
  });
const page = (rest: string) => `${world.github.serverUrl}/slapglif/omi/${rest}`;

describe("the sandbox's GitHub says of a commit", () => {
  test("which workflows ran", async () => {
    const { kind, ...runs } = await github.workflowRuns(world.first);
    expect(kind).toBe("complete");
    expect(runs).toEqual({
      items: [
        expect.objectContaining({
          id: 105,
          event: "pull_request",
          headBranch: "patch-1",
          repository: REPOSITORY.id,
          headRepository: FORK.id,
        }),
        expect.objectContaining({ id: 104, event: "schedule", conclusion: "failure" }),
        {
          id: 102,
          name: "Tests",
          path: ".github/workflows/tests.yml",
          event: "push",
          headBranch: "main",
          repository: REPOSITORY.id,
          headRepository: REPOSITORY.id,
          suite: 12,
          status: "queued",
          url: page("actions/runs/102"),
        },
        expect.objectContaining({ id: 101, status: "completed", conclusion: "success" }),
      ],
    });
    expect(await github.workflowRuns(world.second)).toEqual({ kind: "complete", items: [] });
  });

  test("which suites there are", async () => {
    const actions = { slug: "github-actions", name: "GitHub Actions" };
    const createdAt = Date.parse(CREATED);
    expect(await github.checkSuites(world.first)).toEqual({
      kind: "complete",
      items: [
        { id: 11, app: actions, status: "completed", conclusion: "success", checks: 2, createdAt },
        { id: 12, app: actions, status: "queued", checks: 0, createdAt },
        {
          id: 15,
          app: { slug: "code-cov", name: "Code Cov" },
          status: "queued",
          checks: 0,
          createdAt,
        },
      ],
    });
  });

  test("which checks ran last, and the latest statuses", async () => {
    const app = { slug: "github-actions", name: "GitHub Actions" };
    expect(await github.checkRuns(world.first)).toEqual({
      kind: "complete",
      items: [
        { id: 1003, name: "mypy", app, suite: 11, status: "in_progress", url: page("runs/1003") },
        {
          id: 1002,
          name: "pytest",
          app,
          suite: 11,
          status: "completed",
          conclusion: "success",
          url: page("runs/1002"),
        },
      ],
    });
    expect(await github.commitStatuses(world.first)).toEqual({
      kind: "complete",
      items: [{ context: "ci/docs", state: "success", url: "https://ci.example/7" }],
    });
  });

  test("all of it, on as many pages as it takes", async () => {
    const { activity } = world.github;
    const numbers = Array.from({ length: 201 }, (_, number) => number + 1);
    activity.runs = numbers.map((id) => storedRun(world.first, { id }));
    activity.suites = numbers.map((id) => storedSuite(world.first, { id }));
    activity.checks = numbers.map((id) => storedCheck({ id, suite: id }));
    activity.statuses = numbers.map((id) => ({
      commit: world.first,
      context: `ci/${id}`,
      state: "success",
      targetUrl: null,
    }));
    activity.issues = numbers.map((id) => storedIssue(id, { labels: ["critical"] }));
    const readings = [
      await github.workflowRuns(world.first),
      await github.checkSuites(world.first),
      await github.checkRuns(world.first),
      await github.commitStatuses(world.first),
      await github.openIssues({ label: "critical" }),
    ];
    expect(
      readings.map((reading) => [reading.kind, "items" in reading && reading.items.length]),
    ).toEqual(Array.from({ length: 5 }, () => ["complete", 201]));
  });
});

describe("the sandbox's GitHub says of the repository", () => {
  test("which issues are open, by label and by milestone", async () => {
    expect(await github.openIssues({ label: "CRITICAL" })).toEqual({
      kind: "complete",
      items: [
        {
          number: 2,
          title: "Issue 2",
          url: page("pull/2"),
          labels: ["Critical"],
          pullRequest: true,
        },
        {
          number: 1,
          title: "Issue 1",
          url: page("issues/1"),
          labels: ["critical", "bug"],
          pullRequest: false,
        },
      ],
    });
    expect(await github.openIssues({ milestone: 1 })).toMatchObject({
      items: [{ number: 2 }, { number: 1 }],
    });
    expect(await github.milestones()).toEqual({
      kind: "complete",
      items: [{ number: 1, title: "v0.1.0", url: page("milestone/1") }],
    });
  });

  test("that it has no issues at all", async () => {
    world.github.activity.hasIssues = false;
    const none = { kind: "complete", items: [] };
    expect(await github.openIssues({ label: "critical" })).toEqual(none);
    expect(await github.milestones()).toEqual(none);
  });

  test("which tags it has", async () => {
    expect(await github.tags()).toEqual(["v0.1.0", "v0.2.0"]);
  });

  test("what protects its tags", async () => {
    expect(await github.tagRulesets()).toEqual({
      kind: "complete",
      items: [
        {
          name: "Release tags",
          active: true,
          include: ["refs/tags/v*"],
          exclude: [],
          rules: ["deletion", "update"],
          bypass: "never",
        },
      ],
    });
  });

  test("whether its releases become immutable, to whom may know", async () => {
    const administrator = connect(ADMINISTRATOR_TOKEN);
    expect(await github.immutableReleases()).toBeUndefined();
    expect(await administrator.immutableReleases()).toBe(false);
    world.github.switches.immutableReleases = true;
    expect(await administrator.immutableReleases()).toBe(true);
  });
});

test("the sandbox's GitHub keeps a private repository's state from a token without permission", async () => {
  const hidden = await startGitHub({
    clock: world.clock,
    repository: { ...REPOSITORY, visibility: "private" },
    defaultBranch: "main",
    gitDirectory: world.gitDirectory,
    tokens: TOKENS,
  });
  try {
    const reader = connect(READ_TOKEN, hidden.apiUrl);
    const readings = [
      await reader.workflowRuns(world.first),
      await reader.checkSuites(world.first),
      await reader.checkRuns(world.first),
      await reader.commitStatuses(world.first),
      await reader.openIssues({ label: "critical" }),
      await reader.milestones(),
    ];
    for (const reading of readings) {
      expect(reading).toEqual({
        kind: "withheld",
        why: expect.stringMatching(
          /^GitHub answers 403 to a request for .*: Resource not accessible by integration\.$/,
        ),
      });
    }
    expect(await reader.tagRulesets()).toEqual({ kind: "complete", items: [] });
  } finally {
    await hidden.close();
  }
});
