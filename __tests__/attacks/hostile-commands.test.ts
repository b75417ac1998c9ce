import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { commandsAdapter } from "../../src/adapters/processes/commands.ts";
import { runCommand } from "../../src/steps/smoke/run-commands.ts";
import { commandsIn } from "../adapters/actions/runner-commands.ts";
import { publicState } from "../release/world.ts";
import { SHOUT } from "./attack-code.ts";
import { errorsOf, startHostileWorld } from "./hostile-project.ts";

test("workflow commands are not obeyed where they come back in the message about a command that failed", async () => {
  const world = await startHostileWorld(`${SHOUT}\nif WHERE == "before": sys.exit(1)\n`);
  try {
    const run = await world.push();
    expect([run.exitCode, errorsOf(run)]).toEqual([1, ["build-before-failed"]]);
    const acted = commandsIn(run.log).filter(({ name }) => !/group$|^add-mask$/.test(name));
    expect(acted.map(({ name }) => name)).toEqual(["error", "notice"]);
    const { message = "" } = run.report.diagnostics[0] ?? {};
    expect(message).toContain("printed");
    expect(commandsIn(`${message}\n${run.summary}`)).toEqual([]);
    expect(publicState(world)).toEqual({ files: [], releases: [] });
  } finally {
    await world.close();
  }
});

describe("commands that are for a shell", () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });

  test.each([
    "true && touch {tmp}/was-here",
    "true; touch {tmp}/was-here",
    "echo $(touch {tmp}/was-here)",
    "echo `touch {tmp}/was-here`",
    "true > {tmp}/was-here",
    "A=1 touch {tmp}/was-here",
    "true | tee {tmp}/was-here",
    "true\ntouch {tmp}/was-here",
  ])("are refused, and have not run: %j", async (command) => {
    const folder = await mkdtemp(join(tmpdir(), "tag2pypi-commands-"));
    folders.push(folder);
    const commands = commandsAdapter({
      environment: process.env,
      reporter: { say: () => undefined, quote: () => undefined },
    });
    const environment = { python: "python3", scripts: folder };
    const tried = await runCommand({ commands, environment, folder, variables: [] }, command);
    expect([tried.check.passed, tried.findings.map(({ code }) => code)]).toEqual([
      false,
      ["command-shell-syntax"],
    ]);
    expect(await readdir(folder)).toEqual([]);
  });
});
