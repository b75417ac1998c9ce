import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inspectFile } from "./inspection.ts";
import { INFORMATION, WHEEL, wheelMembers } from "./sample-wheel.ts";
import { tarGzOf, tarMember } from "./tar-builder.ts";
import {
  type ArchivePlan,
  extraField,
  type Header,
  type Listed,
  type MemberPlan,
  zip64End,
  zipOf,
} from "./zip-builder.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-hostile-zips-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ALL = 0xffffffff;
const SOUND = zipOf(wheelMembers());
/** Where its end record is, and its central directory. */
const END = SOUND.length - 22;
const START = Buffer.from(SOUND).indexOf("PK\x01\x02");
const text = (value: string): Uint8Array => Buffer.from(value);

/** The wheel with a plan for its end. */
const ended = (plan: ArchivePlan) => zipOf(wheelMembers(), plan);

/** The wheel whose module is otherwise. */
const module = (changes: Partial<MemberPlan>) =>
  zipOf(wheelMembers().map((plan, place) => (place === 0 ? { ...plan, ...changes } : plan)));
const both = (changes: Partial<Header>) => module({ both: changes });
const local = (changes: Partial<Header>) => module({ local: changes });
const listed = (changes: Partial<Listed>) => module({ listed: changes });

/** The wheel with another member, which RECORD knows nothing of. */
const added = (...plans: readonly MemberPlan[]) => zipOf([...wheelMembers(), ...plans]);
const named = (name: string, changes: Partial<MemberPlan> = {}) =>
  added({ name, stored: true, ...changes });
const spelled = (name: Uint8Array, flags = 0x0800) => named("x", { both: { name, flags } });

/** The wheel's bytes, edited. */
function edited(bytes: Uint8Array, edit: (view: Buffer) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
}

type Directory = Parameters<typeof zip64End>[0];

/** The wheel as a ZIP64 one, with lies in its records and in the short end record. */
function wide(
  lie: (directory: Directory) => Partial<Directory> = () => ({}),
  edit: (records: Buffer) => void = () => undefined,
  short: ArchivePlan["end"] = { count: 0xffff, size: ALL, offset: ALL },
): Uint8Array {
  return ended({
    beforeEnd: (directory) => {
      const at = directory.offset + directory.size;
      const records = Buffer.from(zip64End({ ...directory, ...lie(directory) }, at));
      edit(records);
      return records;
    },
    end: short,
  });
}

const uint64 = (...values: readonly number[]) =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes;
    }),
  );
const zip64Field = (...values: readonly number[]) => extraField(1, uint64(...values));

/** A ZIP archive whose first block is a tar header too: it stands in the first member's name and content. */
function polyglot(): Uint8Array {
  const members = wheelMembers();
  const bytes = Buffer.from(
    zipOf([{ name: "omi/data.bin", stored: true, content: new Uint8Array(1024) }, ...members]),
  );
  const block = bytes.subarray(0, 512);
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}

/** Many entries for one member: each would be unpacked. */
function sameMemberManyTimes(times: number): Uint8Array {
  const zeros: MemberPlan = { name: "omi/zeros", content: new Uint8Array(10_000) };
  const copies = Array.from({ length: times }, (_, place) => ({
    ...zeros,
    name: `omi/zeros${place}`,
    ...(place === 0 ? {} : { data: new Uint8Array() }),
    listed: { offset: 0 },
  }));
  return zipOf(copies);
}

/** Members whose data quote the next member's header, so that they overlap without sharing an offset. */
function quoted(): Uint8Array {
  const inner = zipOf([{ name: "omi/b.py", content: "b = 1\n", stored: true }]);
  const end = Buffer.from(inner).indexOf("PK\x01\x02");
  return zipOf([
    { name: "omi/a.py", stored: true, content: inner.subarray(0, end) },
    { name: "omi/b.py", stored: true, content: "b = 1\n", listed: { offset: 38 } },
  ]);
}

