import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Interpreter } from "../../ports/python.ts";
import { pythonDiagnostics } from "./diagnostics.ts";
import { type CarriedTools, carriedWheel } from "./environment.ts";

/** `packaging` is imported from its wheel. A name that is no wheel's fits nothing. */
const FITS = `
import json, sys
sys.path.insert(0, sys.argv[1])
from packaging.tags import sys_tags
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
def fits(name, tags=frozenset(sys_tags())):
    try:
        return not tags.isdisjoint(parse_wheel_filename(name)[3])
    except InvalidWheelFilename:
        return False
print(json.dumps([fits(name) for name in sys.argv[2:]]))
`;

/** Whether each wheel's tags are among those of the interpreter. Throws a ReleaseError (environment-failed). */
export async function wheelsThatFit(
  commands: Commands,
  carried: CarriedTools,
  directory: string,
  interpreter: Interpreter,
  names: readonly string[],
): Promise<readonly boolean[]> {
  if (names.length === 0) return [];
  const packaging = await carriedWheel(carried, "packaging");
  const result = await commands.run([interpreter.path, "-I", "-c", FITS, packaging, ...names], {
    directory,
    quiet: true,
  });
  // A list of booleans, printed by our own script.
  if (succeeded(result)) return JSON.parse(result.stdout) as readonly boolean[];
  throw new ReleaseError(
    pythonDiagnostics.diagnose("environment-failed", {
      message: `Asking ${interpreter.path} for the wheels it accepts ${describeEnding(result)}:\n${lastLines(result.output)}`,
      hint: "Check that this Python is complete, or put actions/setup-python before this step.",
    }),
  );
}
