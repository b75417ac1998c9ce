import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import type { InstalledFacts } from "../../domain/facts.ts";
import { installedDiagnostics } from "../../domain/installed/diagnostics.ts";
import { type Installation, type Tried, within } from "./installation.ts";

const TIMEOUT_MS = 120_000;

/** Stands before the answer, because a module may print when it is imported. */
const MARK = "tag2pypi-version:";

const IMPORT = `
import importlib, json, sys
version = getattr(importlib.import_module(sys.argv[1]), "__version__", None)
sys.__stdout__.write("\\n" + sys.argv[2] + json.dumps(version if isinstance(version, str) else None) + "\\n")
`;

export interface Imported extends Tried {
  /** Undefined where the import fails. */
  readonly module?: InstalledFacts["modules"][number];
}

/** Imports one package or module in a process of its own, and reads its `__version__` where that is text. */
export async function importModule(installation: Installation, name: string): Promise<Imported> {
  const { commands, environment } = installation;
  const result = await commands.run([environment.python, "-I", "-c", IMPORT, name, MARK], {
    ...within(installation, TIMEOUT_MS),
    quiet: true,
  });
  const answer = result.stdout.split("\n").findLast((line) => line.startsWith(MARK));
  const check = { name: `import ${name}`, passed: succeeded(result) && answer !== undefined };
  if (answer !== undefined && check.passed) {
    const version = readVersion(answer);
    return { check, findings: [], module: { name, ...(version === undefined ? {} : { version }) } };
  }
  const ending = succeeded(result) ? "ends the program" : describeEnding(result);
  const findings = [
    installedDiagnostics.diagnose("import-failed", {
      message: `import ${name} ${ending} where only the wheel and its dependencies are installed:\n${lastLines(result.output)}`,
      hint: "Users would meet the same. Check that the wheel holds every package and file it needs, and that pyproject.toml names every dependency.",
    }),
  ];
  return { check, findings };
}

function readVersion(answer: string): string | undefined {
  const version: unknown = JSON.parse(answer.slice(MARK.length));
  return typeof version === "string" ? version : undefined;
}
