import { describe, expect, test } from "@jest/globals";
import { defineDiagnostics } from "../../src/domain/diagnostic.ts";
import { Journal, ReleaseError, Stopped } from "../../src/domain/journal.ts";
import {
  diagnosticsOf,
  hasFailed,
  mergeReports,
  type Outcome,
  type Report,
  resultOf,
  type Upload,
} from "../../src/domain/outcome.ts";

const { diagnose } = defineDiagnostics({
  broken: { severity: "error", title: "Something is broken" },
  odd: { severity: "warning", title: "Something is odd", rule: true },
});
const broken = diagnose("broken", { message: "It is broken." });
const odd = diagnose("odd", { message: "It is odd." });

/** A journal whose clock goes on by a second at each look. */
function newJournal(events: string[] = []): Journal {
  let seconds = 0;
  return new Journal({
    now: () => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds++)),
    onStart: (step, on) => events.push(`start ${step} ${on}`),
    onFinish: (outcome) => events.push(`finish ${outcome.step} ${outcome.on} ${outcome.status}`),
  });
}

const at = (second: number) => `2026-11-22T12:00:0${second}.000Z`;
const uploaded: Upload = { file: "a.whl", state: "uploaded" };

describe("a step", () => {
  test("gives its result, and the report has it with its times", async () => {
    const journal = newJournal();
    expect(await journal.step("check", async () => ({ rules: 3 }))).toEqual({ rules: 3 });
    expect(journal.report()).toEqual({
      schema: 1,
      outcomes: [
        {
          step: "check",
          status: "done",
          result: { rules: 3 },
          diagnostics: [],
          startedAt: at(0),
          finishedAt: at(1),
        },
      ],
    });
  });

  test("that fails half-way keeps what it has done, and gives nothing", async () => {
    const journal = newJournal();
    const result = await journal.step(
      "upload",
      async (record) => {
        record.note(odd);
        record.keep([uploaded]);
        throw new ReleaseError(broken);
      },
      "pypi",
    );
    expect(result).toBeUndefined();
    expect(journal.report().outcomes).toEqual([
      {
        step: "upload",
        on: "pypi",
        status: "failed",
        result: [uploaded],
        diagnostics: [odd, broken],
        startedAt: at(0),
        finishedAt: at(1),
      },
    ]);
  });

  test("that keeps twice keeps the latter", async () => {
    const journal = newJournal();
    await journal.step("upload", async (record) => {
      record.keep([]);
      record.keep([uploaded]);
      throw new ReleaseError(broken, odd);
    });
    expect(resultOf(journal.report(), "upload")).toEqual([uploaded]);
    expect(diagnosticsOf(journal.report())).toEqual([broken, odd]);
  });

  test("that notes an error has failed, although it comes to an end", async () => {
    const journal = newJournal();
    const result = await journal.step("check", async (record) => {
      record.settle("skipped");
      record.note(broken);
      return { rules: 1 };
    });
    expect(result).toBeUndefined();
    expect(journal.report().outcomes.map(({ status }) => status)).toEqual(["failed"]);
    expect(resultOf(journal.report(), "check")).toEqual({ rules: 1 });
  });

  test("that notes no more than a warning is done", async () => {
    const journal = newJournal();
    const result = await journal.step("check", async (record) => {
      record.note(odd);
      return { rules: 1 };
    });
    expect(result).toEqual({ rules: 1 });
    expect(journal.report().outcomes.map(({ status }) => status)).toEqual(["done"]);
  });

  test.each(["unchanged", "skipped"] as const)("can be settled as %s", async (status) => {
    const journal = newJournal();
    await journal.step("confirm", async (record) => {
      record.settle(status);
      return { verified: true };
    });
    expect(journal.report().outcomes.map((outcome) => outcome.status)).toEqual([status]);
    expect(hasFailed(journal.report())).toBe(false);
  });

  test.each([
    [new TypeError("x is not a function"), "TypeError: x is not a function"],
    [new Stopped(), "Error: "],
    ["a text", "a text"],
    [undefined, "undefined"],
  ])("that fails for a reason nobody foresaw is an internal error: %p", async (error, message) => {
    const journal = newJournal();
    expect(await journal.step("plan", () => Promise.reject(error))).toBeUndefined();
    expect(diagnosticsOf(journal.report())).toEqual([
      {
        code: "internal-error",
        severity: "error",
        message,
        hint: "This is a defect of tag2pypi, not of your project: please report it with the report file of this run. Running again is safe.",
      },
    ]);
  });

  test("that throws before it begins to wait is recorded as well", async () => {
    const journal = newJournal();
    await journal.step("plan", () => {
      throw new ReleaseError(broken);
    });
    expect(diagnosticsOf(journal.report())).toEqual([broken]);
  });

  test("is told of when it starts and when it ends", async () => {
    const events: string[] = [];
    const journal = newJournal(events);
    await journal.step("confirm", async () => ({ verified: true }), "testpypi");
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    expect(events).toEqual([
      "start confirm testpypi",
      "finish confirm testpypi done",
      "start check undefined",
      "finish check undefined failed",
    ]);
  });
});

