import { describe, expect, test } from "@jest/globals";
import { describeEnding, lastLines, succeeded } from "../../src/domain/command-output.ts";

describe("the last lines of a program's output", () => {
  test("keep their indentation and lose colours and empty lines", () => {
    const output =
      'first\r\n\n\u001b[1;31mTraceback:\u001b[0m\n  File "a.py"\n    raise\nValueError\n\n';
    expect(lastLines(output, 4)).toBe('Traceback:\n  File "a.py"\n    raise\nValueError');
  });

  test("cannot carry a workflow command or a token", () => {
    const shown = lastLines(`::set-output name=a::b\npassword pypi-${"A".repeat(90)}`);
    expect(shown).not.toMatch(/::|A{16}/);
    expect(shown).toContain("set-output name=a");
  });

  test("are cut where a line has no end", () => {
    expect(lastLines("x".repeat(1_000_000))).toHaveLength(300);
  });
});

test("how a command ended is told, and only exit code 0 is success", () => {
  const endings = [
    { status: "exited", code: 0 },
    { status: "exited", code: 3 },
    { status: "exited" },
    { status: "timed-out" },
    { status: "not-found" },
  ] as const;
  expect(endings.map(succeeded)).toEqual([true, false, false, false, false]);
  expect(endings.slice(1).map(describeEnding)).toEqual([
    "fails (exit code 3)",
    "is ended by a signal",
    "does not come to an end in its time",
    "cannot start",
  ]);
});
