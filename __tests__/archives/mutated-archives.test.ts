import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import yauzl from "yauzl";
import { ArchiveError } from "../../src/archives/archive-error.ts";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { readTarGz, type TarMember } from "../../src/archives/tar.ts";
import { readZip } from "../../src/archives/zip.ts";
import { mutationsOf } from "./mutations.ts";
import { runPython } from "./python.ts";
import { wheelMembers } from "./sample-wheel.ts";
import { paxHeader, type TarPlan, tarGzOf } from "./tar-builder.ts";
import { extraField, type MemberPlan, zip64End, zipOf } from "./zip-builder.ts";

/** A member as a reader sees it: its name, and its content's digest or what else it is. */
type Seen = readonly (readonly [name: string, what: string])[];

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What we make of it; undefined where we refuse. Any other failure stays one. */
async function readOurselves(read: () => Promise<Seen>): Promise<Seen | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}

async function readOurZip(bytes: Uint8Array): Promise<Seen> {
  const zip = await readZip(bytesOf(bytes));
  const seen: [string, string][] = [];
  for (const member of zip.members) seen.push([member.name, sha256(await zip.content(member))]);
  return seen;
}

async function readOurTar(bytes: Uint8Array): Promise<Seen> {
  const { members, contents } = await readTarGz(bytesOf(bytes), () => true);
  const whatIs = (member: TarMember) => {
    if (member.type === "link") return `link to ${member.target}`;
    if (member.type === "directory") return "directory";
    return sha256(contents.get(member.name) ?? new Uint8Array());
  };
  return members.map((member) => [member.name, whatIs(member)]);
}

/** Those that we accept, with what we see in them. */
async function acceptedOf(
  variants: readonly Uint8Array[],
  read: (bytes: Uint8Array) => Promise<Seen>,
) {
  const accepted: { readonly bytes: Uint8Array; readonly seen: Seen }[] = [];
  for (const bytes of variants) {
    const seen = await readOurselves(() => read(bytes));
    if (seen !== undefined) accepted.push({ bytes, seen });
  }
  return accepted;
}

const READ_WITH_PYTHON = `
import base64, hashlib, io, tarfile, warnings, zipfile
warnings.simplefilter("ignore")
def digest(data): return hashlib.sha256(data).hexdigest()
def read_zip(data):
  with zipfile.ZipFile(io.BytesIO(data)) as archive:
    return [[i.filename, digest(archive.read(i))] for i in archive.infolist()]
def read_tar(data):
  def what(archive, member):
    if member.isdir(): return "directory"
    if member.issym() or member.islnk(): return f"link to {member.linkname}"
    return digest(archive.extractfile(member).read()) if member.isreg() else "something else"
  with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
    return [[member.name, what(archive, member)] for member in archive]
read = {"zip": read_zip, "tar": read_tar}[given["kind"]]
told = []
for text in given["files"]:
  try: told.append(read(base64.b64decode(text)))
  except Exception as error: told.append(repr(error))
json.dump(told, sys.stdout)
`;

/** What Python sees in each; a text where it fails. */
function readWithPython(kind: "zip" | "tar", files: readonly Uint8Array[]): readonly unknown[] {
  const given = { kind, files: files.map((bytes) => Buffer.from(bytes).toString("base64")) };
  return runPython(READ_WITH_PYTHON, given) as readonly unknown[]; // a list, as the script writes
}

async function readWithYauzl(bytes: Uint8Array): Promise<Seen> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  const seen: [string, string][] = [];
  for await (const entry of zip.eachEntry()) {
    const hash = createHash("sha256");
    if (!entry.fileName.endsWith("/")) {
      for await (const part of await zip.openReadStreamPromise(entry)) hash.update(part);
    }
    seen.push([entry.fileName, hash.digest("hex")]);
  }
  return seen;
}

