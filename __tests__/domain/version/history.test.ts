import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  overtakenBy,
  previousFinal,
  previousRelease,
  readHistory,
} from "../../../src/domain/version/history.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { compareVersions } from "../../../src/domain/version/version.ts";

const historyOf = (...versions: readonly string[]) => readHistory(versions, ["{version}"], "omi");

describe("the history of a project is what its tags say", () => {
  test("with plain tags and those with a v, in normal form, as PyPI has them", () => {
    expect(readHistory(["v1.0", "1.1", "v1.2.0-rc.1"], DEFAULT_TAG_FORMATS, "omi")).toEqual({
      released: [
        { version: "1.0", tag: "v1.0" },
        { version: "1.1", tag: "1.1" },
        { version: "1.2.0rc1", tag: "v1.2.0-rc.1" },
      ],
    });
  });

  test("and neither what those of other projects in the repository say, nor what is no version", () => {
    const tags = ["omi-core-v1.0", "OMI_core-v1.1", "omi-v9.0", "v8.0", "stable", "omi-core-vnext"];
    expect(readHistory(tags, ["{name}-v{version}"], "omi.core").released).toEqual([
      { version: "1.0", tag: "omi-core-v1.0" },
      { version: "1.1", tag: "OMI_core-v1.1" },
    ]);
  });

  test("however strange the tags are, and however many", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (tags) => {
        expect(readHistory(tags, DEFAULT_TAG_FORMATS, "omi").released.length).toBeLessThanOrEqual(
          tags.length,
        );
      }),
    );
    const tags = Array.from({ length: 4000 }, (_, index) => `v1.${index}`);
    const started = performance.now();
    const history = readHistory(tags, DEFAULT_TAG_FORMATS, "omi");
    expect(previousFinal(history, "2.0")?.version).toBe("1.3999");
    expect(overtakenBy(history, "2.0")).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("the release before a version", () => {
  const history = historyOf(
    "1.4.2",
    "2.0.0",
    "1.4.1",
    "1.3.9",
    "2.1.0rc1",
    "2.1.0rc2",
    "2.0.0.post1",
  );
  test.each([
    ["1.4.3", "1.4.2", "1.4.2"],
    ["1.4.2", "1.4.1", "1.4.1"],
    ["1.5.0", "1.4.2", "1.4.2"],
    ["2.0.1", "2.0.0.post1", "2.0.0.post1"],
    ["2.1.0", "2.0.0.post1", "2.0.0.post1"],
    ["2.1.0rc3", "2.1.0rc2", "2.0.0.post1"],
    ["2.1.0rc1", "2.0.0.post1", "2.0.0.post1"],
    ["1.3.9", undefined, undefined],
    ["0.1", undefined, undefined],
    ["1!0.1", "2.0.0.post1", "2.0.0.post1"],
  ])("%s is %s, and the final one %s", (version, previous, final) => {
    expect(previousRelease(history, version)?.version).toBe(previous);
    expect(previousFinal(history, version)?.version).toBe(final);
  });

  test("is always lower, and none lies between", () => {
    const versions = fc.constantFrom("1.0", "1.0.1", "1.1rc1", "1.1", "1.1.post1", "2.0a1", "2.0");
    fc.assert(
      fc.property(fc.array(versions), versions, (tags, version) => {
        const history = historyOf(...tags);
        const previous = previousRelease(history, version)?.version;
        const between = previousFinal(history, version)?.version;
        if (previous === undefined) return expect(between).toBeUndefined();
        expect(compareVersions(previous, version)).toBeLessThan(0);
        expect(compareVersions(between ?? previous, previous)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("a version that greater ones have overtaken", () => {
  test.each<[string, readonly string[], string | undefined, string | undefined]>([
    // Nothing greater is out.
    ["2.0.0", ["1.0.0"], undefined, undefined],
    ["1.0.0", [], undefined, undefined],
    ["1.0.0", ["1.0.0"], undefined, undefined],
    ["1.2.0", ["1.2", "1.1"], undefined, undefined],
    // Backports.
    ["1.4.3", ["1.4.2", "2.0.0"], undefined, undefined],
    ["1.3.5", ["1.3.4", "1.4.2", "2.0.0"], undefined, undefined],
    ["1.5.0", ["1.4.2", "2.0.0"], undefined, undefined],
    ["1.0.0.post1", ["1.0.0", "1.0.1", "1.1.0"], undefined, undefined],
    ["1.5.0rc1", ["1.4.2", "2.0.0"], undefined, undefined],
    ["2025.12.1", ["2025.12.0", "2026.1.0"], undefined, undefined],
    // A pre-release of later is no greater release.
    ["1.9.0", ["2.0.0rc1", "1.8.0"], undefined, undefined],
    // The others.
    ["1.4.1", ["1.4.2", "2.0.0"], "1.4.2", "1.4"],
    ["1.3.0", ["1.4.2", "2.0.0"], "1.4.2", "1"],
    ["0.9.0", ["1.0.0", "1.1.0"], "1.1.0", undefined],
    ["2.0.0rc1", ["2.0.0"], "2.0.0", "2.0"],
    ["2.0.0rc1", ["2.0.0rc2", "1.0.0"], "2.0.0rc2", "2.0"],
    // By PEP 440 a development release stands before an alpha; for SemVer it is the other way round.
    ["1.3.0.dev5", ["1.3.0a1"], "1.3.0a1", "1.3"],
    ["2.0.0", ["1!1.0.0"], "1!1.0.0", undefined],
  ])("%s after %j: by %s, of the series %s", (version, released, by, series) => {
    const overtaken = overtakenBy(historyOf(...released), version);
    expect([overtaken?.by.version, overtaken?.series]).toEqual([by, series]);
  });
});
