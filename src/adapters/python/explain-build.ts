import { lastLines } from "../../domain/command-output.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { pythonDiagnostics } from "./diagnostics.ts";

type BuildCode = Parameters<typeof pythonDiagnostics.diagnose>[0];

interface Explanation {
  readonly code: BuildCode;
  /** What pip, build or the backend prints; its first group goes into the message. */
  readonly pattern: RegExp;
  /** Must be there, too: pip also reports troubles that it then got over. */
  readonly beside?: RegExp;
  readonly message: (found: string) => string;
  readonly hint: (found: string) => string;
}

/** In this order: a network that fails makes every requirement look missing. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    code: "build-several-packages",
    pattern: /Multiple top-level (?:packages|modules) discovered in a flat-layout: (\[[^[\]\n]*\])/,
    message: (found) =>
      `setuptools finds several top-level packages, ${found}, and does not choose between them.`,
    hint: () =>
      'Name what belongs to the distribution in pyproject.toml, or move it below src/:\n[tool.setuptools.packages.find]\ninclude = ["your_package*"]',
  },
  {
    code: "build-no-vcs-version",
    pattern:
      /((?:setuptools[-_]scm|versioningit|dunamai|pdm-backend)[^\n]{0,40} (?:was )?unable to (?:detect|determine) version|Error getting the version from source `vcs`|Cannot find the version from SCM)/,
    message: () => "The version is to come from git, and the build backend cannot tell it there.",
    hint: () =>
      "Check that the tag has the form that the backend expects (its tag-pattern or tag_regex), and that nothing of .git is left out where it builds.",
  },
  {
    code: "build-backend-missing",
    pattern: /Backend '([^'\n]{1,200})' is not available/,
    message: (found) => `The build backend ${found} cannot be imported.`,
    hint: () =>
      'Let [build-system] of pyproject.toml require the package that brings it, and spell it right, for example:\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"',
  },
  {
    code: "build-network",
    pattern:
      /\b(NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|CERTIFICATE_VERIFY_FAILED|Connection refused|Connection reset by peer|Temporary failure in name resolution)\b/,
    beside: /No matching distribution found|Max retries exceeded|Could not install packages/,
    message: (found) =>
      `pip cannot reach the package index for the build's requirements (${found}).`,
    hint: () =>
      "Run again; if it stays, check the runner's network, HTTPS_PROXY, PIP_CERT and PIP_INDEX_URL.",
  },
  {
    code: "build-requirement-missing",
    pattern: /No matching distribution found for ([^\n]{1,200})/,
    message: (found) =>
      `The build requires ${found}, which the package index does not have for this Python.`,
    hint: () =>
      "Is it spelled right? It stands in `requires` of [build-system] in pyproject.toml. If your packages come from an index of your own, set PIP_INDEX_URL in the job's environment.",
  },
];

/** Why a build has failed, from what `python -m build` printed: a known mistake with its remedy, or the backend's own last lines. */
export function explainBuildFailure(output: string, ending: string): Diagnostic {
  for (const { code, pattern, beside, message, hint } of EXPLANATIONS) {
    const match = pattern.exec(output);
    if (match === null || beside?.test(output) === false) continue;
    const found = sanitise(match[1] ?? "", 200);
    return pythonDiagnostics.diagnose(code, { message: message(found), hint: hint(found) });
  }
  return pythonDiagnostics.diagnose("build-failed", {
    message: `Building the distributions ${ending}:\n${lastLines(backendOutput(output)) || "(it printed nothing)"}`,
    hint: "Try `python -m build` on a fresh clone at the tag; the complete output is in the log.",
  });
}

/** Without the trailer of `build` itself: its advice on its own options, and the frames of its own traceback. */
function backendOutput(output: string): string {
  const text = output.slice(0, /^TIP pass /m.exec(output)?.index);
  const trace = /^Traceback [^\n]*\n {2}File "[^"\n]*build[/\\]__main__\.py"/m.exec(text)?.index;
  return trace === undefined ? text : text.slice(0, trace) + withoutFrames(text.slice(trace));
}

/** What a traceback says of its last exception, without what `build` then repeats of it. */
function withoutFrames(traceback: string): string {
  const lines = traceback.split(/\r?\n/);
  const frame = lines.findLastIndex((line) => line.startsWith('  File "'));
  const start = lines.findIndex((line, index) => index > frame && /^\S/.test(line));
  const told = start < 0 ? [] : lines.slice(start);
  const end = told.findIndex((line) => line === "" || line.startsWith("ERROR "));
  return told.slice(0, end < 0 ? told.length : end).join("\n");
}
