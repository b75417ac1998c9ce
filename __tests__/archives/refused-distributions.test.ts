import { describe, expect, test } from "@jest/globals";
import { ArchiveError, type ArchiveFault } from "../../src/archives/archive-error.ts";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { explainArchiveError } from "../../src/archives/explain.ts";
import { readSdist } from "../../src/archives/sdist.ts";
import { readWheel } from "../../src/archives/wheel.ts";
import { type TarPlan, tarGzOf } from "./tar-builder.ts";
import { type MemberPlan, zipOf } from "./zip-builder.ts";

const WHEEL = "omi-0.3.0-py3-none-any.whl";
const SDIST = "omi-0.3.0.tar.gz";
const TEXT = "Metadata-Version: 2.1\nName: omi\nVersion: 0.3.0\n";

const CODE: MemberPlan = { name: "omi/__init__.py" };
const METADATA: MemberPlan = { name: "omi-0.3.0.dist-info/METADATA", content: TEXT };
const TAG: MemberPlan = { name: "omi-0.3.0.dist-info/WHEEL" };
const RECORD: MemberPlan = { name: "omi-0.3.0.dist-info/RECORD" };
const INFO: TarPlan = { name: "omi-0.3.0/PKG-INFO", content: TEXT };

/** What the user is told. */
async function explained(filename: string, bytes: Uint8Array): Promise<readonly string[]> {
  const read = filename.endsWith(".whl") ? readWheel : readSdist;
  try {
    await read(bytesOf(bytes), filename);
    return [];
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const { code, severity, message } = explainArchiveError(filename, error);
    return [error.reason, code, severity, message];
  }
}

const table: readonly (readonly [string, string, ArchiveFault, string, Uint8Array])[] = [
  [
    "a wheel without METADATA",
    WHEEL,
    "missing-member",
    'it has no file "omi-0.3.0.dist-info/METADATA"',
    zipOf([CODE, TAG, RECORD]),
  ],
  [
    "a wheel without WHEEL",
    WHEEL,
    "missing-member",
    'it has no file "omi-0.3.0.dist-info/WHEEL"',
    zipOf([CODE, METADATA, RECORD]),
  ],
  [
    "a wheel without RECORD",
    WHEEL,
    "missing-member",
    'it has no file "omi-0.3.0.dist-info/RECORD"',
    zipOf([CODE, METADATA, TAG]),
  ],
  [
    "a wheel whose metadata are another version's",
    "omi-0.3.1-py3-none-any.whl",
    "missing-member",
    'it has no file "omi-0.3.1.dist-info/WHEEL"; it has "omi-0.3.0.dist-info/WHEEL" instead',
    zipOf([CODE, METADATA, TAG, RECORD]),
  ],
  [
    "a wheel with a name that is none",
    "omi-0.3.0.whl",
    "file-name",
    "it is not named as a wheel, which is name-version-python-abi-platform.whl",
    zipOf([METADATA]),
  ],
  [
    "a wheel with a damaged module",
    WHEEL,
    "crc-mismatch",
    'the content of member "omi/__init__.py" does not match its CRC',
    zipOf([{ ...CODE, both: { crc32: 7 } }, METADATA, TAG, RECORD]),
  ],
  [
    "a wheel with metadata that are no text",
    WHEEL,
    "not-text",
    'member "omi-0.3.0.dist-info/METADATA" is not UTF-8 text',
    zipOf([{ ...METADATA, content: Uint8Array.of(0xe9) }, TAG, RECORD]),
  ],
  [
    "an sdist in a ZIP archive",
    "omi-0.3.0.zip",
    "file-name",
    "it is not named as an sdist, which ends in .tar.gz",
    zipOf([]),
  ],
  [
    "an sdist that is a ZIP archive too",
    SDIST,
    "zip-and-tar",
    "it can be read as a ZIP archive too",
    Buffer.concat([tarGzOf([INFO]), zipOf([])]),
  ],
  [
    "an sdist with two top-level directories",
    SDIST,
    "top-level",
    'it has 2 top-level directories instead of one ("omi-0.3.0", "extra")',
    tarGzOf([INFO, { name: "extra/x" }]),
  ],
  [
    "an sdist without members",
    SDIST,
    "not-a-tar",
    "it is no tar archive with members",
    tarGzOf([]),
  ],
  [
    "an sdist without PKG-INFO",
    SDIST,
    "missing-member",
    'it has no file "omi-0.3.0/PKG-INFO"',
    tarGzOf([{ name: "omi-0.3.0/setup.py" }]),
  ],
  [
    "an sdist with PKG-INFO elsewhere only",
    SDIST,
    "missing-member",
    'it has no file "omi-0.3.0/PKG-INFO"',
    tarGzOf([{ ...INFO, name: "omi-0.3.0/src/PKG-INFO" }]),
  ],
];

describe("a distribution is refused with its reason:", () => {
  test.each(table)("%s", async (_title, filename, reason, why, bytes) => {
    expect(await explained(filename, bytes)).toEqual([
      reason,
      "distribution-unreadable",
      "error",
      `${filename} cannot be published: ${why}.`,
    ]);
  });

  test("and told where to look", () => {
    const diagnostic = explainArchiveError(WHEEL, new ArchiveError("truncated", "it has no end"));
    expect(diagnostic).toEqual({
      code: "distribution-unreadable",
      severity: "error",
      message: `${WHEEL} cannot be published: it has no end.`,
      hint: "The file is not what the build wrote. Take it from the build again: an upload or download may have been cut short.",
    });
  });

  test("with a member's name that cannot break out of the message", async () => {
    const [, , , message] = await explained(
      WHEEL,
      zipOf([{ name: `x\n::error::${"y".repeat(200)}` }]),
    );
    expect(message).toBe(
      `${WHEEL} cannot be published: the name of member ${JSON.stringify(`x\n::error::${"y".repeat(109)}…`)} holds control characters.`,
    );
  });
});
