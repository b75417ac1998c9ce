import { join } from "node:path";
import { satisfies } from "@renovatebot/pep440";
import { lastLines, succeeded } from "../../domain/command-output.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { CommandLine, Commands } from "../../ports/commands.ts";
import type { Interpreter } from "../../ports/python.ts";
import { pythonDiagnostics } from "./diagnostics.ts";

/** What the tools that we carry run on. */
const TOOLS_REQUIRE = ">=3.10";

const PROBE = `
import json, sys
from importlib.util import find_spec
print(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "path": sys.executable, "venv": find_spec("venv") is not None}))
`;

export interface PythonSearch {
  readonly commands: Commands;
  /** An existing folder without Python files. */
  readonly directory: string;
  /** `pythonLocation`, which actions/setup-python sets: the folder of its Python. */
  readonly location: string | undefined;
}

interface Wanted {
  readonly requires: string | undefined;
  readonly asked: string | undefined;
}

type Judgement =
  | { readonly fits: Interpreter }
  | { readonly why: string; readonly package?: string };

/**
 * The first Python that `requires-python` and our tools accept. `asked` is a version (`3.12`), which must match too, or a program,
 * and then only that one counts. Throws a ReleaseError (python-not-found) that lists every candidate and why it is none.
 */
export async function findPython(search: PythonSearch, given: Wanted): Promise<Interpreter> {
  // An input that is left empty asks for nothing.
  const wanted = { requires: given.requires, asked: given.asked || undefined };
  const refused: { readonly name: string; readonly why: string; readonly package?: string }[] = [];
  for (const command of candidates(search.location, wanted.asked)) {
    const judgement = await judge(search, command, wanted);
    if ("fits" in judgement) return judgement.fits;
    refused.push({ name: command.join(" "), ...judgement });
  }
  throw new ReleaseError(explain(refused, wanted));
}

function candidates(
  location: string | undefined,
  asked: string | undefined,
): readonly CommandLine[] {
  const version = asked !== undefined && isVersion(asked) ? asked : undefined;
  if (asked !== undefined && version === undefined) return [[asked]];
  const onWindows = process.platform === "win32";
  const located = onWindows ? "python.exe" : join("bin", "python3");
  return [
    ...(location ? [[join(location, located)] as const] : []),
    ...(version === undefined ? [] : [[`python${version}`] as const]),
    ["python3"],
    ["python"],
    ...(onWindows ? [["py", version === undefined ? "-3" : `-${version}`] as const] : []),
  ];
}

function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(text);
}

async function judge(
  { commands, directory }: PythonSearch,
  command: CommandLine,
  { requires, asked }: Wanted,
): Promise<Judgement> {
  const [program, ...parameters] = command;
  const result = await commands.run([program, ...parameters, "-I", "-c", PROBE], {
    directory,
    quiet: true,
    timeoutMs: 60_000,
  });
  if (result.status === "not-found") return { why: "is not there" };
  const probed = succeeded(result) ? readProbe(result.stdout) : undefined;
  if (probed === undefined) {
    return { why: `does not run: ${lastLines(result.output, 1) || "it gives no answer"}` };
  }
  const { version, path, venv } = probed;
  if (requires !== undefined && !satisfies(version, requires)) {
    return { why: `is ${version}; the project requires ${requires}` };
  }
  if (asked !== undefined && isVersion(asked) && !satisfies(version, `==${asked}.*`)) {
    return { why: `is ${version}; ${asked} is asked for` };
  }
  if (!satisfies(version, TOOLS_REQUIRE)) {
    return { why: `is ${version}; building needs ${TOOLS_REQUIRE.slice(2)} or later` };
  }
  const name = `python${version.split(".", 2).join(".")}-venv`;
  if (!venv) return { why: `is ${version}, without its venv module`, package: name };
  return { fits: { path, version } };
}

interface Probe {
  readonly version: string;
  readonly path: string;
  readonly venv: boolean;
}

function readProbe(stdout: string): Probe | undefined {
  try {
    // Printed by our own script; anything else is no JSON, or lacks the version.
    const probe = JSON.parse(stdout) as Partial<Probe>;
    const { version, path, venv } = probe;
    return version && path && venv !== undefined ? { version, path, venv } : undefined;
  } catch {
    return undefined;
  }
}

function explain(
  refused: readonly { readonly name: string; readonly why: string; readonly package?: string }[],
  { requires, asked }: Wanted,
): Diagnostic {
  const wanted = [requires, asked].filter(Boolean).join(", ") || TOOLS_REQUIRE;
  const tried = refused.map(({ name, why }) => `${name} ${why}`).join("; ");
  const debian = refused.find((candidate) => candidate.package !== undefined)?.package;
  return pythonDiagnostics.diagnose("python-not-found", {
    message: `No Python fits (wanted: ${wanted}): ${tried}.`,
    hint:
      debian === undefined
        ? "Install a Python that fits; in a workflow, put actions/setup-python before this step."
        : `Install the package ${debian} (Debian, Ubuntu: sudo apt-get install ${debian}), or put actions/setup-python before this step.`,
  });
}
