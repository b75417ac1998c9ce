import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { catalogue } from "../../src/catalogue.ts";
import { Journal } from "../../src/domain/journal.ts";
import { diagnosticsOf, resultOf, type Sources } from "../../src/domain/outcome.ts";
import { ReleaseError } from "../../src/domain/release-error.ts";
import { judgeBy, type RuleSettings } from "../../src/domain/settings.ts";
import { versionDiagnostics } from "../../src/domain/version/diagnostics.ts";
import { runChecks } from "../../src/steps/run-checks.ts";
import { commit, plan, sourcesIn } from "./sample-sources.ts";

const RULES = expect.any(Number);
const CHANGELOG =
  "# Changelog\n\n## 1.0 - 2026-02-11\n\n- A [change].\n\n[change]: https://x.example\n";
const NOTES = "- A [change].\n\n[change]: https://x.example";
let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), "tag2pypi-checks-"));
});
afterEach(() => rm(clone, { recursive: true }));

/** A workspace at the tag, on main, of a repository whose host makes notes of its own. */
const ports: Parameters<typeof runChecks>[1] = {
  git: {
    workspace: async () => ({ head: commit, changed: [] }),
    branchesContaining: async () => ["main"],
  },
  github: {
    repository: async () => ({ defaultBranch: "main", private: false }),
    branches: async () => ["main"],
    branchContains: async () => true,
    generateNotes: async (tag) => `Made for ${tag.name}.`,
    tag: async () => undefined,
    tags: async () => [],
    tree: async () => ({ entries: [], truncated: false }),
    blob: async () => undefined,
  },
};

/** As for a job that may only read: GitHub makes no notes for it. */
const reading: typeof ports = {
  ...ports,
  github: {
    ...ports.github,
    generateNotes: () => Promise.reject(new Error("403")),
  },
};

/** What the step notes and gives, judged by the settings as a release judges. */
async function check(
  sources: Sources,
  settings: RuleSettings = new Map(),
  outside: typeof ports = ports,
) {
  const journal = new Journal({ now: () => new Date(0) });
  journal.judgeBy(judgeBy(settings, catalogue));
  await journal.step(
    "check",
    runChecks({ plan, sources, settings, makesNotes: outside.github !== reading.github }, outside),
  );
  const report = journal.report();
  return {
    codes: diagnosticsOf(report).map(({ code }) => code),
    result: resultOf(report, "check"),
  };
}

describe("the checks give", () => {
  test("the notes that the rules have judged, and what was in force", async () => {
    await writeFile(join(clone, "CHANGELOG.md"), CHANGELOG);
    expect(await check(sourcesIn(clone), new Map([["workspace-dirty", "warning"]]))).toEqual({
      codes: [],
      result: {
        branches: ["main"],
        rules: RULES,
        notes: NOTES,
        settings: { "workspace-dirty": "warning" },
      },
    });
  });

  test("the notes of a file, where the project names one", async () => {
    await writeFile(join(clone, "NOTES.md"), "\n- From a file.\n");
    expect((await check(sourcesIn(clone, { notes: "NOTES.md" }))).result?.notes).toBe(
      "- From a file.",
    );
  });

  test("GitHub's own notes, where the project asks for them", async () => {
    await writeFile(join(clone, "CHANGELOG.md"), CHANGELOG);
    expect(await check(sourcesIn(clone, { notes: "generated" }))).toEqual({
      codes: [],
      result: { branches: ["main"], rules: RULES, notes: "Made for v1.0.", settings: {} },
    });
  });

  test("no notes of GitHub's where the job may not ask for them", async () => {
    expect(await check(sourcesIn(clone, { notes: "generated" }), new Map(), reading)).toEqual({
      codes: [],
      result: { branches: ["main"], rules: RULES, notes: "", settings: {} },
    });
  });

  test("no result where GitHub makes none, but what was found until then", async () => {
    const [refusal] = [versionDiagnostics.diagnose("tag-invalid", { message: "No such tag." })];
    const github = {
      ...ports.github,
      generateNotes: () => Promise.reject(new ReleaseError(refusal)),
    };
    const sources = { ...sourcesIn(clone, { notes: "generated" }), lfsPointers: ["a.bin"] };
    expect(await check(sources, new Map(), { ...ports, github })).toEqual({
      codes: ["lfs-pointer", "tag-invalid"],
      result: undefined,
    });
  });

  test("everything that was found at once, and no notes where there are none", async () => {
    const git = { ...ports.git, workspace: async () => ({ head: commit, changed: ["a"] }) };
    const sources = { ...sourcesIn(clone), lfsPointers: ["a.bin"] };
    expect(await check(sources, new Map(), { ...ports, git })).toEqual({
      codes: ["lfs-pointer", "changelog-missing", "workspace-dirty"],
      result: { branches: ["main"], rules: RULES, notes: "", settings: {} },
    });
  });
});

test.each([
  ["dist", ["dist/"], []],
  ["dist", ["dist/omi-1.0.tar.gz", "dist/linux/omi.whl"], []],
  ["dist", ["dist/omi-1.0.tar.gz", "distribution/a", "src/dist/b"], ["workspace-dirty"]],
  ["./build//dist", ["build/dist/a"], []],
  ["build/dist", ["build/"], ["workspace-dirty"]],
  [".", ["a"], ["workspace-dirty"]],
  [undefined, ["dist/"], ["workspace-dirty"]],
])("with packages-dir %s and the changes %j a run tells %j", async (folder, changed, codes) => {
  await writeFile(join(clone, "CHANGELOG.md"), CHANGELOG);
  const git = { ...ports.git, workspace: async () => ({ head: commit, changed }) };
  const journal = new Journal({ now: () => new Date(0) });
  journal.judgeBy(judgeBy(new Map(), catalogue));
  const handedOver = folder === undefined ? {} : { packagesDirectory: folder };
  const sources = sourcesIn(clone);
  const request = { plan, sources, settings: new Map(), makesNotes: true, ...handedOver };
  await journal.step("check", runChecks(request, { ...ports, git }));
  expect(diagnosticsOf(journal.report()).map(({ code }) => code)).toEqual(codes);
});

test("Git LFS pointers are published by whoever switches their rule off", async () => {
  await writeFile(join(clone, "CHANGELOG.md"), CHANGELOG);
  const sources = { ...sourcesIn(clone), lfsPointers: ["tests/data.bin"] };
  expect(await check(sources)).toMatchObject({ codes: ["lfs-pointer"] });
  expect(await check(sources, new Map([["lfs-pointer", "off"]]))).toEqual({
    codes: [],
    result: { branches: ["main"], rules: RULES, notes: NOTES, settings: { "lfs-pointer": "off" } },
  });
});
