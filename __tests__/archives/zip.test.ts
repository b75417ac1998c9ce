import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ArchiveFault } from "../../src/archives/archive-error.ts";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { readZip } from "../../src/archives/zip.ts";
import { refusalOf } from "./refusals.ts";
import { type ArchivePlan, extraField, type MemberPlan, zip64End, zipOf } from "./zip-builder.ts";

const METADATA = "Metadata-Version: 2.1\nName: a\nVersion: 1\n";
const CODE: MemberPlan = { name: "a/__init__.py", content: "answer = 42\n" };
const NOTES: MemberPlan = { name: "a-1.dist-info/METADATA", content: METADATA };
const SOUND = zipOf([CODE, NOTES]);

/** Structure, and every member's size and CRC. */
async function readThrough(bytes: Uint8Array): Promise<void> {
  const zip = await readZip(bytesOf(bytes));
  for (const member of zip.members) await zip.verify(member);
}

function hostile(members: readonly MemberPlan[], plan?: ArchivePlan): Uint8Array {
  return zipOf(members, plan);
}

const name = (text: string): Uint8Array => Buffer.from(text);

const refused: readonly (readonly [string, ArchiveFault, Uint8Array])[] = [
  ["is empty", "not-a-zip", new Uint8Array()],
  ["has one byte", "not-a-zip", new Uint8Array(1)],
  ["is something else", "not-a-zip", Buffer.from("<html>not found</html>".repeat(9))],
  ["lost its end", "truncated", SOUND.subarray(0, -30)],
  ["lost its start", "truncated", SOUND.subarray(20)],
  ["has data in front", "prefix-data", hostile([CODE, NOTES], { prefix: name("JUNK") })],
  ["lists no member at its start", "prefix-data", hostile([{ ...CODE, unlisted: true }, NOTES])],
  ["has data behind", "trailing-data", hostile([CODE, NOTES], { suffix: name("TRAILING") })],
  ["carries a comment", "comment", hostile([CODE], { end: { comment: name("hello") } })],
  ["carries a member's comment", "comment", hostile([{ ...CODE, listed: { comment: name("x") } }])],
  ["has two end records", "several-end-records", hostile([CODE], { beforeEnd: () => zipOf([]) })],
  ["is a part of a split archive", "split-archive", hostile([CODE], { end: { disk: 1 } })],
  ["has a member elsewhere", "split-archive", hostile([{ ...CODE, listed: { disk: 1 } }])],
  [
    "counts other members than it lists",
    "count-mismatch",
    hostile([CODE, NOTES], { end: { count: 1 } }),
  ],
  [
    "has something else among its entries",
    "malformed",
    hostile([CODE], { beforeEnd: () => new Uint8Array(50), end: { size: 109 } }),
  ],
  [
    "ends its directory within an entry",
    "malformed",
    hostile([CODE], {
      beforeEnd: () => SOUND.subarray(-22 - 127, -22 - 127 + 50),
      end: { size: 109 },
    }),
  ],
  [
    "hides a member between two",
    "unlisted-data",
    hostile([CODE, { ...CODE, unlisted: true }, NOTES]),
  ],
  [
    "hides bytes behind a member",
    "unlisted-data",
    hostile([{ ...CODE, after: name("hidden") }, NOTES]),
  ],
  [
    "shares bytes between two members",
    "overlapping-members",
    hostile([CODE, { ...NOTES, listed: { offset: 2 } }]),
  ],
  [
    "claims more data than there are",
    "overlapping-members",
    hostile([{ ...CODE, both: { compressedSize: 4000 } }, NOTES]),
  ],
  ["points to no member", "local-mismatch", Uint8Array.from(SOUND).fill(0, 0, 4)],
  [
    "names a member differently in its two headers",
    "local-mismatch",
    hostile([{ ...CODE, local: { name: name("b/__init__.py") } }]),
  ],
  ["states two sizes", "local-mismatch", hostile([{ ...CODE, local: { size: 9 } }])],
  ["states two CRCs", "local-mismatch", hostile([{ ...CODE, listed: { crc32: 9 } }])],
  ["states two methods", "local-mismatch", hostile([{ ...CODE, local: { method: 0 } }])],
  [
    "has a data descriptor",
    "data-descriptor",
    hostile([{ ...CODE, both: { flags: 8 }, after: new Uint8Array(16) }]),
  ],
  [
    "has a data descriptor that only the local header tells of",
    "data-descriptor",
    hostile([{ ...CODE, local: { flags: 8 } }]),
  ],
  ["is encrypted", "encrypted", hostile([{ ...CODE, both: { flags: 1 } }])],
  ["hides its headers' values", "encrypted", hostile([{ ...CODE, both: { flags: 0x2000 } }])],
  ["is compressed by bzip2", "compression-method", hostile([{ ...CODE, both: { method: 12 } }])],
  ["is compressed by LZMA", "compression-method", hostile([{ ...CODE, both: { method: 14 } }])],
  ["has a wrong CRC", "crc-mismatch", hostile([{ ...CODE, both: { crc32: 1 } }])],
  ["has damaged data", "malformed", hostile([{ ...CODE, data: Buffer.alloc(14, 0xff) }])],
  [
    "has cut data",
    "malformed",
    hostile([{ ...CODE, data: deflateRawSync(name("answer = 42\n")).subarray(0, 5) }]),
  ],
  ["claims fewer bytes than it has", "size-mismatch", hostile([{ ...CODE, both: { size: 3 } }])],
  ["claims more bytes than it has", "size-mismatch", hostile([{ ...CODE, both: { size: 300 } }])],
  [
    "stores fewer bytes than it claims",
    "size-mismatch",
    hostile([{ ...CODE, stored: true, both: { size: 300 } }]),
  ],
  [
    "hides bytes behind its compressed data",
    "size-mismatch",
    hostile([
      { ...CODE, data: Buffer.concat([deflateRawSync(name("answer = 42\n")), name("hidden")]) },
    ]),
  ],
  ["has a directory with content", "size-mismatch", hostile([{ name: "a/", content: "text" }])],
  ["has a name twice", "duplicate-name", hostile([NOTES, NOTES])],
  [
    "has a file and a directory of one name",
    "duplicate-name",
    hostile([{ name: "a" }, { name: "a/" }]),
  ],
  ["has a name with a line break", "invalid-name", hostile([{ name: "a\nb" }])],
  ["has a name with a NUL", "invalid-name", hostile([{ name: "a.py\0.txt" }])],
  [
    "has a name in no known encoding",
    "invalid-name",
    hostile([{ name: "é.py", both: { flags: 0 } }]),
  ],
  [
    "has a name that is not UTF-8",
    "invalid-name",
    hostile([{ name: "x", both: { flags: 0x800, name: Buffer.from([0xe9]) } }]),
  ],
  [
    "has a second name for a member",
    "invalid-name",
    hostile([{ ...CODE, both: { extra: extraField(0x7075, name("\x01....other.py")) } }]),
  ],
  [
    "has damaged extra fields",
    "malformed",
    hostile([{ ...CODE, both: { extra: extraField(1, name("x")).subarray(0, 4) } }]),
  ],
  [
    "refers to a ZIP64 field that is not there",
    "malformed",
    hostile([{ ...CODE, both: { size: 0xffffffff } }]),
  ],
  [
    "has room for data in its ZIP64 record",
    "zip64-data",
    hostile([CODE], {
      beforeEnd: (directory) =>
        zip64End(directory, directory.offset + directory.size, name("hidden")),
    }),
  ],
  [
    "has end records that disagree",
    "zip64-data",
    hostile([CODE], {
      beforeEnd: (directory) =>
        zip64End({ ...directory, count: 2 }, directory.offset + directory.size),
    }),
  ],
  ...["../../evil.py", "/etc/passwd", "a//b", "./a", "a/..", "C:/x", "a\\b", "..\\x"].map(
    (path) => [`has a member ${path}`, "unsafe-path", hostile([{ name: path }, NOTES])] as const,
  ),
];

