/** A part of a document: a head that means nothing alone, and lines below it. */
export interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Bytes kept for a section's note that something is left out, and the line breaks around it. */
const NOTE = 160;

/**
 * Joins sections, in their order, to a text of at most `limit` bytes of UTF-8. A section that does not fit is cut
 * after a whole line, with a note; one that has no room at all is left out.
 */
export function joinWithin(sections: readonly Section[], limit: number): string {
  let text = "";
  let room = limit;
  for (const section of sections) {
    const part = cut(section, room);
    text += part;
    room -= bytesOf(part);
  }
  return text;
}

function cut({ head, lines }: Section, room: number): string {
  if (bytesOf(head) + NOTE > room) return "";
  let left = room - bytesOf(head) - NOTE;
  const fitting = lines.findIndex((line) => {
    left -= bytesOf(line) + 1;
    return left < 0;
  });
  const shown = fitting === -1 ? lines : lines.slice(0, fitting);
  const missing = lines.length - shown.length;
  const note =
    missing === 0
      ? []
      : ["", `${missing} of ${lines.length} lines are left out here: see the report.`];
  return [head, ...shown, ...note, "", ""].join("\n");
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
