import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { importModule } from "../../../src/steps/smoke/import-modules.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-import-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Imports `omi` with a program in Python's place, which has the mark as its last argument. */
async function importWith(script: string) {
  const python = join(folder, "python");
  await writeFile(python, `#!/bin/sh\nfor mark; do :; done\n${script}\n`, { mode: 0o755 });
  const commands = commandsAdapter({
    environment: { PATH: process.env["PATH"] },
    reporter: { say: () => undefined, quote: () => undefined },
  });
  const environment = { python, scripts: folder };
  return importModule({ commands, environment, folder, variables: [] }, "omi");
}

describe("an import tells its version", () => {
  test.each([
    ["the last answer counts", `echo hello; echo "$mark\\"0.3.0\\""`, { version: "0.3.0" }],
    ["a module without one has none", `echo "\${mark}null"`, {}],
    [
      "what looks like an answer is not one",
      `echo 'tag2pypi-version:"9"'; echo "\${mark}null"`,
      {},
    ],
  ])("%s", async (_name, script, version) => {
    expect(await importWith(script)).toEqual({
      check: { name: "import omi", passed: true },
      findings: [],
      module: { name: "omi", ...version },
    });
  });

  test("behind another mark each time", async () => {
    const keep = `echo "$mark" >> "${join(folder, "marks")}"; echo "\${mark}null"`;
    await importWith(keep);
    await importWith(keep);
    const marks = (await readFile(join(folder, "marks"), "utf8")).trim().split("\n");
    expect(new Set(marks).size).toBe(2);
  });
});

test.each([
  ["leaves output that cannot be read", `echo "\${mark}0.3.0 and more"`],
  ["ends the program", "true"],
  ["fails (exit code 3)", `echo "\${mark}null"; exit 3`],
])("an import that %s has failed", async (ending, script) => {
  const { check, findings, module } = await importWith(script);
  expect([check, module]).toEqual([{ name: "import omi", passed: false }, undefined]);
  expect(findings.map(({ code, message }) => [code, message.split("\n")[0]])).toEqual([
    [
      "import-failed",
      `import omi ${ending} where only the wheel and its dependencies are installed:`,
    ],
  ]);
});
