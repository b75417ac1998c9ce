import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inspectFile } from "./inspection.ts";
import { METADATA, wheelMembers } from "./sample-wheel.ts";
import { paxHeader, type TarPlan, tarGzOf, tarMember } from "./tar-builder.ts";
import { zipOf } from "./zip-builder.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-hostile-sdists-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SDIST = "omi-0.3.0.tar.gz";
const ROOT = "omi-0.3.0/";
const INFO: TarPlan = { name: `${ROOT}PKG-INFO`, content: METADATA };
const CODE: TarPlan = { name: `${ROOT}omi.py`, content: "answer = 42\n" };
const SOUND = tarGzOf([INFO, CODE]);
const END = new Uint8Array(1024);

const text = (value: string): Uint8Array => Buffer.from(value);
/** The sdist with other members. */
const added = (...plans: readonly TarPlan[]) => tarGzOf([INFO, ...plans]);
/** The module otherwise. */
const module = (changes: Partial<TarPlan>) => added({ ...CODE, ...changes });
/** The sdist with text in the module's header, at an offset. */
const header = (at: number, value: string | Uint8Array) =>
  module({ edit: (block) => Buffer.from(value).copy(block, at) });
/** The module behind an extended header. */
const extended = (records: Readonly<Record<string, string>>, member: TarPlan = CODE) =>
  added(paxHeader(records), member);
/** Any bytes as an extended header. */
const pax = (content: string | Uint8Array, type = "x", after: readonly TarPlan[] = [CODE]) =>
  added({ name: "PaxHeader/x", type, content }, ...after);
const long = (content: string | Uint8Array, type = "L"): TarPlan => ({
  name: "././@LongLink",
  type,
  content,
});
const link = (linkname: string, type = "2", name = `${ROOT}link`): TarPlan => ({
  name,
  type,
  linkname,
});
/** A file whose content is a member of its own, with its header. */
const smuggled = tarMember({ name: `${ROOT}evil.py`, content: "x" });
const binary = (value: number, length: number) => {
  const field = Buffer.alloc(length);
  field.writeUInt8(0x80);
  field.writeUIntBE(value, length - 6, 6);
  return field;
};

/** A gzip file with a text in its header, where a name belongs. */
function gzipNamed(content: Uint8Array, name: Uint8Array): Uint8Array {
  const plain = gzipSync(content);
  const head = Buffer.from(plain.subarray(0, 10));
  head.writeUInt8(8, 3);
  return Buffer.concat([head, name, Uint8Array.of(0), plain.subarray(10)]);
}

/** A ZIP archive without a NUL cannot be made; an extra field of a gzip header may hold any. */
function gzipHolding(content: Uint8Array, extra: Uint8Array): Uint8Array {
  const plain = gzipSync(content);
  const head = Buffer.from(plain.subarray(0, 10));
  head.writeUInt8(4, 3);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(extra.length);
  return Buffer.concat([head, length, extra, plain.subarray(10)]);
}

const NO_GZIP = "it is not compressed by gzip";
const DAMAGED = "the header of a member is damaged: ";
const NUMBER = `${DAMAGED}a number in it is none`;
const CHECKSUM = `${DAMAGED}its checksum is wrong`;
const RECORDS = `${DAMAGED}its extended header is no list of records`;
const SPARSE = "it has a sparse member";
const CUT = "it is cut off before its end";
const DATA_END = "its compressed data end too early";
const DATA = "its compressed data are damaged";
const BEHIND = "there are data where there should be nothing but padding";
const ZIP = "it can be read as a ZIP archive too";
const NO_UTF8 = "the name of a member is not UTF-8";

type Row = readonly [title: string, why: string, bytes: () => Uint8Array];

