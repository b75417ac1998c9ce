import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Parser } from "tar";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { readTarGz, type TarMember } from "../../src/archives/tar.ts";
import { runPython } from "./python.ts";

/** A member: its name, its kind, and its content's digest or what it points to. */
type Told = readonly [name: string, kind: "file" | "directory" | "link", what: string];

const WRITE_ARCHIVES = `
import base64, hashlib, io, os, tarfile
formats = {"pax": tarfile.PAX_FORMAT, "gnu": tarfile.GNU_FORMAT, "ustar": tarfile.USTAR_FORMAT}
def add(archive, m):
  info = tarfile.TarInfo(m["name"]); content = base64.b64decode(m["content"])
  info.mtime = m["time"]; info.uid = m["owner"]; info.uname = "é"
  if m["kind"] == "directory": info.type = tarfile.DIRTYPE
  elif m["kind"] == "symbolic": info.type = tarfile.SYMTYPE; info.linkname = m["target"]
  elif m["kind"] == "hard": info.type = tarfile.LNKTYPE; info.linkname = m["target"]
  else: info.size = len(content)
  try: archive.addfile(info, io.BytesIO(content))
  except ValueError: pass # What the format has no room for.
def what(archive, i):
  if i.isdir(): return ["directory", ""]
  if i.issym() or i.islnk(): return ["link", i.linkname]
  return ["file", hashlib.sha256(archive.extractfile(i).read()).hexdigest()]
told = []
for place, plan in enumerate(given["archives"]):
  path = os.path.join(given["folder"], f"{place}.tar.gz")
  with tarfile.open(path, "w:gz", format=formats[plan["format"]], compresslevel=1) as archive:
    for m in plan["members"]: add(archive, m)
  with tarfile.open(path) as archive: told.append([[i.name, *what(archive, i)] for i in archive])
json.dump(told, sys.stdout)
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tar-oracles-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function readOurselves(path: string): Promise<readonly Told[]> {
  const { members, contents } = await readTarGz(bytesOf(readFileSync(path)), () => true);
  const what = (member: TarMember) => {
    if (member.type === "directory") return "";
    if (member.type === "link") return member.target;
    return sha256(contents.get(member.name) ?? new Uint8Array());
  };
  return members.map((member) => [member.name, member.type, what(member)]);
}

/** The npm parser, which tells of members in the order in which their data end. */
function readWithNpm(path: string): readonly Told[] {
  const told: Told[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const place = told.length;
      const name = entry.path.replace(/\/$/, "");
      const hash = createHash("sha256");
      if (entry.type === "Directory") told.push([name, "directory", ""]);
      else if (entry.linkpath) told.push([name, "link", entry.linkpath]);
      else told.push([name, "file", ""]);
      entry.on("data", (part) => hash.update(part));
      entry.on("end", () => {
        if (told[place]?.[1] === "file") told[place] = [name, "file", hash.digest("hex")];
      });
      entry.resume();
    },
  });
  parser.end(gunzipSync(readFileSync(path)));
  return told;
}

const segment = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\:]/gu, ""))
  .filter((text) => !["", ".", ".."].includes(text));
const path = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 3 }),
  fc.array(segment, { minLength: 10, maxLength: 30 }),
);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 1200 }),
  fc.nat(70_000).map((size) => Uint8Array.from({ length: size }, (_, at) => (at * at * 31) >> 3)),
);
const member = fc.record({
  path,
  content: content.map((bytes) => Buffer.from(bytes).toString("base64")),
  kind: fc.constantFrom("file", "file", "file", "directory", "symbolic", "hard"),
  target: path.map((segments) => segments.join("/")),
  time: fc.constantFrom(0, 1, 1.5, 2 ** 33, 2 ** 36),
  owner: fc.constantFrom(0, 1000, 2 ** 21 - 1),
});
const archive = fc.record({
  format: fc.constantFrom("pax", "gnu", "ustar"),
  // A first member that every format has room for: an archive has one at least.
  members: fc.array(member, { maxLength: 12 }),
});

describe("archives of all sorts that Python writes", () => {
  test("read the same here as in Python and npm's tar", async () => {
    const archives = fc.sample(archive, { numRuns: 150, seed: 3 }).map(({ format, members }) => ({
      format,
      members: [
        { name: "a/first", content: "", kind: "file", target: "", time: 0, owner: 0 },
        ...members.map(({ path: segments, target, ...rest }, place) => ({
          ...rest,
          name: `a/${place}/${segments.join("/")}`,
          target: rest.kind === "hard" ? `a/${target}` : target,
        })),
      ],
    }));
    // The script above writes this shape.
    const expected = runPython(WRITE_ARCHIVES, { folder, archives }) as readonly Told[][];
    const kinds = new Set(expected.flat().map(([, kind]) => kind));
    expect(kinds).toEqual(new Set(["file", "directory", "link"]));
    for (const [place, members] of expected.entries()) {
      const file = join(folder, `${place}.tar.gz`);
      expect(await readOurselves(file)).toEqual(members);
      expect(readWithNpm(file)).toEqual(members);
    }
  });

  test("read the same however their bytes fall into parts", async () => {
    const members = Array.from({ length: 1500 }, (_, place) => ({
      ...{
        name: `a/${"é日".repeat(40)}${"x".repeat(place % 7)}${place}`,
        kind: "file",
        target: "",
      },
      ...{
        content: Buffer.alloc((place * 37) % 800, String(place)).toString("base64"),
        time: 1.5,
        owner: 0,
      },
    }));
    const archives = [
      { format: "pax", members },
      { format: "gnu", members },
    ];
    // The script above writes this shape.
    const expected = runPython(WRITE_ARCHIVES, { folder, archives }) as readonly Told[][];
    expect(expected.map(({ length }) => length)).toEqual([1500, 1500]);
    for (const [place, told] of expected.entries()) {
      expect(await readOurselves(join(folder, `${place}.tar.gz`))).toEqual(told);
    }
  });
});