const DEFLATED = deflateRawSync(text("answer = 42\n"));
const MODULE = '"omi/__init__.py"';
const NO_ZIP = "it is no ZIP archive";
const ZIP64 = "its ZIP64 end record is not of the plain form";
const DISAGREE = "its two end records disagree";
const SPLIT = "it is a part of an archive split over several files";
const EXTRA = `the extra fields of member ${MODULE} are malformed`;
const OTHERWISE = `a local header states member ${MODULE} otherwise than the central directory does`;
const SIZES = `member ${MODULE} has not the sizes that its headers claim`;
const DAMAGED = `the compressed data of member ${MODULE} is damaged`;
const DESCRIPTOR = `member ${MODULE} has its sizes in a data descriptor behind its data`;
const ENCRYPTED = `member ${MODULE} is encrypted`;
const FLAGS = `member ${MODULE} has flags that readers do not agree about`;
const BETWEEN = "there are bytes that the central directory does not list";

type Row = readonly [title: string, why: string, bytes: () => Uint8Array];

const wholeFiles: readonly Row[] = [
  ["nothing", "it is too short for a ZIP archive", () => new Uint8Array()],
  ["one byte", "it is too short for a ZIP archive", () => new Uint8Array(1)],
  ["a web page", NO_ZIP, () => text("<html>not found</html>".repeat(9))],
  ["zeros", NO_ZIP, () => new Uint8Array(5000)],
  ["an sdist", NO_ZIP, () => tarGzOf([{ name: "omi-0.3.0/PKG-INFO", content: "x".repeat(99) }])],
  ["a wheel, compressed", NO_ZIP, () => gzipSync(SOUND)],
  ["the start of a wheel", "it has no end record", () => SOUND.subarray(0, -30)],
  [
    "the end of a wheel",
    `its central directory should end at offset ${END}, but the end record is at ${END - 20}`,
    () => SOUND.subarray(20),
  ],
  [
    "a wheel behind other data",
    "there is other data in front of the archive",
    () => ended({ prefix: text("JUNKJUNK") }),
  ],
  [
    "a wheel behind a program",
    "there is other data in front of the archive",
    () => ended({ prefix: text("#!/usr/bin/env python3\n") }),
  ],
  ["a wheel behind another", "it has more than one end record", () => ended({ prefix: SOUND })],
  [
    "a wheel in front of other data",
    "12 bytes follow the archive's end",
    () => ended({ suffix: text("TRAILINGJUNK") }),
  ],
  [
    "a wheel in front of zeros",
    "512 bytes follow the archive's end",
    () => ended({ suffix: new Uint8Array(512) }),
  ],
  [
    "a wheel with a comment",
    "it carries an archive comment",
    () => ended({ end: { comment: text("hello") } }),
  ],
  [
    "a wheel with another in its comment",
    "it has more than one end record",
    () => ended({ end: { comment: SOUND } }),
  ],
  [
    "a wheel with an end record in its comment",
    "there is other data in front of the archive",
    () => ended({ end: { comment: zipOf([]) } }),
  ],
  [
    "a wheel whose comment is cut",
    "the comment of its end record is cut off",
    () => edited(SOUND, (bytes) => bytes.writeUInt16LE(7, bytes.length - 2)),
  ],
  [
    "a wheel with two end records",
    "it has more than one end record",
    () => ended({ beforeEnd: () => zipOf([]) }),
  ],
  ["a wheel that is a tar archive too", "it can be read as a tar archive too", polyglot],
];

