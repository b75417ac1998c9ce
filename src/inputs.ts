import type { AttestationPolicy } from "./domain/attestation/decisions.ts";
import { type Diagnostic, defineDiagnostics } from "./domain/diagnostic.ts";
import { optional } from "./domain/optional.ts";
import type { IndexName } from "./domain/plan.ts";
import { ReleaseError } from "./domain/release-error.ts";
import { sanitise } from "./domain/sanitise.ts";
import { splitRuleInput } from "./domain/settings.ts";
import { type Input, type InputName, inputs } from "./options.ts";

export const inputDiagnostics = defineDiagnostics({
  "input-invalid": { severity: "error", title: "An input has a value that it cannot have" },
});

/** What a release is asked to do, from the action's inputs or the command line. */
export interface ReleaseOptions {
  /** As typed; empty where the event names the tag. */
  readonly tag: string;
  /** Where to publish, in this order; at least one, none twice. */
  readonly indexes: readonly IndexName[];
  readonly apiTokens: readonly string[];
  readonly attestations: AttestationPolicy;
  /** Rule settings as typed: code to level. */
  readonly rules: Readonly<Record<string, string>>;
  /** Relative to the repository's root, with `/`; `.` for the root itself. */
  readonly workingDirectory: string;
  /** Relative to the workspace. */
  readonly packagesDirectory?: string;
  readonly python?: string;
  readonly githubToken: string;
  readonly allowOtherRef: boolean;
  readonly adoptDraft: boolean;
  /** At least one. */
  readonly parallelUploads: number;
  readonly dryRun: boolean;
  /** Whether the version is installed from the index in the end. */
  readonly verify: boolean;
  /** Whether the project's own commands are run. */
  readonly projectCommands: boolean;
  readonly ciTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/**
 * Reads all inputs; `get` gives an input's text, empty where it is not set.
 * Throws a ReleaseError with every input that is wrong (input-invalid).
 */
export function readInputs(get: (name: string) => string): ReleaseOptions {
  const problems: Diagnostic[] = [];
  const text = (name: InputName): string => {
    const input: Input = inputs[name];
    return get(name).trim() || (input.default ?? "");
  };
  const complain = (name: InputName, wanted: string) => {
    problems.push(
      inputDiagnostics.diagnose("input-invalid", {
        message: `The input ${name} is ${JSON.stringify(sanitise(text(name), 100))}; it must be ${wanted}.`,
        hint: "Correct it in the workflow file. action.yml describes every input.",
      }),
    );
  };
  const flag = (name: InputName): boolean => {
    // As in YAML 1.2, whose other spellings (yes, on, 1) are text.
    const value = /^(?:(true|True|TRUE)|false|False|FALSE)$/.exec(text(name));
    if (value === null) complain(name, "true or false");
    return value?.[1] !== undefined;
  };
  const folder = (name: InputName): string => {
    const path = text(name)
      .replaceAll("\\", "/")
      .replace(/^\.\/(?=.)/, "")
      .replace(/(?<=.)\/+$/, "");
    if (/^([/~]|[A-Za-z]:)/.test(path) || path.split("/").includes("..")) {
      complain(name, "a folder within the workspace, written relative to it");
    }
    return path;
  };
  const seconds = (name: InputName): number => {
    if (!/^\d{1,5}$/.test(text(name))) complain(name, "a number of seconds");
    return Number(text(name)) * 1000;
  };
  const options: ReleaseOptions = {
    tag: text("tag"),
    indexes: readIndexes(text("indexes"), complain),
    apiTokens: split(text("api-token")),
    attestations: readPolicy(text("attestations"), complain),
    rules: splitRuleInput(text("rules")),
    workingDirectory: folder("working-directory"),
    ...optional("packagesDirectory", folder("packages-dir") || undefined),
    ...optional("python", text("python") || undefined),
    githubToken: readToken(get("github-token").trim(), complain),
    allowOtherRef: flag("allow-other-ref"),
    adoptDraft: flag("adopt-draft"),
    parallelUploads: readParallel(text("parallel-uploads"), complain),
    dryRun: flag("dry-run"),
    verify: flag("verify"),
    projectCommands: flag("project-commands"),
    ciTimeoutMs: seconds("ci-timeout"),
    confirmTimeoutMs: seconds("confirm-timeout"),
  };
  if (problems.length > 0) throw new ReleaseError(...problems);
  return options;
}

type Complain = (name: InputName, wanted: string) => void;

function readIndexes(text: string, complain: Complain): readonly IndexName[] {
  const names = split(text);
  if (names.length === 0) complain("indexes", "at least one index");
  if (new Set(names).size !== names.length) complain("indexes", "a list without repetitions");
  if (names.some((name) => !["pypi", "testpypi"].includes(name) && !/^https?:\/\//.test(name))) {
    complain("indexes", "a list of pypi, testpypi, or https addresses of upload APIs");
  }
  return names;
}

function readPolicy(text: string, complain: Complain): AttestationPolicy {
  const policy = (["auto", "required", "off"] as const).find((known) => known === text);
  if (policy === undefined) complain("attestations", "auto, required or off");
  return policy ?? "auto";
}

/** Items separated by white space or commas. */
export function split(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((item) => item !== "");
}

/** The runner fills in the default; an empty value is a secret that does not exist. */
function readToken(text: string, complain: Complain): string {
  if (text === "") complain("github-token", "a token; leave the input out to use the job's own");
  return text;
}

function readParallel(text: string, complain: Complain): number {
  if (!/^([1-9]|1[0-6])$/.test(text)) complain("parallel-uploads", "a number from 1 to 16");
  return Number(text);
}