const files: readonly Row[] = [
  ["nothing", NO_GZIP, () => new Uint8Array()],
  ["one byte", NO_GZIP, () => Uint8Array.of(0x1f)],
  ["a text", NO_GZIP, () => text("hello world")],
  ["a tar archive without compression", NO_GZIP, () => gunzipSync(SOUND)],
  ["a bzip2 file", NO_GZIP, () => text("BZh91AY&SY".repeat(20))],
  [
    "an xz file",
    NO_GZIP,
    () => Buffer.concat([Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), new Uint8Array(99)]),
  ],
  [
    "a zstd file",
    NO_GZIP,
    () => Buffer.concat([Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), new Uint8Array(99)]),
  ],
  ["a wheel", ZIP, () => zipOf(wheelMembers())],
  ["compressed twice", "it is compressed twice", () => gzipSync(SOUND)],
  ["half of itself", DATA_END, () => SOUND.subarray(0, SOUND.length / 2)],
  ["itself without its checksum", DATA_END, () => SOUND.subarray(0, -8)],
  ["itself without its last byte", DATA_END, () => SOUND.subarray(0, -1)],
  [
    "of another checksum",
    "its content does not match its CRC",
    () => Uint8Array.from(SOUND).fill(0, -8, -4),
  ],
  ["of another length", DATA, () => Uint8Array.from(SOUND).fill(1, -4)],
  ["damaged", DATA, () => Uint8Array.from(SOUND).fill(0xff, 20, 40)],
  ["compressed by a method that there is not", DATA, () => Uint8Array.from(SOUND).fill(7, 2, 3)],
  ["marked by flags that there are not", DATA, () => Uint8Array.from(SOUND).fill(0xe0, 3, 4)],
  ["followed by rubbish", DATA, () => Buffer.concat([SOUND, text("rubbish")])],
  [
    "followed by half a gzip file",
    BEHIND,
    () => Buffer.concat([SOUND, gzipSync("x").subarray(0, 12)]),
  ],
  [
    "followed by zeros",
    "there are data behind its compressed data",
    () => Buffer.concat([SOUND, new Uint8Array(512)]),
  ],
  [
    "continued behind zeros",
    "there are data behind its compressed data",
    () =>
      Buffer.concat([
        gzipSync(tarMember(INFO)),
        new Uint8Array(8),
        gzipSync(Buffer.concat([tarMember(CODE), END])),
      ]),
  ],
  ["a ZIP archive behind its data", ZIP, () => Buffer.concat([SOUND, zipOf(wheelMembers())])],
  ["a ZIP archive in its header", ZIP, () => gzipHolding(gunzipSync(SOUND), zipOf(wheelMembers()))],
  [
    "a ZIP archive's end in its name",
    ZIP,
    () => gzipNamed(gunzipSync(SOUND), text(`PK\x05\x06${"x".repeat(30)}`)),
  ],
];

