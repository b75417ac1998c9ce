import { describe, expect, test } from "@jest/globals";
import { findStatedFiles } from "../../../src/domain/content/stated-files.ts";
import { parseToml } from "../../../src/domain/project/toml.ts";

const stated = (text: string) => findStatedFiles(parseToml("pyproject.toml", text).root);

describe("the version file that is named for", () => {
  test.each([
    [
      "setuptools-scm",
      '[tool.setuptools_scm]\nversion_file = "src/pkg/_build.py"',
      ["pkg/_build.py"],
    ],
    [
      "setuptools-scm of old",
      '[tool.setuptools_scm]\nwrite_to = "pkg/v.txt"',
      ["pkg/v.txt", "/v.txt"],
    ],
    [
      "hatch-vcs",
      '[tool.hatch.build.hooks.vcs]\nversion-file = "src/_black.py"',
      ["src/_black.py", "/_black.py"],
    ],
    [
      "versioneer",
      '[tool.versioneer]\nversionfile_source = "src/a/b/v.py"\nversionfile_build = "a/b/v.py"',
      ["b/v.py"],
    ],
    ["pdm", '[tool.pdm.version]\nwrite_to = "a/b/VERSION"', ["b/VERSION"]],
  ])("%s is generated", (_, text, patterns) => {
    expect(stated(text)).toEqual(patterns);
  });

  test("a tool with one of the usual names is looked at instead", () => {
    expect(stated('[tool.setuptools_scm]\nversion_file = "src/pkg/_version.py"')).toEqual([]);
  });

  test("a tool with a usual name but a text of the project's own is generated", () => {
    const text = 'version-file = "src/a/_version.py"\ntemplate = "X = {version!r}"';
    expect(stated(`[tool.hatch.build.hooks.vcs]\n${text}`)).toEqual(["a/_version.py"]);
  });
});

test.each(["", "tool = 1", "[tool.versioneer]\nversionfile_source = 1", "[tool.setuptools_scm]"])(
  "nothing is named by %j",
  (text) => {
    expect(stated(text)).toEqual([]);
  },
);
