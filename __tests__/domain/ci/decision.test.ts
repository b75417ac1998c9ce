import { describe, expect, test } from "@jest/globals";
import {
  type CiExpectation,
  type CiTiming,
  type CiVerdict,
  judgeCi,
} from "../../../src/domain/ci/decision.ts";
import type { CiFacts } from "../../../src/domain/ci/facts.ts";
import {
  ACTIONS_APP,
  AT_LAST,
  check,
  complete,
  expectation,
  facts,
  job,
  NOT_SHOWN,
  NOW,
  OWN,
  run,
  status,
  suite,
  timing,
} from "./sample-facts.ts";

const RUNNING = { status: "in_progress" } as const;
const withoutConclusion = { conclusion: undefined } as unknown as { conclusion: string }; // as an answer without one is read

/** `wait: names`, or the state with the codes of its findings. */
function judge(
  known: Partial<CiFacts>,
  wanted: Partial<CiExpectation> = {},
  time: CiTiming = timing(),
): string {
  return summary(judgeCi(facts(known), expectation(wanted), time));
}

function summary(verdict: CiVerdict): string {
  if (verdict.kind === "wait") {
    return `wait: ${verdict.pending.map(({ name }) => name).join(", ")}`;
  }
  return [verdict.state, ...verdict.diagnostics.map(({ code }) => code)].join(" ");
}

describe("continuous integration is", () => {
  test.each<[string, Partial<CiFacts>, string]>([
    ["green when its workflow is", { runs: complete(run()) }, "green"],
    ["green when it is neutral", { runs: complete(run({ conclusion: "neutral" })) }, "green"],
    ["green when it is skipped", { runs: complete(run({ conclusion: "skipped" })) }, "green"],
    ["green by a commit status alone", { statuses: complete(status("ci", "success")) }, "green"],
    ["green by an app alone", { checks: complete(check("patch")) }, "green"],
    ...[
      "failure",
      "timed_out",
      "cancelled",
      "action_required",
      "startup_failure",
      "stale",
      "new",
    ].map((conclusion): [string, Partial<CiFacts>, string] => [
      `red when it ends as ${conclusion}`,
      { runs: complete(run({ conclusion })) },
      "red ci-failed",
    ]),
    ["red when it ends as nothing", { runs: complete(run(withoutConclusion)) }, "red ci-failed"],
    [
      "red by an app",
      { checks: complete(check("patch", { conclusion: "failure" })) },
      "red ci-failed",
    ],
    ["red by a failed status", { statuses: complete(status("ci", "failure")) }, "red ci-failed"],
    ["red by a status in error", { statuses: complete(status("ci", "error")) }, "red ci-failed"],
    ["missing where there is none", {}, "missing ci-missing"],
  ])("%s", (_, known, expected) => {
    expect(judge(known)).toBe(expected);
  });

  test.each(["queued", "in_progress", "waiting", "requested", "pending", "unknown"])(
    "waited for while a workflow is %s, which has no check run yet",
    (word) => {
      expect(judge({ runs: complete(run({ status: word })) })).toBe("wait: Tests");
    },
  );

  test("waited for while an app or a status is pending", () => {
    const known = {
      checks: complete(check("patch", RUNNING)),
      statuses: complete(status("ci", "pending")),
    };
    expect(judge(known)).toBe("wait: patch, ci");
    expect(judge(known, {}, AT_LAST)).toBe("pending ci-pending");
  });

  test("red at once, and nothing else is waited for, unless failures are passed over", () => {
    const known = {
      runs: complete(run({ conclusion: "failure" })),
      statuses: complete(status("ci", "pending")),
    };
    expect(judge(known, { require: ["later"] })).toBe("red ci-failed");
    expect(judge(known, { tolerant: true })).toBe("wait: ci");
    expect(judge(known, { tolerant: true }, AT_LAST)).toBe("red ci-failed ci-pending");
  });
});

