import { describe, expect, test } from "@jest/globals";
import type { ReleasePlan, UnreleasedPlan } from "../../../src/domain/plan.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import {
  unreleasedVersionRules,
  versionPlaceRules,
} from "../../../src/domain/version/place-rules.ts";
import { readPlaces } from "../../../src/domain/version/read-places.ts";
import { findVersionStatements } from "../../../src/domain/version/statements.ts";
import { isPrerelease, normalizeVersion } from "../../../src/domain/version/version.ts";

const COMMIT = "c".repeat(40);

interface Tree {
  /** Undefined: left to the build. */
  readonly own?: string | undefined;
  /** Text by name; `omi/…` is part of an import package. */
  readonly files: Readonly<Record<string, string>>;
  readonly versionFiles?: readonly string[];
  readonly name?: string;
}

function factsOf({ own, files, versionFiles = [], name = "omi" }: Tree) {
  const entries = Object.entries(files);
  const modules = entries
    .filter(([path]) => /^\w+(\/\w+)*\/\w+\.py$/.test(path) && !path.startsWith("docs/"))
    .map(([path, text]) => ({ path, text, module: path.split("/").slice(0, -1).join(".") }));
  const texts = entries.map(([path, text]) => ({ name: path, path, text }));
  return {
    project: {
      path: "pyproject.toml",
      name,
      table: "project" as const,
      ...(own === undefined ? {} : { version: { text: own, line: 7 } }),
    },
    statements: findVersionStatements(modules),
    versionPlaces: readPlaces(texts, modules, versionFiles),
  };
}

function onTag(version: string, tree: Tree) {
  const plan: ReleasePlan = {
    kind: "release",
    project: "omi",
    version,
    prerelease: isPrerelease(version),
    tag: { name: `v${version}`, object: COMMIT, commit: COMMIT },
    title: "",
    indexes: ["pypi"],
  };
  return applyRules(versionPlaceRules, plan, factsOf(tree));
}

function onPullRequest(tree: Tree) {
  const version = normalizeVersion(tree.own ?? "");
  const plan: UnreleasedPlan = {
    kind: "unreleased",
    project: "omi",
    ref: "refs/pull/7/merge",
    commit: COMMIT,
    ...(version === undefined ? {} : { version }),
  };
  return applyRules([...versionPlaceRules, ...unreleasedVersionRules], plan, factsOf(tree));
}

const init = "omi/__init__.py";
const brief = (found: ReturnType<typeof onTag>) =>
  found.map(({ severity, location }) => `${severity} ${location?.file}:${location?.line}`);

