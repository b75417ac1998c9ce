import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type TerminalStyle, terminalReporter } from "../../src/adapters/terminal.ts";
import type { Outcome } from "../../src/domain/outcome.ts";

const finished: Outcome = {
  step: "upload",
  on: "pypi",
  status: "done",
  diagnostics: [],
  startedAt: "2026-11-22T12:00:00.000Z",
  finishedAt: "2026-11-22T12:00:09.700Z",
};
const plain: TerminalStyle = { colour: false, unicode: true, verbose: true };

function shown(
  act: (reporter: ReturnType<typeof terminalReporter>) => void,
  style: TerminalStyle = plain,
  isTTY = false,
): string {
  let text = "";
  const write = (part: string) => {
    text += part;
  };
  act(terminalReporter({ isTTY, write }, style));
  return text;
}

describe("progress in a terminal", () => {
  test("is one line for each step, below what was said and printed in it", () => {
    const text = shown((reporter) => {
      reporter.started("upload", "pypi");
      reporter.say("Uploading a.whl");
      reporter.quote("one\r\n  two\n");
      reporter.finished(finished);
    });
    expect(text).toBe("  Uploading a.whl\n    one\n      two\n✓ upload (pypi)  9.7 s\n");
  });

  test.each([
    ["done", "+ upload (pypi)  9.7 s\n"],
    ["unchanged", "+ upload (pypi)  9.7 s (unchanged)\n"],
    ["skipped", "- upload (pypi)  9.7 s (skipped)\n"],
    ["failed", "x upload (pypi)  9.7 s (failed)\n"],
  ] as const)("tells in ASCII that a step is %s", (status, line) => {
    const style = { colour: false, unicode: false, verbose: true };
    expect(shown((reporter) => reporter.finished({ ...finished, status }), style)).toBe(line);
  });

  test("is coloured when asked, with the output of others dimmed", () => {
    const style = { colour: true, unicode: true, verbose: true };
    const text = shown((reporter) => {
      reporter.quote("one");
      reporter.finished({ ...finished, status: "failed" });
    }, style);
    expect(text).toBe(
      "\u001b[2m    one\u001b[0m\n\u001b[31m✗\u001b[0m upload (pypi)  9.7 s (failed)\n",
    );
  });

  test("leaves out what others print where nobody asks for it", () => {
    const style = { colour: false, unicode: true, verbose: false };
    const text = shown((reporter) => {
      reporter.quote("a long log");
      reporter.say("Uploading a.whl");
    }, style);
    expect(text).toBe("  Uploading a.whl\n");
  });

  test("names the running step on a terminal, always on the last line", () => {
    const text = shown(
      (reporter) => {
        reporter.started("upload", "pypi");
        reporter.quote("one");
        reporter.finished(finished);
        reporter.say("done");
      },
      plain,
      true,
    );
    const erase = "\r\u001b[2K";
    expect(text).toBe(
      `upload (pypi) …${erase}    one\nupload (pypi) …${erase}✓ upload (pypi)  9.7 s\n  done\n`,
    );
  });

  test("shows nothing of others that moves the cursor, colours or reorders", () => {
    expect(
      shown((reporter) => reporter.quote("a\u001b[31mred\u001b[0m\u001b[2Jb\u202ec\u0007")),
    ).toBe("    aredb c \n");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const all = shown((reporter) => {
          reporter.quote(text);
          reporter.say(text);
          reporter.finished({ ...finished, on: text });
        });
        expect(all.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      }),
    );
  });
});
