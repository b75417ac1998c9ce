import { cp, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { splitCommand } from "../../domain/command-line.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { installedDiagnostics } from "../../domain/installed/diagnostics.ts";
import type { Python } from "../../ports/python.ts";
import { type Installation, type Tried, within } from "./installation.ts";

/** Stands for the copy of the project's tests in its command. */
export const TESTS_FOLDER = "{tests}";

const COMMAND_TIMEOUT_MS = 10 * 60_000;
const TESTS_TIMEOUT_MS = 60 * 60_000;

/** Runs a configured command (`{tmp}` is a folder of its own); it must end with exit code 0. */
export function runCommand(installation: Installation, text: string): Promise<Tried> {
  return run(installation, text, { tmp: installation.folder }, COMMAND_TIMEOUT_MS);
}

/**
 * Runs the project's test suite against what is installed. `{tests}` is a copy of its tests, so that nothing of the
 * source tree can be imported by accident. pytest is installed where the command begins with it. `project` is the
 * folder of the project, where there is one. Throws a ReleaseError (install-failed).
 */
export async function runTests(
  installation: Installation,
  python: Python,
  text: string,
  project: string | undefined,
): Promise<Tried> {
  const split = splitCommand(text);
  const command = "command" in split ? split.command : [];
  if (/(?:^|[/\\])(?:pytest|py\.test)$/.test(command[0] ?? "") || command[2] === "pytest") {
    await python.install(installation.environment, ["pytest"]);
  }
  const tests = await copyTests(project, join(installation.folder, "..", "tests"));
  if (tests === undefined && text.includes(TESTS_FOLDER)) return withoutTests(text);
  const values = { tmp: installation.folder, ...(tests === undefined ? {} : { tests }) };
  return run(installation, text, values, TESTS_TIMEOUT_MS);
}

async function run(
  installation: Installation,
  text: string,
  values: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Tried> {
  const split = splitCommand(text, values);
  if ("problem" in split) {
    return { check: { name: text, passed: false }, findings: [split.problem] };
  }
  const result = await installation.commands.run(split.command, within(installation, timeoutMs));
  if (succeeded(result)) return { check: { name: text, passed: true }, findings: [] };
  return failed(
    text,
    `${text} ${describeEnding(result)} with the installed wheel:\n${lastLines(result.output)}`,
    "Run the same in a fresh environment with nothing but the wheel in it. What the command needs beside the wheel belongs to its dependencies, or to the command.",
  );
}

/** Copies the folder `tests` (or `test`) of the project; undefined where it has none, or is not there. */
async function copyTests(project: string | undefined, to: string): Promise<string | undefined> {
  if (project === undefined) return undefined;
  for (const name of ["tests", "test"]) {
    const from = join(project, name);
    if (!(await stat(from).catch(() => undefined))?.isDirectory()) continue;
    await mkdir(to, { recursive: true });
    await cp(from, join(to, name), { recursive: true });
    return join(to, name);
  }
  return undefined;
}

function withoutTests(text: string): Tried {
  return failed(
    text,
    `${text} names {tests}, and the project has no folder tests or test.`,
    "Correct or remove tests under [tool.tag2pypi.smoke].",
  );
}

function failed(name: string, message: string, hint: string): Tried {
  const finding = installedDiagnostics.diagnose("smoke-command-failed", { message, hint });
  return { check: { name, passed: false }, findings: [finding] };
}
