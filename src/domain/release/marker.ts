import { isVersion } from "../version/version.ts";

/** What we leave in the body of a release, so that a later run knows it as ours. */
export interface Marker {
  /** PEP 440, in normal form. */
  readonly version: string;
  readonly commit: string;
  /** Digest of the manifest, lower-case hex. */
  readonly manifestSha256: string;
  /** A person wrote title and text: they stay as they are. */
  readonly adopted?: boolean;
}

const OPENING = "<!-- tag2pypi ";
const CLOSING = " -->";

/** The marker: one line, an HTML comment, which GitHub keeps and does not show. */
export function releaseMarker({ version, commit, manifestSha256, adopted }: Marker): string {
  const kept = adopted === true ? { adopted } : {};
  // A comment ends at the first "-->": none of these characters may come from a value.
  const json = JSON.stringify({ version, commit, manifest: manifestSha256, ...kept })
    .replaceAll("-", "\\u002d")
    .replaceAll(">", "\\u003e");
  return `${OPENING}${json}${CLOSING}`;
}

/** The last well-formed marker of a body; undefined where there is none. GitHub may have changed line breaks. */
export function readMarker(body: string): Marker | undefined {
  const lines = body.split(/\r\n?|\n/);
  for (const line of lines.reverse()) {
    const marker = parseMarker(line.trimEnd());
    if (marker) return marker;
  }
  return undefined;
}

/** The body as its author wrote it, without the lines that are markers. */
export function withoutMarker(body: string): string {
  const lines = body.split(/\r\n?|\n/);
  return lines.filter((line) => parseMarker(line.trimEnd()) === undefined).join("\n");
}

function parseMarker(line: string): Marker | undefined {
  if (!line.startsWith(OPENING) || !line.endsWith(CLOSING)) return undefined;
  const { version, commit, manifest, adopted } = parseObject(
    line.slice(OPENING.length, -CLOSING.length),
  );
  if (typeof version !== "string" || !isVersion(version)) return undefined;
  if (typeof commit !== "string" || !/^(?:[\da-f]{40}|[\da-f]{64})$/.test(commit)) return undefined;
  if (typeof manifest !== "string" || !/^[\da-f]{64}$/.test(manifest)) return undefined;
  return { version, commit, manifestSha256: manifest, ...(adopted === true ? { adopted } : {}) };
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    // Any object is a record of unknown values; each is looked at before it is used.
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