const ends: readonly Row[] = [
  ["is on another disk", SPLIT, () => ended({ end: { disk: 1 } })],
  [
    "counts other members on this disk",
    SPLIT,
    () => edited(SOUND, (bytes) => bytes.writeUInt16LE(9, bytes.length - 14)),
  ],
  [
    "counts too few",
    "its end record counts 3 members, its central directory lists more",
    () => ended({ end: { count: 3 } }),
  ],
  [
    "counts too many",
    "its end record counts 5 members, its central directory lists 4",
    () => ended({ end: { count: 5 } }),
  ],
  [
    "counts 65535 without a ZIP64 record",
    "its end record counts 65535 members, its central directory lists 4",
    () => ended({ end: { count: 0xffff } }),
  ],
  [
    "counts ten million",
    "it has more than 200000 members",
    () => wide(() => ({ count: 10_000_000 })),
  ],
  [
    "claims a directory larger than the file",
    `its central directory should end at offset ${START + 1_000_000}, but the end record is at ${END}`,
    () => ended({ end: { size: 1_000_000 } }),
  ],
  [
    "claims a directory of 4 GiB",
    `its central directory should end at offset ${START + ALL}, but the end record is at ${END}`,
    () => ended({ end: { size: ALL } }),
  ],
  [
    "claims a directory behind the file",
    `its central directory should end at offset ${END - START + ALL}, but the end record is at ${END}`,
    () => ended({ end: { offset: ALL } }),
  ],
  [
    "is one byte off",
    "there is other data in front of the archive",
    () => ended({ end: { offset: START - 1 } }),
  ],
  [
    "leaves out an entry's start",
    "its central directory holds something else than entries",
    () => ended({ end: { offset: START + 1, size: END - START - 1 } }),
  ],
  [
    "claims no directory at all",
    "there is other data in front of the archive",
    () => ended({ end: { offset: 0, size: 0, count: 0 } }),
  ],
  [
    "includes what is no entry",
    "its central directory holds something else than entries",
    () => ended({ beforeEnd: () => new Uint8Array(50), end: { size: END - START + 50 } }),
  ],
  [
    "stops within an entry",
    "its central directory ends within an entry",
    () =>
      edited(SOUND, (bytes) => bytes.writeUInt16LE(60_000, bytes.lastIndexOf("PK\x01\x02") + 28)),
  ],
];

const wideEnds: readonly Row[] = [
  [
    "is elsewhere than the locator says",
    ZIP64,
    () => wide(undefined, (records) => records.writeBigUInt64LE(1n, 64)),
  ],
  ["is on another disk", SPLIT, () => wide(undefined, (records) => records.writeUInt32LE(1, 60))],
  [
    "is one of several disks",
    SPLIT,
    () => wide(undefined, (records) => records.writeUInt32LE(2, 72)),
  ],
  [
    "says that it is on another disk",
    SPLIT,
    () => wide(undefined, (records) => records.writeUInt32LE(1, 16)),
  ],
  [
    "counts other members on this disk",
    SPLIT,
    () => wide(undefined, (records) => records.writeBigUInt64LE(9n, 24)),
  ],
  ["is none", ZIP64, () => wide(undefined, (records) => records.writeUInt32LE(7, 0))],
  [
    "has room for data",
    ZIP64,
    () => wide(undefined, (records) => records.writeBigUInt64LE(60n, 4)),
  ],
  ["is too short", ZIP64, () => wide(undefined, (records) => records.writeBigUInt64LE(0n, 4))],
  [
    "has data behind it",
    ZIP64,
    () =>
      ended({
        beforeEnd: (directory) =>
          zip64End(directory, directory.offset + directory.size, text("hidden")),
      }),
  ],
  ["counts otherwise than the short one", DISAGREE, () => wide(undefined, undefined, { count: 3 })],
  [
    "has another size than the short one",
    DISAGREE,
    () => wide(undefined, undefined, { size: 100 }),
  ],
  [
    "has another offset than the short one",
    DISAGREE,
    () => wide(undefined, undefined, { offset: 100 }),
  ],
  [
    "counts too few",
    "its end record counts 3 members, its central directory lists more",
    () => wide(() => ({ count: 3 })),
  ],
  [
    "claims a directory of 8 EiB",
    `its central directory should end at offset ${2 ** 63}, but the end record is at ${END}`,
    () => wide(() => ({ size: 2 ** 63 })),
  ],
  [
    "claims a directory beyond everything",
    `its central directory should end at offset ${2 ** 64}, but the end record is at ${END}`,
    () => wide(undefined, (records) => records.writeBigUInt64LE(2n ** 64n - 1n, 48)),
  ],
  [
    "is there without its locator",
    "it has more than one end record",
    () => ended({ beforeEnd: (directory) => zip64End(directory, 0).subarray(0, 56) }),
  ],
];

