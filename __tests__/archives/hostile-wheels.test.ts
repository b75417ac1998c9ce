import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inspectFile } from "./inspection.ts";
import {
  INFORMATION,
  METADATA,
  recordLine,
  WHEEL,
  type WheelPlan,
  wheelMembers,
} from "./sample-wheel.ts";
import { zipOf } from "./zip-builder.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-hostile-wheels-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function inspect(plan: WheelPlan, file = WHEEL): Promise<readonly string[]> {
  writeFileSync(join(folder, file), zipOf(wheelMembers(plan)));
  return inspectFile(folder, file);
}

/** What is found in the end: codes, and for a file that cannot be read also why. */
type Row = readonly [title: string, found: string | readonly string[], plan: WheelPlan];

const found = (expected: string | readonly string[]) =>
  typeof expected === "string" ? [expected] : expected;
const unreadable = (why: string) => `distribution-unreadable: ${why}`;

const UNKNOWN = ["metadata-version-mismatch", "metadata-name-mismatch", "metadata-version-invalid"];
const NO_TEXT = unreadable(`member "${INFORMATION}/METADATA" is not UTF-8 text`);
const NEWER = METADATA.replace("2.1", "2.4");
const header = (line: string): WheelPlan => ({ metadata: `${NEWER}${line}\n` });

