import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../src/adapters/github/adapter.ts";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { noActivity } from "../../src/sandbox/github/activity.ts";
import { startGitHub } from "../../src/sandbox/github/server.ts";
import { checkIssues, type IssuesRequest } from "../../src/steps/check-issues.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { storedIssue, useActivity } from "../sandbox/github/sample-activity.ts";
import {
  READ_TOKEN,
  RELEASE_TOKEN,
  REPOSITORY,
  startWorld,
  TOKENS,
  type World,
} from "../sandbox/github/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => useActivity(world));
afterAll(() => world.end());

async function check(request: IssuesRequest, token = RELEASE_TOKEN, apiUrl = world.github.apiUrl) {
  const noted: Diagnostic[] = [];
  const github = githubAdapter({
    owner: REPOSITORY.owner,
    repo: REPOSITORY.name,
    token,
    baseUrl: apiUrl,
    client: testClient({ clock: recordingClock() }),
  });
  const result = await checkIssues(request, { github })({
    note: (...found) => noted.push(...found),
    keep: () => undefined,
    settle: () => undefined,
  });
  return { result, noted: noted.map(({ code, message }) => `${code}: ${message}`) };
}

describe("a release is told of the repository's issues", () => {
  test("those with a blocking label, each once, and those of its milestone", async () => {
    world.github.activity.issues = [
      ...world.github.activity.issues,
      storedIssue(5, { labels: ["release-blocker", "critical"] }),
    ];
    const labels = ["critical", "release-blocker"];
    expect(await check({ labels, milestone: "v0.1.0" })).toEqual({
      result: { blocking: 2, milestoneItems: 2 },
      noted: [
        "issues-blocking: 2 open issues are labelled as blocking a release (critical, release-blocker): #5, #1.",
        "milestone-open-items: The milestone v0.1.0 has 2 items open: #2, #1.",
      ],
    });
  });

  test.each<[string, IssuesRequest]>([
    ["no label blocks", { labels: [] }],
    ["nothing has the label", { labels: ["other"] }],
    ["the milestone is closed", { labels: [], milestone: "v0.0.9" }],
    ["there is no such milestone", { labels: [], milestone: "v9" }],
  ])("unless %s", async (_, request) => {
    const nothing = { result: { blocking: 0, milestoneItems: 0 }, noted: [] };
    expect(await check(request)).toEqual(nothing);
  });

  test("and goes on where the repository has none", async () => {
    Object.assign(world.github.activity, noActivity(), { hasIssues: false });
    expect(await check({ labels: ["critical"], milestone: "v0.1.0" })).toEqual({
      result: { blocking: 0, milestoneItems: 0 },
      noted: [],
    });
  });

  test("and goes on where they are kept from its token", async () => {
    const hidden = await startGitHub({
      clock: world.clock,
      repository: { ...REPOSITORY, visibility: "private" },
      defaultBranch: "main",
      gitDirectory: world.gitDirectory,
      tokens: TOKENS,
    });
    const notice = (path: string) =>
      `issues-unknown: Whether open issues block this release is not known. GitHub answers 403 to a request for /repos/slapglif/omi/${path}: Resource not accessible by integration.`;
    try {
      const labelled = await check({ labels: ["critical"] }, READ_TOKEN, hidden.apiUrl);
      expect(labelled.noted).toEqual([notice("issues")]);
      const milestone = await check({ labels: [], milestone: "v1" }, READ_TOKEN, hidden.apiUrl);
      expect(milestone.noted).toEqual([notice("milestones")]);
    } finally {
      await hidden.close();
    }
  });
});