const FILES: readonly MemberPlan[] = wheelMembers({ files: { "omi/é.py": "e = 1\n" } });
const DEFLATED = FILES.map((member) => ({ ...member, stored: false }));
const field = (...values: readonly number[]) =>
  extraField(1, new Uint8Array(new BigUint64Array(values.map(BigInt)).buffer));
const WIDE = FILES.map((member) => {
  const size = Buffer.byteLength(member.content ?? "");
  const wide = { size: 0xffffffff, compressedSize: 0xffffffff, extra: field(size, size) };
  return { ...member, local: wide, listed: wide };
});

const zips: readonly (readonly [string, Uint8Array])[] = [
  ["stored", zipOf([{ name: "omi/", stored: true }, ...FILES])],
  ["deflated", zipOf(DEFLATED)],
  [
    "a ZIP64 one",
    zipOf(WIDE, {
      beforeEnd: (directory) => zip64End(directory, directory.offset + directory.size),
      end: { count: 0xffff, size: 0xffffffff, offset: 0xffffffff },
    }),
  ],
];

/** Headers that lie at random, in one place or in both. */
function lyingZips(number: number): readonly Uint8Array[] {
  const lies = fc.record(
    {
      flags: fc.constantFrom(0, 1, 2, 4, 6, 8, 0x20, 0x40, 0x800, 0x2000),
      method: fc.constantFrom(0, 8, 9, 12),
      crc32: fc.constantFrom(0, 1),
      size: fc.constantFrom(0, 1, 12, 13, 47, 0xffffffff),
      compressedSize: fc.constantFrom(0, 1, 12, 14, 47, 0xffffffff),
      name: fc
        .constantFrom("omi/__init__.py", "omi/a.py", "omi/", "é")
        .map((name) => Buffer.from(name)),
      extra: fc.constantFrom(field(), field(12), field(12, 12), field(12, 12, 0), field(0)),
      version: fc.constantFrom(0, 10, 45, 63, 64, 255),
      attributes: fc.constantFrom(0, 0x10, 0x81a40000, 0xa1ff0000, 0x41ed0000),
    },
    { requiredKeys: [] },
  );
  const plans = fc.record({
    both: fc.oneof(fc.constant({}), lies),
    local: fc.oneof(fc.constant({}), lies),
    listed: fc.oneof(fc.constant({}), lies),
    stored: fc.boolean(),
    place: fc.nat(FILES.length - 1),
  });
  return fc
    .sample(plans, { numRuns: number, seed: 5 })
    .map(({ place, ...plan }) =>
      zipOf(FILES.map((member, at) => (at === place ? { ...member, ...plan } : member))),
    );
}

describe("what is inspected in a ZIP archive is what Python and yauzl unpack of it", () => {
  const check = async (variants: readonly Uint8Array[]) => {
    const accepted = await acceptedOf(variants, readOurZip);
    const files = accepted.map(({ bytes }) => bytes);
    const ours = accepted.map(({ seen }) => seen);
    expect(readWithPython("zip", files)).toEqual(ours);
    expect(await Promise.all(files.map(readWithYauzl))).toEqual(ours);
    return [accepted.length > 20, accepted.length < variants.length];
  };

  test.each(zips)("whichever bytes of it are changed: %s", async (_title, bytes) => {
    expect(await check([bytes, ...mutationsOf(bytes, 4000, 1)])).toEqual([true, true]);
  });

  test("whatever its headers claim", async () => {
    expect(await check(lyingZips(3000))).toEqual([true, true]);
  });
});

const INFO: TarPlan = { name: "omi-0.3.0/PKG-INFO", content: "Name: omi\n" };
const CODE: TarPlan = { name: "omi-0.3.0/omi.py", content: "answer = 42\n" };
const LONG = `omi-0.3.0/${"d/".repeat(60)}é.py`;
const SYMBOLIC: TarPlan = { name: "omi-0.3.0/a", type: "2", linkname: "omi.py" };
const HARD: TarPlan = { name: "omi-0.3.0/b", type: "1", linkname: CODE.name };