const wideFields: readonly Row[] = [
  ["is referred to, but not there", EXTRA, () => listed({ size: ALL })],
  [
    "is shorter than it is referred to",
    EXTRA,
    () => listed({ size: ALL, compressedSize: ALL, extra: zip64Field(12) }),
  ],
  [
    "is longer than it is referred to",
    EXTRA,
    () => listed({ size: ALL, extra: zip64Field(12, 12) }),
  ],
  ["holds other sizes that nothing refers to", EXTRA, () => listed({ extra: zip64Field(99, 99) })],
  [
    "holds another offset that nothing refers to",
    EXTRA,
    () => listed({ extra: zip64Field(12, 12, 99) }),
  ],
  ["holds other sizes in the local header", EXTRA, () => local({ extra: zip64Field(12, 99) })],
  ["holds half a number", EXTRA, () => both({ extra: extraField(1, new Uint8Array(12)) })],
  [
    "is there twice",
    EXTRA,
    () => both({ size: ALL, extra: Buffer.concat([zip64Field(12), zip64Field(12)]) }),
  ],
  ["is cut", EXTRA, () => both({ extra: zip64Field(12).subarray(0, 8) })],
  [
    "is followed by padding",
    EXTRA,
    () => local({ extra: Buffer.concat([extraField(0xcafe, text("x")), text("ab")]) }),
  ],
  [
    "holds one of two sizes in the local header",
    `member ${MODULE} has only one of its sizes in its ZIP64 field`,
    () => local({ size: ALL, extra: zip64Field(12) }),
  ],
  [
    "holds another size than the directory",
    OTHERWISE,
    () => local({ size: ALL, compressedSize: ALL, extra: zip64Field(13, 12) }),
  ],
  [
    "holds another compressed size than the directory",
    OTHERWISE,
    () => local({ size: ALL, compressedSize: ALL, extra: zip64Field(12, 13) }),
  ],
  [
    "holds an offset beyond the file",
    "57 bytes precede the first member that is listed",
    () => listed({ offset: ALL, extra: zip64Field(2 ** 40) }),
  ],
];

const headers: readonly Row[] = [
  [
    "names",
    `a local header states the name "omi/__evil__.py" where the central directory has ${MODULE}`,
    () => local({ name: text("omi/__evil__.py") }),
  ],
  [
    "lengths of names",
    `a local header states the name "omi/__init__.pyc" where the central directory has ${MODULE}`,
    () => local({ name: text("omi/__init__.pyc") }),
  ],
  ["flags", OTHERWISE, () => local({ flags: 0x0800 })],
  ["methods", OTHERWISE, () => local({ method: 8 })],
  ["checksums", OTHERWISE, () => local({ crc32: 1 })],
  ["sizes", OTHERWISE, () => local({ size: 11 })],
  ["compressed sizes", OTHERWISE, () => local({ compressedSize: 11 })],
  ["compressed sizes of zero", OTHERWISE, () => local({ compressedSize: 0 })],
];

const places: readonly Row[] = [
  [
    "is nowhere",
    `member "${INFORMATION}/RECORD" runs into what follows it`,
    () => added({ name: "omi/b.py", stored: true, listed: { offset: 400 } }),
  ],
  [
    "is behind the file",
    `there is no member at the offset that the central directory gives for "omi/b.py"`,
    () => added({ name: "omi/b.py", stored: true, listed: { offset: 4_000_000 } }),
  ],
  [
    "has no header",
    `there is no member at the offset that the central directory gives for ${MODULE}`,
    () => edited(SOUND, (bytes) => bytes.fill(0, 0, 4)),
  ],
  [
    "is the same as another",
    'member "omi/zeros0" runs into what follows it',
    () => sameMemberManyTimes(2),
  ],
  [
    "is the same as a thousand others",
    'member "omi/zeros0" runs into what follows it',
    () => sameMemberManyTimes(1000),
  ],
  ["is quoted by another", 'member "omi/a.py" runs into what follows it', quoted],
  [
    "claims the data of all that follow",
    `member ${MODULE} runs into what follows it`,
    () => both({ compressedSize: 400, size: 400 }),
  ],
  [
    "claims more data than there are",
    `member ${MODULE} runs into what follows it`,
    () => both({ compressedSize: 4_000_000 }),
  ],
  [
    "is not listed at the start",
    "57 bytes precede the first member that is listed",
    () => module({ unlisted: true }),
  ],
  [
    "is not listed at the end",
    `between member "${INFORMATION}/RECORD" and what follows it ${BETWEEN}`,
    () => named("omi/hidden.py", { unlisted: true }),
  ],
  [
    "is not listed between two",
    `between member ${MODULE} and what follows it ${BETWEEN}`,
    () => module({ after: zipOf([{ name: "omi/hidden.py" }]).subarray(0, 45) }),
  ],
  [
    "has bytes behind it",
    `between member ${MODULE} and what follows it ${BETWEEN}`,
    () => module({ after: text("hidden") }),
  ],
  [
    "has an extra field of 60 kB that is not there",
    `between member ${MODULE} and what follows it ${BETWEEN}`,
    () => edited(SOUND, (bytes) => bytes.writeUInt16LE(60_000, 28)),
  ],
  ["is on another disk", `member ${MODULE} is in another file`, () => listed({ disk: 1 })],
  ["has a comment", `member ${MODULE} carries a comment`, () => listed({ comment: text("x") })],
];

