import { join } from "node:path";
import type { EntryPoint } from "../../archives/entry-points.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import type { InstalledFacts } from "../../domain/facts.ts";
import { installedDiagnostics } from "../../domain/installed/diagnostics.ts";
import { scriptVersion } from "../../domain/installed/script-version.ts";
import type { CommandResult } from "../../ports.ts";
import { type Installation, within } from "./installation.ts";

const TIMEOUT_MS = 60_000;

/**
 * The console script that a user would ask for its version: the configured one, the only one, or the one
 * that is named like the project or one of its packages. Undefined where none stands out.
 */
export function mainScript(
  entryPoints: readonly EntryPoint[],
  configured: string | undefined,
  names: readonly string[],
): string | undefined {
  if (configured !== undefined) return configured;
  const scripts = entryPoints
    .filter(({ group }) => group === "console_scripts")
    .map(({ name }) => name);
  if (scripts.length === 1) return scripts[0];
  const spellings = names.map(normalise);
  return scripts.find((script) => spellings.includes(normalise(script)));
}

/** Names of projects, packages and commands differ in case and separators (PEP 503). */
function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

export type Answer =
  | { readonly script: NonNullable<InstalledFacts["script"]> & { readonly version: string } }
  | { readonly silent: ReturnType<typeof installedDiagnostics.diagnose> };

/** Asks a console script for its version. */
export async function askScript(installation: Installation, name: string): Promise<Answer> {
  const { commands, environment } = installation;
  const result = await commands.run(
    [join(environment.scripts, name), "--version"],
    within(installation, TIMEOUT_MS),
  );
  const version = succeeded(result) ? scriptVersion(result.output, name) : undefined;
  if (version !== undefined) return { script: { name, output: lastLines(result.output), version } };
  return { silent: explainSilence(name, result) };
}

function explainSilence(name: string, result: CommandResult) {
  const ending = succeeded(result) ? "prints no version" : describeEnding(result);
  const output = result.status === "not-found" ? "" : lastLines(result.output, 4);
  return installedDiagnostics.diagnose("smoke-script-silent", {
    message: `${name} --version ${ending}${output === "" ? "." : `:\n${output}`}`,
    hint: "Nothing is wrong with that. To have the version of a command checked, let it answer --version, or name another one as script under [tool.tag2pypi.smoke].",
  });
}
