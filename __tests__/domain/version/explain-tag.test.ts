import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { explainTag, suggestVersion } from "../../../src/domain/version/explain-tag.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { isVersion } from "../../../src/domain/version/version.ts";

const project = { name: "omi", path: "pyproject.toml" };

describe("a tag whose version PyPI would refuse is explained, with the one that may be meant", () => {
  test("in whole sentences", () => {
    expect(explainTag("v1.0.0-SNAPSHOT", DEFAULT_TAG_FORMATS, project)).toEqual({
      code: "tag-version-invalid",
      severity: "error",
      message:
        "The tag v1.0.0-SNAPSHOT states 1.0.0-SNAPSHOT, which is not a version that PEP 440 knows; PyPI refuses it.",
      hint: "Tag v1.0.0.dev0; a pre-release ends in a1, b1, rc1 or .dev1. The tag that is there already: git push --delete origin v1.0.0-SNAPSHOT",
    });
  });

  test.each([
    ["1.0.0-SNAPSHOT", "1.0.0.dev0"],
    ["1.0.0-test", "1.0.0.dev0"],
    ["0.3.0-next.1", "0.3.0.dev1"],
    ["0.3.0-canary.3", "0.3.0.dev3"],
    ["0.3.0-rc.1.2", "0.3.0rc1"],
    ["0.3.0-alpha.beta", "0.3.0a0"],
    ["1.2.3.", "1.2.3"],
    ["1.0-hotfix1", undefined],
    ["1..2", undefined],
    ["1.x", undefined],
    ["", undefined],
    ["1".repeat(10_000), undefined],
  ])("%.20s: %s", (text, version) => {
    expect(suggestVersion(text)).toBe(version);
  });

  test("and what is suggested is always a version, however strange the tag", () => {
    const piece = fc.constantFrom("1", ".", "-", "rc", "SNAPSHOT", "dev", "é", "+", "0".repeat(30));
    const texts = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const version = suggestVersion(text);
        expect(version === undefined || isVersion(version)).toBe(true);
        expect(explainTag(text, DEFAULT_TAG_FORMATS, project).severity).toBe("error");
      }),
    );
  });
});

describe("a tag in another form is told the right one", () => {
  test.each([
    ["V1.2.3", undefined, "Tag v1.2.3 instead, "],
    ["vv1.2.3", undefined, "Tag v1.2.3 instead, "],
    ["v.1.2.3", undefined, "Tag v1.2.3 instead, "],
    ["v1.2.3", "{name}-v{version}", "Tag omi-v1.2.3 instead, "],
    ["stable", undefined, "Tag the release like that, "],
    ["vnext", undefined, "Tag the release like that, "],
  ])("%s by %s: %s", (tag, format, hint) => {
    const found = explainTag(tag, format === undefined ? DEFAULT_TAG_FORMATS : [format], project);
    const wanted = format === undefined ? "v1.2.3 or 1.2.3" : "omi-v1.2.3";
    expect(found).toEqual({
      code: "tag-format-mismatch",
      severity: "error",
      message: `The tag ${tag} does not state a PEP 440 version in the form of ${wanted}.`,
      hint: `${hint}or set tag-format under [tool.tag2pypi] in pyproject.toml, for example in a monorepo:\ntag-format = "{name}-v{version}"`,
    });
  });
});
