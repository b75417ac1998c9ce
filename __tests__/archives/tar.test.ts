import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ArchiveFault } from "../../src/archives/archive-error.ts";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { readTarGz } from "../../src/archives/tar.ts";
import { refusalOf } from "./refusals.ts";
import { paxHeader, type TarPlan, tarGzOf, tarMember } from "./tar-builder.ts";

const INFO: TarPlan = { name: "a-1/PKG-INFO", content: "Metadata-Version: 2.1\nName: a\n" };
const CODE: TarPlan = { name: "a-1/a.py", content: "answer = 42\n" };
const SOUND = tarGzOf([INFO, CODE]);

const read = (bytes: Uint8Array) => readTarGz(bytesOf(bytes), (name) => name.endsWith("/PKG-INFO"));

const ZEROS = gzipSync(new Uint8Array(16 * 1024 * 1024), { level: 1 });

/** As many times 16 MiB of zeros as asked: gzip files may be joined. */
function zeros(times: number): readonly Uint8Array[] {
  return new Array<Uint8Array>(times).fill(ZEROS);
}

const refused: readonly (readonly [string, ArchiveFault, Uint8Array])[] = [
  ["is empty", "not-a-tar", new Uint8Array()],
  ["has one byte", "not-a-tar", new Uint8Array(1)],
  ["is something else", "not-a-tar", Buffer.from("hello world")],
  ["is not compressed", "not-a-tar", gunzipSync(SOUND)],
  ["is compressed twice", "not-a-tar", gzipSync(SOUND)],
  ["holds no tar archive", "malformed", gzipSync("hello world".repeat(100))],
  ["holds next to nothing", "not-a-tar", gzipSync("hello")],
  ["is cut in its compressed data", "truncated", SOUND.subarray(0, SOUND.length / 2)],
  ["is cut in its last member", "truncated", gzipSync(gunzipSync(SOUND).subarray(0, 1024 + 512))],
  ["has a wrong CRC", "crc-mismatch", Uint8Array.from(SOUND).fill(0, -8, -4)],
  ["has damaged data", "malformed", Uint8Array.from(SOUND).fill(0xff, 20, 40)],
  ["is followed by rubbish", "malformed", Buffer.concat([SOUND, Buffer.from("rubbish")])],
  ["has a wrong checksum", "malformed", tarGzOf([INFO, { ...CODE, checksum: 1 }])],
  ...["/etc/passwd", "../outside", "c/../../../outside", ".."].map(
    (linkname) =>
      [
        `has a symbolic link to ${JSON.stringify(linkname)}`,
        "link",
        tarGzOf([INFO, { name: "a-1/b", type: "2", linkname }]),
      ] as const,
  ),
  ...["/etc/passwd", "../a-1/PKG-INFO", "b-1/PKG-INFO"].map(
    (linkname) =>
      [
        `has a hard link to ${linkname}`,
        "link",
        tarGzOf([INFO, { name: "a-1/b", type: "1", linkname }]),
      ] as const,
  ),
  [
    "has a member whose path leads through a link",
    "link",
    tarGzOf([INFO, { name: "a-1/b/c" }, { name: "a-1/b", type: "2", linkname: "d" }]),
  ],
  [
    "has a link and a file of one name",
    "duplicate-name",
    tarGzOf([INFO, CODE, { name: CODE.name, type: "2", linkname: "PKG-INFO" }]),
  ],
  ["has a device", "special-member", tarGzOf([INFO, { name: "a-1/null", type: "3" }])],
  ["has a FIFO", "special-member", tarGzOf([INFO, { name: "a-1/pipe", type: "6" }])],
  ["has a volume's name", "special-member", tarGzOf([{ name: "volume", type: "V" }, INFO])],
  [
    "has a sparse member of GNU tar's own format",
    "sparse",
    tarGzOf([INFO, { name: "a-1/b", type: "S" }]),
  ],
  [
    "has a sparse member of the pax format",
    "sparse",
    tarGzOf([INFO, paxHeader({ "GNU.sparse.major": "1", "GNU.sparse.name": "a-1/b" }), CODE]),
  ],
  [
    "has an extended header of megabytes",
    "malformed",
    tarGzOf([paxHeader({ comment: "x".repeat(1_100_000) }), INFO]),
  ],
  ["has a file twice", "duplicate-name", tarGzOf([INFO, { ...INFO, content: "Name: other\n" }])],
  [
    "has a file where a directory is",
    "duplicate-name",
    tarGzOf([INFO, { name: "a-1/b/", type: "5" }, { name: "a-1/b" }]),
  ],
  ["has a name with a line break", "invalid-name", tarGzOf([INFO, { name: "a-1/b\nc" }])],
  [
    "has a long name that leaves the directory",
    "unsafe-path",
    tarGzOf([paxHeader({ path: "a-1/../../evil" }), INFO]),
  ],
  [
    "goes on after its end",
    "trailing-data",
    tarGzOf([INFO], Buffer.concat([new Uint8Array(512), tarMember(CODE), new Uint8Array(1024)])),
  ],
  [
    "wants to keep megabytes of metadata",
    "member-too-large",
    tarGzOf([{ ...INFO, content: new Uint8Array(17_000_000) }]),
  ],
  ...["../../evil", "/etc/passwd", "./a-1/b", "a-1//b", "a-1/..", "C:/x", "..\\x"].map(
    (name) => [`has a member ${name}`, "unsafe-path", tarGzOf([INFO, { name }])] as const,
  ),
];