const archives: readonly Row[] = [
  ["is a text", NUMBER, () => gzipSync("hello world".repeat(100))],
  ["is a short text", "it is no tar archive with members", () => gzipSync("hello")],
  ["is empty", "it is no tar archive with members", () => tarGzOf([])],
  ["is nothing", "it is no tar archive with members", () => gzipSync("")],
  ["is a wheel", NUMBER, () => gzipSync(zipOf(wheelMembers()))],
  ["is cut in a header", CUT, () => gzipSync(gunzipSync(SOUND).subarray(0, 1100))],
  ["is cut in a member", CUT, () => gzipSync(gunzipSync(SOUND).subarray(0, 1540))],
  ["is cut behind a member", CUT, () => tarGzOf([INFO, CODE], new Uint8Array())],
  ["claims more than there is", CUT, () => tarGzOf([{ ...INFO, size: 8_000_000 }])],
  ["goes on behind its end", BEHIND, () => tarGzOf([INFO], Buffer.concat([END, smuggled, END]))],
  [
    "goes on behind half its end",
    BEHIND,
    () => tarGzOf([INFO], Buffer.concat([new Uint8Array(512), smuggled, END])),
  ],
  ["has a byte behind its end", BEHIND, () => tarGzOf([INFO], Buffer.concat([END, text("x")]))],
  [
    "has two top-level directories",
    'it has 2 top-level directories instead of one ("omi-0.3.0", "evil")',
    () => added({ name: "evil/a.py" }),
  ],
  [
    "has two of everything",
    'it has 2 top-level directories instead of one ("omi-0.3.0", "omi-0.3.1")',
    () => tarGzOf([INFO, { ...INFO, name: "omi-0.3.1/PKG-INFO" }]),
  ],
  [
    "has a file beside its directory",
    'it has 2 top-level directories instead of one ("omi-0.3.0", "setup.py")',
    () => added({ name: "setup.py" }),
  ],
  [
    "has no directory",
    'it has no file "PKG-INFO/PKG-INFO"',
    () => tarGzOf([{ ...INFO, name: "PKG-INFO" }]),
  ],
  ["has no PKG-INFO", `it has no file "${INFO.name}"`, () => tarGzOf([CODE])],
  [
    "has PKG-INFO elsewhere",
    `it has no file "${INFO.name}"`,
    () => tarGzOf([{ ...INFO, name: `${ROOT}omi.egg-info/PKG-INFO` }]),
  ],
  [
    "has PKG-INFO in another case",
    `it has no file "${INFO.name}"`,
    () => tarGzOf([{ ...INFO, name: `${ROOT}pkg-info` }]),
  ],
  [
    "has a directory for PKG-INFO",
    `it has no file "${INFO.name}"`,
    () => tarGzOf([{ name: `${ROOT}PKG-INFO/`, type: "5" }]),
  ],
  [
    "has a link for PKG-INFO",
    `it has no file "${INFO.name}"`,
    () => tarGzOf([CODE, link("omi.py", "2", INFO.name)]),
  ],
  [
    "has a hard link for PKG-INFO",
    `it has no file "${INFO.name}"`,
    () => tarGzOf([CODE, link(CODE.name, "1", INFO.name)]),
  ],
  [
    "has PKG-INFO twice",
    `it has two members "${INFO.name}"`,
    () => added({ ...INFO, content: "Name: evil\n" }),
  ],
  [
    "has PKG-INFO twice, by another spelling",
    `it has two members "${INFO.name}"`,
    () => extended({ path: INFO.name }),
  ],
  [
    "has a file that is a directory too",
    `it has two members "${ROOT}a"`,
    () => added({ name: `${ROOT}a/`, type: "5" }, { name: `${ROOT}a` }),
  ],
  [
    "has a file that is a folder too",
    `the path of member "${ROOT}omi.py/a" leads through the file "${CODE.name}"`,
    () => added(CODE, { name: `${CODE.name}/a` }),
  ],
  [
    "has PKG-INFO of megabytes",
    `member "${INFO.name}" has 17000000 bytes, more than the 16777216 that are read of it`,
    () => tarGzOf([{ ...INFO, content: new Uint8Array(17_000_000) }]),
  ],
  [
    "has PKG-INFO of 100001 lines",
    `member "${INFO.name}" has more than 100000 lines of headers`,
    () => tarGzOf([{ ...INFO, content: "X: y\n".repeat(100_001) }]),
  ],
  [
    "has PKG-INFO in UTF-16",
    `member "${INFO.name}" is not UTF-8 text`,
    () => tarGzOf([{ ...INFO, content: Buffer.from(`\ufeff${METADATA}`, "utf16le") }]),
  ],
];

const headers: readonly Row[] = [
  ["checksum is another's", CHECKSUM, () => module({ checksum: 1 })],
  [
    "checksum is the sum of signed numbers",
    CHECKSUM,
    () => {
      const block = tarMember({ ...CODE, name: `${ROOT}\u00e9.py` }).subarray(0, 512);
      const high = block.filter((byte) => byte > 0x7f).length;
      const sum = Number.parseInt(Buffer.from(block.subarray(148, 154)).toString(), 8) - 256 * high;
      return module({ name: `${ROOT}\u00e9.py`, checksum: sum });
    },
  ],
  ["size is no number", NUMBER, () => header(124, "evil")],
  ["size has a sign", NUMBER, () => header(124, "-0000000014")],
  ["size has a prefix", NUMBER, () => header(124, "0o000000014")],
  ["size has underscores", NUMBER, () => header(124, "0000_000_14")],
  ["size is decimal", NUMBER, () => header(124, "00000000019")],
  ["size has a tail", NUMBER, () => header(124, "14 00000000")],
  ["size stands behind a NUL", NUMBER, () => header(124, "\x00000000014")],
  ["size is binary", NUMBER, () => header(124, binary(12, 12))],
  ["size is negative", NUMBER, () => header(124, Buffer.alloc(12, 0xff))],
  [
    "size is beyond everything",
    NUMBER,
    () => header(124, Buffer.concat([Uint8Array.of(0x80), Buffer.alloc(11, 0xff)])),
  ],
  ["mode is no number", NUMBER, () => header(100, "rwxrwxr")],
  ["owner is no number", NUMBER, () => header(108, "root")],
  ["group is no number", NUMBER, () => header(116, "root")],
  ["time is no number", NUMBER, () => header(136, "yesterday")],
  ["device is no number", NUMBER, () => header(329, "null")],
  [
    "path has a second part without its format",
    `${DAMAGED}it has a path in two parts, but is not of the format that allows it`,
    () =>
      module({
        edit: (block) => {
          block.write("ustar  \0", 257);
          block.write("evil", 345);
        },
      }),
  ],
  [
    "path has a second part in an archive of old",
    `${DAMAGED}it has a path in two parts, but is not of the format that allows it`,
    () =>
      module({
        edit: (block) => {
          block.fill(0, 257, 265);
          block.write("evil", 345);
        },
      }),
  ],
  [
    "path has a second part that leaves",
    `the path of member "../${CODE.name}" is not a plain relative one`,
    () => header(345, ".."),
  ],
  ["path is not UTF-8", NO_UTF8, () => header(0, Buffer.from([0x6f, 0xe9]))],
  [
    "data belong to a directory",
    `member "${ROOT}a" has data, which only files have`,
    () => added({ name: `${ROOT}a`, type: "5", content: smuggled }),
  ],
  [
    "data belong to a file named as a directory",
    `${DAMAGED}the file "${ROOT}a/" is named as a directory`,
    () => added({ name: `${ROOT}a/`, content: smuggled }),
  ],
  [
    "data belong to a directory of old",
    `member "${ROOT}a/" has data, which only files have`,
    () => added({ name: `${ROOT}a/`, type: "\0", content: smuggled }),
  ],
  [
    "data belong to a symbolic link",
    `member "${ROOT}link" has data, which only files have`,
    () => added(CODE, { ...link("omi.py"), content: smuggled }),
  ],
  [
    "data belong to a hard link",
    `member "${ROOT}link" has data, which only files have`,
    () => added(CODE, { ...link(CODE.name, "1"), content: smuggled }),
  ],
];

