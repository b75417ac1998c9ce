import { mkdir, readdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { describeEnding, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { BuildRequest, Python, PythonEnvironment } from "../../ports/python.ts";
import { type Variables, variable } from "../processes/environment.ts";
import { carriedTools, createEnvironment, toolEnvironments } from "./environment.ts";
import { explainBuildFailure } from "./explain-build.ts";
import { findPython } from "./find.ts";
import { wheelsThatFit } from "./fits.ts";
import { installRequirements } from "./install.ts";
import { createProjectEnvironment, installProject } from "./project.ts";

const BUILD_TIMEOUT_MS = 60 * 60_000;

export interface PythonOptions {
  readonly commands: Commands;
  /** The folder with our Python tools: `requirements.txt` and `wheels`. */
  readonly carried: string;
  /** An existing folder for environments; whoever made it removes it. */
  readonly temporary: string;
  /** Environment of this process, for `pythonLocation`. */
  readonly environment: Variables;
  readonly reporter: Reporter;
}

/** Python by real interpreters and the tools we carry. What fails is thrown as a ReleaseError with the tool's own last lines. */
export function pythonAdapter(options: PythonOptions): Python {
  const { commands, temporary, reporter } = options;
  const carried = carriedTools(options.carried);
  const tools = toolEnvironments(commands, carried, temporary, reporter);
  const location = variable(options.environment, "pythonLocation");
  return {
    find: (requires, asked) =>
      findPython({ commands, directory: temporary, location }, { requires, asked }),
    build: async (request) => build(commands, await tools(request.interpreter), request),
    createEnvironment: (interpreter, directory) =>
      createEnvironment(commands, interpreter, directory),
    install: (environment, requirements) =>
      installRequirements(commands, carried, environment, requirements),
    createProjectEnvironment: (interpreter, directory) =>
      createProjectEnvironment(commands, carried, interpreter, directory),
    installProject: (request) => installProject(commands, request, reporter),
    fits: (interpreter, names) => wheelsThatFit(commands, carried, temporary, interpreter, names),
  };
}

async function build(
  commands: Commands,
  tools: PythonEnvironment,
  request: BuildRequest,
): Promise<void> {
  const output = resolve(request.output);
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const result = await commands.run(
    [tools.python, "-I", "-m", "build", "--outdir", output, resolve(request.source)],
    {
      directory: request.source,
      timeoutMs: BUILD_TIMEOUT_MS,
      variables: request.variables,
      environment: {
        // `build` wraps pip's messages to the width of the terminal, and breaks names at their hyphens.
        COLUMNS: "1000",
        PIP_DISABLE_PIP_VERSION_CHECK: "1",
        PIP_NO_CACHE_DIR: "1",
        PIP_NO_INPUT: "1",
        SOURCE_DATE_EPOCH: String(request.sourceDate),
      },
    },
  );
  const built = succeeded(result) && (await readdir(output)).length > 0;
  if (built) return;
  const ending = succeeded(result) ? "leaves no files" : describeEnding(result);
  throw new ReleaseError(explainBuildFailure(result.output, ending));
}
