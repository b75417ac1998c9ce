import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { parseMetadata } from "../../../src/domain/distribution/metadata.ts";
import { distributionRules } from "../../../src/domain/distribution/rules.ts";
import type { DistributionFacts } from "../../../src/domain/facts.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { PLAN, sampleDistribution } from "./sample-distribution.ts";

type Inspected = DistributionFacts["distributions"][number];

interface Stated {
  readonly file?: string;
  readonly metadataVersion?: string;
  readonly name?: string;
  readonly version?: string;
}

function inspected(stated: Stated): Inspected {
  const { file = "omi_openclaw-0.3.0-py3-none-any.whl" } = stated;
  const { metadataVersion = "2.4", name = "omi-openclaw", version = "0.3.0" } = stated;
  const text = `Metadata-Version: ${metadataVersion}\nName: ${name}\nVersion: ${version}\n`;
  return { ...sampleDistribution({ file }), metadata: parseMetadata(text) };
}

function findings(
  files: readonly Stated[],
  plan: Partial<ReleasePlan> = {},
): readonly Diagnostic[] {
  const facts: DistributionFacts = { distributions: files.map(inspected) };
  return applyRules(distributionRules, { ...PLAN, ...plan }, facts);
}

const said = (files: readonly Stated[], plan: Partial<ReleasePlan> = {}) =>
  findings(files, plan).map(({ code, severity, message }) => [code, severity, message]);

describe("built files pass when", () => {
  test.each<[string, Stated[], Partial<ReleasePlan>]>([
    ["they are what the tag says", [{}, { file: "omi_openclaw-0.3.0.tar.gz" }], {}],
    ["version and name are spelled in another way", [{ version: "0.3", name: "Omi.OpenClaw" }], {}],
    [
      "the wheel's name spells the same version differently",
      [{ file: "omi_openclaw-0.3-py3-none-any.whl" }],
      {},
    ],
    ["there is no file", [], {}],
    [
      "the version is a local one, for an index that takes them",
      [{ file: "omi_openclaw-0.3.0+a-py3-none-any.whl", version: "0.3.0+a" }],
      { version: "0.3.0+a", indexes: ["https://example.org/legacy/"] },
    ],
    ...["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"].map(
      (metadataVersion): [string, Stated[], Partial<ReleasePlan>] => [
        `they have Metadata-Version ${metadataVersion}`,
        [{ metadataVersion }],
        {},
      ],
    ),
  ])("%s", (_title, files, plan) => {
    expect(findings(files, plan)).toEqual([]);
  });
});

