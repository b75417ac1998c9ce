import { randomUUID } from "node:crypto";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import type { InstalledFacts } from "../../domain/facts.ts";
import { installedDiagnostics } from "../../domain/installed/diagnostics.ts";
import { type Installation, type Tried, within } from "./installation.ts";

const TIMEOUT_MS = 120_000;

/** Takes the mark from the arguments first, so that what is imported does not find it there. */
const IMPORT = `
import importlib, json, sys
name, mark = sys.argv[1:]
del sys.argv[1:]
version = getattr(importlib.import_module(name), "__version__", None)
sys.__stdout__.write("\\n" + mark + json.dumps(version if isinstance(version, str) else None) + "\\n")
`;

export interface Imported extends Tried {
  /** Undefined where the import fails. */
  readonly module?: InstalledFacts["modules"][number];
}

/** Imports one package or module in a process of its own, and reads its `__version__` where that is text. */
export async function importModule(installation: Installation, name: string): Promise<Imported> {
  const { commands, environment } = installation;
  // Stands before the answer, because a module may print when it is imported: nobody can know it beforehand.
  const mark = `${randomUUID()}:`;
  const result = await commands.run([environment.python, "-I", "-c", IMPORT, name, mark], {
    ...within(installation, TIMEOUT_MS),
    quiet: true,
  });
  const answer = readAnswer(result.stdout, mark);
  const check = { name: `import ${name}`, passed: succeeded(result) && answer.kind === "told" };
  if (answer.kind === "told" && check.passed) {
    const { version } = answer;
    return { check, findings: [], module: { name, ...(version === undefined ? {} : { version }) } };
  }
  const ending = succeeded(result) ? ENDINGS[answer.kind] : describeEnding(result);
  const findings = [
    installedDiagnostics.diagnose("import-failed", {
      message: `import ${name} ${ending} where only the wheel and its dependencies are installed:\n${lastLines(result.output)}`,
      hint: "Users would meet the same. Check that the wheel holds every package and file it needs, and that pyproject.toml names every dependency.",
    }),
  ];
  return { check, findings };
}

type Answer =
  | { readonly kind: "told"; readonly version?: string }
  | { readonly kind: "none" | "garbled" };

/** Of a program that claims success, for each kind of answer: the middle of a sentence. */
const ENDINGS: Readonly<Record<Answer["kind"], string>> = {
  told: "succeeds",
  none: "ends the program",
  garbled: "leaves output that cannot be read",
};

function readAnswer(stdout: string, mark: string): Answer {
  const line = stdout.split("\n").findLast((each) => each.startsWith(mark));
  if (line === undefined) return { kind: "none" };
  try {
    const version: unknown = JSON.parse(line.slice(mark.length));
    return { kind: "told", ...(typeof version === "string" ? { version } : {}) };
  } catch {
    return { kind: "garbled" };
  }
}
