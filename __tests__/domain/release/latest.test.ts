import { describe, expect, test } from "@jest/globals";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { isLatest } from "../../../src/domain/release/latest.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { isPrerelease } from "../../../src/domain/version/version.ts";
import { releaseWith, tag } from "./sample-releases.ts";

const planOf = (version: string, name = `v${version}`): ReleasePlan => ({
  kind: "release",
  project: "omi",
  version,
  prerelease: isPrerelease(version),
  tag: { ...tag, name },
  title: "",
  indexes: ["pypi"],
});

/** Published releases, one for each tag. */
const releasesOf = (...tags: readonly string[]) =>
  tags.map((name, id) => releaseWith({ id, tag: name }));

describe("a release is the repository's latest", () => {
  test.each([
    ["the first", "0.1.0", []],
    ["the highest", "0.3.0", ["v0.2.0", "v0.1.0"]],
    ["the highest by numbers, not by letters", "0.10.0", ["v0.9.0"]],
    ["of the same version, spelled otherwise", "1.0", ["1.0.0"]],
    ["a post-release", "1.0.post1", ["v1.0"]],
    ["of a later epoch", "1!0.1", ["v2026.1"]],
    ["after a pre-release of a later version that nobody marked as one", "1.0", ["v2.0rc1"]],
    ["among tags that state no version", "1.0", ["stable", "nightly-99", "vv9.0"]],
    ["being published already", "1.0", ["v1.0"]],
  ])("if it is %s", (_, version, tags) => {
    expect(isLatest(planOf(version), releasesOf(...tags), DEFAULT_TAG_FORMATS)).toBe(true);
  });

  test.each([
    ["a backport", "1.2.5", ["v2.0.0", "v1.2.4"]],
    ["a backport beside plain tags", "1.2.5", ["2.0.0"]],
    ["a backport of an earlier epoch", "2026.1", ["v1!0.1"]],
    ["followed by a post-release", "1.0", ["v1.0.post1"]],
    ["a pre-release", "2.0rc1", ["v1.0"]],
    ["a development release, the first of all", "0.1.dev1", []],
  ])("but not if it is %s", (_, version, tags) => {
    expect(isLatest(planOf(version), releasesOf(...tags), DEFAULT_TAG_FORMATS)).toBe(false);
  });

  test.each([
    ["drafts", { draft: true }],
    ["what is marked as a pre-release", { prerelease: true }],
  ])("whatever %s there are", (_, part) => {
    const releases = [releaseWith({ tag: "v9.0", ...part })];
    expect(isLatest(planOf("1.0"), releases, DEFAULT_TAG_FORMATS)).toBe(true);
  });

  test("of its own project, in a repository of several", () => {
    const releases = releasesOf("other-v9.0", "omi-v0.9");
    const formats = ["{name}-v{version}"];
    expect(isLatest(planOf("1.0", "omi-v1.0"), releases, formats)).toBe(true);
    expect(isLatest(planOf("0.8", "omi-v0.8"), releases, formats)).toBe(false);
  });
});
