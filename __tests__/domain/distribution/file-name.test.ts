import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  comparePublishingOrder,
  expectedSdistName,
  expectedWheelName,
  normalizeProjectName,
  parseDistributionName,
} from "../../../src/domain/distribution/file-name.ts";

const PURE = { pythonTags: ["py3"], abiTags: ["none"], platformTags: ["any"] };

describe("a file name is read", () => {
  test.each([
    ["omi_openclaw-0.3.0.tar.gz", { kind: "sdist", name: "omi_openclaw", version: "0.3.0" }],
    ["omi-openclaw-0.3.0.tar.gz", { kind: "sdist", name: "omi-openclaw", version: "0.3.0" }],
    ["Foo.Bar-1!2.0rc1.tar.gz", { kind: "sdist", name: "Foo.Bar", version: "1!2.0rc1" }],
    ["omi-0.3.0-py3-none-any.whl", { kind: "wheel", name: "omi", version: "0.3.0", ...PURE }],
    [
      "omi-0.3.0+cu118-py3-none-any.whl",
      { kind: "wheel", name: "omi", version: "0.3.0+cu118", ...PURE },
    ],
    [
      "omi-0.3.0-1local-py3-none-any.whl",
      { kind: "wheel", name: "omi", version: "0.3.0", build: "1local", ...PURE },
    ],
    [
      "pendulum-3.2.0-cp39.cp310-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
      {
        kind: "wheel",
        name: "pendulum",
        version: "3.2.0",
        pythonTags: ["cp39", "cp310"],
        abiTags: ["abi3"],
        platformTags: ["manylinux_2_17_x86_64", "manylinux2014_x86_64"],
      },
    ],
  ])("%s", (filename, expected) => {
    expect(parseDistributionName(filename)).toEqual(expected);
  });
});

describe("a file is no distribution when it is named", () => {
  test.each([
    "",
    ".whl",
    ".tar.gz",
    "-.tar.gz",
    "0.3.0.tar.gz",
    "omi.tar.gz",
    "omi-latest.tar.gz",
    "omi-0.3.0.zip",
    "omi-0.3.0.egg",
    "omi-0.3.0.exe",
    "omi-0.3.0.tar.bz2",
    "omi-0.3.0.TAR.GZ",
    "omi-0.3.0-py3-none-any.whl.publish.attestation",
    ".gitignore",
    "../omi-0.3.0.tar.gz",
    "-omi-0.3.0.tar.gz",
    "o\nmi-0.3.0.tar.gz",
    "omi-0.3.0-py3-none.whl",
    "omi-0.3.0-1-2-py3-none-any.whl",
    "omi-0.3.0-build1-py3-none-any.whl",
    "omi__x-0.3.0-py3-none-any.whl",
    "omi-new-py3-none-any.whl",
    "omi-0.3.0-py3-none-.whl",
    "omi-0.3.0-py3..py2-none-any.whl",
    "omi-0.3.0-py3-none-a/b.whl",
    `omi-${"1".repeat(10_000)}.tar.gz`,
  ])("%s", (filename) => {
    expect(parseDistributionName(filename)).toBeUndefined();
  });
});

describe("the name that PyPI wants", () => {
  test.each([
    ["omi-openclaw", "0.3.0", "omi_openclaw-0.3.0.tar.gz"],
    ["Zope.Interface", "v1.0.0-RC.1", "zope_interface-1.0.0rc1.tar.gz"],
    ["a--b__c..d", "1.0", "a_b_c_d-1.0.tar.gz"],
    ["omi", "0.3.0+Local.1", "omi-0.3.0+local.1.tar.gz"],
  ])("for an sdist of %s %s is %s", (project, version, expected) => {
    expect(expectedSdistName(project, version)).toBe(expected);
  });

  test.each([
    [
      "Omi_OpenClaw-0.3.0-1-py2.py3-none-any.whl",
      "0.3.0",
      "omi_openclaw-0.3.0-1-py2.py3-none-any.whl",
    ],
    ["omi_openclaw-0.3-py3-none-any.whl", "0.3.0", "omi_openclaw-0.3-py3-none-any.whl"],
    ["omi_openclaw-0.2.9-py3-none-any.whl", "0.3.0-rc1", "omi_openclaw-0.3.0rc1-py3-none-any.whl"],
  ])("for the wheel %s, whose version is %s, is %s", (filename, version, expected) => {
    const written = parseDistributionName(filename);
    expect(written?.kind === "wheel" && expectedWheelName(written, "omi-openclaw", version)).toBe(
      expected,
    );
  });
});

test("project names are compared as PEP 503 says", () => {
  const spellings = ["omi-openclaw", "Omi_OpenClaw", "omi.openclaw", "OMI-_.openclaw"];
  expect(new Set(spellings.map(normalizeProjectName))).toEqual(new Set(["omi-openclaw"]));
});

test("wheels are published before the sdist, in the order of their names", () => {
  const files = [
    { kind: "sdist", name: "a-1.tar.gz" },
    { kind: "wheel", name: "a-1-py3-none-any.whl" },
    { kind: "wheel", name: "a-1-cp311-cp311-win32.whl" },
  ] as const;
  expect([...files].sort(comparePublishingOrder).map(({ name }) => name)).toEqual([
    "a-1-cp311-cp311-win32.whl",
    "a-1-py3-none-any.whl",
    "a-1.tar.gz",
  ]);
  expect(comparePublishingOrder(files[0], files[0])).toBe(0);
});

const projectName = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?$/);
const version = fc.stringMatching(
  /^([0-9]!)?[0-9]{1,3}(\.[0-9]{1,3}){0,3}((a|b|rc)[0-9])?(\.post[0-9])?(\.dev[0-9])?$/,
);
const tags = fc.array(fc.stringMatching(/^[a-z0-9_]{1,9}$/), { minLength: 1, maxLength: 3 });

describe("any", () => {
  test("text can be asked whether it names a distribution", () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${text}.whl`),
      fc.string().map((text) => `${text}.tar.gz`),
    );
    fc.assert(
      fc.property(hostile, (filename) => {
        const parsed = parseDistributionName(filename);
        if (parsed !== undefined)
          expect(filename.startsWith(`${parsed.name}-${parsed.version}`)).toBe(true);
      }),
    );
  });

  test("sdist that is named as PyPI wants it is read back", () => {
    fc.assert(
      fc.property(projectName, version, (project, stated) => {
        const parsed = parseDistributionName(expectedSdistName(project, stated));
        expect(normalizeProjectName(parsed?.name ?? "")).toBe(normalizeProjectName(project));
        expect(expectedSdistName(project, parsed?.version ?? "")).toBe(
          expectedSdistName(project, stated),
        );
      }),
    );
  });

  test("wheel's name is read back", () => {
    fc.assert(
      fc.property(
        projectName,
        version,
        tags,
        tags,
        tags,
        (project, stated, pythonTags, abiTags, platformTags) => {
          const name = normalizeProjectName(project).replaceAll("-", "_");
          const written = {
            kind: "wheel",
            name,
            version: stated,
            pythonTags,
            abiTags,
            platformTags,
          } as const;
          expect(parseDistributionName(expectedWheelName(written, project, stated))).toEqual(
            written,
          );
        },
      ),
    );
  });
});
