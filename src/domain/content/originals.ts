import { isBinary, type Member } from "./member.ts";

/** What a checkout or a build may have done to a file of the commit. */
export type Change = "line-ends" | "large-file" | "script";

export interface Original {
  readonly change: Change;
  /** What the file of the commit would hold, if that is what was done to it. */
  readonly content: Uint8Array;
}

/** Contents from which the member may have been made, one at a time: each costs as much memory as the member. */
export function* originalsOf(member: Member): Generator<Original> {
  yield { change: "large-file", content: pointerTo(member) };
  const { content } = member;
  if (content === undefined || isBinary(content)) return;
  const unix = withLineFeeds(content);
  if (unix.length !== content.length) yield { change: "line-ends", content: unix };
  yield { change: "line-ends", content: withCarriageReturns(unix) };
  for (const script of scriptsFor(member.path, content))
    yield { change: "script", content: script };
}

/** The pointer in whose place Git LFS puts the member's content. Source: git-lfs, docs/spec.md. */
function pointerTo({ sha256, size }: Member): Uint8Array {
  return new TextEncoder().encode(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`,
  );
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function withLineFeeds(content: Uint8Array): Uint8Array {
  const result = new Uint8Array(content.length);
  let length = 0;
  for (let index = 0; index < content.length; index++) {
    const byte = content[index] ?? 0;
    if (byte === CARRIAGE_RETURN && content[index + 1] === LINE_FEED) continue;
    result[length++] = byte;
  }
  return result.subarray(0, length);
}

function withCarriageReturns(content: Uint8Array): Uint8Array {
  const ends = content.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0);
  const result = new Uint8Array(content.length + ends);
  let length = 0;
  for (const byte of content) {
    if (byte === LINE_FEED) result[length++] = CARRIAGE_RETURN;
    result[length++] = byte;
  }
  return result;
}

/** Wheels have `#!python` in the first line of scripts, for installers to fill in; these are what projects write there. */
const INTERPRETERS = [
  "#!/usr/bin/env python",
  "#!/usr/bin/env python3",
  "#! /usr/bin/env python",
  "#! /usr/bin/env python3",
  "#!/usr/bin/python",
  "#!/usr/bin/python3",
];

function scriptsFor(path: string, content: Uint8Array): readonly Uint8Array[] {
  const end = content.indexOf(LINE_FEED);
  if (!isWheelScript(path) || end < 0) return [];
  const [, options] = /^#!python(.*)$/.exec(decodeLine(content.subarray(0, end))) ?? [];
  if (options === undefined) return [];
  const rest = content.subarray(end);
  return INTERPRETERS.map((line) => join(new TextEncoder().encode(line + options), rest));
}

/** Whether installers put it among the commands. */
export function isWheelScript(path: string): boolean {
  return /^[^/]+\.data\/scripts\//.test(path);
}

function decodeLine(line: Uint8Array): string {
  return new TextDecoder().decode(line.subarray(0, 200));
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const result = new Uint8Array(one.length + other.length);
  result.set(one);
  result.set(other, one.length);
  return result;
}
