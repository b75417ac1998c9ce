import { openEnding } from "../changelog/endings.ts";
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

export interface ReleaseBody {
  /** Markdown. */
  readonly notes: string;
  /** As `releaseMarker` gives it. */
  readonly marker: string;
  /** Where all of the notes can be read if they have to be cut. */
  readonly changelogUrl: string;
}

/** Characters that GitHub takes as the body of a release ("body is too long (maximum is 125000 characters)"). */
export const LONGEST_BODY = 125_000;

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

/**
 * The body of a release: the notes, cut at a line's end where GitHub takes no more, and the marker as its last line.
 * Whatever the notes leave open (a fence, a comment) is closed, so that they cannot swallow what follows,
 * and nothing in them reads as a marker.
 */
export function releaseBody({ notes, marker, changelogUrl }: ReleaseBody): string {
  const inert = notes.replace(/<!--(?=\s*tag2pypi)/gi, "<!-- quoted");
  if (inert.length <= LONGEST_BODY) {
    const whole = bodyOf(closed(inert), marker);
    if (whole.length <= LONGEST_BODY) return whole;
  }
  const more = `These notes are longer than GitHub takes; [the changelog](<${changelogUrl}>) has all of them.`;
  let room = LONGEST_BODY - bodyOf(more, marker).length - "\n\n".length;
  while (room > 0) {
    const body = bodyOf(closed(cutAtLine(inert, room)), more, marker);
    if (body.length <= LONGEST_BODY) return body;
    // What ends an open fence takes room too, as much as the fence's first line has.
    room -= body.length - LONGEST_BODY;
  }
  return bodyOf(more, marker);
}

function bodyOf(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function closed(notes: string): string {
  const text = notes.trimEnd();
  const ending = openEnding(text);
  return ending === undefined ? text : `${text}\n${ending}`;
}

/** At most so many characters, without the last line where that is cut; a single endless line is cut between characters. */
function cutAtLine(text: string, longest: number): string {
  const cut = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  const end = cut.lastIndexOf("\n");
  return end > 0 ? cut.slice(0, end) : cut;
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
