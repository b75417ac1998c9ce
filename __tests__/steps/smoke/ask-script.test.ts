import { chmod, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { askScript, explainAbsence, mainScript } from "../../../src/steps/smoke/ask-script.ts";

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-script-")));
});
afterAll(() => rm(folder, { recursive: true }));

async function ask(script: string | undefined, configured = false) {
  if (script !== undefined) {
    await writeFile(join(folder, "omi"), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, "omi"), 0o755);
  }
  const commands = commandsAdapter({
    environment: { PATH: process.env["PATH"], OMI_EDITION: "0.3.0" },
    reporter: { say: () => undefined, quote: () => undefined },
  });
  const environment = { python: "", scripts: folder };
  const name = script === undefined ? "absent" : "omi";
  const installation = { commands, environment, folder, variables: ["OMI_EDITION"] };
  return askScript(installation, { name, configured });
}

describe("the main command is", () => {
  const entry = (name: string, group = "console_scripts") => ({ group, name, value: "omi:main" });
  test.each<[string, readonly string[], string | undefined, string | undefined]>([
    ["the only one", ["omi-cli"], undefined, "omi-cli"],
    ["the one named like the project", ["a", "Omi.OpenClaw"], undefined, "Omi.OpenClaw"],
    ["the one named like a package", ["a", "omi"], undefined, "omi"],
    ["the configured one", ["a", "omi"], "a", "a"],
    ["none where none stands out", ["a", "b"], undefined, undefined],
    ["none where there is none", [], undefined, undefined],
  ])("%s", (_name, scripts, configured, expected) => {
    const entryPoints = [...scripts.map((name) => entry(name)), entry("window", "gui_scripts")];
    expect(mainScript({ entryPoints }, configured, ["omi-openclaw", "omi"])).toEqual(
      expected === undefined ? undefined : { name: expected, configured: configured !== undefined },
    );
  });
});

describe("a configured script", () => {
  const wheel = {
    entryPoints: [
      { group: "console_scripts", name: "omi", value: "omi:main" },
      { group: "gui_scripts", name: "window", value: "omi:show" },
      { group: "omi.plugins", name: "plugin", value: "omi:plug" },
    ],
    members: ["omi/scripts/inner", "omi-0.3.0.data/scripts/legacy"],
  };
  const named = (name: string) => ({ name, configured: true });

  test.each(["omi", "window", "legacy"])("may be any of the wheel's own: %s", (name) => {
    expect(explainAbsence(wheel, named(name))).toBeUndefined();
  });

  test.each(["omy", "plugin", "inner", "pip"])("is an error where it is none: %s", (name) => {
    expect(explainAbsence(wheel, named(name))).toEqual({
      code: "smoke-script-failed",
      severity: "error",
      message: `The script ${name} is not among the wheel's scripts: the wheel has omi, window, legacy.`,
      hint: "Correct script under [tool.tag2pypi.smoke], or [project.scripts] if the wheel should have it.",
    });
  });

  test("is an error where the wheel has none at all", () => {
    expect(explainAbsence({ entryPoints: [], members: [] }, named("omi"))?.message).toBe(
      "The script omi is not among the wheel's scripts: the wheel has none.",
    );
  });
});

describe("asked for its version, a command", () => {
  test("answers on either stream", async () => {
    expect(await ask("echo omi 0.3.0 >&2")).toEqual({
      script: { name: "omi", output: "omi 0.3.0", version: "0.3.0" },
    });
  });

  test("has the variables that the project asks for", async () => {
    expect(await ask('echo "$OMI_EDITION"')).toEqual({
      script: { name: "omi", output: "0.3.0", version: "0.3.0" },
    });
  });

  test.each<[string, string | undefined, string]>([
    [
      "fails",
      "echo 'omi: unknown option' >&2; exit 2",
      "omi --version fails (exit code 2):\nomi: unknown option",
    ],
    ["prints something else", "echo hello", "omi --version prints no version:\nhello"],
    ["is not there", undefined, "absent --version cannot start."],
  ])(
    "is noted where it %s, and an error where it is configured",
    async (_name, script, message) => {
      expect(await ask(script, true)).toEqual({
        silent: {
          code: "smoke-script-failed",
          severity: "error",
          message,
          hint: "script under [tool.tag2pypi.smoke] names it: let it print the version for --version, or name another one.",
        },
      });
      expect(await ask(script)).toEqual({
        silent: {
          code: "smoke-script-silent",
          severity: "notice",
          message,
          hint: expect.stringMatching(
            message.includes("prints no version")
              ? /^Nothing is wrong with that\. To have the version of a command checked, /
              : /^Where the command knows no such option, nothing is wrong with that; what else makes it fail, users would meet, too\. To have /,
          ),
        },
      });
    },
  );
});
