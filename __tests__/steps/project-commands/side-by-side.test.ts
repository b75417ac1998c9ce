import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { CommandResult } from "../../../src/ports/commands.ts";
import { runSideBySide } from "../../../src/steps/project-commands/side-by-side.ts";

/** Commands that end when so many seconds have passed, by a clock that goes as it is waited for. */
async function run(seconds: Readonly<Record<string, number>>) {
  let now = 0;
  const said: string[] = [];
  const quoted: string[] = [];
  const started: string[] = [];
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
    await turn();
    await turn();
  };
  const ended = await runSideBySide(
    Object.keys(seconds).map((name) => ({
      command: { name, text: name },
      words: [name],
      options: { directory: "/" },
    })),
    {
      clock: { now: () => new Date(now), sleep },
      reporter: { say: (line) => void said.push(line), quote: (text) => void quoted.push(text) },
      commands: {
        run: async ([name]): Promise<CommandResult> => {
          started.push(name);
          while (now < (seconds[name] ?? 0) * 1000) await turn();
          const output = `output of ${name}`;
          return { status: "exited", code: 0, stdout: output, stderr: "", output };
        },
      },
    },
  );
  return { said, quoted, started, ended: ended.map(({ run: { name } }) => name) };
}

test("all commands start at once; who still runs is said when one ends, and once a minute", async () => {
  const { said, quoted, started, ended } = await run({ tests: 150, types: 70, format: 3 });
  expect(started).toEqual(["tests", "types", "format"]);
  expect(ended).toEqual(["tests", "types", "format"]);
  // Without groups in the log, each output stands below its title.
  expect(quoted).toEqual(["output of format", "output of types", "output of tests"]);
  const seconds = / (\d+)\.\d s/g;
  expect(said.map((line) => line.replace(seconds, " N s"))).toEqual([
    "format: passed, N s (format)",
    "Still running: tests, types",
    "Still running after 1 min: tests, types",
    "types: passed, N s (types)",
    "Still running: tests",
    "Still running after 2 min: tests",
    "tests: passed, N s (tests)",
  ]);
});

test("nothing to run is nothing to wait for", async () => {
  expect(await run({})).toEqual({ said: [], quoted: [], started: [], ended: [] });
});
