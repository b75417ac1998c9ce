import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import yauzl from "yauzl";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { readZip } from "../../src/archives/zip.ts";
import { runPython } from "./python.ts";

/** Writes archives as build backends do, and tells what Python's zipfile reads in them. */
const WRITE_ARCHIVES = `
import hashlib, os, zipfile
big = bytes(range(256)) * 2000
plans = {
  "deflated": (zipfile.ZIP_DEFLATED, False, [("a/__init__.py", b"x = 1\\n"), ("a-1.dist-info/METADATA", b"Name: a\\n")]),
  "stored": (zipfile.ZIP_STORED, False, [("a/data.bin", big), ("a/empty", b"")]),
  "unicode": (zipfile.ZIP_DEFLATED, False, [("a/é/日本.py", b"pass\\n"), ("a/ü", big)]),
  "directories": (zipfile.ZIP_DEFLATED, False, [("a/", b""), ("a/b/", b""), ("a/b/c.py", b"pass\\n")]),
  "zip64": (zipfile.ZIP_DEFLATED, True, [("a/__init__.py", b"x = 1\\n"), ("a/data.bin", big)]),
  "many": (zipfile.ZIP_DEFLATED, False, [(f"a/m{n}.py", str(n).encode()) for n in range(300)]),
  "nested": (zipfile.ZIP_STORED, False, []),
}
told = {}
for title, (method, force, members) in plans.items():
  path = os.path.join(given, title + ".zip")
  if title == "nested":
    members = [("a/inner.zip", open(os.path.join(given, "deflated.zip"), "rb").read()), ("a/x", b"x")]
  with zipfile.ZipFile(path, "w", method) as archive:
    for name, content in members:
      if force:
        with archive.open(name, "w", force_zip64=True) as member: member.write(content)
      else:
        archive.writestr(name, content)
  with zipfile.ZipFile(path) as archive:
    assert archive.testzip() is None
    told[title] = [[i.filename, i.file_size, i.compress_size, i.CRC, hashlib.sha256(archive.read(i)).hexdigest()] for i in archive.infolist()]
json.dump(told, sys.stdout)
`;

type Told = readonly [name: string, size: number, compressed: number, crc: number, sha256: string];

const TITLES = ["deflated", "stored", "unicode", "directories", "zip64", "many", "nested"];

let folder = "";
let told: Readonly<Record<string, readonly Told[]>> = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zip-oracles-"));
  // The script above writes this shape.
  told = runPython(WRITE_ARCHIVES, folder) as typeof told;
});

afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(path: string): Promise<readonly Told[]> {
  const zip = await readZip(bytesOf(readFileSync(path)));
  const found: Told[] = [];
  for (const member of zip.members) {
    const sha256 = createHash("sha256")
      .update(await zip.content(member))
      .digest("hex");
    found.push([member.name, member.size, member.compressedSize, member.crc32, sha256]);
  }
  return found;
}

async function readWithYauzl(path: string): Promise<readonly Told[]> {
  const zip = await yauzl.fromBufferPromise(readFileSync(path));
  const found: Told[] = [];
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize, crc32 } = entry;
    const hash = createHash("sha256");
    if (!fileName.endsWith("/")) {
      for await (const part of await zip.openReadStreamPromise(entry)) hash.update(part);
    }
    found.push([fileName, uncompressedSize, compressedSize, crc32, hash.digest("hex")]);
  }
  return found;
}

describe("archives that Python writes", () => {
  test.each(TITLES)("read the same here as in Python and yauzl: %s", async (title) => {
    const path = join(folder, `${title}.zip`);
    expect(await readAll(path)).toEqual(told[title]);
    expect(await readWithYauzl(path)).toEqual(told[title]);
  });
});

const READ_ARCHIVES = `
import hashlib, zipfile
def read(path):
  with zipfile.ZipFile(path) as archive:
    return [[i.filename, i.file_size, i.compress_size, i.CRC, hashlib.sha256(archive.read(i)).hexdigest()] for i in archive.infolist()]
json.dump([read(path) for path in given], sys.stdout)
`;

const WHEELS = join(import.meta.dirname, "../../python/wheels");

describe("wheels of several build backends", () => {
  const names = readdirSync(WHEELS).filter((name) => name.endsWith(".whl"));
  let read: readonly (readonly Told[])[] = [];
  beforeAll(() => {
    const paths = names.map((name) => join(WHEELS, name));
    // The script above writes this shape.
    read = runPython(READ_ARCHIVES, paths) as typeof read;
  });

  test.each(names)("read the same here as in Python and yauzl: %s", async (name) => {
    const expected = read[names.indexOf(name)];
    expect(expected?.some(([member]) => member.endsWith("/METADATA"))).toBe(true);
    expect(await readAll(join(WHEELS, name))).toEqual(expected);
    expect(await readWithYauzl(join(WHEELS, name))).toEqual(expected);
  });
});

const WRITE_GENERATED = `
import base64, hashlib, os, zipfile
told = []
for place, members in enumerate(given["archives"]):
  path = os.path.join(given["folder"], f"generated-{place}.zip")
  with zipfile.ZipFile(path, "w") as archive:
    for m in members:
      info = zipfile.ZipInfo(m["name"], tuple(m["time"]))
      info.compress_type = zipfile.ZIP_STORED if m["stored"] else zipfile.ZIP_DEFLATED
      info.external_attr = m["mode"] << 16
      info.create_system = m["system"]
      with archive.open(info, "w", force_zip64=m["wide"]) as member: member.write(base64.b64decode(m["content"]))
  with zipfile.ZipFile(path) as archive:
    told.append([[i.filename, i.file_size, i.compress_size, i.CRC, hashlib.sha256(archive.read(i)).hexdigest()] for i in archive.infolist()])
json.dump(told, sys.stdout)
`;

/** Whatever a file may be called that is unpacked on every system. */
const segment = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  .map((text) => text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\:]/gu, ""))
  .filter((text) => !["", ".", ".."].includes(text));
const content = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ maxLength: 200 }),
  fc.nat(200_000).map((size) => Buffer.alloc(size, "answer = 42\n")),
  fc.tuple(fc.nat(100_000), fc.nat(255)).map(([size, seed]) => {
    return Uint8Array.from({ length: size }, (_, at) => (at * at * 31 + seed * at) >> 3);
  }),
);
const member = fc.record({
  path: fc.array(segment, { minLength: 1, maxLength: 4 }),
  content: content.map((bytes) => Buffer.from(bytes).toString("base64")),
  stored: fc.boolean(),
  wide: fc.boolean(),
  time: fc.constantFrom([1980, 1, 1, 0, 0, 0], [2107, 12, 31, 23, 59, 58]),
  mode: fc.constantFrom(0, 0o644, 0o100644, 0o100755, 0o100000),
  system: fc.constantFrom(0, 3),
});

describe("archives of all sorts that Python writes", () => {
  test("read the same here as in Python and yauzl", async () => {
    const plans = fc.sample(fc.array(member, { maxLength: 12 }), { numRuns: 120, seed: 3 });
    const archives = plans.map((members) =>
      // Numbered, so that no file is another's folder.
      members.map(({ path, ...rest }, place) => ({ ...rest, name: `${place}/${path.join("/")}` })),
    );
    // The script above writes this shape.
    const expected = runPython(WRITE_GENERATED, { folder, archives }) as readonly Told[][];
    expect(expected).toHaveLength(plans.length);
    for (const [place, members] of expected.entries()) {
      const path = join(folder, `generated-${place}.zip`);
      expect(await readAll(path)).toEqual(members);
      expect(await readWithYauzl(path)).toEqual(members);
    }
  });
});
