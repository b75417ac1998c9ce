import {
  COMMIT,
  type Fields,
  invalid,
  readDigest,
  readList,
  readRecord,
  readText,
  readTexts,
  SHA256,
} from "./manifest-fields.ts";
import type { Plan, ReleasePlan, SnapshotPlan } from "./plan.ts";
import { releaseDiagnostics } from "./release/diagnostics.ts";
import { ReleaseError } from "./release-error.ts";

export const MANIFEST_NAME = "tag2pypi-manifest.json";
export const MANIFEST_SCHEMA = 1;

export interface Distribution {
  readonly name: string;
  readonly kind: "sdist" | "wheel";
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What is run against the installed wheel; kept in the manifest because later stages have no checkout. */
export interface SmokePlan {
  readonly commands: readonly string[];
  readonly tests?: string;
  /** Console script whose `--version` is asked; chosen from the wheel's entry points where absent. */
  readonly script?: string;
  /** Names of environment variables that the commands get, beside the built-in list. */
  readonly environment?: readonly string[];
}

/** Everything that later steps need to know of a release, and the digests that bind them to its bytes. */
export interface Manifest {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly plan: Plan;
  /** Text of the GitHub release, Markdown, as long as the project wrote it. */
  readonly notes: string;
  readonly smoke: SmokePlan;
  readonly files: readonly Distribution[];
  /** The project's own rule settings, as written: later jobs judge by them, too. */
  readonly rules?: Readonly<Record<string, string>>;
}

/** The manifest's bytes: the same manifest always gives the same ones. */
export function serializeManifest(manifest: Manifest): string {
  return `${JSON.stringify(sortKeys(manifest), undefined, 2)}\n`;
}

/** Reads a manifest. Throws a ReleaseError (manifest-invalid, manifest-schema-newer) that names the field which is wrong. */
export function parseManifest(text: string): Manifest {
  const value = parseJson(text);
  const root = readRecord(value, "the manifest");
  const schema = root["schema"];
  if (typeof schema === "number" && schema > MANIFEST_SCHEMA) {
    throw new ReleaseError(
      releaseDiagnostics.diagnose("manifest-schema-newer", {
        message: `The manifest has schema ${schema}; this version of tag2pypi reads up to ${MANIFEST_SCHEMA}.`,
        hint: "Use the same version of the action in every job of the workflow.",
      }),
    );
  }
  if (schema !== MANIFEST_SCHEMA) throw invalid("schema", `${MANIFEST_SCHEMA}`);
  return {
    schema: MANIFEST_SCHEMA,
    plan: readPlan(readRecord(root["plan"], "plan")),
    notes: readText(root, "notes"),
    smoke: readSmoke(readRecord(root["smoke"], "smoke")),
    files: readFiles(readList(root["files"], "files")),
    ...(root["rules"] === undefined
      ? {}
      : { rules: readRules(readRecord(root["rules"], "rules")) }),
  };
}

function readPlan(plan: Fields): Plan {
  switch (plan["kind"]) {
    case "release":
      return readReleasePlan(plan);
    case "snapshot":
      return readSnapshotPlan(plan);
    default:
      throw invalid("plan.kind", '"release" or "snapshot"');
  }
}

function readPublication(plan: Fields) {
  if (typeof plan["prerelease"] !== "boolean") throw invalid("plan.prerelease", "true or false");
  return {
    project: readText(plan, "plan.project"),
    version: readText(plan, "plan.version"),
    prerelease: plan["prerelease"],
    indexes: readTexts(plan["indexes"], "plan.indexes"),
  };
}

function readSnapshotPlan(plan: Fields): SnapshotPlan {
  return {
    kind: "snapshot",
    ...readPublication(plan),
    ref: readText(plan, "plan.ref"),
    commit: readDigest(plan, "plan.commit", COMMIT),
  };
}

function readReleasePlan(plan: Fields): ReleasePlan {
  const tag = readRecord(plan["tag"], "plan.tag");
  return {
    kind: "release",
    ...readPublication(plan),
    tag: {
      name: readText(tag, "plan.tag.name"),
      object: readDigest(tag, "plan.tag.object", COMMIT),
      commit: readDigest(tag, "plan.tag.commit", COMMIT),
    },
    title: readText(plan, "plan.title"),
  };
}

function readSmoke(smoke: Fields): SmokePlan {
  return {
    commands: readTexts(smoke["commands"], "smoke.commands"),
    ...(smoke["tests"] === undefined ? {} : { tests: readText(smoke, "smoke.tests") }),
    ...(smoke["script"] === undefined ? {} : { script: readText(smoke, "smoke.script") }),
    ...(smoke["environment"] === undefined
      ? {}
      : { environment: readTexts(smoke["environment"], "smoke.environment") }),
  };
}

function readRules(rules: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(rules).map((code) => [code, readText(rules, `rules.${code}`)]),
  );
}

function readFiles(list: readonly unknown[]): readonly Distribution[] {
  const files = list.map((file, index) => readFile(file, `files[${index}]`));
  const again = files.find(
    (file, index) => files.findIndex(({ name }) => name === file.name) < index,
  );
  if (again === undefined) return files;
  throw invalid("files", `a list of different files (${again.name} is in it twice)`);
}

function readFile(value: unknown, path: string): Distribution {
  const file = readRecord(value, path);
  const { kind, size } = file;
  const name = readText(file, `${path}.name`);
  if (!/^[A-Za-z0-9][A-Za-z0-9._+!-]*$/.test(name)) {
    throw invalid(`${path}.name`, "a plain file name");
  }
  if (kind !== "sdist" && kind !== "wheel") throw invalid(`${path}.kind`, '"sdist" or "wheel"');
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw invalid(`${path}.size`, "a number of bytes");
  }
  return { name, kind, size, sha256: readDigest(file, `${path}.sha256`, SHA256) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("the manifest", "JSON");
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sortKeys(item)]));
}