describe("a tar archive is refused when it", () => {
  test.each(refused)("%s (%s)", async (_title, reason, bytes) => {
    expect(await refusalOf(read(bytes))).toBe(reason);
  });

  test("is cut anywhere at all", async () => {
    for (let length = 0; length < SOUND.length; length++) {
      expect(["not-a-tar", "truncated"]).toContain(
        await refusalOf(read(SOUND.subarray(0, length))),
      );
    }
  });

  test("is a bomb, long before it is unpacked", async () => {
    const started = performance.now();
    const bomb = Buffer.concat([
      gzipSync(tarMember({ name: "a-1/zeros", size: 40 * 16 * 1024 * 1024 })),
      ...zeros(40),
    ]);
    expect(await refusalOf(read(bomb))).toBe("compression-ratio");
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test("is a bomb behind its end", async () => {
    const bomb = Buffer.concat([SOUND, ...zeros(8)]);
    expect(await refusalOf(read(bomb))).toBe("compression-ratio");
  });
});

describe("a sound tar archive", () => {
  test("gives its members, and the content of those that are asked for", async () => {
    const directory: TarPlan = { name: "a-1/", type: "5" };
    const bytes = tarGzOf([directory, INFO, CODE, directory]);
    expect(await read(bytes)).toEqual({
      members: [
        { name: "a-1", type: "directory" },
        { name: "a-1/PKG-INFO", type: "file", size: 30 },
        { name: "a-1/a.py", type: "file", size: 12 },
        { name: "a-1", type: "directory" },
      ],
      contents: new Map([["a-1/PKG-INFO", Buffer.from("Metadata-Version: 2.1\nName: a\n")]]),
    });
  });

  test("may have links that stay inside", async () => {
    const symbolic: TarPlan = { name: "a-1/docs/b", type: "2", linkname: "../a.py" };
    const hard: TarPlan = { name: "a-1/c", type: "1", linkname: "a-1/a.py" };
    const { members } = await read(tarGzOf([INFO, CODE, symbolic, hard]));
    expect(members.slice(2)).toEqual([
      { name: "a-1/docs/b", type: "link", target: "../a.py" },
      { name: "a-1/c", type: "link", target: "a-1/a.py" },
    ]);
  });

  test("may have a backslash in a name that stays inside", async () => {
    expect(await refusalOf(read(tarGzOf([INFO, { name: "a-1/b\\c.txt" }])))).toBe("accepted");
  });

  test("may hold more than the parser takes at once", async () => {
    const bytes = tarGzOf([{ name: "a-1/data", content: new Uint8Array(9_000_000) }, INFO]);
    const { members, contents } = await read(bytes);
    expect(members).toEqual([
      { name: "a-1/data", type: "file", size: 9_000_000 },
      { name: "a-1/PKG-INFO", type: "file", size: 30 },
    ]);
    expect([...contents.keys()]).toEqual(["a-1/PKG-INFO"]);
  });

  test("never makes the reader fail in a way it does not explain, whichever byte is changed", async () => {
    const plain = gunzipSync(SOUND);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Uint8Array.from(plain);
        bytes[at] = value;
        await refusalOf(read(gzipSync(bytes)));
      }),
      { numRuns: 150 },
    );
  });
});
