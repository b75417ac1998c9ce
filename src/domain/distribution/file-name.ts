import type { Distribution } from "../manifest.ts";
import { isVersion, normalizeVersion, sameVersion } from "../version/version.ts";

export interface SdistName {
  readonly kind: "sdist";
  readonly name: string;
  readonly version: string;
}

export interface WheelName {
  readonly kind: "wheel";
  readonly name: string;
  readonly version: string;
  readonly build?: string;
  readonly pythonTags: readonly string[];
  readonly abiTags: readonly string[];
  readonly platformTags: readonly string[];
}

/** What a file name says, spelled as it is there. */
export type DistributionName = SdistName | WheelName;

/** A project's name as indexes compare it: lower case, runs of `-`, `_` and `.` as one `-` (PEP 503). */
export function normalizeProjectName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** A project's name as file names spell it: normalised, with `_` (PEP 427 and 625, as PyPI enforces them). */
export function escapeProjectName(name: string): string {
  return normalizeProjectName(name).replaceAll("-", "_");
}

/** The only name under which PyPI takes an sdist: `omi_openclaw-0.3.0.tar.gz` (PEP 625). */
export function expectedSdistName(project: string, version: string): string {
  return `${escapeProjectName(project)}-${normalForm(version)}.tar.gz`;
}

/** The name under which PyPI takes the wheel, given what its metadata say: project and version change, tags stay. */
export function expectedWheelName(written: WheelName, project: string, version: string): string {
  const { build, pythonTags, abiTags, platformTags } = written;
  // PyPI compares a wheel's version by value: another spelling of the same one may stay.
  const same = sameVersion(written.version, version);
  return `${[
    escapeProjectName(project),
    same ? written.version : normalForm(version),
    ...(build === undefined ? [] : [build]),
    ...[pythonTags, abiTags, platformTags].map((tags) => tags.join(".")),
  ].join("-")}.whl`;
}

/** Reads a file name; undefined where it is neither a wheel's (PEP 427) nor an sdist's (`.tar.gz`). */
export function parseDistributionName(filename: string): DistributionName | undefined {
  if (filename.endsWith(".whl")) return parseWheelName(filename.slice(0, -".whl".length));
  if (filename.endsWith(".tar.gz")) return parseSdistName(filename.slice(0, -".tar.gz".length));
  return undefined;
}

/** Wheels first, as an index shows the metadata of the first file; the sdist last; each kind by name. */
export function comparePublishingOrder(
  left: Pick<Distribution, "kind" | "name">,
  right: Pick<Distribution, "kind" | "name">,
): number {
  if (left.kind !== right.kind) return left.kind === "wheel" ? -1 : 1;
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
}

function parseSdistName(stem: string): SdistName | undefined {
  // A version in normal form holds no hyphen; names did, before PEP 625.
  const at = Math.max(stem.lastIndexOf("-"), 0);
  const name = stem.slice(0, at);
  const version = stem.slice(at + 1);
  return isProjectName(name) && isVersion(version) ? { kind: "sdist", name, version } : undefined;
}

function parseWheelName(stem: string): WheelName | undefined {
  const [name, version, ...rest] = stem.split("-");
  const tags = rest.slice(-3).map((tag) => tag.split("."));
  const [pythonTags, abiTags, platformTags] = tags;
  const build = rest.length === 4 ? rest[0] : undefined;
  if (name === undefined || version === undefined || rest.length > 4) return undefined;
  if (pythonTags === undefined || abiTags === undefined || platformTags === undefined) {
    return undefined;
  }
  const sound =
    isProjectName(name) &&
    !name.includes("__") &&
    isVersion(version) &&
    /^(\d\w*)?$/.test(build ?? "") &&
    tags.flat().every((tag) => /^\w+$/.test(tag));
  if (!sound) return undefined;
  const parts = { kind: "wheel", name, version, pythonTags, abiTags, platformTags } as const;
  return build === undefined ? parts : { ...parts, build };
}

/** Source: core metadata specification, Name. */
function isProjectName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(name);
}

/** As given where it is no version. */
function normalForm(version: string): string {
  return normalizeVersion(version.trim()) ?? version;
}