const kinds: readonly Row[] = [
  ["3", "a device"],
  ["4", "a disk"],
  ["6", "a FIFO"],
  ["D", "a dumped directory"],
  ["M", "the rest of a file"],
  ["N", "a long name of old"],
  ["V", "a volume's name"],
  ["X", "an extended header of old"],
  ["A", "an access list"],
  ["I", "an inode"],
  ["8", "a socket"],
  ["Z", "what there is not"],
  ["\x01", "a control character"],
].map(
  ([type = "", title = ""]): Row => [
    title,
    `member "${ROOT}x" is neither a file, a directory nor a link, but of type ${JSON.stringify(type)}`,
    () => added({ name: `${ROOT}x`, type }),
  ],
);

const extensions: readonly Row[] = [
  [
    "a path that leaves",
    'the path of member "omi-0.3.0/../../evil" is not a plain relative one',
    () => extended({ path: `${ROOT}../../evil` }),
  ],
  [
    "a path from the root",
    'the path of member "/etc/passwd" is not a plain relative one',
    () => extended({ path: "/etc/passwd" }),
  ],
  ["no path", 'the path of member "" is not a plain relative one', () => extended({ path: "" })],
  [
    "a path of two lines",
    `the name of member ${JSON.stringify(`${ROOT}a\nb`)} holds control characters`,
    () => extended({ path: `${ROOT}a\nb` }),
  ],
  [
    "a path with a NUL",
    `the name of member ${JSON.stringify(`${ROOT}a\0b`)} holds control characters`,
    () => extended({ path: `${ROOT}a\0b` }),
  ],
  [
    "a path of 5000 characters",
    `the name of member ${JSON.stringify(`${"a".repeat(120)}…`)} has more than 4096 characters`,
    () => extended({ path: "a".repeat(5000) }),
  ],
  ["a path that is not UTF-8", NO_UTF8, () => pax(Buffer.from([...text("9 path="), 0xe9, 0x0a]))],
  [
    "paths in bytes",
    `${DAMAGED}its names are in an encoding that it does not tell`,
    () => extended({ hdrcharset: "BINARY", path: `${ROOT}a` }),
  ],
  ["two paths", `${DAMAGED}it states its "path" twice`, () => pax("12 path=a/b\n12 path=a/c\n")],
  [
    "a path that names a directory",
    `${DAMAGED}the file "${ROOT}a/" is named as a directory`,
    () => extended({ path: `${ROOT}a/` }),
  ],
  [
    "another size",
    `member "${CODE.name}" has two sizes, 12 and 0 bytes`,
    () => extended({ size: "0" }),
  ],
  [
    "a size of gigabytes",
    `member "${CODE.name}" has two sizes, 12 and 5000000000 bytes`,
    () => extended({ size: "5000000000" }),
  ],
  [
    "a size that is none",
    `${DAMAGED}its extended header states no size`,
    () => extended({ size: "-1" }),
  ],
  [
    "a size in another form",
    `${DAMAGED}its extended header states no size`,
    () => extended({ size: "1e1" }),
  ],
  [
    "a target that leaves",
    `member "${ROOT}link" is a link to "/etc/passwd", which is not plainly within the archive`,
    () => extended({ linkpath: "/etc/passwd" }, link("omi.py")),
  ],
  [
    "a sparse file",
    SPARSE,
    () => extended({ "GNU.sparse.major": "1", "GNU.sparse.name": CODE.name }),
  ],
  ["a sparse file's map", SPARSE, () => extended({ "GNU.sparse.map": "0,12" })],
  ["a sparse file for all", SPARSE, () => pax("22 GNU.sparse.major=1\n", "g")],
  [
    "a path for all",
    `${DAMAGED}an extended header gives one name or size to all members`,
    () => pax("12 path=a/b\n", "g"),
  ],
  [
    "a target for all",
    `${DAMAGED}an extended header gives one name or size to all members`,
    () => pax("16 linkpath=a/b\n", "g"),
  ],
  [
    "a size for all",
    `${DAMAGED}an extended header gives one name or size to all members`,
    () => pax("10 size=0\n", "g"),
  ],
  ["a text", RECORDS, () => pax("hello world")],
  ["zeros", RECORDS, () => pax(new Uint8Array(512))],
  ["a record that is too long", RECORDS, () => pax("99 path=a\n")],
  ["a record that is too short", RECORDS, () => pax("7 path=a\n")],
  ["a record of no length", RECORDS, () => pax("0 path=a\n")],
  ["a record of negative length", RECORDS, () => pax("-9 path=a\n")],
  ["a record of fractional length", RECORDS, () => pax("9.0 path=a\n")],
  ["a record of a huge length", RECORDS, () => pax(`${"9".repeat(400)} path=a\n`)],
  ["a record without a keyword", RECORDS, () => pax("5 =a\n")],
  ["a record without a value", RECORDS, () => pax("7 path\n")],
  ["a record without an end", RECORDS, () => pax("9 path=ab")],
  [
    "a megabyte and more",
    "it has an extended header of 1100000 bytes",
    () => pax(new Uint8Array(1_100_000)),
  ],
  [
    "no member behind it",
    `${DAMAGED}no member follows an extended header`,
    () => pax("12 path=a/b\n", "x", []),
  ],
  [
    "no member behind one for all",
    `${DAMAGED}no member follows an extended header`,
    () => pax("13 comment=x\n", "g", []),
  ],
  [
    "a second one",
    `${DAMAGED}two extended headers state its name`,
    () => added(paxHeader({ path: `${ROOT}a` }), paxHeader({ path: `${ROOT}b` }), CODE),
  ],
  [
    "a long name too",
    `${DAMAGED}two extended headers state its name`,
    () => added(paxHeader({ path: `${ROOT}a` }), long(`${ROOT}b\0`), CODE),
  ],
  [
    "a long name of a gigabyte",
    "it has an extended header of 1073741824 bytes",
    () => added({ ...long(""), size: 2 ** 30 }, CODE),
  ],
  [
    "a long name that leaves",
    'the path of member "../evil" is not a plain relative one',
    () => added(long("../evil\0"), CODE),
  ],
  [
    "a long name with another behind it",
    `${DAMAGED}there are bytes behind the end of its long name`,
    () => added(long(`${ROOT}a\0evil\0`), CODE),
  ],
  [
    "a long name without an end",
    `${DAMAGED}its long name has no end`,
    () => added(long(`${ROOT}a`), CODE),
  ],
  [
    "a long name that goes on in its padding",
    BEHIND,
    () => added({ ...long(`${ROOT}a\0${"b".repeat(20)}`), size: 12 }, CODE),
  ],
  [
    "a path in its padding",
    BEHIND,
    () =>
      added(
        { name: "x", type: "x", content: "13 comment=x\n22 path=omi-0.3.0/evil\n", size: 13 },
        CODE,
      ),
  ],
  ["a long name that is not UTF-8", NO_UTF8, () => added(long(Uint8Array.of(0x61, 0xff, 0)), CODE)],
  [
    "two long names",
    `${DAMAGED}two extended headers state its name`,
    () => added(long(`${ROOT}a\0`), long(`${ROOT}b\0`), CODE),
  ],
  [
    "a long target that leaves",
    `member "${ROOT}link" is a link to "../../evil", which is not plainly within the archive`,
    () => added(long("../../evil\0", "K"), link("omi.py")),
  ],
];

