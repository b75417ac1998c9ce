import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Journal } from "../../src/domain/journal.ts";
import type { Distribution, Manifest } from "../../src/domain/manifest.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { type DeclaredMetadata, readDeclared } from "../../src/domain/project/declared.ts";
import { parseToml } from "../../src/domain/project/toml.ts";
import {
  inspectDistribution,
  inspectDistributions,
  readDistribution,
} from "../../src/steps/inspect-distributions.ts";
import { runPython } from "../archives/python.ts";
import { tarGzOf, tarMember } from "../archives/tar-builder.ts";
import { type MemberPlan, zipOf } from "../archives/zip-builder.ts";

const PLAN: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "1".repeat(40), commit: "2".repeat(40) },
  title: "v0.3.0",
  indexes: ["pypi"],
};
const WHEEL = "omi-0.3.0-py3-none-any.whl";
const SDIST = "omi-0.3.0.tar.gz";
const INFORMATION = "omi-0.3.0.dist-info";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-inspect-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Written by Python's own modules; RECORD and the digests that are expected come from its hashlib. */
const WRITE = `
import base64, hashlib, io, os, sys, tarfile, zipfile
folder, metadata, added, faults = given["folder"], given["metadata"], given["added"], given["faults"]
info = "${INFORMATION}/"
files = {"omi/__init__.py": b"", info + "METADATA": metadata.encode(),
         info + "WHEEL": b"Wheel-Version: 1.0\\nTag: py3-none-any\\n",
         info + "entry_points.txt": b"[console_scripts]\\nomi = omi:main\\n",
         info + "licenses/LICENSE": b"MIT\\n"}
files.update({name: text.encode() for name, text in added["wheel"].items()})
def line(name, data):
  return f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\\n"
record = "".join(line(name, data) for name, data in files.items() if name not in faults)
files[info + "RECORD"] = f"{record}{info}RECORD,,\\n".encode()
with zipfile.ZipFile(os.path.join(folder, "${WHEEL}"), "w", zipfile.ZIP_DEFLATED) as wheel:
  wheel.writestr("omi/", b"")
  for name, data in files.items():
    wheel.writestr(name, data, zipfile.ZIP_STORED if name.endswith("WHEEL") else None)
sources = {"PKG-INFO": metadata.encode(), "LICENSE": b"MIT\\n", "src/omi/__init__.py": b"x = 1\\n"}
sources.update({name: text.encode() for name, text in added["sdist"].items()})
with tarfile.open(os.path.join(folder, "${SDIST}"), "w:gz") as sdist:
  for name, data in sources.items():
    member = tarfile.TarInfo("omi-0.3.0/" + name); member.size = len(data); sdist.addfile(member, io.BytesIO(data))
  for name, target in added["links"].items():
    member = tarfile.TarInfo("omi-0.3.0/" + name); member.type = tarfile.SYMTYPE; member.linkname = target
    sdist.addfile(member)
digests = lambda files: {name: [len(data), hashlib.sha256(data).hexdigest()] for name, data in files.items()}
json.dump({"wheel": digests(files), "sdist": digests(sources)}, sys.stdout)
`;

const METADATA = `Metadata-Version: 2.4
Name: omi
Version: 0.3.0
Summary: A tool
License-Expression: MIT
License-File: LICENSE
Classifier: Programming Language :: Python :: 3
Requires-Dist: requests>=2; extra == "web"
Provides-Extra: web
`;

interface Written {
  readonly metadata?: string;
  readonly wheel?: Readonly<Record<string, string>>;
  readonly sdist?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** Members of the wheel that RECORD does not list. */
  readonly faults?: readonly string[];
}

type Digests = Readonly<Record<string, readonly [size: number, sha256: string]>>;

