import { splitCommand } from "../../domain/command-line.ts";
import { lastLines } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/journal.ts";
import type { Sources } from "../../domain/outcome.ts";
import type { Commands, Python, Reporter } from "../../ports.ts";
import { buildDiagnostics } from "./diagnostics.ts";

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
  });
}

async function runBefore(sources: Sources, { commands, reporter }: BuildPorts): Promise<void> {
  const { before } = sources.configuration.build;
  if (before === undefined) return;
  reporter.say(`Running ${before}`);
  const split = splitCommand(before);
  if ("problem" in split) throw new ReleaseError(split.problem);
  const result = await commands.run(split.command, { directory: sources.directory });
  if (result.status === "exited" && result.code === 0) return;
  const how = result.status === "not-found" ? "is not a program on this machine" : "failed";
  throw new ReleaseError(
    buildDiagnostics.diagnose("build-before-failed", {
      message: `The command before the build ${how}: ${before}\n${lastLines(result.output, 20)}`,
      hint: "It is build.before under [tool.tag2pypi]; run it in a fresh clone of the tag to see the same.",
    }),
  );
}