describe("every place that states another version than the tag is told, with the line to write", () => {
  test("where it is published, as an error", () => {
    expect(
      onTag("1.2.3", { own: "1.2.3", files: { [init]: '"""Omi."""\n__version__ = "1.2.2"\n' } }),
    ).toEqual([
      {
        code: "version-place-mismatch",
        severity: "error",
        message: "omi/__init__.py states version 1.2.2; the tag v1.2.3 states 1.2.3.",
        hint: 'Write __version__ = "1.2.3" in line 2 of omi/__init__.py, and commit. Then move the tag, as long as nothing was published from it: git tag --force --annotate v1.2.3 --message "Release 1.2.3" && git push --force origin v1.2.3',
        location: { file: init, line: 2 },
      },
    ]);
  });

  test("where it is not, as a warning", () => {
    expect(
      onTag("1.2.3", {
        own: "1.2.3",
        files: { "CITATION.cff": "cff-version: 1.2.0\nversion: v1.2.2" },
      }),
    ).toEqual([
      {
        code: "version-mention-mismatch",
        severity: "warning",
        message: "CITATION.cff states version v1.2.2; the tag v1.2.3 states 1.2.3.",
        hint: "Write version: v1.2.3 in line 2 of CITATION.cff, and commit.",
        location: { file: "CITATION.cff", line: 2 },
      },
    ]);
  });

  test("all of them at once", () => {
    const files = {
      [init]: '__version__ = "1.2.2"',
      "omi/__about__.py": '__version__ = "1.2.1"',
      "omi/_version.py": 'VERSION = "1.2.0"',
      "setup.cfg": "[metadata]\nversion = 1.2.2\n[bumpversion]\ncurrent_version = 1.2.2",
      "setup.py": "setup(version='1.2.2')",
      "CITATION.cff": "version: 1.2.2",
      "docs/conf.py": "version = '1.1'\nrelease = '1.2.2'",
      ".bumpversion.cfg": "[bumpversion]\ncurrent_version = 1.2.2",
      "pyproject.toml": '[tool.bumpversion]\ncurrent_version = "1.2.2"',
      "docs/install.md": "omi==1.2.2",
    };
    const versionFiles = ["docs/install.md:omi=={version}"];
    const found = onTag("1.2.3", { own: "1.2.3", files, versionFiles });
    expect(brief(found).toSorted()).toEqual([
      "error docs/install.md:1",
      "error omi/__about__.py:1",
      "error omi/__init__.py:1",
      "warning .bumpversion.cfg:2",
      "warning CITATION.cff:1",
      "warning docs/conf.py:1",
      "warning docs/conf.py:2",
      "warning omi/_version.py:1",
      "warning pyproject.toml:2",
      "warning setup.cfg:2",
      "warning setup.cfg:4",
      "warning setup.py:1",
    ]);
    expect(found.map(({ hint }) => hint?.split(", and commit.")[0])).toEqual(
      expect.arrayContaining([
        "Write omi==1.2.3 in line 1 of docs/install.md",
        'Write version = "1.2" in line 1 of docs/conf.py',
        'Write version="1.2.3" in line 1 of setup.py',
        "Write current_version = 1.2.3 in line 4 of setup.cfg",
      ]),
    );
  });

  test("and a text that is no version at all is told so", () => {
    const files = { "CITATION.cff": "version: 1.2-SNAPSHOT" };
    expect(onTag("1.2.3", { own: "1.2.3", files }).map(({ message }) => message)).toEqual([
      "CITATION.cff states version 1.2-SNAPSHOT, which is not a version that PEP 440 knows; the tag v1.2.3 states 1.2.3.",
    ]);
  });

  test("where the build takes the version from setup.cfg or setup.py, these are errors", () => {
    const files = {
      "setup.cfg": "[metadata]\nversion = 1.2.2",
      "setup.py": "setup(version='1.2.2')",
    };
    expect(brief(onTag("1.2.3", { files }))).toEqual(["error setup.cfg:2", "error setup.py:1"]);
  });
});

describe("places that agree, or that are about something else, are nothing to speak of", () => {
  test.each<[string, string, Tree]>([
    [
      "the same",
      "1.2.0",
      {
        own: "1.2",
        files: { [init]: "__version__ = '1.2'", "setup.py": "setup(version='v1.2.0')" },
      },
    ],
    [
      "Sphinx's short version",
      "1.2.3",
      { own: "1.2.3", files: { "docs/conf.py": "version = '1.2'\nrelease = '1.2.3'" } },
    ],
    [
      "Sphinx's shortest version",
      "1.2.3",
      { own: "1.2.3", files: { "docs/conf.py": "version = '1'" } },
    ],
    [
      "a pre-release that the documentation calls by its final name",
      "1.2.3rc1",
      { own: "1.2.3rc1", files: { "docs/conf.py": "version = '1.2'\nrelease = '1.2.3'" } },
    ],
    [
      "a pre-release that is not to be cited",
      "1.2.3rc1",
      { own: "1.2.3rc1", files: { "CITATION.cff": "version: 1.2.2" } },
    ],
    [
      "documentation of the newest version",
      "1.2.3",
      { own: "1.2.3", files: { "docs/conf.py": "release = 'latest'" } },
    ],
    [
      "a version that the build fills in",
      "1.2.3",
      { files: { [init]: "__version__ = '0.0.0'", "setup.py": "setup(version='0.0.0.dev0')" } },
    ],
    ["a template", "1.2.3", { files: { "setup.py": "setup(version='@VERSION@')" } }],
    [
      "packages within the package",
      "1.2.3",
      {
        own: "1.2.3",
        files: {
          [init]: "__version__ = '1.2.3'",
          "omi/vendored/__init__.py": "__version__ = '9'",
          "omi/vendored/version.py": "VERSION = '9'",
        },
      },
    ],
    [
      "packages beside the package",
      "1.2.3",
      {
        own: "1.2.3",
        files: {
          "omi/_version.py": "VERSION = '1.2.3'",
          "bundled/__init__.py": "__version__ = '9'",
        },
      },
    ],
    [
      "packages of another name, if there are several",
      "1.2.3",
      {
        own: "1.2.3",
        name: "omi-openclaw",
        files: { "one/__init__.py": "__version__ = '8'", "two/__init__.py": "__version__ = '9'" },
      },
    ],
    ["nothing at all", "1.2.3", { own: "1.2.3", files: {} }],
  ])("%s", (_, version, tree) => {
    expect(onTag(version, tree)).toEqual([]);
  });

  test("pyproject.toml's own version has a rule for itself", () => {
    const text = `${"\n".repeat(5)}[tool.poetry]\nversion = "1.2.2"`;
    expect(onTag("1.2.3", { own: "1.2.2", files: { "pyproject.toml": text } })).toEqual([]);
  });

  test("a package of another name is the project's, if it is the only one", () => {
    const files = { [init]: "__version__ = '1.2.2'" };
    expect(brief(onTag("1.2.3", { own: "1.2.3", name: "Omi.OpenClaw", files }))).toEqual([
      `error ${init}:1`,
    ]);
  });
});

