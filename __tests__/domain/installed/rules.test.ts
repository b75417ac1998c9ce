import { describe, expect, test } from "@jest/globals";
import type { InstalledFacts } from "../../../src/domain/facts.ts";
import { installedRules } from "../../../src/domain/installed/rules.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { applyRules } from "../../../src/domain/rule.ts";

const plan: ReleasePlan = {
  kind: "release",
  project: "omi-openclaw",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "a".repeat(40), commit: "b".repeat(40) },
  title: "omi 0.3.0",
  indexes: ["pypi"],
};
const stale = { file: "src/omi/__init__.py", line: 3, version: "0.2.0", module: "omi" };
const found = (facts: Partial<InstalledFacts>) =>
  applyRules(installedRules, plan, { modules: [], statements: [], ...facts });

describe("the installed package states the tag's version", () => {
  test("nothing is found where it does, or states none", () => {
    expect(
      found({
        modules: [{ name: "omi", version: "0.3" }, { name: "omi_extras" }],
        script: { name: "omi", output: "omi 0.3.0", version: "0.3.0" },
        statements: [stale],
      }),
    ).toEqual([]);
    expect(found({ script: { name: "omi", output: "hello" } })).toEqual([]);
  });

  test("a stale __version__ is traced to its line", () => {
    expect(
      found({
        modules: [{ name: "omi", version: "0.2.0" }],
        statements: [{ ...stale, file: "src/other.py", module: "other" }, stale],
      }),
    ).toEqual([
      {
        code: "runtime-version-mismatch",
        severity: "error",
        message: "omi.__version__ is 0.2.0; the tag v0.3.0 states 0.3.0.",
        hint: "Set it to 0.3.0 in src/omi/__init__.py, line 3. Commit, and release from a new tag on that commit.",
        location: { file: "src/omi/__init__.py", line: 3 },
      },
    ]);
  });

  test("a __version__ that is no version, and stands nowhere, is told as it is", () => {
    expect(found({ modules: [{ name: "omi", version: "un::known" }] })).toEqual([
      {
        code: "runtime-version-mismatch",
        severity: "error",
        message: "omi.__version__ is un:\u200b:known; the tag v0.3.0 states 0.3.0.",
        hint: "Let it say 0.3.0, or read it from the installed metadata (importlib.metadata.version). Commit, and release from a new tag on that commit.",
      },
    ]);
  });

  test("a command that prints another version is traced likewise", () => {
    expect(
      found({
        script: { name: "omi", output: "omi 0.2.0", version: "0.2.0" },
        statements: [{ ...stale, module: "omi.cli" }],
      }),
    ).toEqual([
      {
        code: "script-version-mismatch",
        severity: "error",
        message: "omi --version prints 0.2.0; the tag v0.3.0 states 0.3.0.",
        hint: "Set it to 0.3.0 in src/omi/__init__.py, line 3. Commit, and release from a new tag on that commit.",
        location: { file: "src/omi/__init__.py", line: 3 },
      },
    ]);
  });
});
