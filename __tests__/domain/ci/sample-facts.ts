import type { CiExpectation, CiTiming } from "../../../src/domain/ci/decision.ts";
import type {
  CheckRun,
  CheckSuite,
  CiFacts,
  CommitStatus,
  WorkflowRun,
} from "../../../src/domain/ci/facts.ts";
import type { Reading } from "../../../src/domain/reading.ts";

export const COMMIT = "c".repeat(40);
/** Milliseconds since 1970. */
export const NOW = Date.parse("2026-11-22T10:00:00Z");
const MINUTE = 60_000;

export const ACTIONS_APP = { slug: "github-actions", name: "GitHub Actions" };
export const COVERAGE_APP = { slug: "code-cov", name: "Code Cov" };
export const OWN = { id: 900, workflow: "omi/omi/.github/workflows/publish.yml" };

export function complete<Item>(...items: readonly Item[]): Reading<Item> {
  return { kind: "complete", items };
}

export const NOT_SHOWN = { kind: "withheld", why: "GitHub answers 403." } as const;

/** A run of the tests on a push, that has passed. */
export function run(more: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id: 101,
    name: "Tests",
    path: ".github/workflows/tests.yml",
    event: "push",
    headBranch: "main",
    repository: 7,
    headRepository: 7,
    suite: 11,
    status: "completed",
    conclusion: "success",
    url: "https://github.com/omi/omi/actions/runs/101",
    ...more,
  };
}

/** A job of it. */
export function job(name: string, more: Partial<CheckRun> = {}): CheckRun {
  return {
    id: 1001,
    name,
    app: ACTIONS_APP,
    suite: 11,
    status: "completed",
    conclusion: "success",
    url: `https://github.com/omi/omi/runs/${name}`,
    ...more,
  };
}

/** The suite of another app, at work since an hour ago. */
export function suite(more: Partial<CheckSuite> = {}): CheckSuite {
  return {
    id: 21,
    app: COVERAGE_APP,
    status: "queued",
    checks: 0,
    createdAt: NOW - 60 * MINUTE,
    ...more,
  };
}

/** What that app says. */
export function check(name: string, more: Partial<CheckRun> = {}): CheckRun {
  return job(name, { id: 2001, app: COVERAGE_APP, suite: 21, ...more });
}

export function status(context: string, state: string): CommitStatus {
  return { context, state, url: `https://ci.example/${context}` };
}

export function facts(more: Partial<CiFacts> = {}): CiFacts {
  return {
    commit: COMMIT,
    runs: complete(),
    suites: complete(),
    checks: complete(),
    statuses: complete(),
    ...more,
  };
}

export function expectation(more: Partial<CiExpectation> = {}): CiExpectation {
  return { require: [], ignore: [], own: OWN, tolerant: false, ...more };
}

/** The first look of half an hour. */
export function timing(more: Partial<CiTiming> = {}): CiTiming {
  return { now: NOW, waited: 0, timeout: 30 * MINUTE, ...more };
}

/** When the time is up. */
export const AT_LAST = timing({ waited: 30 * MINUTE });