describe("a place that the project names", () => {
  const versionFiles = ["docs/install.md:omi=={version}"];

  test("is a warning for a pre-release, because readers are told of the last release", () => {
    const files = { "docs/install.md": "omi==1.2.2" };
    expect(brief(onTag("1.3.0rc1", { own: "1.3.0rc1", files, versionFiles }))).toEqual([
      "warning docs/install.md:1",
    ]);
  });

  test("is told once, although it is known anyway", () => {
    const files = { [init]: "__version__ = '1.2.2'", "CITATION.cff": "version: 1.2.2" };
    expect(
      brief(onTag("1.2.3", { own: "1.2.3", files, versionFiles: [init, "CITATION.cff"] })),
    ).toEqual([`error ${init}:1`, "error CITATION.cff:1"]);
  });

  test("has to be there, and to state a version", () => {
    const tree = {
      own: "1.2.3",
      files: { "docs/install.md": "nothing" },
      versionFiles: [...versionFiles, "gone.md"],
    };
    const found = [
      {
        code: "version-file-silent",
        severity: "error",
        message:
          'version-files in pyproject.toml has "docs/install.md:omi=={version}", and docs/install.md states no version like that.',
        hint: 'Correct the entry, or take it away. It is a file beside pyproject.toml, alone or with a colon and what the line says, as in "docs/install.md:omi=={version}".',
        location: { file: "docs/install.md" },
      },
      expect.objectContaining({
        message:
          'version-files in pyproject.toml has "gone.md", and there is no such file to be read.',
        location: { file: "pyproject.toml" },
      }),
    ];
    expect(onTag("1.2.3", tree)).toEqual(found);
    expect(onPullRequest(tree)).toEqual(found);
  });
});

describe("on a pull request", () => {
  test("the places are compared with the version that the project states", () => {
    expect(onPullRequest({ own: "1.2.3", files: { [init]: "__version__ = '1.2.2'" } })).toEqual([
      {
        code: "version-place-mismatch",
        severity: "error",
        message: "omi/__init__.py states version 1.2.2; pyproject.toml states 1.2.3.",
        hint: 'Write __version__ = "1.2.3" in line 1 of omi/__init__.py, and commit.',
        location: { file: init, line: 1 },
      },
    ]);
  });

  test("a project that leaves its version to the build has none to compare with", () => {
    expect(
      onPullRequest({
        files: { [init]: "__version__ = '1.2.2'", "CITATION.cff": "version: 1.2.1" },
      }),
    ).toEqual([]);
  });

  test("between releases, the citation is of the last one", () => {
    expect(
      onPullRequest({ own: "1.3.0.dev0", files: { "CITATION.cff": "version: 1.2.2" } }),
    ).toEqual([]);
  });

  test.each(["1.0-SNAPSHOT", "latest"])(
    "a version that PyPI would refuse is told early: %s",
    (own) => {
      expect(onPullRequest({ own, files: {} })).toEqual([
        {
          code: "version-invalid",
          severity: "error",
          message: `pyproject.toml states version ${own}, which is not a version that PEP 440 knows; PyPI refuses it.`,
          hint: "Write a version such as 1.2.3, 1.2.3rc1, 1.2.3.dev1 or 1.2.3.post1.",
          location: { file: "pyproject.toml", line: 7 },
        },
      ]);
    },
  );
});

test("a hostile text is shown on one line, without what a runner would act on", () => {
  const files = { "setup.py": "setup(version='''1\n::error::x\u202e''')" };
  const [found] = onTag("1.2.3", { own: "1.2.3", files });
  expect(found?.message).toBe(
    "setup.py states version 1 :\u200b:error:\u200b:x, which is not a version that PEP 440 knows; the tag v1.2.3 states 1.2.3.",
  );
});
