import { describe, expect, test } from "@jest/globals";
import type { BranchFacts, WorkspaceState } from "../../../src/domain/facts.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { branchRules, projectRules, workspaceRules } from "../../../src/domain/project/rules.ts";
import { applyRules } from "../../../src/domain/rule.ts";

const commit = "c".repeat(40);
const elsewhere = "d".repeat(40);
const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "1.0",
  prerelease: false,
  tag: { name: "v1.0", object: "e".repeat(40), commit },
  title: "",
  indexes: ["pypi"],
};
const onMain: BranchFacts = { allowed: ["main"], looked: ["main"], containing: ["main"] };

function findingsOn(workspace: WorkspaceState, branches: BranchFacts = onMain) {
  return applyRules([...workspaceRules, ...branchRules], plan, { workspace, branches });
}

test("a clean workspace at the tagged commit is nothing to speak of", () => {
  expect(findingsOn({ head: commit, changed: [] })).toEqual([]);
});

test("nor is a job that has checked nothing out: the build has its own clone", () => {
  expect(findingsOn({ changed: [] })).toEqual([]);
});

describe("a checkout that keeps a token", () => {
  const workspace = {
    head: commit,
    changed: [],
    credentials: ["http.https://github.com/.extraheader"],
  };
  const judge = (runsCommands: boolean) =>
    applyRules(workspaceRules, plan, { workspace, branches: onMain, runsCommands });

  test("is refused where commands of the project could read it", () => {
    expect(judge(true)).toEqual([
      {
        code: "workspace-credentials",
        severity: "error",
        message:
          "The checkout keeps a token in git's settings (http.https://github.com/.extraheader), and the project's own commands, which run in this job, can read it there.",
        hint: "Set persist-credentials: false in actions/checkout, or leave the checkout out: the action clones by itself.",
      },
    ]);
  });

  test("is nothing to speak of where none of them runs", () => {
    expect(judge(false)).toEqual([]);
  });
});

describe("a workspace with changes is told", () => {
  test("which", () => {
    expect(findingsOn({ head: commit, changed: ["src/omi.py", "x y"] })).toEqual([
      {
        code: "workspace-dirty",
        severity: "error",
        message: "The workspace differs from its commit in 2 files: src/omi.py, x y.",
        hint: "Commit the changes and release from a new tag, drop them, or ignore files that earlier steps of the job make (.gitignore). The build itself is made from a fresh clone of the tagged commit.",
        location: { file: "src/omi.py" },
      },
    ]);
  });

  test.each([
    [1, "The workspace differs from its commit in 1 file: 0."],
    [5, "The workspace differs from its commit in 5 files: 0, 1, 2, 3, 4."],
    [6, "The workspace differs from its commit in 6 files: 0, 1, 2, 3, 4 and 1 more."],
    [900, "The workspace differs from its commit in 900 files: 0, 1, 2, 3, 4 and 895 more."],
  ])("or how many, if there are many: %s", (count, message) => {
    const changed = Array.from({ length: count }, (_, index) => `${index}`);
    expect(findingsOn({ head: commit, changed }).map((finding) => finding.message)).toEqual([
      message,
    ]);
  });
});

describe("a clone with Git LFS pointers is told", () => {
  const findings = (...lfsPointers: string[]) => applyRules(projectRules, plan, { lfsPointers });

  test("which file is one, and what to do", () => {
    expect(findings("data/model.bin")).toEqual([
      {
        code: "lfs-pointer",
        severity: "error",
        message: "data/model.bin is a Git LFS pointer in the clone instead of its content.",
        hint: "Install git-lfs on the machine that builds, or set lfs: true in actions/checkout.",
        location: { file: "data/model.bin" },
      },
    ]);
  });

  test("or how many, and one of them", () => {
    expect(findings("a.bin", "b.bin", "c.bin").map(({ message }) => message)).toEqual([
      "3 files of the clone are Git LFS pointers instead of their contents, such as a.bin.",
    ]);
  });

  test("only if it has any", () => {
    expect(findings()).toEqual([]);
  });
});

test("a workspace at another commit is told both", () => {
  expect(findingsOn({ head: elsewhere, changed: [] })).toEqual([
    {
      code: "workspace-elsewhere",
      severity: "error",
      message: `The workspace is at commit ${elsewhere}; the tag v1.0 is on ${commit}.`,
      hint: "Check out the tag: with actions/checkout, ref: v1.0.",
    },
  ]);
});

describe("a tag on no branch that releases come from is told", () => {
  const clean = { head: commit, changed: [] };

  test("where it was looked for", () => {
    const branches = { allowed: ["main", "*.x"], looked: ["main", "1.x"], containing: [] };
    expect(findingsOn(clean, branches)).toEqual([
      {
        code: "tag-not-on-branch",
        severity: "error",
        message: `The tag v1.0, commit ${commit}, is on none of the branches that releases come from: main, *.x (looked at main, 1.x).`,
        hint: 'Merge the commit first and tag the result, or name its branch under [tool.tag2pypi]: branches = ["main", "*.x", "…"].',
      },
    ]);
  });

  test.each([
    [["stable"], 'branches = ["stable", "…"].'],
    [[], 'branches = ["…"].'],
  ])("or that there is no such branch (%j), with a line to paste", (allowed, line) => {
    const [finding, ...more] = findingsOn(clean, { allowed, looked: [], containing: [] });
    expect(more).toEqual([]);
    expect(finding?.message).toContain("(no branch has such a name)");
    expect(finding?.hint?.endsWith(line)).toBe(true);
  });
});

test("everything is told at once", () => {
  const branches = { ...onMain, containing: [] };
  const codes = findingsOn({ head: elsewhere, changed: ["a"] }, branches).map(({ code }) => code);
  expect(codes).toEqual(["workspace-dirty", "workspace-elsewhere", "tag-not-on-branch"]);
});
