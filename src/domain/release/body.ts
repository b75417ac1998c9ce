import { openEnding } from "../changelog/endings.ts";

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
