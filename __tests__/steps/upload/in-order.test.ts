import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import { runInOrder, throwTogether } from "../../../src/steps/upload/in-order.ts";

const diagnosticOf = (message: string): Diagnostic => ({
  code: "upload-refused",
  severity: "error",
  message,
});

/** How many turns of the event loop each item takes, and whether it fails then. */
const items = fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 24 });

interface Seen {
  readonly started: number[];
  readonly ended: number[];
  most: number;
  /** How many had been started when the first one failed. */
  atFailure: number | undefined;
  /** How many had ended when the second one was started. */
  beforeSecond: number | undefined;
}

async function run(given: readonly { turns: number; fails: boolean }[], parallel: number) {
  const seen: Seen = {
    started: [],
    ended: [],
    most: 0,
    atFailure: undefined,
    beforeSecond: undefined,
  };
  const numbers = given.map((_, number) => number);
  const failures = await runInOrder(numbers, parallel, async (number) => {
    if (seen.started.length === 1) seen.beforeSecond = seen.ended.length;
    seen.started.push(number);
    seen.most = Math.max(seen.most, seen.started.length - seen.ended.length);
    for (let turn = 0; turn <= (given[number]?.turns ?? 0); turn++) await nextTurn();
    seen.ended.push(number);
    if (given[number]?.fails !== true) return;
    seen.atFailure ??= seen.started.length;
    throw new ReleaseError(diagnosticOf(`${number}`));
  });
  return { seen, failures };
}

describe("uploads in order", () => {
  test("start one after the other, the first alone and never more than allowed, and all come to an end", () =>
    fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 16 }), async (given, parallel) => {
        const { seen, failures } = await run(given, parallel);
        expect(seen.started).toEqual(seen.started.toSorted((one, other) => one - other));
        expect(seen.ended.toSorted()).toEqual(seen.started.toSorted());
        expect(seen.most).toBeLessThanOrEqual(parallel);
        expect([undefined, 1]).toContain(seen.beforeSecond);
        expect(seen.started).toHaveLength(seen.atFailure ?? given.length);
        expect(failures).toEqual(
          seen.started
            .filter((number) => given[number]?.fails === true)
            .map((number) => new ReleaseError(diagnosticOf(`${number}`))),
        );
      }),
    ));

  test("use all the places there are", async () => {
    const slow = Array.from({ length: 9 }, () => ({ turns: 5, fails: false }));
    expect((await run(slow, 4)).seen.most).toBe(4);
    expect((await run(slow, 0)).seen).toMatchObject({ most: 1, ended: { length: 9 } });
  });
});

describe("failures", () => {
  const noted: Diagnostic[] = [];
  const note = (...diagnostics: readonly Diagnostic[]) => noted.push(...diagnostics);
  const together = (...failures: readonly unknown[]) => {
    noted.length = 0;
    try {
      throwTogether(failures, note);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test("that are none throw nothing", () => {
    expect(together()).toBeUndefined();
  });

  test("are one error, in which nothing is said twice", () => {
    const [one, other] = [diagnosticOf("one"), diagnosticOf("other")];
    const error = together(new ReleaseError(one), new ReleaseError(other, one));
    expect(error).toBeInstanceOf(ReleaseError);
    expect(error).toMatchObject({ diagnostics: [one, other] });
    expect(noted).toEqual([]);
  });

  test("that nobody has foreseen do not hide the others", () => {
    const unforeseen = new TypeError("x is undefined");
    const one = diagnosticOf("one");
    expect(together(new ReleaseError(one), unforeseen)).toBe(unforeseen);
    expect(noted).toEqual([one]);
  });
});
