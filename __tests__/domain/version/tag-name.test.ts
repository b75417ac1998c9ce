import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  DEFAULT_TAG_FORMATS,
  parseTagName,
  tagFormatsOf,
  tagOfVersion,
  versionOfTag,
} from "../../../src/domain/version/tag-name.ts";
import { normalizeVersion } from "../../../src/domain/version/version.ts";

describe("a tag may be named as people type it", () => {
  test.each([
    ["v1.2.3", "v1.2.3"],
    ["1.2.3", "1.2.3"],
    ["refs/tags/v1.2.3", "v1.2.3"],
    ["refs/tags/refs/tags/v1", "refs/tags/v1"],
    ["v1!2.0", "v1!2.0"],
    ["v1.0+local", "v1.0+local"],
    ["omi-core-v1.0", "omi-core-v1.0"],
    ["packages/omi/v1.0", "packages/omi/v1.0"],
    ["omi@1.0", "omi@1.0"],
    ["v".repeat(250), "v".repeat(250)],
  ])("%s", (text, name) => {
    expect(parseTagName(text)).toBe(name);
  });
});

describe("a hostile or impossible name is none", () => {
  test.each([
    "",
    "refs/tags/",
    "v1.2.3; rm -rf /",
    "v1;id",
    "v$(id)",
    "v${IFS}1",
    "v`id`",
    "v1|id",
    "v1&id",
    "v1>out",
    "v1<in",
    "v1'",
    'v1"',
    "v1 ",
    "v 1",
    "v1\n",
    "v1.2.3\n::set-output name=x::y",
    "v1\r",
    "v1\t",
    "v1\u0000",
    "v1\u007f",
    "v1::error::x",
    "v\uff11.2.3",
    "\u0475" + "1.2.3",
    "v1.2.3\u202e",
    "v1.2.3\u200b",
    "v1.2.3^{}",
    "v1.2.3~1",
    "v1@{1}",
    "@",
    "a..b",
    "a//b",
    "a/.b",
    ".a",
    "/a",
    "a/",
    "a.",
    "a.lock",
    "a.lock/b",
    "v*",
    "v?",
    "v[1]",
    "v\\1",
    "{version}",
    "-v1",
    "--upload-pack=id",
    "refs/tags/-d",
    "v".repeat(251),
    `v${"1".repeat(10_240)}`,
  ])("%j", (text) => {
    expect(parseTagName(text)).toBeUndefined();
  });

  test("so that a name is always one line of plain characters, no option, and safe in a shell", () => {
    const hostile = fc
      .array(
        fc.constantFrom("v", "1", ".", "-", "/", "$(", "`", "\n", ";", "é", " ", "::", "@{", "\\"),
      )
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
        expect(parseTagName(text) ?? "none").toMatch(/^(?![-./])[\w!#%+,./=@-]{1,250}(?<![./])$/);
      }),
    );
  });

  test("and that a name stays what it is when it is read again as a full ref", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w./-]{1,30}$/), (text) => {
        const name = parseTagName(text);
        expect(name === undefined ? undefined : parseTagName(`refs/tags/${name}`)).toBe(name);
      }),
    );
  });
});

describe("a tag states a version in its format", () => {
  const monorepo = ["{name}-v{version}"];
  test.each([
    ["v1.0", DEFAULT_TAG_FORMATS, "1.0", "1.0"],
    ["1.0", DEFAULT_TAG_FORMATS, "1.0", "1.0"],
    ["v1!2.0", DEFAULT_TAG_FORMATS, "1!2.0", "1!2.0"],
    ["v0.3.0-rc.1", DEFAULT_TAG_FORMATS, "0.3.0-rc.1", "0.3.0rc1"],
    ["v01.2.3", DEFAULT_TAG_FORMATS, "01.2.3", "1.2.3"],
    ["15.0.0.beta1", DEFAULT_TAG_FORMATS, "15.0.0.beta1", "15.0.0b1"],
    ["Omi.Core-v1.0", monorepo, "1.0", "1.0"],
    ["omi-core-v1.0", monorepo, "1.0", "1.0"],
    ["OMI__CORE-v1.0rc1", monorepo, "1.0rc1", "1.0rc1"],
    ["omi_core/1.0", ["{name}/{version}"], "1.0", "1.0"],
    ["release-1.0-final", ["release-{version}-final"], "1.0", "1.0"],
    ["v.0.7.0-rc.1", ["v.{version}"], "0.7.0-rc.1", "0.7.0rc1"],
  ])("%s by %j: %s, which is %s", (tag, formats, text, version) => {
    expect(versionOfTag(tag, formats, "Omi.Core")).toEqual({ text, version });
  });

  test.each([
    ["vv1.0", DEFAULT_TAG_FORMATS],
    ["V1.0", DEFAULT_TAG_FORMATS],
    ["v.1.0", DEFAULT_TAG_FORMATS],
    ["release-1.0", DEFAULT_TAG_FORMATS],
    ["omi-core-v1.0", DEFAULT_TAG_FORMATS],
    ["v1.2.3.", DEFAULT_TAG_FORMATS],
    ["v1..2", DEFAULT_TAG_FORMATS],
    ["v", DEFAULT_TAG_FORMATS],
    ["stable", DEFAULT_TAG_FORMATS],
    ["v1.0-next.1", DEFAULT_TAG_FORMATS],
    ["v1.0", ["{version}"]],
    ["1.0", ["v{version}"]],
    ["vx1.0", ["v.{version}"]],
    ["other-v1.0", monorepo],
    ["omi-core-extra-v1.0", monorepo],
    ["my-omi-core-v1.0", monorepo],
    ["omicore-v1.0", monorepo],
    ["omi-core-V1.0", monorepo],
    ["Release-1.0", ["release-{version}"]],
  ])("%s by %j: none", (tag, formats) => {
    expect(versionOfTag(tag, formats, "Omi.Core")).toBeUndefined();
  });

  test("or not, without delay, when somebody tags ten thousand digits", () => {
    const started = performance.now();
    expect(versionOfTag(`v${"1".repeat(10_000)}`, DEFAULT_TAG_FORMATS, "omi")).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(50);
  });

  test("that is found again in every tag made for it", () => {
    const names = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?$/);
    const formats = fc.constantFrom(
      "v{version}",
      "{version}",
      "{name}-v{version}",
      "{name}/{version}",
      "$1(.*){version}",
    );
    const versions = fc.constantFrom("1.0", "1!2.0", "1.0rc1", "1.0.post1", "1.0.dev3", "2026.2.1");
    fc.assert(
      fc.property(names, formats, versions, (name, format, version) => {
        const tag = tagOfVersion(version, format, name);
        expect(versionOfTag(tag, [format], name)).toEqual({ text: version, version });
        expect(normalizeVersion(version)).toBe(version);
      }),
    );
  });
});

test("the tag format that a project configures is its only one; without it the usual two are", () => {
  expect(tagFormatsOf("{name}-v{version}")).toEqual(["{name}-v{version}"]);
  expect(tagFormatsOf(undefined)).toEqual(["v{version}", "{version}"]);
});

test("a format gives the tag of a version", () => {
  expect(tagOfVersion("1.2.3", "{name}-v{version}", "omi")).toBe("omi-v1.2.3");
});
