import { splitCommand } from "../../domain/command-line.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import type { Sources } from "../../domain/outcome.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { CommandResult, Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { Python } from "../../ports/python.ts";
import { buildDiagnostics } from "./diagnostics.ts";

const BEFORE_TIMEOUT_MS = 60 * 60_000;

export interface BuildPorts {
  readonly python: Python;
  readonly commands: Commands;
  readonly reporter: Reporter;
}

/** Builds sdist and wheel in the fresh clone; the output folder holds exactly what this build made. */
export async function buildDistributions(
  {
    sources,
    python,
    distributions,
  }: { readonly sources: Sources; readonly python?: string; readonly distributions: string },
  ports: BuildPorts,
): Promise<void> {
  const interpreter = await ports.python.find(sources.project.requiresPython, python);
  ports.reporter.say(`Building with Python ${interpreter.version} (${interpreter.path})`);
  await runBefore(sources, ports);
  await ports.python.build({
    interpreter,
    source: sources.directory,
    output: distributions,
    sourceDate: sources.committedAt,
    variables: sources.configuration.environment,
  });
}

async function runBefore(
  { directory, configuration }: Sources,
  { commands, reporter }: BuildPorts,
): Promise<void> {
  const { before } = configuration.build;
  if (before === undefined) return;
  reporter.say(`Running ${before}`);
  const split = splitCommand(before);
  if ("problem" in split) throw new ReleaseError(split.problem);
  const result = await commands.run(split.command, {
    directory,
    variables: configuration.environment,
    timeoutMs: BEFORE_TIMEOUT_MS,
  });
  if (!succeeded(result)) throw new ReleaseError(explainBefore(before, result));
}

function explainBefore(before: string, result: CommandResult) {
  const late = result.status === "timed-out";
  const ending = late ? "does not come to an end within one hour" : describeEnding(result);
  return buildDiagnostics.diagnose("build-before-failed", {
    message:
      `The command before the build ${ending}: ${before}\n${lastLines(result.output, 20)}`.trimEnd(),
    hint: late
      ? "It is build.before under [tool.tag2pypi], and nobody answers questions there. What takes longer belongs to a job of its own, whose files come by packages-dir."
      : "It is build.before under [tool.tag2pypi]; run it in a fresh clone of the tag to see the same.",
  });
}