const flags: readonly Row[] = [
  [
    "a data descriptor",
    DESCRIPTOR,
    () => module({ both: { flags: 8 }, after: new Uint8Array(16) }),
  ],
  ["a data descriptor that is not there", DESCRIPTOR, () => both({ flags: 8 })],
  ["a data descriptor in the local header only", DESCRIPTOR, () => local({ flags: 8 })],
  ["a data descriptor in the directory only", DESCRIPTOR, () => listed({ flags: 8 })],
  ["encryption", ENCRYPTED, () => both({ flags: 1 })],
  ["encryption in the local header only", ENCRYPTED, () => local({ flags: 1 })],
  ["strong encryption", ENCRYPTED, () => both({ flags: 0x41 })],
  ["an encrypted directory", ENCRYPTED, () => both({ flags: 0x2000 })],
  ["patched data", FLAGS, () => both({ flags: 0x20 })],
  ["enhanced deflating", FLAGS, () => both({ flags: 0x10 })],
  ["what is reserved", FLAGS, () => both({ flags: 0x80 })],
  ["what is reserved for others", FLAGS, () => both({ flags: 0xc000 })],
  ...[1, 2, 6, 9, 12, 14, 20, 93, 95, 98, 99, 0xffff].map(
    (method): Row => [
      `compression by method ${method}`,
      `member ${MODULE} is compressed by method ${method}`,
      () => both({ method }),
    ],
  ),
  [
    "a version of ZIP that there is not",
    `member ${MODULE} asks for version 6.4 of ZIP, which there is not`,
    () => listed({ version: 64 }),
  ],
  [
    "a symbolic link",
    `member ${MODULE} is marked as a symbolic link`,
    () => listed({ attributes: 0o120777 * 0x10000 }),
  ],
  ...[
    ["a FIFO", 0o010644],
    ["a device", 0o020644],
    ["a disk", 0o060644],
    ["a socket", 0o140644],
    ["a directory", 0o040755],
  ].map(
    ([title, mode]): Row => [
      `${title}`,
      `member ${MODULE} is marked as something else than the file that it looks like`,
      () => listed({ attributes: Number(mode) * 0x10000 }),
    ],
  ),
];

