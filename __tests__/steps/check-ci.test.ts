import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../src/adapters/github/adapter.ts";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { type Activity, noActivity } from "../../src/sandbox/github/activity.ts";
import { startGitHub } from "../../src/sandbox/github/server.ts";
import { type CiRequest, checkCi } from "../../src/steps/check-ci.ts";
import { failureOf } from "../adapters/http/failure-of.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { FORK, storedCheck, storedRun, storedSuite } from "../sandbox/github/sample-activity.ts";
import {
  READ_TOKEN,
  RELEASE_TOKEN,
  REPOSITORY,
  startWorld,
  TOKENS,
  type World,
} from "../sandbox/github/world.ts";

const OWN = { id: 900, workflow: "slapglif/omi/.github/workflows/publish.yml" };
const MINUTE = 60_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => {
  Object.assign(world.github.activity, noActivity());
});
afterAll(() => world.end());

const put = (activity: Partial<Activity>) => Object.assign(world.github.activity, activity);

/** Our own run, at work, with its suite and its job. */
function ownRun() {
  const now = { status: "in_progress", conclusion: null };
  return {
    runs: [
      storedRun(world.first, { id: 900, suite: 90, path: ".github/workflows/publish.yml", ...now }),
    ],
    suites: [storedSuite(world.first, { id: 90, ...now })],
    checks: [storedCheck({ id: 9001, suite: 90, name: "release", ...now })],
  };
}

/** What the step gives and notes; `meanwhile` happens in each pause, which are counted from 1. */
async function check(
  request: Partial<CiRequest> = {},
  {
    meanwhile = () => undefined,
    token = RELEASE_TOKEN,
    apiUrl = world.github.apiUrl,
  }: {
    readonly meanwhile?: (pause: number) => void;
    readonly token?: string;
    readonly apiUrl?: string;
  } = {},
) {
  const clock = recordingClock("2026-03-04T05:06:07Z");
  const noted: Diagnostic[] = [];
  const said: string[] = [];
  const github = githubAdapter({
    owner: REPOSITORY.owner,
    repo: REPOSITORY.name,
    token,
    baseUrl: apiUrl,
    client: testClient({ clock: recordingClock() }),
  });
  const sleep = async (milliseconds: number) => {
    await clock.sleep(milliseconds);
    meanwhile(clock.waits.length);
  };
  const wanted = {
    commit: world.first,
    ci: { require: [], ignore: [] },
    own: OWN,
    settings: new Map(),
    timeoutMs: 30 * MINUTE,
    ...request,
  };
  const reporter = { say: (line: string) => said.push(line), quote: () => undefined };
  const ports = { github, clock: { ...clock, sleep }, reporter };
  const result = await checkCi(
    wanted,
    ports,
  )({
    note: (...found) => noted.push(...found),
    keep: () => undefined,
    settle: () => undefined,
  });
  return { result, codes: noted.map(({ code }) => code), noted, waits: clock.waits, said };
}

