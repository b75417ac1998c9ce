import type { Diagnostic, Location } from "./domain/diagnostic.ts";
import { optional } from "./domain/optional.ts";
import type { IndexName } from "./domain/plan.ts";
import { ReleaseError } from "./domain/release-error.ts";
import { sanitise } from "./domain/sanitise.ts";
import { inputDiagnostics, type ReleaseOptions, readInputs } from "./inputs.ts";
import type { Input } from "./options.ts";

/** What a stage is asked to do. Inputs that it does not have are as the whole release has them by default. */
export type StageOptions = ReleaseOptions;

/** What a stage is asked to do that is handed distributions. */
export interface HandedOverOptions extends ReleaseOptions {
  /** Folder of distributions and manifest, relative to the workspace. */
  readonly packagesDirectory: string;
  /** Digest of the manifest, lower-case hex. */
  readonly manifestSha256: string;
}

type Inputs = Readonly<Record<string, Input>>;
type Get = (name: string) => string;

/** Reads the inputs of a stage, as readInputs does; `inputs` is the stage's own table. */
export function readStageInputs(inputs: Inputs, get: Get): StageOptions {
  return readInputs((name) => {
    const input = inputs[name];
    // Only the stages that ask GitHub have a token; the others must not be refused for lack of one.
    if (input === undefined) return name === "github-token" ? "none" : "";
    return get(name).trim() || (input.default ?? "");
  });
}

/** The same for a stage that is handed distributions. Throws a ReleaseError with every input that is wrong. */
export function readHandedOverInputs(inputs: Inputs, get: Get): HandedOverOptions {
  const sha256 = get("manifest-sha256").trim().toLowerCase();
  const problems: Diagnostic[] = [];
  if (!/^[0-9a-f]{64}$/.test(sha256)) problems.push(explainDigest(sha256));
  const options = collect(problems, () => readStageInputs(inputs, get));
  if (options === undefined || problems.length > 0) throw new ReleaseError(...problems);
  const { packagesDirectory = ".", ...others } = options;
  return { ...others, packagesDirectory, manifestSha256: sha256 };
}

/** The same for the stage that publishes, which cannot try what it has uploaded. */
export function readPublishInputs(inputs: Inputs, get: Get): HandedOverOptions {
  const options = readHandedOverInputs(inputs, get);
  const { indexes } = options;
  if (indexes.length > 1 && indexes.includes("testpypi")) {
    throw new ReleaseError(explainTrial(indexes));
  }
  return options;
}

/** The input `stage` of the GitHub release. Throws a ReleaseError (input-invalid). */
export function readReleaseStage(text: string): "draft" | "publish" {
  const stage = text.trim();
  if (stage === "draft" || stage === "publish") return stage;
  throw new ReleaseError(
    inputDiagnostics.diagnose("input-invalid", {
      message: `The input stage is ${JSON.stringify(sanitise(stage, 100))}; it must be draft or publish.`,
      hint: "Use stage: draft in the job before the upload, and stage: publish in one after it.",
    }),
  );
}

/** How much of earlier jobs' findings is taken. */
const MOST_FINDINGS = 200;
const LONGEST_TEXT = 4000;

/**
 * The input `findings`: what earlier jobs found, a JSON list on each line. Project code runs in those jobs, so nothing but
 * texts to be shown is taken over. Throws a ReleaseError (input-invalid).
 */
export function readEarlierFindings(text: string): readonly Diagnostic[] {
  const lists = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lists.flatMap(readFindings).slice(0, MOST_FINDINGS);
}

function readFindings(list: string): readonly Diagnostic[] {
  try {
    const found: unknown = JSON.parse(list);
    if (Array.isArray(found)) return found.map(readFinding);
  } catch {
    // Whatever is wrong with it, the advice is the same.
  }
  throw new ReleaseError(
    inputDiagnostics.diagnose("input-invalid", {
      message: `The input findings has the line ${JSON.stringify(sanitise(list, 100))}; each must be a list of findings, as the output findings of an earlier job is.`,
      hint: "Give it those outputs and nothing else, a line for each:\nfindings: |\n  ${{ needs.check.outputs.findings }}\n  ${{ needs.build.outputs.findings }}",
    }),
  );
}

/** Throws for what is no finding. */
function readFinding(value: unknown): Diagnostic {
  const { code, severity, message, hint, location } = value as Readonly<Record<string, unknown>>; // each is checked
  const known = (["error", "warning", "notice"] as const).find((each) => each === severity);
  if (typeof code !== "string" || !/^[a-z][a-z0-9-]{0,60}$/.test(code)) throw new Error("No code");
  if (known === undefined || typeof message !== "string") throw new Error("No finding");
  return {
    code,
    severity: known,
    message: message.slice(0, LONGEST_TEXT),
    ...optional("hint", typeof hint === "string" ? hint.slice(0, LONGEST_TEXT) : undefined),
    ...optional("location", readLocation(location)),
  };
}

function readLocation(value: unknown): Location | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { file, line } = value as Readonly<Record<string, unknown>>; // each is checked
  if (typeof file !== "string") return undefined;
  return {
    file: sanitise(file, 300),
    ...optional("line", typeof line === "number" && Number.isSafeInteger(line) ? line : undefined),
  };
}

function collect<T>(problems: Diagnostic[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    problems.push(...error.diagnostics);
    return undefined;
  }
}

function explainDigest(found: string): Diagnostic {
  const is = found === "" ? "empty" : JSON.stringify(sanitise(found, 100));
  return inputDiagnostics.diagnose("input-invalid", {
    message: `The input manifest-sha256 is ${is}; it must be the SHA-256 digest of the manifest, 64 hex digits.`,
    hint: "Give the build job an output for it, and name it here: manifest-sha256: ${{ needs.build.outputs.manifest-sha256 }}. It is empty where `needs` does not list that job.",
  });
}

/** The proof that the version installs from TestPyPI needs a process, which this stage never starts. */
function explainTrial(indexes: readonly IndexName[]): Diagnostic {
  return inputDiagnostics.diagnose("input-invalid", {
    message: `The input indexes is ${JSON.stringify(indexes.join(", "))}; this action starts no process, so it cannot install from TestPyPI before it goes on to the next index.`,
    hint: "Use a job for each: one that publishes with `indexes: testpypi`, one that installs from there, one that publishes with `indexes: pypi`.",
  });
}
