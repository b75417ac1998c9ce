import { mkdtemp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describeUnavailable } from "../../domain/audit/describe.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { Interpreter, PythonEnvironment } from "../../ports/python.ts";
import { carriedTools, createEnvironment, PIP_OPTIONS, pipCommand } from "./environment.ts";

const TIMEOUT_MS = 5 * 60_000;

interface AuditToolOptions {
  readonly commands: Commands;
  readonly carried: string;
  readonly temporary: string;
  readonly reporter: Reporter;
}

/**
 * An environment with pip-audit and all it needs: wheels alone, whose digests we carry, from the index that this
 * machine's pip uses; nothing can come from there but these files. Throws a ReleaseError (audit-unavailable).
 */
export async function installAuditTool(
  { commands, carried, temporary, reporter }: AuditToolOptions,
  interpreter: Interpreter,
): Promise<PythonEnvironment> {
  reporter.say(`Installing pip-audit for Python ${interpreter.version}`);
  const tools = carriedTools(carried);
  const directory = await mkdtemp(join(resolve(temporary), "audit-tool-"));
  const environment = await createEnvironment(commands, interpreter, directory).catch((error) => {
    if (!(error instanceof ReleaseError)) throw error;
    throw new ReleaseError(describeUnavailable(error.message));
  });
  const result = await commands.run(
    [
      ...(await pipCommand(tools, environment)),
      "install",
      ...PIP_OPTIONS,
      "--no-deps",
      "--require-hashes",
      "--only-binary=:all:",
      `--find-links=${resolve(tools.wheels)}`,
      `--requirement=${resolve(carried, "audit-requirements.txt")}`,
    ],
    { directory, quiet: true, timeoutMs: TIMEOUT_MS },
  );
  if (succeeded(result)) return environment;
  throw new ReleaseError(
    describeUnavailable(
      `Installing pip-audit ${describeEnding(result)}:\n${lastLines(result.output, 3)}`,
    ),
  );
}