const outside = (name: string, target: string) =>
  `member ${JSON.stringify(name)} is a link to ${JSON.stringify(target)}, which is not plainly within the archive`;
const links: readonly Row[] = [
  ...[
    "/etc/passwd",
    "../outside",
    "..",
    ".",
    "",
    "a/../../b",
    "a//b",
    "a/./b",
    "C:/x",
    "..\\x",
    "../../../etc/passwd",
  ].map(
    (target): Row => [
      `symbolic, to ${JSON.stringify(target)}`,
      outside(`${ROOT}link`, target),
      () => added(link(target)),
    ],
  ),
  ...["/etc/passwd", "../omi-0.3.0/omi.py", "evil/omi.py", "omi.py", "", "omi-0.3.0/../evil"].map(
    (target): Row => [
      `hard, to ${JSON.stringify(target)}`,
      outside(`${ROOT}link`, target),
      () => added(link(target, "1")),
    ],
  ),
  [
    "to the sdist itself, with members behind it",
    `the path of member "${ROOT}link/a.py" leads through the link "${ROOT}link"`,
    () => added(link("sub"), { name: `${ROOT}link/a.py` }),
  ],
  [
    "with members in front of it",
    `the path of member "${ROOT}link/a.py" leads through the link "${ROOT}link"`,
    () => added({ name: `${ROOT}link/a.py` }, link("sub")),
  ],
  [
    "hard, with members behind it",
    `the path of member "${ROOT}link/a.py" leads through the link "${ROOT}link"`,
    () => added(CODE, link(CODE.name, "1"), { name: `${ROOT}link/a.py` }),
  ],
  [
    "in a file's place",
    `it has two members "${CODE.name}"`,
    () => added(CODE, link("PKG-INFO", "2", CODE.name)),
  ],
  [
    "in the top-level directory's place",
    outside("omi-0.3.0", "evil"),
    () => added(link("evil", "2", "omi-0.3.0")),
  ],
];