const tars: readonly (readonly [string, Uint8Array])[] = [
  ["plain", tarGzOf([{ name: "omi-0.3.0/", type: "5" }, INFO, CODE, SYMBOLIC, HARD])],
  ["with extended headers", tarGzOf([INFO, paxHeader({ path: LONG, mtime: "1.5" }), CODE, CODE])],
  [
    "with long names",
    tarGzOf([INFO, { name: "././@LongLink", type: "L", content: `${LONG}\0` }, CODE, CODE]),
  ],
];

const BLOCK = 512;

/** The archive with the checksums of all headers that a change has spoilt set right, as whoever lies would set them. */
function checksummed(original: Uint8Array, bytes: Uint8Array): Uint8Array {
  const fixed = Buffer.from(bytes);
  for (let at = 0; at + BLOCK <= fixed.length; at += BLOCK) {
    const before = original.subarray(at, at + BLOCK);
    const block = fixed.subarray(at, at + BLOCK);
    const isHeader = Buffer.from(before.subarray(257, 262)).toString() === "ustar";
    if (!isHeader || block.equals(before)) continue;
    block.fill(" ", 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  }
  return fixed;
}

/** Header fields of the second member, each with text that some readers take for a value and others do not. */
function lyingTars(original: Uint8Array, number: number): readonly Uint8Array[] {
  const fields = fc.constantFrom(
    0,
    100,
    108,
    116,
    124,
    135,
    136,
    156,
    157,
    257,
    263,
    329,
    345,
    475,
  );
  const values = fc.constantFrom(
    ...["0", "1", "2", "3", "5", "7", "L", "K", "x", "g", "S", "N", "V", "D", "\0", " ", "/", "a/"],
    ...[
      "00000000014\0",
      "0000000014 \0",
      " 14 ",
      "+14",
      "-14",
      "0o14",
      "1_4",
      "14x",
      "\x80\0\0\0\x0c",
    ],
    ...["ustar\0", "ustar  \0", "\0\0\0\0\0", "omi-0.3.0/x", "omi-0.3.0/x/", "omi-0.3.0/é", "../x"],
  );
  const lies = fc.array(fc.tuple(fields, values, fc.nat(4)), { minLength: 1, maxLength: 2 });
  return fc.sample(lies, { numRuns: number, seed: 7 }).map((changes) => {
    const bytes = Buffer.from(original);
    for (const [at, value, block] of changes) Buffer.from(value).copy(bytes, block * BLOCK + at);
    return checksummed(original, bytes);
  });
}

describe("what is inspected in a tar archive is what Python unpacks of it", () => {
  const check = async (variants: readonly Uint8Array[]) => {
    const accepted = await acceptedOf(variants, readOurTar);
    const told = readWithPython(
      "tar",
      accepted.map(({ bytes }) => bytes),
    );
    expect(told).toEqual(accepted.map(({ seen }) => seen));
    return [accepted.length > 20, accepted.length < variants.length];
  };

  test.each(tars)("whichever bytes of it are changed: %s", async (_title, bytes) => {
    const plain = gunzipSync(bytes);
    const variants = [
      ...mutationsOf(plain, 1500, 2).map((changed) => checksummed(plain, changed)),
      ...mutationsOf(plain.subarray(0, 4 * BLOCK), 500, 3).map((changed) =>
        checksummed(plain, Buffer.concat([changed, plain.subarray(4 * BLOCK)])),
      ),
      ...lyingTars(plain, 1000),
    ];
    expect(await check(variants.map((changed) => gzipSync(changed, { level: 1 })))).toEqual([
      true,
      true,
    ]);
  });

  test.each(tars)(
    "whichever bytes of its compressed file are changed: %s",
    async (_title, bytes) => {
      expect(
        await check([...new Array<Uint8Array>(30).fill(bytes), ...mutationsOf(bytes, 800, 4)]),
      ).toEqual([true, true]);
    },
  );
});