describe("of runs of the same workflow on the same event and branch", () => {
  test("the latest counts", () => {
    const failed = run({ id: 100, suite: 10, conclusion: "cancelled" });
    const checks = complete(job("pytest", { suite: 10, conclusion: "cancelled" }));
    expect(judge({ runs: complete(failed, run()), checks })).toBe("green");
    expect(judge({ runs: complete(run(), { ...failed, id: 102 }), checks })).toBe("red ci-failed");
  });

  test("those on another event count for themselves", () => {
    const nightly = run({ id: 102, event: "schedule" });
    const failed = run({ conclusion: "failure" });
    expect(judge({ runs: complete(failed, nightly) })).toBe("red ci-failed");
  });

  test("a failure for the branch stays, although the tag's newer run passes with its jobs skipped", () => {
    const checks = complete(job("pytest", { conclusion: "failure" }));
    const failed = run({ conclusion: "failure" });
    const ofTag = run({ id: 102, suite: 12, headBranch: "v1.0" });
    expect(judge({ runs: complete(failed, ofTag), checks })).toBe("red ci-failed");
    const { headBranch, ...unnamed } = ofTag;
    expect(headBranch).toBe("v1.0");
    expect(judge({ runs: complete(failed, unnamed), checks })).toBe("red ci-failed");
  });
});

describe("a run of a pull request from a fork, whose head is the commit", () => {
  const pull = { id: 99, suite: 9, event: "pull_request", headBranch: "patch-1" };

  test.each([
    ["needs to be allowed", { headRepository: 8, conclusion: "action_required" }],
    ["has failed", { headRepository: 8, conclusion: "failure" }],
    ["is running", { headRepository: 8, ...RUNNING }],
    ["has failed, and the fork is deleted", { headRepository: null, conclusion: "failure" }],
  ])("does not count when it %s", (_, more) => {
    const fork = run({ ...pull, ...more });
    const known = {
      suites: complete(suite({ id: 9, app: ACTIONS_APP, checks: 2, ...RUNNING })),
      checks: complete(
        job("pytest", { suite: 9, ...RUNNING }),
        job("ruff", { suite: 9, conclusion: "failure" }),
      ),
    };
    expect(judge({ ...known, runs: complete(fork, run()) })).toBe("green");
    expect(judge({ ...known, runs: complete(fork) })).toBe("missing ci-missing");
  });

  test("is not what a required result means, though it is green", () => {
    const known = {
      runs: complete(run({ ...pull, name: "Pulls", headRepository: 8 })),
      checks: complete(job("pytest", { suite: 9 })),
    };
    for (const name of ["Pulls", "pytest"]) {
      expect(judge(known, { require: [name] }, AT_LAST)).toBe("missing ci-required-missing");
    }
  });

  test.each([
    ["comes from a branch of our own", {}],
    ["does not say where it comes from", { headRepository: undefined }],
    ["does not say whose it is", { repository: undefined, headRepository: 8 }],
  ])("counts as any other when it %s", (_, more) => {
    const { repository, headRepository, ...failed } = run({ ...pull, conclusion: "failure" });
    const origin = Object.fromEntries(
      Object.entries({ repository, headRepository, ...more }).filter(([, id]) => id !== undefined),
    );
    expect(judge({ runs: complete({ ...failed, ...origin }) })).toBe("red ci-failed");
  });
});

describe("a run that GitHub only files under the last commit of the default branch", () => {
  test.each([
    ["issue_comment", ".github/workflows/commands.yml"],
    ["issues", ".github/workflows/triage.yml"],
    ["pull_request_target", ".github/workflows/label.yml"],
    ["dynamic", "dynamic/dependabot/dependabot-updates"],
  ])("does not count: %s, %s", (event, path) => {
    const about = { id: 99, suite: 9, event, path };
    const known = {
      runs: complete(run(), run({ ...about, conclusion: "failure" })),
      checks: complete(job("answer", { suite: 9, conclusion: "failure" })),
    };
    expect(judge(known)).toBe("green");
    expect(judge({ runs: complete(run({ ...about, ...RUNNING })) })).toBe("missing ci-missing");
  });

  test.each([
    ["schedule", ".github/workflows/tests.yml"],
    ["dynamic", "dynamic/github-code-scanning/codeql"],
  ])("counts where it looks at the code: %s, %s", (event, path) => {
    expect(judge({ runs: complete(run({ event, path, conclusion: "failure" })) })).toBe(
      "red ci-failed",
    );
  });
});