describe("a barrier", () => {
  test("lets a run go on while nothing has failed", async () => {
    const journal = newJournal();
    journal.barrier();
    await journal.step("check", async (record) => {
      record.note(odd);
      return { rules: 1 };
    });
    expect(() => journal.barrier()).not.toThrow();
  });

  test("ends a run for an error of any step before it", async () => {
    const journal = newJournal();
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    await journal.step("confirm", async () => ({ verified: true }));
    expect(() => journal.barrier()).toThrow(Stopped);
  });
});

describe("a step that must be", () => {
  test("gives its result", async () => {
    expect(await newJournal().must("check", async () => ({ rules: 1 }))).toEqual({ rules: 1 });
  });

  test("ends the run where it fails, and what follows never starts", async () => {
    const journal = newJournal();
    const run = async () => {
      await journal.must("check", () => Promise.reject(new ReleaseError(broken)));
      await journal.must("confirm", async () => ({ verified: true }));
    };
    await expect(run()).rejects.toBeInstanceOf(Stopped);
    expect(journal.report().outcomes.map(({ step }) => step)).toEqual(["check"]);
  });

  test("ends the run where an earlier step has failed, though it succeeds itself", async () => {
    const journal = newJournal();
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    const must = journal.must("confirm", async () => ({ verified: true }));
    await expect(must).rejects.toBeInstanceOf(Stopped);
    expect(resultOf(journal.report(), "confirm")).toEqual({ verified: true });
  });
});

describe("what the rule settings make of a finding", () => {
  test("counts from when they are known, within a step too", async () => {
    const journal = newJournal();
    await journal.step("check", async (record) => {
      record.note(odd);
      journal.judgeBy((found) => (found.code === "odd" ? { ...found, severity: "error" } : found));
      record.note(odd);
      return { rules: 1 };
    });
    expect(diagnosticsOf(journal.report())).toEqual([odd, { ...odd, severity: "error" }]);
    expect(hasFailed(journal.report())).toBe(true);
  });

  test("can be nothing: the step succeeds then", async () => {
    const journal = newJournal();
    journal.judgeBy((found) => (found.code === "broken" ? undefined : found));
    const result = await journal.step("check", async (record) => {
      record.note(broken, odd);
      return { rules: 1 };
    });
    expect(result).toEqual({ rules: 1 });
    expect(diagnosticsOf(journal.report())).toEqual([odd]);
  });

  test("never silences the reason for which a step ended", async () => {
    const journal = newJournal();
    journal.judgeBy(() => undefined);
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    expect(diagnosticsOf(journal.report())).toEqual([broken]);
  });
});

describe("a report", () => {
  const outcome = (on: string, verified: boolean, status: Outcome["status"] = "done"): Outcome => ({
    step: "confirm",
    on,
    status,
    result: { verified },
    diagnostics: [],
    startedAt: at(0),
    finishedAt: at(1),
  });
  const first: Report = { schema: 1, outcomes: [outcome("testpypi", true)] };
  const second: Report = {
    schema: 1,
    outcomes: [outcome("pypi", false, "failed"), outcome("pypi", true)],
  };

  test("is a copy: what happens later is not in it", async () => {
    const journal = newJournal();
    const before = journal.report();
    await journal.step("check", async () => ({ rules: 1 }));
    expect(before.outcomes).toEqual([]);
  });

  test("of several jobs is their outcomes in order", () => {
    const merged = mergeReports([first, second]);
    expect(merged).toEqual({ schema: 1, outcomes: [...first.outcomes, ...second.outcomes] });
    expect([first, second, merged].map(hasFailed)).toEqual([false, true, true]);
    expect(mergeReports([])).toEqual({ schema: 1, outcomes: [] });
  });

  test("gives the last result of a step, on one index or on any", () => {
    const merged = mergeReports([second, first]);
    expect(resultOf(merged, "confirm", "pypi")).toEqual({ verified: true });
    expect(resultOf(second, "confirm")).toEqual({ verified: true });
    expect(resultOf(merged, "confirm", "elsewhere")).toBeUndefined();
    expect(resultOf(merged, "plan")).toBeUndefined();
  });
});

test("a failure with several diagnostics says all of them", () => {
  expect(new ReleaseError(broken, odd).message).toBe("It is broken.; It is odd.");
});
