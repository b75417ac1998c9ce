import { expect, test } from "@jest/globals";
import { isVersioning, versioningOf } from "../../../src/domain/version/versioning.ts";

test.each([
  ["1.2.3", undefined, "semver"],
  ["0.3.0", undefined, "semver"],
  ["2.0.0rc1", undefined, "semver"],
  ["14.1", undefined, "semver"],
  ["80.9.0", undefined, "semver"],
  ["26.13.0", undefined, "semver"],
  ["2026.2.1", undefined, "calver"],
  ["2026.02.1rc1", undefined, "calver"],
  ["24.3.0.post1", undefined, "calver"],
  ["26.1a1", undefined, "calver"],
  ["26.0", undefined, "calver"],
  ["20260211", undefined, "calver"],
  ["2.32.0.20240602", undefined, "calver"],
  // What is configured counts.
  ["26.2.0", "semver", "semver"],
  ["1.2.3", "calver", "calver"],
  ["1.2.3", "romantic", "semver"],
])("%s, configured as %s, is numbered by %s", (version, configured, versioning) => {
  expect(versioningOf(version, configured)).toBe(versioning);
});

test("there are two ways to be configured", () => {
  expect(["semver", "calver", "SemVer", ""].map(isVersioning)).toEqual([true, true, false, false]);
});