describe("nothing of our own workflow counts:", () => {
  test.each([
    ["our own run", { id: OWN.id, path: "elsewhere.yml", ...RUNNING }],
    ["a failed attempt before", { path: ".github/workflows/publish.yml", conclusion: "failure" }],
    [
      "as GitHub may write it",
      { path: ".github/workflows/publish.yml@main", conclusion: "failure" },
    ],
    ["with the repository", { path: `${OWN.workflow}@refs/tags/v1`, conclusion: "failure" }],
  ])("%s", (_, more) => {
    const known = {
      runs: complete(run({ id: 99, suite: 9, ...more }), run()),
      suites: complete(suite({ id: 9, app: ACTIONS_APP, checks: 2, ...RUNNING })),
      checks: complete(
        job("release", { suite: 9, ...RUNNING }),
        job("build", { suite: 9, conclusion: "failure" }),
      ),
    };
    expect(judge(known)).toBe("green");
    expect(judge({ ...known, runs: complete(run({ id: 99, suite: 9, ...more })) })).toBe(
      "missing ci-missing",
    );
  });

  test("but the same file of another repository does", () => {
    const path = "other/rules/.github/workflows/publish.yml@main";
    expect(judge({ runs: complete(run({ path, conclusion: "failure" })) })).toBe("red ci-failed");
  });

  test("and everything counts where no workflow runs us", () => {
    const known = facts({
      runs: complete(run({ path: ".github/workflows/publish.yml", ...RUNNING })),
    });
    const { own, ...local } = expectation();
    expect(own).toBeDefined();
    expect(summary(judgeCi(known, local, timing()))).toBe("wait: Tests");
  });
});

describe("a workflow speaks for its jobs:", () => {
  const failing = (...names: readonly string[]) =>
    complete(...names.map((name, place) => job(name, { id: place, conclusion: "failure" })));

  test("one that may fail does not make it red", () => {
    expect(judge({ runs: complete(run()), checks: failing("next python") })).toBe("green");
  });

  test("unless it is required by name", () => {
    const known = { runs: complete(run()), checks: failing("next python") };
    expect(judge(known, { require: ["next python"] })).toBe("red ci-failed");
    expect(judge(known, { require: ["Tests / next *"] })).toBe("red ci-failed");
    expect(judge(known, { require: ["Tests"] })).toBe("green");
  });

  test("the jobs to blame stand in its place, and ignoring all of them excuses it", () => {
    const known = {
      runs: complete(run({ conclusion: "failure" })),
      checks: failing("windows", "macos"),
    };
    const named = (wanted: Partial<CiExpectation>) => {
      const verdict = judgeCi(facts(known), expectation(wanted), timing());
      if (verdict.kind === "wait") return "wait";
      return verdict.diagnostics.flatMap(({ table }) => table?.rows.map(({ cells }) => cells[0]));
    };
    expect(named({})).toEqual(["windows", "macos"]);
    expect(named({ ignore: ["windows"] })).toEqual(["macos"]);
    expect(judge(known, { ignore: ["windows", "mac*"] })).toBe("green");
    expect(judge(known, { ignore: ["Tests"] })).toBe("missing ci-missing");
    expect(judge(known, { ignore: ["tests.yml"] })).toBe("missing ci-missing");
    expect(judge(known, { require: ["Tests"] })).toBe("red ci-failed");
  });

  test("one that fails without a job, as with an invalid file, stands for itself", () => {
    const known = { runs: complete(run({ conclusion: "startup_failure" })) };
    expect(judge({ ...known, checks: complete(job("pytest")) })).toBe("red ci-failed");
  });

  test("of a job that was run again the latest counts", () => {
    const checks = complete(
      job("pytest", { id: 5, conclusion: "failure" }),
      job("pytest", { id: 7 }),
      job("pytest", { id: 6, conclusion: "failure" }),
    );
    expect(judge({ runs: complete(run()), checks }, { require: ["pytest"] })).toBe("green");
  });
});