describe("built files are refused, with both values, when", () => {
  test.each<[string, Stated[], string[][], Partial<ReleasePlan>]>([
    [
      "they have another version than the tag",
      [{ file: "omi_openclaw-0.2.9-py3-none-any.whl", version: "0.2.9" }],
      [
        [
          "metadata-version-mismatch",
          "error",
          "omi_openclaw-0.2.9-py3-none-any.whl states version 0.2.9 in its metadata, but the tag v0.3.0 releases version 0.3.0.",
        ],
      ],
      {},
    ],
    [
      "their version is none",
      [{ version: "UNKNOWN" }],
      [
        [
          "metadata-version-mismatch",
          "error",
          "omi_openclaw-0.3.0-py3-none-any.whl states no version in its metadata, but the tag v0.3.0 releases version 0.3.0.",
        ],
      ],
      {},
    ],
    [
      "they belong to another project",
      [{ file: "omi-0.3.0-py3-none-any.whl", name: "omi" }],
      [
        [
          "metadata-name-mismatch",
          "error",
          "omi-0.3.0-py3-none-any.whl states the project name omi in its metadata, but this is a release of omi-openclaw.",
        ],
      ],
      {},
    ],
    [
      "they name no project",
      [{ name: "UNKNOWN" }],
      [
        [
          "metadata-name-mismatch",
          "error",
          "omi_openclaw-0.3.0-py3-none-any.whl states no project name in its metadata, but this is a release of omi-openclaw.",
        ],
      ],
      {},
    ],
    [
      "the sdist is named as it was before PEP 625",
      [{ file: "omi-openclaw-0.3.0.tar.gz" }],
      [
        [
          "distribution-name-invalid",
          "error",
          "omi-openclaw-0.3.0.tar.gz is not the file name that its metadata call for: PyPI takes this sdist only as omi_openclaw-0.3.0.tar.gz.",
        ],
      ],
      {},
    ],
    [
      "the sdist's version is not in normal form",
      [{ file: "omi_openclaw-0.3.0-rc1.tar.gz", version: "0.3.0-rc1" }],
      [
        [
          "distribution-name-invalid",
          "error",
          "omi_openclaw-0.3.0-rc1.tar.gz is not the file name that its metadata call for: PyPI takes this sdist only as omi_openclaw-0.3.0rc1.tar.gz.",
        ],
      ],
      { version: "0.3.0rc1" },
    ],
    [
      "the wheel's name is not normalised",
      [{ file: "Omi_OpenClaw-0.3.0-py3-none-any.whl" }],
      [
        [
          "distribution-name-invalid",
          "error",
          "Omi_OpenClaw-0.3.0-py3-none-any.whl is not the file name that its metadata call for: PyPI takes this wheel only as omi_openclaw-0.3.0-py3-none-any.whl.",
        ],
      ],
      {},
    ],
    [
      "the wheel's name has another version than its metadata",
      [{ file: "omi_openclaw-0.2.9-py3-none-any.whl" }],
      [
        [
          "distribution-name-invalid",
          "error",
          "omi_openclaw-0.2.9-py3-none-any.whl is not the file name that its metadata call for: PyPI takes this wheel only as omi_openclaw-0.3.0-py3-none-any.whl.",
        ],
      ],
      {},
    ],
    [
      "there are two sdists",
      [{ file: "omi_openclaw-0.3.0.tar.gz" }, { file: "omi_openclaw-0.3.0.tar.gz" }],
      [
        [
          "several-sdists",
          "error",
          "There are 2 sdists (omi_openclaw-0.3.0.tar.gz, omi_openclaw-0.3.0.tar.gz), but PyPI takes one for each version.",
        ],
      ],
      {},
    ],
    [
      "the version is a local one",
      [
        { file: "omi_openclaw-0.3.0+a-py3-none-any.whl", version: "0.3.0+a" },
        { file: "omi_openclaw-0.3.0+a.tar.gz", version: "0.3.0+a" },
      ],
      [
        [
          "version-local",
          "error",
          'Version 0.3.0+a of omi_openclaw-0.3.0+a-py3-none-any.whl, omi_openclaw-0.3.0+a.tar.gz is a local one, with a "+", which PyPI does not take.',
        ],
      ],
      { version: "0.3.0+a", indexes: ["testpypi"] },
    ],
    [
      "their Metadata-Version is newer than we know, which is a warning only",
      [{ metadataVersion: "2.10" }],
      [
        [
          "metadata-version-unknown",
          "warning",
          "omi_openclaw-0.3.0-py3-none-any.whl has Metadata-Version 2.10; the newest that is known here is 2.5.",
        ],
      ],
      {},
    ],
    ...["2.0", "1.3", "two", "2.4.1", "UNKNOWN"].map(
      (metadataVersion): [string, Stated[], string[][], Partial<ReleasePlan>] => [
        `their Metadata-Version is ${metadataVersion}`,
        [{ metadataVersion }],
        [
          [
            "metadata-version-invalid",
            "error",
            `omi_openclaw-0.3.0-py3-none-any.whl has ${metadataVersion === "UNKNOWN" ? "no Metadata-Version" : `Metadata-Version ${metadataVersion}`}, but PyPI takes 1.0 to 1.2 and 2.1 to 2.5.`,
          ],
        ],
        {},
      ],
    ),
  ])("%s", (_title, files, expected, plan) => {
    expect(said(files, plan)).toEqual(expected);
  });

  test("all of it at once, each with a way out", () => {
    const found = findings([
      { file: "other-0.2.0.tar.gz", name: "Other", version: "0.2", metadataVersion: "9.9" },
    ]);
    expect(found.map(({ code }) => code)).toEqual([
      "metadata-version-mismatch",
      "metadata-name-mismatch",
      "distribution-name-invalid",
      "metadata-version-unknown",
    ]);
    expect(found.every(({ hint }) => hint?.endsWith(".") ?? false)).toBe(true);
  });
});

test("what others wrote does not break out of a message", () => {
  const [first] = said([{ name: "omi-openclaw", version: `1\n ::error::${"x".repeat(400)}` }]);
  expect(first?.[2]).toBe(
    `omi_openclaw-0.3.0-py3-none-any.whl states version ${JSON.stringify(`1\n ::error::${"x".repeat(188)}`)} in its metadata, but the tag v0.3.0 releases version 0.3.0.`,
  );
});
