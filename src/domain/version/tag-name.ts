import { isVersion, normalizeVersion } from "./version.ts";

/**
 * Reads a tag as people type it: `refs/tags/v1.0` is `v1.0`. Undefined for what git would not take as a tag's name
 * (git check-ref-format), and for anything beyond printable ASCII: look-alike letters have no place in a release.
 */
export function parseTagName(text: string): string | undefined {
  const name = text.replace(/^refs\/tags\//, "");
  if (name === "" || name.length > 250 || !/^[!-}]+$/.test(name)) return undefined;
  if (/[\^:?*[\\~$`;|&<>"'(){}]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)/.test(name)) return undefined;
  if (/^[-./]|[./]$/.test(name) || name === "@") return undefined;
  return name;
}

/** Tag formats taken where none is configured: the guide's, and the plain version that most projects use. */
export const DEFAULT_TAG_FORMATS: readonly string[] = ["v{version}", "{version}"];

/** The formats that a project's tags may have, given the one it configures, if it does. */
export function tagFormatsOf(configured: string | undefined): readonly string[] {
  return configured === undefined ? DEFAULT_TAG_FORMATS : [configured];
}

export interface TagVersion {
  /** As the tag spells it. */
  readonly text: string;
  /** PEP 440 normal form. */
  readonly version: string;
}

/**
 * The version that a tag states by the first format that fits it; undefined where none does.
 * `{name}` in a format stands for the project's name, compared as PEP 503 does.
 */
export function versionOfTag(
  tag: string,
  formats: readonly string[],
  projectName: string,
): TagVersion | undefined {
  for (const format of formats) {
    const text = textOfVersion(tag, format, projectName);
    // PEP 440 itself allows a leading v: `vv1.0` must not pass as `v` + `v1.0`.
    if (text === undefined || !/^\d/.test(text) || !isVersion(text)) continue;
    return { text, version: normalizeVersion(text) ?? text };
  }
  return undefined;
}

/** What a tag has in the place of the version, by the first format in which that begins with a digit, version or not. */
export function statedText(
  tag: string,
  formats: readonly string[],
  projectName: string,
): string | undefined {
  return formats
    .map((format) => textOfVersion(tag, format, projectName))
    .find((text) => text !== undefined && /^\d/.test(text));
}

/** The tag that a version gets by a format. */
export function tagOfVersion(version: string, format: string, projectName: string): string {
  return format.replaceAll("{name}", projectName).replaceAll("{version}", version);
}

/** Fills in what a project's own texts stand open for: `{name}`, `{tag}` and `{version}`. */
export function fillPlaceholders(
  text: string,
  {
    project,
    tag,
    version,
  }: { readonly project: string; readonly tag: string; readonly version: string },
): string {
  return text
    .replaceAll("{name}", () => project)
    .replaceAll("{tag}", () => tag)
    .replaceAll("{version}", () => version);
}

function textOfVersion(tag: string, format: string, projectName: string): string | undefined {
  const [before = "", after = ""] = format.split("{version}");
  // Only the name is compared without regard to case: `V1.0` is not in the format `v{version}`.
  const name = projectName
    .split(/[-_.]+/)
    .map((part) => escapePattern(part).replace(/[a-z]/gi, eitherCase))
    .join("[-_.]+");
  const literal = (text: string) => text.split("{name}").map(escapePattern).join(name);
  return new RegExp(`^${literal(before)}(.+)${literal(after)}$`).exec(tag)?.[1];
}

function eitherCase(letter: string): string {
  return `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