const names: readonly Row[] = [
  ...[
    "../../evil",
    "/etc/passwd",
    "./omi-0.3.0/a",
    `${ROOT}/a`,
    `${ROOT}..`,
    `${ROOT}../../a`,
    "C:/x",
    "..\\x",
    `${ROOT}a\\..\\b`,
    ".",
    "..",
  ].map(
    (name): Row => [
      name,
      `the path of member ${JSON.stringify(name)} is not a plain relative one`,
      () => added({ name }),
    ],
  ),
  ...["a\nb", "a\rb", "\x1b[2J", "\x7f", "\u0085", "\u2028"].map(
    (name): Row => [
      JSON.stringify(name),
      `the name of member ${JSON.stringify(ROOT + name)} holds control characters`,
      () => added({ name: ROOT + name }),
    ],
  ),
];

describe.each<[string, readonly Row[]]>([
  ["an sdist is refused that is", files],
  ["an sdist is refused whose archive", archives],
  ["an sdist is refused with a member whose", headers],
  ["an sdist is refused with", kinds],
  ["an sdist is refused with an extended header that holds", extensions],
  ["an sdist is refused with a link", links],
  ["an sdist is refused with a name", names],
])("%s", (_title, rows) => {
  test.each(rows)("%s", async (_row, why, bytes) => {
    writeFileSync(join(folder, SDIST), bytes());
    expect(await inspectFile(folder, SDIST)).toEqual([`distribution-unreadable: ${why}`]);
  });
});