const contents: readonly Row[] = [
  [
    "a checksum that is another's",
    `the content of member ${MODULE} does not match its CRC`,
    () => both({ crc32: 1 }),
  ],
  [
    "a checksum of zero",
    `the content of member ${MODULE} does not match its CRC`,
    () => both({ crc32: 0 }),
  ],
  [
    "another content for its checksum",
    `the content of member ${MODULE} does not match its CRC`,
    () => module({ data: text("answer = 43\n") }),
  ],
  ["less than it claims", SIZES, () => module({ stored: false, both: { size: 300 } })],
  ["more than it claims", SIZES, () => module({ stored: false, both: { size: 3 } })],
  [
    "megabytes more than it claims",
    SIZES,
    () => module({ stored: false, content: new Uint8Array(50_000_000), both: { size: 42 } }),
  ],
  [
    "bytes where it claims none",
    SIZES,
    () => module({ stored: false, both: { size: 0, crc32: 0 } }),
  ],
  ["less than it claims, uncompressed", SIZES, () => both({ size: 300 })],
  ["more than it claims, uncompressed", SIZES, () => both({ size: 3 })],
  [
    "bytes behind its compressed data",
    SIZES,
    () => module({ stored: false, data: Buffer.concat([DEFLATED, text("hidden")]) }),
  ],
  [
    "many bytes behind its compressed data",
    SIZES,
    () =>
      module({ stored: false, data: Buffer.concat([DEFLATED, Buffer.alloc(100_000, "hidden")]) }),
  ],
  [
    "two compressed streams",
    SIZES,
    () => module({ stored: false, data: Buffer.concat([DEFLATED, DEFLATED]) }),
  ],
  ["damaged data", DAMAGED, () => module({ stored: false, data: Buffer.alloc(14, 0xff) })],
  ["cut data", DAMAGED, () => module({ stored: false, data: DEFLATED.subarray(0, 5) })],
  ["compressed data of no bytes", DAMAGED, () => module({ stored: false, data: new Uint8Array() })],
  [
    "cut data of megabytes",
    DAMAGED,
    () =>
      module({
        stored: false,
        content: new Uint8Array(9_000_000),
        data: deflateRawSync(new Uint8Array(9_000_000)).subarray(0, -9),
      }),
  ],
  [
    "content, but is a directory",
    'member "omi/data/" has not the sizes that its headers claim',
    () => named("omi/data/", { content: "x" }),
  ],
];

const names: readonly Row[] = [
  ...[
    "../../evil.py",
    "../evil.py",
    "/etc/passwd",
    "//host/share",
    "./omi/a.py",
    "omi//a.py",
    "omi/../../a.py",
    "omi/./a.py",
    "..",
    ".",
    "omi/..",
    "C:/x",
    "c:x",
    "",
  ].map(
    (name): Row => [
      name,
      `the path of member ${JSON.stringify(name)} is not a plain relative one`,
      () => named(name),
    ],
  ),
  ...["omi\\a.py", "..\\evil.py", "C:\\x", "\\\\host\\share"].map(
    (name): Row => [
      name,
      `the path of member ${JSON.stringify(name)} holds a backslash; ZIP separates directories by "/"`,
      () => named(name),
    ],
  ),
  ...[
    "omi/a.py\0.txt",
    "omi/a\n.py",
    "omi/a\r.py",
    "omi/\x1b[31m.py",
    "omi/\x7f.py",
    "omi/\u0085.py",
    "omi/\u2028.py",
    "omi/\u2029.py",
    "\0",
  ].map(
    (name): Row => [
      JSON.stringify(name),
      `the name of member ${JSON.stringify(name)} holds control characters`,
      () => named(name),
    ],
  ),
  [
    "of 5000 characters",
    `the name of member ${JSON.stringify(`${"a".repeat(120)}…`)} has more than 4096 characters`,
    () => named("a".repeat(5000)),
  ],
  [
    "of 2500 folders",
    `the name of member ${JSON.stringify(`${"a/".repeat(60)}…`)} has more than 4096 characters`,
    () => named(`${"a/".repeat(2500)}b`),
  ],
  [
    "in Latin-1",
    "the name of a member is neither ASCII nor marked UTF-8",
    () => spelled(Buffer.from([0xe9]), 0),
  ],
  [
    "in UTF-8 that is not said",
    "the name of a member is neither ASCII nor marked UTF-8",
    () => spelled(text("é"), 0),
  ],
  [
    "in UTF-8 that is none",
    "the name of a member is not valid UTF-8",
    () => spelled(Buffer.from([0xe9])),
  ],
  [
    "in overlong UTF-8",
    "the name of a member is not valid UTF-8",
    () => spelled(Buffer.from([0x2e, 0x2e, 0xc0, 0xaf])),
  ],
  [
    "with half a character",
    "the name of a member is not valid UTF-8",
    () => spelled(Buffer.from([0xed, 0xa0, 0x80])),
  ],
  [
    "in UTF-16",
    `the name of member ${JSON.stringify("a\0")} holds control characters`,
    () => spelled(Buffer.from("a", "utf16le")),
  ],
  [
    "that has a second spelling",
    `member ${MODULE} has a second name`,
    () => both({ extra: extraField(0x7075, text("\x01....other.py")) }),
  ],
  ["that is there twice", `it has two members ${MODULE}`, () => named("omi/__init__.py")],
  [
    "of METADATA, twice",
    `it has two members "${INFORMATION}/METADATA"`,
    () => named(`${INFORMATION}/METADATA`, { content: "Name: other\n" }),
  ],
  [
    "of a file, for a directory",
    'it has two members "omi/__init__.py/"',
    () => named("omi/__init__.py/"),
  ],
  [
    "of a file, for a folder of others",
    `the path of member "omi/__init__.py/a.py" leads through the file ${MODULE}`,
    () => named("omi/__init__.py/a.py"),
  ],
  [
    "of a file, for a folder deep below",
    'the path of member "a/b/c/d/e" leads through the file "a/b"',
    () => added({ name: "a/b/c/d/e" }, { name: "a/b!" }, { name: "a/b" }, { name: "a/b-c" }),
  ],
];

