import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decideRetry, type Failure, withRetries } from "../../../src/adapters/http/retry.ts";
import { failureOf } from "./failure-of.ts";
import { recordingClock } from "./scripted-server.ts";

const diagnostic = { code: "service-failed", severity: "error", message: "It fails." } as const;
const transient: Failure = { diagnostic, transient: true, ambiguous: false };
const ambiguous: Failure = { ...transient, ambiguous: true };

describe("decideRetry", () => {
  test.each([1, 2, 3, 4, 5, 6])("waits at most the step of failure %d", (attempts) => {
    const seconds = [1, 2, 4, 8, 16, 30][attempts - 1] ?? 0;
    expect(decideRetry({ attempts, failure: transient, random: 1, leftMs: 300_000 })).toEqual({
      do: "wait",
      milliseconds: seconds * 1000,
    });
    expect(decideRetry({ attempts, failure: transient, random: 0.5, leftMs: 300_000 })).toEqual({
      do: "wait",
      milliseconds: seconds * 500,
    });
  });

  test("gives up after six retries", () => {
    expect(decideRetry({ attempts: 7, failure: transient, random: 0, leftMs: 300_000 })).toEqual({
      do: "give-up",
      because: "attempts",
    });
  });

  test("gives up at once on what no other attempt mends", () => {
    const failure = { ...transient, transient: false };
    expect(decideRetry({ attempts: 1, failure, random: 0, leftMs: 300_000 })).toEqual({
      do: "give-up",
      because: "permanent",
    });
  });

  test("stays away as long as the service asks, up to two minutes", () => {
    const asked = (waitMs: number) =>
      decideRetry({
        attempts: 1,
        failure: { ...transient, waitMs },
        random: 1,
        leftMs: 300_000,
      });
    expect(asked(90_000)).toEqual({ do: "wait", milliseconds: 90_000 });
    expect(asked(200)).toEqual({ do: "wait", milliseconds: 1000 });
    expect(asked(120_001)).toEqual({ do: "give-up", because: "asked-to-wait" });
  });

  test("never waits longer than the budget lasts", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -1000, max: 40_000 }),
        fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
        (attempts, random, leftMs, waitMs) => {
          const failure = { ...transient, ...(waitMs === undefined ? {} : { waitMs }) };
          const decision = decideRetry({ attempts, failure, random, leftMs });
          return decision.do === "give-up" || decision.milliseconds <= leftMs;
        },
      ),
    );
  });
});

describe("withRetries", () => {
  function failing(...failures: readonly Failure[]) {
    let made = 0;
    return async () => {
      const failure = failures[made];
      made += 1;
      return failure === undefined
        ? ({ ok: true, value: made } as const)
        : ({ ok: false, failure } as const);
    };
  }

  test("goes on until an attempt succeeds", async () => {
    const clock = recordingClock();
    const options = { clock, random: () => 0.5, budgetMs: 300_000 };
    expect(await withRetries(failing(transient, transient), options)).toBe(3);
    expect(clock.waits).toEqual([500, 1000]);
  });

  test("says how often it was tried", async () => {
    const clock = recordingClock();
    const attempt = failing(...Array.from({ length: 9 }, () => transient));
    const call = withRetries(attempt, { clock, random: () => 1, budgetMs: 300_000 });
    expect(await failureOf(call)).toEqual({
      ...diagnostic,
      message: "It fails. It was tried 7 times.",
    });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
  });

  test("ends with the budget", async () => {
    const clock = recordingClock();
    const attempt = failing(...Array.from({ length: 9 }, () => transient));
    const call = withRetries(attempt, { clock, random: () => 1, budgetMs: 10_000 });
    expect((await failureOf(call)).message).toBe("It fails. It was tried 4 times.");
    expect(clock.waits).toEqual([1000, 2000, 4000]);
  });

  test("names the time when a service asks for more patience than a job has", async () => {
    const attempt = failing({ ...transient, waitMs: 3_600_000 });
    const clock = recordingClock();
    const call = withRetries(attempt, { clock, random: () => 1, budgetMs: 300_000 });
    expect((await failureOf(call)).message).toBe(
      "It fails. It asks us to come back after 2026-11-22T11:00:00.000Z.",
    );
    expect(clock.waits).toEqual([]);
  });

  test("looks before it repeats what may have taken effect", async () => {
    const clock = recordingClock();
    const looks = [undefined, 42];
    const found = await withRetries(failing(transient, ambiguous, ambiguous, ambiguous), {
      clock,
      random: () => 1,
      budgetMs: 300_000,
      lookAgain: async () => looks.shift(),
    });
    expect(found).toBe(42);
    expect(clock.waits).toEqual([1000, 2000, 4000]);
  });

  test("looks a last time before it gives up", async () => {
    const options = { clock: recordingClock(), random: () => 1, budgetMs: 0 };
    const lookAgain = async () => 42;
    expect(await withRetries(failing(ambiguous), { ...options, lookAgain })).toBe(42);
  });

  test("repeats ambiguous failures only as often as it may", async () => {
    const options = { clock: recordingClock(), random: () => 1, budgetMs: 300_000 };
    const call = withRetries(failing(transient, ambiguous, ambiguous, ambiguous), {
      ...options,
      ambiguousRetries: 1,
    });
    expect((await failureOf(call)).message).toBe("It fails. It was tried 3 times.");
  });
});
