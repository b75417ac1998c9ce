import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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

async function readWithYauzl(path: string): Promise<readonly (readonly [string, number])[]> {
  const zip = await yauzl.fromBufferPromise(readFileSync(path));
  const found: [string, number][] = [];
  for await (const entry of zip.eachEntry()) found.push([entry.fileName, entry.uncompressedSize]);
  return found;
}

describe("archives that Python writes", () => {
  test.each(TITLES)("read the same here as in Python: %s", async (title) => {
    expect(await readAll(join(folder, `${title}.zip`))).toEqual(told[title]);
  });

  test.each(TITLES)("list the same members here as in yauzl: %s", async (title) => {
    const path = join(folder, `${title}.zip`);
    const own = (await readAll(path)).map(([name, size]) => [name, size]);
    expect(own).toEqual(await readWithYauzl(path));
  });
});
