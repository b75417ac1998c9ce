import { join } from "node:path";
import type { WheelContents } from "../../archives/wheel.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { normalizeProjectName } from "../../domain/distribution/file-name.ts";
import type { InstalledFacts } from "../../domain/facts.ts";
import { installedDiagnostics } from "../../domain/installed/diagnostics.ts";
import { scriptVersion } from "../../domain/installed/script-version.ts";
import { type Installation, within } from "./installation.ts";

const TIMEOUT_MS = 60_000;

/** A script whose `--version` must state the version. */
export interface MainScript {
  readonly name: string;
  /** Named by the project itself, so that its silence is no accident. */
  readonly configured: boolean;
}

/**
 * The script that a user would ask for its version: the configured one, the only one, or the one
 * that is named like the project or one of its packages. Undefined where none stands out.
 */
export function mainScript(
  { entryPoints }: Pick<WheelContents, "entryPoints">,
  configured: string | undefined,
  names: readonly string[],
): MainScript | undefined {
  if (configured !== undefined) return { name: configured, configured: true };
  const scripts = entryPoints
    .filter(({ group }) => group === "console_scripts")
    .map(({ name }) => name);
  // Names of projects, packages and commands differ in case and separators.
  const spellings = names.map(normalizeProjectName);
  const name =
    scripts.length === 1
      ? scripts[0]
      : scripts.find((script) => spellings.includes(normalizeProjectName(script)));
  return name === undefined ? undefined : { name, configured: false };
}

/** What stands in the way of asking a script: a configured one must be the wheel's own, not a dependency's. */
export function explainAbsence(
  contents: Pick<WheelContents, "entryPoints" | "members">,
  { name, configured }: MainScript,
): Diagnostic | undefined {
  const scripts = scriptsOf(contents);
  if (!configured || scripts.includes(name)) return undefined;
  const those = scripts.length === 0 ? "has none" : `has ${scripts.join(", ")}`;
  return installedDiagnostics.diagnose("smoke-script-failed", {
    message: `The script ${name} is not among the wheel's scripts: the wheel ${those}.`,
    hint: "Correct script under [tool.tag2pypi.smoke], or [project.scripts] if the wheel should have it.",
  });
}

/** Scripts of entry points, and those that a wheel brings as files (binary distribution format, `.data/scripts`). */
function scriptsOf({
  entryPoints,
  members,
}: Pick<WheelContents, "entryPoints" | "members">): readonly string[] {
  const generated = entryPoints.filter(({ group }) => /^(?:console|gui)_scripts$/.test(group));
  const brought = members.flatMap(
    (member) => /^[^/]+\.data\/scripts\/([^/]+)$/.exec(member)?.[1] ?? [],
  );
  return [...generated.map(({ name }) => name), ...brought];
}

export type Answer =
  | { readonly script: NonNullable<InstalledFacts["script"]> & { readonly version: string } }
  | { readonly silent: Diagnostic };

/** Asks a script for its version. Silence is a notice, or an error where the project has named the script. */
export async function askScript(installation: Installation, script: MainScript): Promise<Answer> {
  const { commands, environment } = installation;
  const { name, configured } = script;
  const result = await commands.run(
    [join(environment.scripts, name), "--version"],
    within(installation, TIMEOUT_MS),
  );
  const version = succeeded(result) ? scriptVersion(result.output, name) : undefined;
  if (version !== undefined) return { script: { name, output: lastLines(result.output), version } };
  const ending = succeeded(result) ? "prints no version" : describeEnding(result);
  const output = result.status === "not-found" ? "" : lastLines(result.output, 4);
  const message = `${name} --version ${ending}${output === "" ? "." : `:\n${output}`}`;
  return {
    silent: configured ? explainFailure(message) : explainSilence(message, succeeded(result)),
  };
}

function explainFailure(message: string): Diagnostic {
  return installedDiagnostics.diagnose("smoke-script-failed", {
    message,
    hint: "script under [tool.tag2pypi.smoke] names it: let it print the version for --version, or name another one.",
  });
}

function explainSilence(message: string, ran: boolean): Diagnostic {
  const judgement = ran
    ? "Nothing is wrong with that."
    : "Where the command knows no such option, nothing is wrong with that; what else makes it fail, users would meet, too.";
  return installedDiagnostics.diagnose("smoke-script-silent", {
    message,
    hint: `${judgement} To have the version of a command checked, let it answer --version, or name another one as script under [tool.tag2pypi.smoke].`,
  });
}
