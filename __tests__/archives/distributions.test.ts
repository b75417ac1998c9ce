import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bytesOf, openFile } from "../../src/archives/byte-source.ts";
import { readSdist } from "../../src/archives/sdist.ts";
import { readWheel } from "../../src/archives/wheel.ts";
import { runPython } from "./python.ts";

const WHEEL = "omi_openclaw-0.3.0-py3-none-any.whl";
const SDIST = "omi_openclaw-0.3.0.tar.gz";

/** One distribution of each kind in every form that Python's own modules write. */
const WRITE_DISTRIBUTIONS = `
import io, os, tarfile, zipfile
metadata = "Metadata-Version: 2.4\\nName: omi-openclaw\\nVersion: 0.3.0\\nAuthor-Email: É <e@example.org>\\n\\n# Omi\\n"
info = "omi_openclaw-0.3.0.dist-info/"
with zipfile.ZipFile(os.path.join(given, "${WHEEL}"), "w", zipfile.ZIP_DEFLATED) as wheel:
  wheel.writestr("omi/__init__.py", "__version__ = '0.3.0'\\n")
  wheel.writestr(info + "METADATA", metadata)
  wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\n")
  wheel.writestr(info + "entry_points.txt", "[console_scripts]\\nomi = omi.cli:main\\n")
  wheel.writestr(info + "top_level.txt", "nonsense\\n")
  wheel.writestr(info + "RECORD", "")
root = "omi_openclaw-0.3.0/"
long = root + "d" * 90 + "/" + "é" * 60 + "/" + "f" * 90 + ".py"
told = {}
for title, form in (("pax", tarfile.PAX_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("ustar", tarfile.USTAR_FORMAT)):
  os.mkdir(os.path.join(given, title))
  path = os.path.join(given, title, "${SDIST}")
  with tarfile.open(path, "w:gz", format=form) as sdist:
    top = tarfile.TarInfo(root); top.type = tarfile.DIRTYPE; sdist.addfile(top)
    names = [root + "src/omi.egg-info/PKG-INFO", root + "PKG-INFO", root + "src/omi/__init__.py"]
    for name in names + ([] if form == tarfile.USTAR_FORMAT else [long]):
      content = b"Name: wrong\\n" if "egg-info" in name else metadata.encode()
      member = tarfile.TarInfo(name); member.size = len(content); sdist.addfile(member, io.BytesIO(content))
  with tarfile.open(path) as sdist: told[title] = sdist.getnames()
json.dump(told, sys.stdout)
`;

const METADATA = {
  headers: [
    ["metadata-version", "2.4"],
    ["name", "omi-openclaw"],
    ["version", "0.3.0"],
    ["author-email", "É <e@example.org>"],
  ],
  body: "# Omi\n",
};

let folder = "";
let told: Readonly<Record<string, readonly string[]>> = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "distributions-"));
  // The script above writes this shape.
  told = runPython(WRITE_DISTRIBUTIONS, folder) as typeof told;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("distributions that Python writes", () => {
  test("are read as wheels", async () => {
    const file = await openFile(join(folder, WHEEL));
    const directory = "omi_openclaw-0.3.0.dist-info";
    expect(await readWheel(file, WHEEL)).toEqual({
      metadata: METADATA,
      entryPoints: [{ group: "console_scripts", name: "omi", value: "omi.cli:main" }],
      importNames: ["omi"],
      members: [
        "omi/__init__.py",
        `${directory}/METADATA`,
        `${directory}/WHEEL`,
        `${directory}/entry_points.txt`,
        `${directory}/top_level.txt`,
        `${directory}/RECORD`,
      ],
    });
    await file.close();
  });

  test.each(["pax", "gnu", "ustar"])("are read as sdists in the %s format", async (form) => {
    const source = bytesOf(readFileSync(join(folder, form, SDIST)));
    expect(await readSdist(source, SDIST)).toEqual({
      metadata: METADATA,
      members: told[form],
      root: "omi_openclaw-0.3.0",
    });
  });
});