describe("a release is checked against continuous integration", () => {
  test("that is green, beside our own run, without waiting", async () => {
    const own = ownRun();
    put({
      runs: [...own.runs, storedRun(world.first)],
      suites: [...own.suites, storedSuite(world.first)],
      checks: [...own.checks, storedCheck()],
    });
    expect(await check()).toEqual({
      result: { state: "green", counted: 1 },
      codes: [],
      noted: [],
      waits: [],
      said: [],
    });
  });

  test("of which a fork's pull request with the same commit is no part", async () => {
    const pull = { id: 102, suite: 12, event: "pull_request", headBranch: "patch-1", fork: FORK };
    const conclusion = "action_required";
    put({
      runs: [storedRun(world.first), storedRun(world.first, { ...pull, conclusion })],
      suites: [storedSuite(world.first), storedSuite(world.first, { id: 12, conclusion })],
      checks: [storedCheck(), storedCheck({ id: 1002, suite: 12, conclusion: "failure" })],
    });
    expect(await check()).toMatchObject({ result: { state: "green", counted: 1 }, codes: [] });
  });

  test("that failed for the branch, and has skipped its jobs for the tag since", async () => {
    put({
      runs: [
        storedRun(world.first, { conclusion: "failure" }),
        storedRun(world.first, { id: 102, suite: 12, headBranch: "v0.1.0" }),
      ],
      suites: [storedSuite(world.first), storedSuite(world.first, { id: 12 })],
      checks: [
        storedCheck({ conclusion: "failure" }),
        storedCheck({ id: 1002, suite: 12, conclusion: "skipped" }),
      ],
    });
    expect(await check()).toMatchObject({
      result: { state: "red", counted: 2 },
      codes: ["ci-failed"],
    });
  });

  test("of which there is none beside our own run, and is warned", async () => {
    put(ownRun());
    expect(await check()).toMatchObject({
      result: { state: "missing", counted: 0 },
      codes: ["ci-missing"],
      waits: [],
    });
  });

  test("that comes to an end while it is waited for", async () => {
    const now = { status: "queued", conclusion: null };
    put({ runs: [storedRun(world.first, now)], suites: [storedSuite(world.first, now)] });
    const meanwhile = (pause: number) => {
      if (pause === 2) put({ checks: [storedCheck({ ...now, status: "in_progress" })] });
      if (pause < 4) return;
      put({
        runs: [storedRun(world.first)],
        suites: [storedSuite(world.first)],
        checks: [storedCheck()],
      });
    };
    expect(await check({}, { meanwhile })).toEqual({
      result: { state: "green", counted: 1 },
      codes: [],
      noted: [],
      waits: [10_000, 20_000, 30_000, 30_000],
      said: ["Waiting for 1 of 1 results of continuous integration: Tests."],
    });
  });

  test("that fails while it is waited for, and names the job", async () => {
    const now = { status: "in_progress", conclusion: null };
    put({ runs: [storedRun(world.first, now)], suites: [storedSuite(world.first, now)] });
    const meanwhile = () => {
      put({
        runs: [storedRun(world.first, { conclusion: "failure" })],
        checks: [storedCheck({ conclusion: "failure" })],
      });
    };
    const { result, noted } = await check({}, { meanwhile });
    expect(result).toEqual({ state: "red", counted: 1 });
    expect(noted).toMatchObject([
      {
        code: "ci-failed",
        table: {
          rows: [
            {
              cells: [
                "pytest",
                "Tests",
                "failure",
                `${world.github.serverUrl}/slapglif/omi/runs/1001`,
              ],
            },
          ],
        },
      },
    ]);
  });

  test("that was run again, of which the latest attempt counts", async () => {
    put({
      runs: [storedRun(world.first, { attempt: 2 })],
      suites: [storedSuite(world.first)],
      checks: [storedCheck({ conclusion: "failure" }), storedCheck({ id: 1002 })],
    });
    const ci = { require: ["pytest"], ignore: [] };
    expect((await check({ ci })).result).toEqual({ state: "green", counted: 2 });
  });

  test("that does not end in time", async () => {
    const status = { commit: world.first, context: "ci/docs", targetUrl: null };
    put({ statuses: [{ ...status, state: "pending" }] });
    const late = await check({ timeoutMs: 45_000 });
    expect(late).toMatchObject({
      result: { state: "pending", counted: 1 },
      codes: ["ci-pending"],
      waits: [10_000, 20_000, 15_000],
    });
    expect(await check({ timeoutMs: 0 })).toMatchObject({ codes: ["ci-pending"], waits: [] });
  });

  test("to the end, where what is red is passed over", async () => {
    const status = { commit: world.first, targetUrl: null };
    const failed = { ...status, context: "ci/a", state: "failure" } as const;
    put({ statuses: [failed, { ...status, context: "ci/b", state: "pending" }] });
    const meanwhile = () => {
      put({ statuses: [failed, { ...status, context: "ci/b", state: "success" }] });
    };
    const settings = new Map([["ci-failed", "warning"]] as const);
    const { waits, codes } = await check({ settings }, { meanwhile });
    expect({ waits, codes }).toEqual({ waits: [10_000], codes: ["ci-failed"] });
  });

  test("by names that are required, which may turn up late", async () => {
    put({ runs: [storedRun(world.first)], suites: [storedSuite(world.first)] });
    const ci = { require: ["ci/docs"], ignore: [] };
    const meanwhile = () => {
      const status = { commit: world.first, context: "ci/docs", targetUrl: null };
      put({ statuses: [{ ...status, state: "success" }] });
    };
    expect(await check({ ci }, { meanwhile })).toMatchObject({
      result: { state: "green", counted: 2 },
      said: ["Waiting for results of continuous integration to turn up."],
    });
    put({ statuses: [] });
    const { codes, waits } = await check({ ci });
    expect(codes).toEqual(["ci-required-missing"]);
    expect(waits.reduce((sum, wait) => sum + wait)).toBe(180_000);
  });

  test("that an app never gives, without waiting for it", async () => {
    const silent = { id: 15, app: "code-cov", status: "queued", conclusion: null };
    put({
      runs: [storedRun(world.first)],
      suites: [
        storedSuite(world.first),
        storedSuite(world.first, { ...silent, createdAt: "2026-03-04T05:00:00Z" }),
      ],
    });
    expect(await check()).toMatchObject({ result: { state: "green", counted: 1 }, waits: [] });
    put({
      suites: [storedSuite(world.first, { ...silent, createdAt: "2026-03-04T05:06:00Z" })],
    });
    expect(await check()).toMatchObject({
      result: { state: "green", counted: 1 },
      said: ["Waiting for 1 of 2 results of continuous integration: Code Cov."],
    });
  });
});