describe("a suite of an app", () => {
  const green = { runs: complete(run()) };

  test("that stays queued without check runs is waited for at first, and not for ever", () => {
    const young = { ...green, suites: complete(suite({ createdAt: NOW - 60_000 })) };
    expect(judge(young)).toBe("wait: Code Cov");
    expect(judge({ ...green, suites: complete(suite()) })).toBe("green");
    const { createdAt, ...timeless } = suite();
    expect(createdAt).toBeDefined();
    expect(judge({ ...green, suites: complete(timeless) })).toBe("green");
  });

  test("that has check runs is waited for until it completes", () => {
    const checks = complete(check("patch"));
    expect(judge({ ...green, checks, suites: complete(suite()) })).toBe("wait: Code Cov");
    expect(judge({ ...green, suites: complete(suite({ checks: 1 })) })).toBe("wait: Code Cov");
    expect(judge({ ...green, checks, suites: complete(suite({ status: "completed" })) })).toBe(
      "green",
    );
  });

  test("is told by its check runs while one of them is to come", () => {
    const checks = complete(check("patch"), check("project", RUNNING));
    expect(judge({ ...green, checks, suites: complete(suite()) })).toBe("wait: project");
  });

  test.each(["code-cov", "Code Cov", "Code*", "*"])("is passed over by ignoring %s", (pattern) => {
    const known = {
      checks: complete(check("patch", { conclusion: "failure" })),
      suites: complete(suite({ createdAt: NOW })),
    };
    expect(judge(known, { ignore: [pattern] })).toBe("missing ci-missing");
  });
});

describe("a required result", () => {
  const known = { statuses: complete(status("ci/site", "success")) };

  test("that is there and green is enough", () => {
    expect(judge(known, { require: ["ci/*"] })).toBe("green");
  });

  test("that is not there may turn up for a while, and as long as anything is to come", () => {
    const require = ["ci/other"];
    const late = timing({ waited: 200_000 });
    expect(judge(known, { require })).toBe("wait: ");
    expect(judge(known, { require }, late)).toBe("missing ci-required-missing");
    expect(judge({}, { require }, late)).toBe("missing ci-required-missing");
    const more = complete(status("ci/site", "pending"));
    expect(judge({ statuses: more }, { require }, late)).toBe("wait: ci/site");
  });

  test("cannot be one that is ignored", () => {
    expect(judge(known, { require: ["ci/*"], ignore: ["ci/site"] }, AT_LAST)).toBe(
      "missing ci-required-missing",
    );
  });
});

describe("what is not known is never green:", () => {
  test.each<[string, Partial<CiFacts>]>([
    ["workflow runs", { runs: NOT_SHOWN, statuses: complete(status("ci", "success")) }],
    ["check suites", { suites: NOT_SHOWN, runs: complete(run()) }],
    ["check runs", { checks: NOT_SHOWN, runs: complete(run()) }],
    ["commit statuses", { statuses: NOT_SHOWN, runs: complete(run()) }],
  ])("%s that are not shown", (_, known) => {
    expect(judge(known)).toBe("unknown ci-unknown");
    expect(judge(known, { require: ["*"] })).toBe("unknown ci-required-unknown");
  });

  test("all of it, which is one finding and nothing to wait for", () => {
    const none = { runs: NOT_SHOWN, suites: NOT_SHOWN, checks: NOT_SHOWN, statuses: NOT_SHOWN };
    expect(judge(none)).toBe("unknown ci-unknown");
    expect(judge(none, { require: ["ci"] })).toBe("unknown ci-required-unknown");
  });

  test("suites of GitHub Actions, any of which may be our own where the runs are not shown", () => {
    const known = {
      runs: NOT_SHOWN,
      suites: complete(suite({ id: 9, app: ACTIONS_APP, createdAt: NOW })),
      checks: complete(job("release", { suite: 9, ...RUNNING }), check("patch")),
    };
    expect(judge(known)).toBe("unknown ci-unknown");
    const failed = complete(check("patch", { conclusion: "failure" }));
    expect(judge({ ...known, checks: failed })).toBe("red ci-failed ci-unknown");
  });

  test("a list that is shorter than GitHub counts, which may yet be whole", () => {
    const short = { runs: { kind: "incomplete", items: [run()], total: 2 } } as const;
    expect(judge(short)).toBe("wait: ");
    expect(judge(short, {}, timing({ waited: 200_000 }))).toBe("unknown ci-incomplete");
    expect(judge(short, {}, timing({ timeout: 0 }))).toBe("unknown ci-incomplete");
  });

  test("what a red look has already told is not hidden by what it could not see", () => {
    const known = { runs: complete(run({ conclusion: "failure" })), statuses: NOT_SHOWN };
    expect(judge(known)).toBe("red ci-failed ci-unknown");
  });
});
