import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import { paxHeader, tarMember } from "./tar-builder.ts";
import { type MemberPlan, zip64End, zipOf } from "./zip-builder.ts";

/** A distribution, what is found about it, and how it is made. */
export type Row = readonly [
  title: string,
  name: string,
  found: readonly string[],
  bytes: () => Uint8Array,
];

/** Bounds on hostile input, on a slow machine; seconds are those of its processors. */
const SECONDS = 10;
const MEGABYTES = 400;
/** Megabytes for what the program itself allocates; the rest of the memory is for what is read. */
const HEAP = 256;
/** For a test, milliseconds. */
export const TIMEOUT = 30_000;

export interface BoundedRequest {
  readonly folder: string;
  readonly name: string;
}

export interface Measured {
  readonly found: readonly string[];
  readonly seconds: number;
  readonly megabytes: number;
}

export interface BoundedInspection {
  readonly found: readonly string[];
  /** What it has needed more of than it should: seconds, megabytes. */
  readonly exceeded: readonly string[];
}

export interface Inspector {
  /** Inspects a file in a process of its own. Throws where that needs too much memory or time. */
  inspect(name: string, bytes: Uint8Array): Promise<BoundedInspection>;
  end(): void;
}

const CHILD = join(import.meta.dirname, "inspect-in-child.ts");

/** One process inspects many files; another takes its place where it has not survived one. */
export function startInspector(): Inspector {
  const folder = mkdtempSync(join(tmpdir(), "tag2pypi-hostile-"));
  let child: ChildProcess | undefined;
  return {
    inspect: async (name, bytes) => {
      writeFileSync(join(folder, name), bytes);
      child = child?.exitCode === null ? child : startChild(CHILD);
      // As the child sends it.
      const { found, seconds, megabytes } = (await ask(child, { folder, name })) as Measured;
      const exceeded = [
        ...(seconds < SECONDS ? [] : [`${seconds} seconds`]),
        ...(megabytes < MEGABYTES ? [] : [`${megabytes} megabytes`]),
      ];
      return { found, exceeded };
    },
    end: () => {
      child?.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

function startChild(script: string): ChildProcess {
  return fork(script, { execArgv: [`--max-old-space-size=${HEAP}`, "--expose-gc"] });
}

/** What the child answers. Throws where it ends instead, or takes too long. */
async function ask(child: ChildProcess, request: BoundedRequest): Promise<unknown> {
  const patience = setTimeout(() => child.kill("SIGKILL"), TIMEOUT - 5000);
  const done = new AbortController();
  try {
    const ended = once(child, "exit", done).then(([code, by]) => {
      throw new Error(`The inspection has ended by ${code ?? by}.`);
    });
    const answered = once(child, "message", done);
    child.send(request);
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } finally {
    clearTimeout(patience);
    done.abort();
  }
}

export const unreadable = (why: string) => [`distribution-unreadable: ${why}`];

/** A ZIP archive with more members than its short end record counts. */
export function manyMembers(members: readonly MemberPlan[], count = members.length): Uint8Array {
  return zipOf(members, {
    beforeEnd: (directory) => zip64End({ ...directory, count }, directory.offset + directory.size),
    end: { count: 0xffff, size: 0xffffffff, offset: 0xffffffff },
  });
}

/** So many empty files; only their names and checksums differ. */
export function files(number: number): Uint8Array {
  const first = tarMember({ name: "omi-0.3.0/000000" });
  const sum = Number.parseInt(Buffer.from(first.subarray(148, 154)).toString(), 8);
  const all = Buffer.alloc(number * first.length, first);
  for (let place = 0; place < number; place++) {
    const digits = String(place).padStart(6, "0");
    const more = [...digits].reduce((total, digit) => total + Number(digit), 0);
    all.write(digits, place * first.length + 10);
    all.write((sum + more).toString(8).padStart(6, "0"), place * first.length + 148);
  }
  return all;
}

const END = new Uint8Array(1024);

/** A tar archive that is stored in a gzip file as it is: its members do not make it a bomb. */
export function uncompressed(parts: readonly Uint8Array[]): Uint8Array {
  return gzipSync(Buffer.concat([...parts, END]), { level: constants.Z_NO_COMPRESSION });
}

/** A member with a name as long as it likes. */
export function longMember(path: string): Uint8Array {
  return Buffer.concat([tarMember(paxHeader({ path })), tarMember({ name: "x" })]);
}

/** A path of 2000 folders. */
export const deep = (place: number) => `${"a/".repeat(2000)}${place}`;