function write({ metadata = METADATA, wheel = {}, sdist = {}, links = {}, faults = [] }: Written) {
  const given = { folder, metadata, added: { wheel, sdist, links }, faults };
  return runPython(WRITE, given) as { readonly wheel: Digests; readonly sdist: Digests }; // as the script writes
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function distribution(name: string): Distribution {
  const kind = name.endsWith(".whl") ? "wheel" : "sdist";
  const bytes = readFileSync(join(folder, name));
  return { name, kind, size: bytes.length, sha256: sha256Of(bytes) };
}

async function inspect(names: readonly string[] = [WHEEL, SDIST], declared?: DeclaredMetadata) {
  return inspectAs(names.map(distribution), declared);
}

async function inspectAs(files: readonly Distribution[], declared?: DeclaredMetadata) {
  const journal = new Journal({ now: () => new Date(0) });
  const manifest: Manifest = { schema: 1, plan: PLAN, notes: "", smoke: { commands: [] }, files };
  const result = await journal.step(
    "inspect",
    inspectDistributions(PLAN, manifest, folder, declared),
  );
  const found = diagnosticsOf(journal.report()).map(({ code, message }) => [code, message]);
  return { result, found };
}

test("what Python's own modules write is accepted", async () => {
  write({});
  expect(await inspect()).toEqual({ result: { files: 2 }, found: [] });
});

test("what pyproject.toml does not declare is told of both kinds", async () => {
  write({});
  const pyproject = "[project]\nname = 'omi'\n";
  const declared = readDeclared(parseToml("pyproject.toml", pyproject));
  const { found } = await inspect(undefined, declared);
  expect(found.map(([code, message]) => [code, message?.includes(WHEEL)])).toEqual([
    ["dependency-undeclared", true],
    ["dependency-undeclared", false],
    ["entry-point-undeclared", true],
  ]);
});

test.each(["wheel", "sdist"] as const)("each file of a %s is digested", async (kind) => {
  const links = { "docs/LICENSE": "../LICENSE" };
  const digests = write({ links })[kind];
  const name = kind === "wheel" ? WHEEL : SDIST;
  const { members, layout } = await inspectDistribution(join(folder, name), distribution(name));
  const prefix = kind === "wheel" ? "" : "omi-0.3.0/";
  const files = Object.entries(digests).map(([path, [size, sha256]]) => ({
    ...{ kind: "file", name: `${prefix}${path}`, size, sha256, secrets: [] },
  }));
  expect(members).toEqual(
    kind === "wheel"
      ? [{ kind: "directory", name: "omi" }, ...files]
      : [...files, { kind: "link", name: "omi-0.3.0/docs/LICENSE", target: "../LICENSE" }],
  );
  expect(layout.kind).toBe(kind);
});

test("everything that is wrong is told at once", async () => {
  write({
    metadata: `${METADATA}Classifier: Private :: X\nRequires-Dist: a @ https://a.example\nLicense-File: NOTICE\n`,
    wheel: {
      "evil.pth": "import omi",
      "omi/key.pem": "-----BEGIN PRIVATE KEY-----\nMII\n",
      "omi/Key.pem": "",
      [`${INFORMATION}/entry_points.txt`]: "[console_scripts]\no mi = omi:main\n",
      [`${INFORMATION}/WHEEL`]: "Wheel-Version: 1.0\nTag: py2-none-any\n",
    },
    sdist: { ".env": "A=1\n", ".git/config": "[core]\n" },
    links: { link: "PKG-INFO" },
    faults: ["evil.pth"],
  });
  const { found } = await inspect();
  expect(found.map(([code]) => code)).toEqual([
    "classifier-private",
    "dependency-direct-url",
    "wheel-tags-mismatch",
    "record-mismatch",
    "entry-points-invalid",
    "license-file-missing",
    "license-file-missing",
    "startup-file",
    "private-key",
    "secret-file",
    "repository-data",
    "sdist-link",
    "names-differ-by-case",
  ]);
});

const TEXT = "Metadata-Version: 2.1\nName: omi\nVersion: 0.3.0\n";
const INFO: MemberPlan = { name: `${INFORMATION}/METADATA`, content: TEXT };
const bombMember = zipOf([{ ...INFO, content: new Uint8Array(100_000_000) }]);

describe("a hostile file is refused in bounded time", () => {
  test.each<[string, string, string, () => Uint8Array]>([
    [
      "metadata that unpack without end",
      WHEEL,
      "it unpacks to more than 50 times",
      () => bombMember,
    ],
    [
      "metadata larger than they claim",
      WHEEL,
      "has not the sizes that its headers claim",
      () => zipOf([{ ...INFO, content: new Uint8Array(50_000_000), both: { size: 42 } }]),
    ],
    [
      "metadata larger than memory is for",
      WHEEL,
      "has 17000000 bytes, more than the 16777216 that are read of it",
      () => zipOf([{ ...INFO, content: new Uint8Array(17_000_000) }]),
    ],
    ["a path that leaves", WHEEL, "is not a plain", () => zipOf([INFO, { name: "../../evil.py" }])],
    ["two METADATA", WHEEL, "it has two members", () => zipOf([INFO, INFO])],
    [
      "a wrong checksum",
      WHEEL,
      "does not match its CRC",
      () => zipOf([{ ...INFO, both: { crc32: 1 } }]),
    ],
    ["an encrypted member", WHEEL, "is encrypted", () => zipOf([{ ...INFO, both: { flags: 1 } }])],
    ["data in front", WHEEL, "data in front of", () => zipOf([INFO], { prefix: Buffer.alloc(80) })],
    ["data behind", WHEEL, "bytes follow", () => zipOf([INFO], { suffix: Buffer.alloc(12) })],
    ["nothing", WHEEL, "too short", () => new Uint8Array()],
    ["no METADATA", WHEEL, "it has no file", () => zipOf([{ name: "omi/__init__.py" }])],
    [
      "a RECORD that is no text",
      WHEEL,
      "is not UTF-8 text",
      () => zipOf([INFO, { name: `${INFORMATION}/RECORD`, content: Uint8Array.of(0xff) }]),
    ],
    [
      "a link for PKG-INFO",
      SDIST,
      'it has no file "omi-0.3.0/PKG-INFO"',
      () => tarGzOf([{ name: "omi-0.3.0/PKG-INFO", type: "2", linkname: "a" }]),
    ],
    [
      "a link that leaves",
      SDIST,
      "is a link to",
      () => tarGzOf([{ name: "omi-0.3.0/a", type: "2", linkname: "/etc/passwd" }]),
    ],
    [
      "a member of gigabytes",
      SDIST,
      "it unpacks to more than 50 times",
      () =>
        Buffer.concat([
          gzipSync(tarMember({ name: "omi-0.3.0/zeros", size: 3_000_000_000 })),
          ...new Array<Uint8Array>(20).fill(gzipSync(new Uint8Array(16_000_000), { level: 1 })),
        ]),
    ],
  ])("%s", async (_title, name, why, bytes) => {
    writeFileSync(join(folder, name), bytes());
    const started = performance.now();
    const { found } = await inspect([name]);
    expect(found).toEqual([["distribution-unreadable", expect.stringContaining(why)]]);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("bytes that are not the manifest's are found out", () => {
  const path = () => join(folder, WHEEL);
  const mismatch = (what: string, sha256: string) => ({
    diagnostics: [
      {
        code: "manifest-mismatch",
        severity: "error",
        message: `${WHEEL} ${what}; the manifest names ${sha256}.`,
        hint: "Something in this job changes the distributions after they were hashed: look for a process that a build or a test has left running, and run again.",
      },
    ],
  });
  const write = (text: string) => {
    writeFileSync(path(), text);
    return distribution(WHEEL);
  };

  test("before they are read, and the other files are inspected all the same", async () => {
    const wheel = write("other");
    writeFileSync(join(folder, SDIST), "no archive");
    const { found } = await inspectAs([{ ...wheel, sha256: "0".repeat(64) }, distribution(SDIST)]);
    expect(found.map(([code]) => code)).toEqual(["manifest-mismatch", "distribution-unreadable"]);
  });

  test("after they were read, whether that has succeeded or not", async () => {
    for (const end of [() => "read", () => Promise.reject(new Error("unreadable"))]) {
      const wheel = write("good");
      const read = readDistribution(path(), wheel, async () => {
        writeFileSync(path(), "evil");
        return end();
      });
      const now = sha256Of(Buffer.from("evil"));
      await expect(read).rejects.toMatchObject(mismatch(`has sha256 ${now}`, wheel.sha256));
    }
  });

  test("where there are fewer of them", async () => {
    const wheel = write("good");
    const read = readDistribution(path(), wheel, async () => truncateSync(path(), 1));
    await expect(read).rejects.toMatchObject(
      mismatch("has become shorter while it was read", wheel.sha256),
    );
  });

  test("but a file of many parts that stays as it is gives what was read", async () => {
    const wheel = write("0123456789".repeat(250_000));
    expect(await readDistribution(path(), wheel, async ({ size }) => size)).toBe(2_500_000);
  });
});