describe("a release knows that it does not know", () => {
  test("what is kept from its token, with the permissions to add", async () => {
    const hidden = await startGitHub({
      clock: world.clock,
      repository: { ...REPOSITORY, visibility: "private" },
      defaultBranch: "main",
      gitDirectory: world.gitDirectory,
      tokens: TOKENS,
    });
    try {
      const outside = { token: READ_TOKEN, apiUrl: hidden.apiUrl };
      const { result, noted } = await check({}, outside);
      expect(result).toEqual({ state: "unknown", counted: 0 });
      expect(noted).toMatchObject([
        {
          code: "ci-unknown",
          severity: "warning",
          hint: "Give this job the permissions:\npermissions:\n  actions: read\n  checks: read\n  statuses: read",
        },
      ]);
      const ci = { require: ["Tests"], ignore: [] };
      expect((await check({ ci }, outside)).codes).toEqual(["ci-required-unknown"]);
    } finally {
      await hidden.close();
    }
  });

  test("what GitHub fails to give", async () => {
    put({ runs: [storedRun(world.first)], suites: [storedSuite(world.first)] });
    world.github.switches.fail("checks/list-for-ref", { kind: "status", status: 502 }, 7);
    expect((await failureOf(check())).code).toBe("service-failed");
    expect(await check()).toMatchObject({ result: { state: "green" } });
  });
});

test("a line of progress names the first few, and comes again when it changes", async () => {
  const pending = (number: number) => ({
    commit: world.first,
    context: `ci/${number}`,
    state: "pending" as const,
    targetUrl: null,
  });
  put({ statuses: [1, 2, 3, 4, 5, 6, 7].map(pending) });
  const meanwhile = (pause: number) => {
    if (pause === 2) put({ statuses: [1].map(pending) });
  };
  const { said } = await check({ timeoutMs: 60_000 }, { meanwhile });
  expect(said).toEqual([
    "Waiting for 7 of 7 results of continuous integration: ci/1, ci/2, ci/3, ci/4, ci/5 and 2 more.",
    "Waiting for 1 of 1 results of continuous integration: ci/1.",
  ]);
});
