import { parseVersion, type Version } from "../pep440.ts";
import { normalizeName } from "../project-name.ts";
import { quote } from "../python-text.ts";
import { Refusal } from "../refusal.ts";
import type { Candidate } from "./candidate.ts";
import { isSupportedPlatform } from "./platform-tag.ts";

const EXTENSIONS = { sdist: [".zip", ".tar.gz"], bdist_wheel: [".whl"] };

/** Characters and extension. */
export function checkFileName({ content, fields }: Candidate): void {
  const { filename } = content;
  if ([...filename].some((character) => character < " " || character === "\x7f")) {
    throw new Refusal(
      400,
      "Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) in the name.",
    );
  }
  if (/[/\\]/.test(filename))
    throw new Refusal(400, "Cannot upload a file with '/' or '\\' in the name.");
  const extension = /.(\.(?:tar\.gz|zip|whl))$/i.exec(filename)?.[1];
  if (extension === undefined) {
    throw new Refusal(
      400,
      "Invalid file extension: Use .tar.gz, .whl or .zip extension. See https://www.python.org/dev/peps/pep-0527 and https://peps.python.org/pep-0715/ for more information",
    );
  }
  if (!EXTENSIONS[fields.filetype].includes(extension)) {
    throw new Refusal(
      400,
      `Invalid file extension: Extension ${extension} is invalid for filetype ${fields.filetype}. See https://www.python.org/dev/peps/pep-0527 for more information.`,
    );
  }
}

/** An sdist is named by its normalised project name and its version (PEP 625). */
export function checkSdistName(candidate: Candidate): void {
  const { content, fields, metadata, normalizedName, projectName } = candidate;
  if (fields.filetype !== "sdist") return;
  const { filename } = content;
  const stem = filename.replace(/\.(?:tar\.gz|zip)$/, "");
  const dash = stem.lastIndexOf("-");
  if (dash <= 0 || parseVersion(stem.slice(dash + 1)) === undefined)
    throw new Refusal(400, `Invalid source distribution filename: ${filename}`);
  const underscored = normalizedName.replaceAll("-", "_");
  if (sdistProject(stem, metadata.version, normalizedName) !== normalizedName)
    throw new Refusal(400, `Start filename for ${quote(projectName)} with ${quote(underscored)}.`);
  const expected = `${underscored}-${metadata.version.text}.tar.gz`;
  if (filename !== expected)
    throw new Refusal(400, `Filename ${quote(filename)} is invalid, should be ${quote(expected)}.`);
}

/** The version of a post-release may hold a dash: `1.0-1`. */
function sdistProject(stem: string, version: Version, wanted: string): string {
  const name = stem.slice(0, stem.lastIndexOf("-"));
  if (!version.postrelease || normalizeName(name) === wanted || !name.includes("-"))
    return normalizeName(name);
  return normalizeName(name.slice(0, name.lastIndexOf("-")));
}

/** A wheel's name: its parts (PEP 427), its platforms, its project and version. */
export function checkWheelName(candidate: Candidate): void {
  const { content, metadata, normalizedName, projectName } = candidate;
  const { filename } = content;
  if (!filename.endsWith(".whl")) return;
  const wheel = parseWheelName(filename);
  const platform = wheel.platforms.find((tag) => !isSupportedPlatform(tag));
  if (platform !== undefined) {
    throw new Refusal(
      400,
      `Binary wheel '${filename}' has an unsupported platform tag '${platform}'.`,
    );
  }
  const underscored = normalizedName.replaceAll("-", "_");
  if (normalizeName(wheel.name) !== normalizedName)
    throw new Refusal(400, `Start filename for ${quote(projectName)} with ${quote(underscored)}.`);
  if (wheel.name !== underscored) {
    throw new Refusal(
      400,
      `Filename ${quote(filename)} should contain the normalized project name ${quote(underscored)}, not ${quote(wheel.name)}.`,
    );
  }
  if (wheel.version.canonical !== metadata.version.canonical) {
    throw new Refusal(
      400,
      `Version in filename should be ${quote(metadata.version.text)} not ${quote(wheel.version.text)}.`,
    );
  }
}

interface WheelName {
  readonly name: string;
  readonly version: Version;
  readonly platforms: readonly string[];
}

/** The texts are those of Python's `packaging`. */
function parseWheelName(filename: string): WheelName {
  const stem = filename.slice(0, -".whl".length);
  const parts = stem.split("-");
  const [name = "", versionText = "", ...rest] = parts;
  if (parts.length !== 5 && parts.length !== 6)
    throw new Refusal(400, `Invalid wheel filename (wrong number of parts): ${quote(stem)}`);
  if (name.includes("__") || !/^[\p{L}\p{N}_.]+$/u.test(name))
    throw new Refusal(400, `Invalid project name: ${quote(stem)}`);
  const version = parseVersion(versionText);
  if (version === undefined)
    throw new Refusal(400, `Invalid wheel filename (invalid version): ${quote(stem)}`);
  const build = parts.length === 6 ? (rest[0] ?? "") : "0";
  if (!/^\d/.test(build))
    throw new Refusal(400, `Invalid build number: ${build} in ${quote(stem)}`);
  return { name, version, platforms: (parts.at(-1) ?? "").split(".") };
}