describe.each<[string, readonly Row[]]>([
  ["a wheel is refused that is", wholeFiles],
  ["a wheel is refused whose end record", ends],
  ["a wheel is refused whose ZIP64 end record", wideEnds],
  ["a wheel is refused with a member whose ZIP64 field", wideFields],
  ["a wheel is refused whose local header and central directory differ in", headers],
  ["a wheel is refused with a member that", places],
  ["a wheel is refused with a member that is marked for", flags],
  ["a wheel is refused with a member that holds", contents],
  ["a wheel is refused with a name", names],
])("%s", (_title, rows) => {
  test.each(rows)("%s", async (_row, why, bytes) => {
    writeFileSync(join(folder, WHEEL), bytes());
    expect(await inspectFile(folder, WHEEL)).toEqual([`distribution-unreadable: ${why}`]);
  });
});

describe("a wheel is not refused for", () => {
  test.each<[string, () => Uint8Array]>([
    ["being stored", () => SOUND],
    ["being a ZIP64 one", () => wide()],
    ["being a ZIP64 one that says everything twice", () => wide(undefined, undefined, {})],
    [
      "sizes in its local ZIP64 field",
      () => local({ size: ALL, compressedSize: ALL, extra: zip64Field(12, 12) }),
    ],
    [
      "sizes in both ZIP64 fields",
      () => both({ size: ALL, compressedSize: ALL, extra: zip64Field(12, 12) }),
    ],
    ["an offset in a ZIP64 field", () => listed({ offset: ALL, extra: zip64Field(0) })],
    ["sizes that a ZIP64 field repeats", () => both({ extra: zip64Field(12, 12) })],
    ["an empty ZIP64 field", () => both({ extra: zip64Field() })],
    [
      "extra fields that nobody knows",
      () => both({ extra: extraField(0x5455, new Uint8Array(9)) }),
    ],
    ["flags that say how hard the compressor tried", () => both({ flags: 6 })],
    ["a mark for UTF-8 on a plain name", () => both({ flags: 0x0800 })],
    ["the mode of an executable file", () => listed({ attributes: 0o100755 * 0x10000 })],
    [
      "folders of their own",
      () => added({ name: "omi/", stored: true, listed: { attributes: 0o40755 * 0x10000 + 0x10 } }),
    ],
  ])("%s", async (_title, bytes) => {
    writeFileSync(join(folder, WHEEL), bytes());
    expect(await inspectFile(folder, WHEEL)).toEqual([]);
  });
});

// A tar archive's first member may as well be called as a ZIP archive starts.
test("a tar archive that is named as a wheel is none, whatever its first member is called", async () => {
  writeFileSync(join(folder, WHEEL), tarMember({ name: "PK\x03\x04", content: "x" }));
  expect(await inspectFile(folder, WHEEL)).toEqual([
    "distribution-unreadable: it can be read as a tar archive too",
  ]);
});
