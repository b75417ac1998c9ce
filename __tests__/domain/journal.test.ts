import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { defineDiagnostics } from "../../src/domain/diagnostic.ts";
import { Journal, Stopped } from "../../src/domain/journal.ts";
import {
  diagnosticsOf,
  hasFailed,
  type Outcome,
  type Report,
  resultOf,
  stepLabel,
  type Upload,
} from "../../src/domain/outcome.ts";
import { ReleaseError } from "../../src/domain/release-error.ts";

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
const checked = { rules: 1, notes: "", branches: [], settings: {} };
const uploaded: Upload = { file: "a.whl", state: "uploaded" };

describe("a step", () => {
  test("gives its result, and the report has it with its times", async () => {
    const journal = newJournal();
    expect(await journal.step("check", async () => checked)).toEqual(checked);
    expect(journal.report()).toEqual({
      schema: 1,
      outcomes: [
        {
          step: "check",
          status: "done",
          result: checked,
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
      return checked;
    });
    expect(result).toBeUndefined();
    expect(journal.report().outcomes.map(({ status }) => status)).toEqual(["failed"]);
    expect(resultOf(journal.report(), "check")).toEqual(checked);
  });

  test("that notes no more than a warning is done", async () => {
    const journal = newJournal();
    const result = await journal.step("check", async (record) => {
      record.note(odd);
      return checked;
    });
    expect(result).toEqual(checked);
    expect(journal.report().outcomes.map(({ status }) => status)).toEqual(["done"]);
  });

  test.each(["unchanged", "skipped"] as const)("can be settled as %s", async (status) => {
    const journal = newJournal();
    await journal.step("confirm", async (record) => {
      record.settle(status);
      return { listed: true, verified: true };
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

  test("that the operating system refuses something is no defect of ours", async () => {
    const journal = newJournal();
    await journal.step("plan", async () => {
      await readFile(import.meta.dirname);
      throw new Error("A folder can be read as a file here.");
    });
    expect(diagnosticsOf(journal.report())).toEqual([
      {
        code: "machine-failed",
        severity: "error",
        message:
          "The operating system refuses what this step needs: EISDIR: illegal operation on a directory, read",
        hint: "Look at the machine's free space, and at the permissions and the limits of the account that runs this; if all is well there, please report it with the report file of this run. Running again is safe.",
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
    await journal.step("confirm", async () => ({ listed: true, verified: true }), "testpypi");
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
      return checked;
    });
    expect(() => journal.barrier()).not.toThrow();
  });

  test("ends a run for an error of any step before it", async () => {
    const journal = newJournal();
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    await journal.step("confirm", async () => ({ listed: true, verified: true }));
    expect(() => journal.barrier()).toThrow(Stopped);
  });
});

describe("a step that must be", () => {
  test("gives its result", async () => {
    expect(await newJournal().must("check", async () => checked)).toEqual(checked);
  });

  test("ends the run where it fails, and what follows never starts", async () => {
    const journal = newJournal();
    const run = async () => {
      await journal.must("check", () => Promise.reject(new ReleaseError(broken)));
      await journal.must("confirm", async () => ({ listed: true, verified: true }));
    };
    await expect(run()).rejects.toBeInstanceOf(Stopped);
    expect(journal.report().outcomes.map(({ step }) => step)).toEqual(["check"]);
  });

  test("ends the run where an earlier step has failed, though it succeeds itself", async () => {
    const journal = newJournal();
    await journal.step("check", () => Promise.reject(new ReleaseError(broken)));
    const must = journal.must("confirm", async () => ({ listed: true, verified: true }));
    await expect(must).rejects.toBeInstanceOf(Stopped);
    expect(resultOf(journal.report(), "confirm")).toEqual({ listed: true, verified: true });
  });
});

describe("what the rule settings make of a finding", () => {
  test("counts from when they are known, within a step too", async () => {
    const journal = newJournal();
    await journal.step("check", async (record) => {
      record.note(odd);
      journal.judgeBy((found) => (found.code === "odd" ? { ...found, severity: "error" } : found));
      record.note(odd);
      return checked;
    });
    expect(diagnosticsOf(journal.report())).toEqual([odd, { ...odd, severity: "error" }]);
    expect(hasFailed(journal.report())).toBe(true);
  });

  test("can be nothing: the step succeeds then", async () => {
    const journal = newJournal();
    journal.judgeBy((found) => (found.code === "broken" ? undefined : found));
    const result = await journal.step("check", async (record) => {
      record.note(broken, odd);
      return checked;
    });
    expect(result).toEqual(checked);
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
    result: { listed: true, verified },
    diagnostics: [],
    startedAt: at(0),
    finishedAt: at(1),
  });
  const outcomes = [
    outcome("pypi", false, "failed"),
    outcome("pypi", true),
    outcome("testpypi", false),
  ];
  const report: Report = { schema: 1, outcomes };

  test("is a copy: what happens later is not in it", async () => {
    const journal = newJournal();
    const before = journal.report();
    await journal.step("check", async () => checked);
    expect(before.outcomes).toEqual([]);
  });

  test("has failed where any outcome has", () => {
    expect(hasFailed(report)).toBe(true);
    expect(hasFailed({ schema: 1, outcomes: outcomes.slice(1) })).toBe(false);
  });

  test("gives the last result of a step, on one index or on any", () => {
    expect(resultOf(report, "confirm", "pypi")).toEqual({ listed: true, verified: true });
    expect(resultOf(report, "confirm")).toEqual({ listed: true, verified: false });
    expect(resultOf(report, "confirm", "elsewhere")).toBeUndefined();
    expect(resultOf(report, "plan")).toBeUndefined();
  });

  test("names a step with its index, where it has one", () => {
    expect(outcomes.map(stepLabel)).toEqual([
      "confirm (pypi)",
      "confirm (pypi)",
      "confirm (testpypi)",
    ]);
    expect(stepLabel({ step: "plan" })).toBe("plan");
  });
});

test("a failure with several diagnostics says all of them", () => {
  expect(new ReleaseError(broken, odd).message).toBe("It is broken.; It is odd.");
});