describe("an sdist is judged by", () => {
  const NO_SDIST = "distribution-unreadable: it is not named as an sdist, which ends in .tar.gz";

  test.each<[file: string, found: readonly string[]]>([
    ["Omi-0.3.0.tar.gz", ["distribution-name-invalid"]],
    ["omi-0.3.tar.gz", ["distribution-name-invalid"]],
    ["omi-0.3.0-1.tar.gz", ["distribution-name-invalid"]],
    ["evil-0.3.0.tar.gz", ["distribution-name-invalid"]],
    [".tar.gz", ["distribution-name-invalid"]],
    ["omi-0.3.0.tgz", [NO_SDIST]],
    ["omi-0.3.0.tar.bz2", [NO_SDIST]],
    ["omi-0.3.0.zip", [NO_SDIST]],
    ["omi-0.3.0.TAR.GZ", [NO_SDIST]],
  ])("its name: %s", async (file, expected) => {
    writeFileSync(join(folder, file), SOUND);
    expect(await inspectFile(folder, file)).toEqual(expected);
  });

  test.each<[title: string, found: readonly string[], bytes: () => Uint8Array]>([
    [
      "another project",
      ["metadata-name-mismatch", "distribution-name-invalid"],
      () => tarGzOf([{ ...INFO, content: METADATA.replace("omi", "evil") }]),
    ],
    [
      "another spelling of the version",
      ["distribution-name-invalid"],
      () => tarGzOf([{ ...INFO, content: METADATA.replace("0.3.0", "0.3") }]),
    ],
    [
      "two projects",
      ["metadata-field-repeated"],
      () => tarGzOf([{ ...INFO, content: `${METADATA}Name: evil\n` }]),
    ],
    [
      "a licence file that is not there",
      ["license-file-missing"],
      () =>
        tarGzOf([{ ...INFO, content: `${METADATA.replace("2.1", "2.4")}License-File: LICENSE\n` }]),
    ],
    ["a link within", ["sdist-link"], () => added(CODE, link("omi.py"))],
    ["a hard link within", ["sdist-link"], () => added(CODE, link(CODE.name, "1"))],
    [
      "links in a circle",
      ["sdist-link"],
      () => added(link("b", "2", `${ROOT}a`), link("a", "2", `${ROOT}b`)),
    ],
    [
      "a repository and secrets",
      ["secret-file", "repository-data"],
      () => added({ name: `${ROOT}.git/config` }, { name: `${ROOT}.pypirc` }),
    ],
    [
      "names that differ in case",
      ["names-differ-by-case"],
      () => added(CODE, { name: `${ROOT}OMI.py` }),
    ],
  ])("its content: %s", async (_title, expected, bytes) => {
    writeFileSync(join(folder, SDIST), bytes());
    expect(await inspectFile(folder, SDIST)).toEqual(expected);
  });
});

describe("an sdist is not refused for", () => {
  test.each<[string, () => Uint8Array]>([
    ["being plain", () => SOUND],
    [
      "several gzip files that are one",
      () =>
        Buffer.concat([gzipSync(tarMember(INFO)), gzipSync(Buffer.concat([tarMember(CODE), END]))]),
    ],
    ["a name in its gzip header", () => gzipNamed(gunzipSync(SOUND), text("omi-0.3.0.tar"))],
    ["the padding of a tape", () => tarGzOf([INFO, CODE], new Uint8Array(10_240))],
    [
      "the extended header for all that git writes",
      () => pax(`52 comment=${"1".repeat(40)}\n`, "g"),
    ],
    [
      "times and owners in an extended header",
      () => extended({ mtime: "1.5", uid: "5000000", "SCHILY.xattr.a": "\xff" }),
    ],
    ["a size that its extended header repeats", () => extended({ size: "12" })],
    ["an owner with a large number", () => header(108, binary(5_000_000, 8))],
    ["a time before 1970", () => header(136, Buffer.alloc(12, 0xff))],
    ["numbers with spaces around them", () => header(108, "   17 \0 ")],
    ["fields without a number", () => header(329, new Uint8Array(16))],
    ["a long name", () => added(long(`${ROOT}${"d/".repeat(200)}a.py\0`), CODE)],
    [
      "a path in two parts",
      () =>
        module({
          edit: (block) => {
            block.fill(0, 0, 100);
            block.write("omi.py", 0);
            block.write("omi-0.3.0/sub", 345);
          },
        }),
    ],
    [
      "a file of the old format",
      () => module({ type: "\0", edit: (block) => block.fill(0, 257, 265) }),
    ],
    ["a contiguous file", () => module({ type: "7" })],
    [
      "directories, listed twice",
      () => added({ name: ROOT, type: "5" }, CODE, { name: ROOT, type: "5" }),
    ],
    ["a backslash that leads nowhere else", () => added({ name: `${ROOT}a\\b.txt` })],
    [
      "names of prototypes",
      () => added({ name: `${ROOT}__proto__` }, { name: `${ROOT}constructor` }),
    ],
  ])("%s", async (_title, bytes) => {
    writeFileSync(join(folder, SDIST), bytes());
    expect(await inspectFile(folder, SDIST)).toEqual([]);
  });
});
