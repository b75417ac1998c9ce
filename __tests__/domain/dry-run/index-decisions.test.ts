import { describe, expect, test } from "@jest/globals";
import {
  type IndexCase,
  listIndexDecisions,
  listSigningDecisions,
} from "../../../src/domain/dry-run/index-decisions.ts";
import { SDIST, WHEEL } from "../release/sample-work.ts";

const files = [SDIST, WHEEL];
const wheel = { name: WHEEL.name, size: WHEEL.size };
const sdist = { name: SDIST.name, size: SDIST.size };
const conflict = { code: "file-differs", severity: "error", message: "Other bytes." } as const;
const noTrial = { code: "trial-skipped", severity: "warning", message: "No trial." } as const;
const standing = (of: "missing" | "identical", wheelIs = of) =>
  new Map([
    [SDIST.name, of],
    [WHEEL.name, wheelIs],
  ]);

const decide = (changes: Partial<IndexCase> = {}) =>
  listIndexDecisions({
    index: "pypi",
    byApiToken: false,
    verified: false,
    files,
    states: standing("missing"),
    conflicts: [],
    ...changes,
  });

describe("of an index a dry run says", () => {
  test("that it would be asked for a token and get the files, wheels first", () => {
    expect(decide()).toEqual({
      decisions: [
        { do: "mint", index: "pypi" },
        { do: "upload", index: "pypi", file: wheel },
        { do: "upload", index: "pypi", file: sdist },
        { do: "confirm", index: "pypi", files: 2 },
      ],
      diagnostics: [],
    });
  });

  test("which file is there already", () => {
    expect(decide({ states: standing("missing", "identical") }).decisions).toEqual([
      { do: "mint", index: "pypi" },
      { do: "keep-file", index: "pypi", file: wheel },
      { do: "upload", index: "pypi", file: sdist },
      { do: "confirm", index: "pypi", files: 2 },
    ]);
  });

  test.each([
    ["with an API token", { byApiToken: true }],
    ["where every file is there", { states: standing("identical") }],
  ])("that no token would be asked for %s", (_, changes) => {
    expect(decide(changes).decisions.map((decision) => decision.do)).not.toContain("mint");
  });

  test("that the version would be installed from there, where a real run does that", () => {
    expect(decide({ verified: true }).decisions.at(-1)).toEqual({ do: "verify", index: "pypi" });
  });

  test("that a file with other bytes stops the run before anything is sent", () => {
    expect(decide({ conflicts: [conflict] })).toEqual({
      decisions: [{ do: "stop", why: [conflict] }],
      diagnostics: [conflict],
    });
  });

  test("that such a file makes a trial impossible, and the release goes on", () => {
    expect(decide({ index: "testpypi", conflicts: [conflict], noTrial })).toEqual({
      decisions: [{ do: "skip-index", index: "testpypi", why: noTrial }],
      diagnostics: [noTrial],
    });
  });
});

describe("of the attestations a dry run says", () => {
  const why = { code: "attestations-left-out", severity: "notice", message: "None." } as const;
  test.each([
    [
      "which files would be signed, wheels first",
      { do: "sign", claims: {} },
      { decisions: [{ do: "sign", files: [WHEEL.name, SDIST.name] }], diagnostics: [] },
    ],
    [
      "that there is nothing to sign",
      { do: "nothing" },
      { decisions: [{ do: "skip-signing", why: "nothing-to-upload" }], diagnostics: [] },
    ],
    [
      "that nobody wants any",
      { do: "skip" },
      { decisions: [{ do: "skip-signing", why: "off" }], diagnostics: [] },
    ],
    [
      "why there would be none",
      { do: "skip", why },
      { decisions: [{ do: "skip-signing", why }], diagnostics: [why] },
    ],
    [
      "why the run would stop",
      { do: "stop", why },
      { decisions: [{ do: "stop", why: [why] }], diagnostics: [why] },
    ],
  ] as const)("%s", (_, decision, decided) => {
    expect(listSigningDecisions(decision, files)).toEqual(decided);
  });
});