describe("a ZIP archive is refused when it", () => {
  test.each(refused)("%s (%s)", async (_title, reason, bytes) => {
    expect(await refusalOf(readThrough(bytes))).toBe(reason);
  });

  test("is cut anywhere at all", async () => {
    for (let length = 0; length < SOUND.length; length++) {
      const outcome = await refusalOf(readThrough(SOUND.subarray(0, length)));
      expect(["not-a-zip", "truncated", "trailing-data"]).toContain(outcome);
    }
  });
});

describe("a sound ZIP archive", () => {
  test("gives its members and their content", async () => {
    const zip = await readZip(
      bytesOf(zipOf([CODE, { ...NOTES, stored: true }, { name: "a/", stored: true }])),
    );
    expect(zip.members.map(({ name, method, size }) => ({ name, method, size }))).toEqual([
      { name: "a/__init__.py", method: "deflated", size: 12 },
      { name: "a-1.dist-info/METADATA", method: "stored", size: 41 },
      { name: "a/", method: "stored", size: 0 },
    ]);
    const contents = await Promise.all(zip.members.map((member) => zip.content(member)));
    expect(contents.map((content) => Buffer.from(content).toString())).toEqual([
      "answer = 42\n",
      METADATA,
      "",
    ]);
  });

  test("may be empty", async () => {
    expect((await readZip(bytesOf(zipOf([])))).members).toEqual([]);
  });

  test("may list its members in another order than it holds them", async () => {
    const [first, second] = [zipOf([CODE]), zipOf([NOTES])];
    const directory = (bytes: Uint8Array, from: number): Uint8Array => bytes.subarray(from, -22);
    const codeEnd = Buffer.from(first).indexOf("PK\x01\x02");
    const notesEnd = Buffer.from(second).indexOf("PK\x01\x02");
    const notes = Buffer.from(directory(second, notesEnd));
    notes.writeUInt32LE(codeEnd, 42);
    const end = Buffer.from(SOUND.subarray(-22));
    const swapped = Buffer.concat([
      first.subarray(0, codeEnd),
      second.subarray(0, notesEnd),
      notes,
      directory(first, codeEnd),
      end,
    ]);
    expect((await readZip(bytesOf(swapped))).members.map((member) => member.name)).toEqual([
      NOTES.name,
      CODE.name,
    ]);
  });

  test("may be a ZIP64 one", async () => {
    const bytes = zipOf([CODE], {
      beforeEnd: (directory) => zip64End(directory, directory.offset + directory.size),
      end: { count: 0xffff, size: 0xffffffff, offset: 0xffffffff },
    });
    expect(await refusalOf(readThrough(bytes))).toBe("accepted");
  });

  test("never makes the reader fail in a way it does not explain, whichever byte is changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SOUND.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Uint8Array.from(SOUND);
        bytes[at] = value;
        await refusalOf(readThrough(bytes));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a ZIP bomb is stopped", () => {
  test("by what it claims, before it is unpacked", async () => {
    const bomb = zipOf([
      { name: "zeros", data: new Uint8Array(2_000_000), both: { size: 300_000_000 } },
    ]);
    expect(await refusalOf(readThrough(bomb))).toBe("compression-ratio");
  });

  test("by the limit on what is kept", async () => {
    const zip = await readZip(
      bytesOf(zipOf([{ name: "zeros", content: new Uint8Array(20_000_000) }])),
    );
    const [member] = zip.members;
    expect(member?.size).toBe(20_000_000);
    if (member === undefined) return;
    expect(await refusalOf(zip.content(member))).toBe("member-too-large");
    expect(await refusalOf(zip.content(member, 1000))).toBe("member-too-large");
    expect((await zip.content(member, 20_000_000)).length).toBe(20_000_000);
  });

  test("as soon as it exceeds what it claims", async () => {
    const data = deflateRawSync(new Uint8Array(50_000_000));
    const lie = zipOf([{ name: "zeros", data, both: { size: 42 } }]);
    const started = performance.now();
    expect(await refusalOf(readThrough(lie))).toBe("size-mismatch");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("when it has more members than any distribution", async () => {
    const count = 200_001;
    const directory = { offset: 0, size: count * 46, count };
    const bytes = Buffer.concat([
      new Uint8Array(directory.size),
      zip64End(directory, directory.size),
      zipOf([], { end: { count: 0xffff, size: 0xffffffff, offset: 0xffffffff } }),
    ]);
    expect(await refusalOf(readThrough(bytes))).toBe("too-many-members");
  });
});
