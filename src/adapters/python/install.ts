import { devNull } from "node:os";
import { dirname } from "node:path";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Commands } from "../../ports/commands.ts";
import type { PythonEnvironment } from "../../ports/python.ts";
import { pythonDiagnostics } from "./diagnostics.ts";
import { type CarriedTools, PIP_OPTIONS, pipCommand } from "./environment.ts";

const TIMEOUT_MS = 30 * 60_000;

/**
 * What would let pip look elsewhere than in an index that is named explicitly. pip ignores empty variables, and reads
 * no configuration file at all where this one is the null device.
 */
const ONLY_THE_NAMED_INDEX = {
  PIP_CONFIG_FILE: devNull,
  PIP_EXTRA_INDEX_URL: "",
  PIP_FIND_LINKS: "",
  PIP_INDEX_URL: "",
  PIP_NO_INDEX: "",
};

/**
 * Installs requirements with pip, dependencies included. Options of pip may stand among them (`--index-url=…`);
 * with an index named, the machine's own index variables and pip's configuration files do not count. Throws a ReleaseError (install-failed).
 */
export async function installRequirements(
  commands: Commands,
  carried: CarriedTools,
  environment: PythonEnvironment,
  requirements: readonly string[],
): Promise<void> {
  const named = requirements.some((requirement) => requirement.startsWith("--index-url="));
  const result = await commands.run(
    [...(await pipCommand(carried, environment)), "install", ...PIP_OPTIONS, ...requirements],
    {
      directory: dirname(environment.scripts),
      timeoutMs: TIMEOUT_MS,
      ...(named ? { environment: ONLY_THE_NAMED_INDEX } : {}),
    },
  );
  if (succeeded(result)) return;
  const wanted = requirements.filter((requirement) => !requirement.startsWith("-")).join(", ");
  throw new ReleaseError(
    pythonDiagnostics.diagnose("install-failed", {
      message: `Installing ${wanted || "what is listed"} in a clean environment ${describeEnding(result)}:\n${lastLines(result.output)}`,
      hint: "Users who install this release would meet the same. Correct the dependencies in pyproject.toml; if the index could not be reached, run again.",
    }),
  );
}