const metadata: readonly Row[] = [
  ["are empty", UNKNOWN, { metadata: "" }],
  ["are a body only", UNKNOWN, { metadata: `\n${METADATA}` }],
  ["begin with text", UNKNOWN, { metadata: `Hello\n${METADATA}` }],
  ["begin with a byte order mark", UNKNOWN, { metadata: `\ufeff${METADATA}` }],
  ["begin with a folded line", UNKNOWN, { metadata: METADATA.replaceAll(/^/gm, " ") }],
  ["have spaces in front of colons", UNKNOWN, { metadata: METADATA.replaceAll(":", " :") }],
  ["are UTF-16", NO_TEXT, { metadata: Buffer.from(`\ufeff${METADATA}`, "utf16le") }],
  ["are UTF-16 without a mark", UNKNOWN, { metadata: Buffer.from(METADATA, "utf16le") }],
  ["are Latin-1", NO_TEXT, { metadata: Buffer.from(`${METADATA}Author: Ren\u00e9\n`, "latin1") }],
  ["hold half a character", NO_TEXT, { metadata: Buffer.from([0x61, 0xc3]) }],
  ["are JSON", UNKNOWN, { metadata: '{"name": "omi", "version": "0.3.0"}' }],
  [
    "have 100001 lines of headers",
    unreadable(`member "${INFORMATION}/METADATA" has more than 100000 lines of headers`),
    { metadata: `${METADATA}${"X: y\n".repeat(99_998)}` },
  ],
  [
    "state another project",
    ["metadata-name-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("omi", "evil") },
  ],
  [
    "state a project that looks the same",
    ["metadata-name-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("omi", "\u043emi") },
  ],
  [
    "state a project with a NUL",
    ["metadata-name-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("omi", "omi\0") },
  ],
  [
    "fold the project's name",
    ["metadata-name-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("omi", "omi\n evil") },
  ],
  ["state no project", "metadata-name-mismatch", { metadata: METADATA.replace("Name: omi\n", "") }],
  [
    "state a project that nobody knows",
    "metadata-name-mismatch",
    { metadata: METADATA.replace("omi", "UNKNOWN") },
  ],
  [
    "state another version",
    ["metadata-version-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("0.3.0", "0.3.1") },
  ],
  [
    "state a local version",
    ["metadata-version-mismatch", "distribution-name-invalid", "version-local"],
    { metadata: METADATA.replace("0.3.0", "0.3.0+local") },
  ],
  [
    "state a version behind a byte order mark",
    "metadata-version-mismatch",
    { metadata: METADATA.replace("0.3.0", "\ufeff0.3.0") },
  ],
  [
    "state a version of ten thousand digits",
    ["metadata-version-mismatch", "distribution-name-invalid"],
    { metadata: METADATA.replace("0.3.0", "9".repeat(10_000)) },
  ],
  [
    "state no version",
    "metadata-version-mismatch",
    { metadata: METADATA.replace("Version: 0.3.0\n", "") },
  ],
  ["state a project twice", "metadata-field-repeated", { metadata: `${METADATA}Name: omi\n` }],
  ["state two projects", "metadata-field-repeated", { metadata: `${METADATA}Name: evil\n` }],
  [
    "state two projects in two spellings",
    "metadata-field-repeated",
    { metadata: `${METADATA}nAmE: evil\n` },
  ],
  ["state two versions", "metadata-field-repeated", { metadata: `${METADATA}Version: 6.6.6\n` }],
  [
    "state two versions of metadata",
    "metadata-field-repeated",
    { metadata: `${METADATA}Metadata-Version: 2.4\n` },
  ],
  [
    "state two summaries and two authors",
    ["metadata-field-repeated", "metadata-field-repeated"],
    { metadata: `${METADATA}Summary: a\nSummary: b\nAuthor: a\nAuthor: b\n` },
  ],
  [
    "have a description in two places",
    "metadata-field-repeated",
    { metadata: `${METADATA}Description: a\n\nb\n` },
  ],
  [
    "are of a version of the future",
    "metadata-version-unknown",
    { metadata: METADATA.replace("2.1", "9.9") },
  ],
  ["are of version 2.0", "metadata-version-invalid", { metadata: METADATA.replace("2.1", "2.0") }],
  [
    "are of version 2.1.1",
    "metadata-version-invalid",
    { metadata: METADATA.replace("2.1", "2.1.1") },
  ],
  [
    "are of version 2.10 with a tail",
    "metadata-version-invalid",
    { metadata: METADATA.replace("2.1", "2.10\n evil") },
  ],
  [
    "are of no version",
    "metadata-version-invalid",
    { metadata: METADATA.replace("Metadata-Version: 2.1\n", "") },
  ],
  [
    "have a field that is too new",
    "metadata-field-too-new",
    { metadata: `${METADATA}License-Expression: MIT\n` },
  ],
  [
    "have HTML for a description",
    "description-content-type-invalid",
    header("Description-Content-Type: text/html"),
  ],
  [
    "have a variant of Markdown that is none",
    "description-content-type-invalid",
    header("Description-Content-Type: text/markdown; variant=evil"),
  ],
  [
    "have a description in UTF-16",
    "description-content-type-invalid",
    header("Description-Content-Type: text/markdown; charset=UTF-16"),
  ],
  [
    "have a content type of parameters",
    "description-content-type-invalid",
    header(`Description-Content-Type: ${";".repeat(100_000)}`),
  ],
  [
    "have two content types",
    "description-content-type-invalid",
    header("Description-Content-Type: text/plain, text/html"),
  ],
  [
    "fold the content type",
    "description-content-type-invalid",
    header("Description-Content-Type: text/plain\n evil"),
  ],
  ["have a summary of two lines", "summary-invalid", header("Summary: one\n two")],
  [
    "have a summary of a thousand characters",
    "summary-invalid",
    header(`Summary: ${"x".repeat(1000)}`),
  ],
  ["have a summary with a line separator", "summary-invalid", header("Summary: one\u2028two")],
  ["have a classifier that is none", "classifier-unknown", header("Classifier: Evil :: Very")],
  [
    "have a private classifier",
    "classifier-private",
    header("Classifier: Private :: Do Not Upload"),
  ],
  [
    "have a thousand classifiers that are none",
    new Array<string>(20).fill("classifier-unknown"),
    header(Array.from({ length: 1000 }, (_, place) => `Classifier: X${place}`).join("\n")),
  ],
  [
    "have a thousand dependencies that are none",
    new Array<string>(20).fill("dependency-invalid"),
    header(Array.from({ length: 1000 }, (_, place) => `Requires-Dist: !${place}`).join("\n")),
  ],
  [
    "depend on an address",
    "dependency-direct-url",
    header("Requires-Dist: evil @ https://evil.example/x.whl"),
  ],
  [
    "depend on an address with a marker",
    "dependency-direct-url",
    header('Requires-Dist: evil @ file:///etc/passwd ; python_version > "3"'),
  ],
  [
    "depend on a marker of a thousand parentheses",
    "dependency-invalid",
    header(`Requires-Dist: a; ${"(".repeat(1000)}os_name == "x"${")".repeat(1000)}`),
  ],
  [
    "depend on options",
    "dependency-invalid",
    header("Requires-Dist: a --index-url=https://evil.example"),
  ],
  [
    "ask for a Python that is none",
    "metadata-requires-python-invalid",
    header("Requires-Python: 3.11"),
  ],
  ["have an extra that is none", "extra-invalid", header("Provides-Extra: a b")],
  [
    "have a project URL without a label",
    "project-url-invalid",
    header("Project-URL: https://a.example"),
  ],
  [
    "have a project URL that is a script",
    "project-url-invalid",
    header("Project-URL: Home, javascript:alert(1)"),
  ],
  [
    "have a home page that is a file",
    "metadata-url-invalid",
    header("Home-page: file:///etc/passwd"),
  ],
  ["have an address that is none", "email-invalid", header("Author-email: nobody")],
  [
    "state their licence twice",
    "license-stated-twice",
    header("License: MIT\nLicense-Expression: MIT"),
  ],
  [
    "name a licence file above",
    ["license-file-invalid", "license-file-missing"],
    header("License-File: ../../../etc/passwd"),
  ],
  [
    "name a licence file from the root",
    ["license-file-invalid", "license-file-missing"],
    header("License-File: /etc/passwd"),
  ],
  [
    "name a licence file that is not there",
    "license-file-missing",
    header("License-File: LICENSE"),
  ],
  ["declare the name dynamic", "dynamic-field-invalid", header("Dynamic: Name")],
];

const RECORD = `${INFORMATION}/RECORD`;
const CODE = recordLine("omi/__init__.py", "answer = 42\n");
/** The true RECORD, with another line for the module. */
const coded = (line: string): WheelPlan => ({ record: (lines) => lines.replace(CODE, line) });
const extra = (line: string): WheelPlan => ({ record: (lines) => `${lines}${line}` });

const records: readonly Row[] = [
  ["is empty", "record-mismatch", { record: () => "" }],
  [
    "is not UTF-8",
    unreadable(`member "${RECORD}" is not UTF-8 text`),
    { record: () => Buffer.from([0xff]) },
  ],
  [
    "is UTF-16",
    unreadable(`member "${RECORD}" is not UTF-8 text`),
    { record: (lines) => Buffer.from(`\ufeff${lines}`, "utf16le") },
  ],
  ["begins with a byte order mark", "record-mismatch", { record: (lines) => `\ufeff${lines}` }],
  ["is JSON", "record-invalid", { record: () => '{"files": []}' }],
  ["has an empty line", "record-invalid", extra("\n")],
  ["has an empty line in front", "record-invalid", { record: (lines) => `\n${lines}` }],
  ["has a line of spaces", "record-invalid", extra("  \n")],
  ["has lines of two values", "record-invalid", extra("omi/a.py,\n")],
  ["has lines of four values", "record-invalid", extra("omi/a.py,,,\n")],
  ["has a line of a million commas", "record-invalid", extra(`${",".repeat(1_000_000)}\n`)],
  ["has a quote that does not close", "record-invalid", extra('"omi/a.py,,\n')],
  ["has text behind a quote", "record-invalid", extra('"omi/a.py"x,,\n')],
  ["has a quote in its text", "record-invalid", extra('omi/"a".py,,\n')],
  ["has quotes without end", "record-invalid", extra('"'.repeat(1_000_001))],
  ["has a path without a name", "record-invalid", extra(",,\n")],
  ["leaves out a file", "record-mismatch", coded("")],
  ["lists a file that is not there", "record-mismatch", extra(recordLine("omi/b.py", ""))],
  ["lists a file above", "record-mismatch", extra("../../evil.py,,\n")],
  ["lists a file from the root", "record-mismatch", extra("/etc/passwd,,\n")],
  ["lists a file by a detour", "record-mismatch", coded(CODE.replace("omi/", "omi/../omi/"))],
  ["lists a file by a path of Windows", "record-mismatch", coded(CODE.replace("omi/", "omi\\"))],
  ["lists a file in another case", "record-mismatch", coded(CODE.replace("omi/", "OMI/"))],
  [
    "lists a file in two lines",
    "record-mismatch",
    coded(CODE.replace("omi/__init__.py", '"omi/__init__.py\n"')),
  ],
  [
    "lists a file twice, once with a lie",
    "record-mismatch",
    extra("omi/__init__.py,sha256=AAAA,12\n"),
  ],
  [
    "lists five thousand files that are not there",
    "record-mismatch",
    extra(Array.from({ length: 5000 }, (_, place) => `omi/${place}.py,,\n`).join("")),
  ],
  ["has another digest", "record-mismatch", coded(recordLine("omi/__init__.py", "answer = 43\n"))],
  ["has no digest", "record-mismatch", coded("omi/__init__.py,,12\n")],
  [
    "has an MD5 digest",
    "record-mismatch",
    coded("omi/__init__.py,md5=sTrMBF8K8xYgOvqeZjeB9Q,12\n"),
  ],
  [
    "has a SHA-1 digest",
    "record-mismatch",
    coded("omi/__init__.py,sha1=2jmj7l5rSw0yVb_vlWAYkK_YBwk,12\n"),
  ],
  [
    "has a digest in hexadecimal digits",
    "record-mismatch",
    coded(`omi/__init__.py,sha256=${"ab".repeat(32)},12\n`),
  ],
  ["spells its algorithm otherwise", "record-mismatch", coded(CODE.replace("sha256", "SHA256"))],
  ["has another size", "record-mismatch", coded(CODE.replace(",12\n", ",13\n"))],
  ["has a size with a sign", "record-mismatch", coded(CODE.replace(",12\n", ",+12\n"))],
  ["has a size in another form", "record-mismatch", coded(CODE.replace(",12\n", ",0x0c\n"))],
];

const scripts = (...lines: readonly string[]): WheelPlan => ({
  entryPoints: `[console_scripts]\n${lines.map((line) => `${line}\n`).join("")}`,
});

const entryPoints: readonly Row[] = [
  ...[
    "../evil",
    "/bin/sh",
    "a b",
    "omi;rm",
    "$(id)",
    "o\u200bmi",
    "\u202eimo",
    "a/b",
    "a\\b",
    "a:b",
    "\ud83d\ude00",
    "-\u00a0-",
  ].map(
    (name): Row => [
      `a script ${JSON.stringify(name)}`,
      "entry-points-invalid",
      scripts(`${name} = omi:main`),
    ],
  ),
  ["a script without a name", "entry-points-invalid", scripts("= omi:main")],
  ["a script without a value", "entry-points-invalid", scripts("omi")],
  ["a script behind a colon", "entry-points-invalid", scripts("omi: omi:main")],
  ["a script twice", "entry-points-invalid", scripts("omi = omi:main", "omi = evil:main")],
  [
    "a group twice",
    "entry-points-invalid",
    { entryPoints: "[a]\nx = y\n[b]\nx = y\n[a]\nz = y\n" },
  ],
  ["a group without a name", "entry-points-invalid", { entryPoints: "[]\nx = y\n" }],
  ["no group", "entry-points-invalid", { entryPoints: "omi = omi:main\n" }],
  [
    "a script for all groups",
    "entry-points-invalid",
    { entryPoints: "[DEFAULT]\n../evil = omi:main\n[console_scripts]\n" },
  ],
  [
    "a group behind a byte order mark",
    "entry-points-invalid",
    { entryPoints: "\ufeff[console_scripts]\nomi = omi:main\n" },
  ],
  ...["\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\0"].map(
    (character): Row => [
      `a script hidden behind ${JSON.stringify(character)}`,
      "entry-points-invalid",
      scripts(`omi = omi:main${character}../evil = omi:main`),
    ],
  ),
  ["a megabyte of brackets", "entry-points-invalid", { entryPoints: "[".repeat(1_000_000) }],
  ["a megabyte of spaces", "entry-points-invalid", scripts(`${" ".repeat(1_000_000)}!`)],
  [
    "more than a megabyte",
    unreadable(
      `member "${INFORMATION}/entry_points.txt" has 1048577 bytes, more than the 1048576 that are read of it`,
    ),
    { entryPoints: "#".repeat(1_048_577) },
  ],
  [
    "UTF-16",
    unreadable(`member "${INFORMATION}/entry_points.txt" is not UTF-8 text`),
    { entryPoints: Buffer.from("\ufeff[a]\n", "utf16le") },
  ],
];

const tags = (...lines: readonly string[]) => ({
  wheel: `Wheel-Version: 1.0\n${lines.map((line) => `Tag: ${line}\n`).join("")}`,
});
const many = (prefix: string, number: number) =>
  Array.from({ length: number }, (_, place) => `${prefix}${place}`).join(".");

const wheels: readonly Row[] = [
  ["is empty", "wheel-headers-invalid", { wheel: "" }],
  [
    "is of a version that installers do not know",
    "wheel-headers-invalid",
    { wheel: "Wheel-Version: 2.0\n" },
  ],
  ["is of a version that is none", "wheel-headers-invalid", { wheel: "Wheel-Version: 1\n" }],
  [
    "begins with a byte order mark",
    "wheel-headers-invalid",
    { wheel: "\ufeffWheel-Version: 1.0\nTag: py3-none-any\n" },
  ],
  [
    "is Latin-1",
    unreadable(`member "${INFORMATION}/WHEEL" is not UTF-8 text`),
    { wheel: Buffer.from([0xe9]) },
  ],
  [
    "is of megabytes",
    unreadable(
      `member "${INFORMATION}/WHEEL" has 2000000 bytes, more than the 1048576 that are read of it`,
    ),
    { wheel: new Uint8Array(2_000_000) },
  ],
  ["states no tag", "wheel-tags-mismatch", tags()],
  ["states another tag", "wheel-tags-mismatch", tags("py2-none-any")],
  ["states one more tag", "wheel-tags-mismatch", tags("py3-none-any", "cp312-cp312-win32")],
  ["states half a tag", "wheel-tags-mismatch", tags("py3-none")],
  ["states a tag of four parts", "wheel-tags-mismatch", tags("py3-none-any-any")],
  [
    "states a million million tags",
    "wheel-tags-mismatch",
    tags(`${many("a", 50_000)}-${many("b", 50_000)}-${many("c", 5000)}`),
  ],
  [
    "states a hundred thousand tags",
    "wheel-tags-mismatch",
    tags(...Array.from({ length: 80_000 }, () => "a.b-c-d")),
  ],
];

const top = (files: Readonly<Record<string, string>>): WheelPlan => ({ files });
const beside = (directory: string) =>
  unreadable(`it has a directory "${directory}" beside "${INFORMATION}"`);

const files: readonly Row[] = [
  ...[
    "evil.pth",
    "Evil.PTH",
    "omi.start",
    "sitecustomize.py",
    "usercustomize.pyc",
    "sitecustomize.so",
    "sitecustomize.cpython-312-x86_64-linux-gnu.so",
    "usercustomize.cp312-win_amd64.pyd",
    "sitecustomize/__init__.py",
    "omi-0.3.0.data/purelib/evil.pth",
    "omi-0.3.0.data/platlib/evil.pth",
    "omi-0.3.0.data/data/lib/python3.12/site-packages/evil.pth",
    "omi-0.3.0.data/data/Lib/site-packages/sitecustomize.py",
    "omi-0.3.0.data/data/lib/python3/dist-packages/omi.start",
  ].map((name): Row => [name, "startup-file", top({ [name]: "import os\n" })]),
  [
    "another .dist-info",
    beside("evil-1.dist-info"),
    top({ "evil-1.dist-info/METADATA": "Name: evil\n" }),
  ],
  [
    "another .dist-info of the same project",
    beside("omi-0.3.1.dist-info"),
    top({ "omi-0.3.1.dist-info/RECORD": "" }),
  ],
  [
    "a .dist-info in another case",
    beside("OMI-0.3.0.DIST-INFO"),
    top({ "OMI-0.3.0.DIST-INFO/METADATA": "" }),
  ],
  ["another .data", beside("evil-1.data"), top({ "evil-1.data/purelib/evil.py": "" })],
  ["names that differ in case", "names-differ-by-case", top({ "omi/A.py": "", "omi/a.py": "" })],
  [
    "names that differ in the encoding of an accent",
    "names-differ-by-case",
    top({ "omi/\u00e9.py": "", "omi/e\u0301.py": "" }),
  ],
  [
    "metadata in two cases",
    "names-differ-by-case",
    top({ [`${INFORMATION}/metadata`]: "Name: evil\n" }),
  ],
  ["a file for secrets", "secret-file", top({ "omi/.env": "A=1\n" })],
  ["a private key", "private-key", top({ "omi/a.txt": "-----BEGIN OPENSSH PRIVATE KEY-----\n" })],
  ["a repository", "repository-data", top({ "omi/.git/config": "" })],
];

describe.each<[string, readonly Row[]]>([
  ["a wheel is found fault with whose METADATA", metadata],
  ["a wheel is found fault with whose RECORD", records],
  ["a wheel is found fault with whose WHEEL", wheels],
  ["a wheel is found fault with whose entry_points.txt has", entryPoints],
  ["a wheel is found fault with that holds", files],
])("%s", (_title, rows) => {
  test.each(rows)("%s", async (_row, expected, plan) => {
    expect(await inspect(plan)).toEqual(found(expected));
  });
});

describe("a wheel that lacks", () => {
  const lacks = (name: string) =>
    zipOf(
      wheelMembers({ record: (lines) => lines.replace(new RegExp(`.*${name},.*\n`), "") }).filter(
        (member) => !member.name.endsWith(`/${name}`),
      ),
    );

  test.each([
    ["METADATA", unreadable(`it has no file "${INFORMATION}/METADATA"`)],
    ["WHEEL", "wheel-headers-missing"],
    ["RECORD", "record-missing"],
  ])("%s is found fault with", async (name, expected) => {
    writeFileSync(join(folder, WHEEL), lacks(name));
    expect(await inspectFile(folder, WHEEL)).toEqual([expected]);
  });
});

/** With so many tags in each of its three places, a name stands for 46656 combinations. */
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789"].join(".");
const NO_WHEEL = unreadable(
  "it is not named as a wheel, which is name-version-python-abi-platform.whl",
);
const missing = (information: string) =>
  unreadable(`it has no file "${information}/METADATA"; it has "${INFORMATION}/METADATA" instead`);
const tagged = (file: string, plan: WheelPlan = {}): WheelPlan => {
  const [name, version] = file.split("-");
  const stated = tags(file.slice(0, -".whl".length).split("-").slice(-3).join("-"));
  return { information: `${name}-${version}.dist-info`, ...stated, ...plan };
};

describe("a wheel is judged by its name", () => {
  const rows: readonly (readonly [file: string, found: readonly string[], plan?: WheelPlan])[] = [
    ["omi-0.3.0-1abc-py3-none-any.whl", []],
    ["omi-0.3.0-cp311-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", []],
    ["omi-0.3.0-py2.py3-none-any.whl", []],
    ["omi-0.3-py3-none-any.whl", []],
    ["omi-0.3.0-py3-none-any.py3.whl", ["wheel-platform-refused"]],
    ["omi-0.3.0-cp312-cp312-linux_x86_64.whl", ["wheel-platform-refused"]],
    [
      "omi-0.3.0-cp312-cp312-evil.linux_i686.whl",
      ["wheel-platform-refused", "wheel-platform-refused"],
    ],
    [
      `omi-0.3.0-${LETTERS}-${LETTERS}-${LETTERS}.whl`,
      [...new Array<string>(36).fill("wheel-platform-refused"), "wheel-tags-mismatch"],
    ],
    ["Omi-0.3.0-py3-none-any.whl", ["distribution-name-invalid"]],
    ["omi-0.3.1-py3-none-any.whl", ["distribution-name-invalid"]],
    ["evil-0.3.0-py3-none-any.whl", ["distribution-name-invalid"]],
    ["omi.evil-0.3.0-py3-none-any.whl", ["distribution-name-invalid"]],
    ["omi-0.3.1-py3-none-any.whl", [missing("omi-0.3.1.dist-info")], { information: INFORMATION }],
    ["OMI-0.3.0-py3-none-any.whl", [missing("OMI-0.3.0.dist-info")], { information: INFORMATION }],
    ["omi-0.3.0.whl", [NO_WHEEL]],
    ["omi-0.3.0-py3-none.whl", [NO_WHEEL]],
    ["omi-0.3.0-evil-py3-none-any.whl", [NO_WHEEL]],
    ["omi-0.3.0-1-2-py3-none-any.whl", [NO_WHEEL]],
    ["omi--0.3.0-py3-none-any.whl", [NO_WHEEL]],
    ["o__mi-0.3.0-py3-none-any.whl", [NO_WHEEL]],
    ["-omi-0.3.0-py3-none-any.whl", [NO_WHEEL]],
    ["omi-latest-py3-none-any.whl", [NO_WHEEL]],
    ["omi-0.3.0-py3-none-any .whl", [NO_WHEEL]],
    ["omi-0.3.0-py3..py2-none-any.whl", [NO_WHEEL]],
    [".whl", [NO_WHEEL]],
  ];
  test.each(rows.map(([file, expected, plan = {}]) => [file, expected, plan] as const))(
    "%s",
    async (file, expected, plan) => {
      expect(await inspect(tagged(file, plan), file)).toEqual(expected);
    },
  );
});

describe("a wheel is not refused for", () => {
  test.each<[string, WheelPlan]>([
    ["metadata with the line ends of Windows", { metadata: METADATA.replaceAll("\n", "\r\n") }],
    ["metadata with the line ends of old Macs", { metadata: METADATA.replaceAll("\n", "\r") }],
    ["metadata without a last line end", { metadata: METADATA.trimEnd() }],
    ["another spelling of its project", { metadata: METADATA.replace("omi", "OMI") }],
    ["another spelling of its version", { metadata: METADATA.replace("0.3.0", "v0.3") }],
    ["headers that nobody knows", { metadata: `${METADATA}X-Evil: yes\n: nothing\n` }],
    ["a description of other metadata", { metadata: `${METADATA}\nName: evil\nVersion: 6.6.6\n` }],
    [
      "an old description that is unknown",
      { metadata: `${METADATA}Description: UNKNOWN\n\nUNKNOWN\n` },
    ],
    ["prototypes in its metadata", { metadata: `${METADATA}__proto__: x\nconstructor: y\n` }],
    [
      "a RECORD with the line ends of Windows",
      { record: (lines) => lines.replaceAll("\n", "\r\n") },
    ],
    ["a RECORD without a last line end", { record: (lines) => lines.trimEnd() }],
    [
      "a RECORD in which everything is quoted",
      { record: (lines) => lines.replaceAll(/[^,\n]+/g, '"$&"') },
    ],
    ["digests with padding", coded(CODE.replace(",12", "=,12"))],
    ["a name with a comma and a quote", { files: { 'omi/a,"b".txt': "" } }],
    ["names of prototypes", { files: { "__proto__/a.py": "", "constructor.py": "" } }],
    ["letters of all the world in names", { files: { "omi/\u00e9\u65e5\ud83d\ude00.py": "" } }],
    [
      "comments and plugins in entry_points.txt",
      {
        entryPoints:
          "# x\n[console_scripts]\nomi = omi:main [web]\n\n[omi plugins]\na b =\n    omi:a\n",
      },
    ],
    [
      "data of its own",
      { files: { "omi-0.3.0.data/data/share/omi.pth": "", "omi-0.3.0.data/scripts/omi": "" } },
    ],
    [
      "modules that are only named alike",
      { files: { "omi/sitecustomize.py": "", "sitecustomizer.py": "", "omi/x.pth": "" } },
    ],
  ])("%s", async (_title, plan) => {
    expect(await inspect(plan)).toEqual([]);
  });
});
