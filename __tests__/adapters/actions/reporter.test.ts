import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { actionsReporter } from "../../../src/adapters/actions/reporter.ts";
import { commandsIn } from "./runner-commands.ts";

function written(act: (reporter: ReturnType<typeof actionsReporter>) => void): string {
  let output = "";
  act(
    actionsReporter((text) => {
      output += text;
    }),
  );
  return output;
}

const FORGED = [
  "::error::forged",
  "  ::set-output name=a::b",
  "\u2003::add-mask::a",
  "pip says ##[set-output name=a]b",
  "##[error]forged",
  "fine\r::warning::forged",
  "fine\n\t::stop-commands::mine\n::mine::\n::error::forged",
  "::STOP-COMMANDS::mine",
];
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FORGED, "::", ":", "##[", "#", "]", "\n", "\r", " ", "\u200b", "error"),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

describe("the runner's log", () => {
  test("reads commands as the runner does, or the tests below would prove nothing", () => {
    expect(FORGED.map((text) => commandsIn(text).map(({ name }) => name))).toEqual([
      ["error"],
      ["set-output"],
      ["add-mask"],
      ["set-output"],
      ["error"],
      ["warning"],
      ["error"],
      [],
    ]);
  });

  test.each(FORGED)("shows what others print, and obeys none of it: %j", (text) => {
    const output = written((reporter) => reporter.quote(text));
    expect(output).toContain(text);
    expect(commandsIn(output)).toEqual([]);
  });

  test("obeys no text of others, whatever it is, and goes on to obey us after it", () => {
    fc.assert(
      fc.property(hostile, hostile, (quoted, said) => {
        const output = written((reporter) => {
          reporter.quote(quoted);
          reporter.say(said);
          reporter.quote(said);
        });
        expect(commandsIn(`${output}::notice::ours\n`)).toEqual([
          { name: "notice", properties: "", data: "ours" },
        ]);
      }),
    );
  });

  test("leaves harmless output alone", () => {
    expect(
      written((reporter) => {
        reporter.quote("Collecting build\n  Downloading…");
        reporter.quote("Done: 3 files\n");
      }),
    ).toBe("Collecting build\n  Downloading…\nDone: 3 files\n");
  });

  test("stops commands by another word each time", () => {
    const output = written((reporter) => {
      reporter.quote("::error::one");
      reporter.quote("::error::two");
    });
    const words = [...output.matchAll(/^::stop-commands::(\w+)$/gm)].map(([, word]) => word);
    expect(new Set(words).size).toBe(2);
    expect(words.every((word) => /^[0-9a-f]{32}$/.test(word ?? ""))).toBe(true);
  });

  test("says a line of ours on one line, its colons and brackets still to be read", () => {
    expect(written((reporter) => reporter.say("a\n::error::b ##[c]"))).toBe(
      "a :\u200b:error:\u200b:b ##\u200b[c]\n",
    );
  });
});
