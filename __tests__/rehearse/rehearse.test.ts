import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { PublicReport } from "../../src/report/json.ts";
import { makeProject, projectFiles } from "../release/project.ts";
import { NO_NETWORK, tag2pypi } from "./command-line.ts";

const SLOW = 120_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-rehearse-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const readReport = async (): Promise<PublicReport> =>
  JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
const flags = () => ["--state", join(folder, "state"), "--report", join(folder, "report.json")];

describe("a rehearsal", () => {
  test(
    "of the example needs no network, and a second one with its state uploads nothing again",
    async () => {
      const first = await tag2pypi(["rehearse", ...flags()], NO_NETWORK);
      expect([first.exitCode, first.err]).toEqual([0, ""]);
      expect(first.out).toContain(
        "✓ Rehearsed: tag2pypi-greeter 1.1.0 from the tag v1.1.0 goes through to the end, 2 files.",
      );
      expect(first.out).toMatch(/\d+\.\d s in all, .* \d+\.\d s in tag2pypi itself\.\n$/);
      const before = await readReport();
      expect(before.files.map(({ name, state }) => [name, state])).toEqual([
        ["tag2pypi_greeter-1.1.0-py3-none-any.whl", "uploaded"],
        ["tag2pypi_greeter-1.1.0.tar.gz", "uploaded"],
      ]);
      expect(before.outcomes.map(({ step, status }) => [step, status])).toEqual([
        ["prepare-rehearsal", "done"],
        ["find-tag", "done"],
        ["read-sources", "done"],
        ["plan", "done"],
        ["check", "done"],
        ["check-identity", "done"],
        ["obtain", "done"],
        ["inspect", "done"],
        ["compare-content", "done"],
        ["smoke", "done"],
        ["audit-dependencies", "skipped"],
        ["draft", "done"],
        ["sign", "done"],
        ["upload", "done"],
        ["confirm", "done"],
        ["publish-release", "done"],
        ["verify", "done"],
      ]);

      const second = await tag2pypi(["rehearse", ...flags()], NO_NETWORK);
      expect(second.exitCode).toBe(0);
      const after = await readReport();
      const bytes = ({ files }: PublicReport) => files.map(({ name, sha256 }) => [name, sha256]);
      expect(bytes(after)).toEqual(bytes(before));
      expect(after.files.map(({ state }) => state)).toEqual(["identical", "identical"]);
      expect(
        after.outcomes.flatMap(({ step, status }) => (status === "unchanged" ? [step] : [])),
      ).toEqual(["draft", "sign", "upload", "publish-release"]);
      expect(after.release?.id).toBe(before.release?.id);
    },
    SLOW,
  );

  test(
    "of a project with five mistakes names four, and the uncommitted file as a notice; the project stays as it is",
    async () => {
      const project = await makeProject({
        ...projectFiles("0.9.0"),
        "src/in_tree_example/__init__.py":
          '"""An example."""\n\n__version__ = "0.8.0"\n\n\ndef main():\n    print(f"example {__version__}")\n',
      });
      try {
        const { git, workspace } = project;
        await git("checkout", "--quiet", "-b", "side");
        await project.write({ "side.txt": "side\n" });
        await project.commit("Work on the side");
        await git("tag", "--annotate", "--message", "Release 1.0.0", "v1.0.0");
        await git("checkout", "--quiet", "main");
        await project.write({ "forgotten.txt": "not committed\n" });
        const everything = async () => [
          await git("status", "--porcelain"),
          await git("for-each-ref"),
          await git("config", "--list", "--local"),
        ];
        const before = await everything();

        const run = await tag2pypi(
          ["rehearse", "--project", workspace, "--tag", "v1.0.0", ...flags()],
          NO_NETWORK,
        );
        expect(run.exitCode).toBe(1);
        const { diagnostics, files, release } = await readReport();
        expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
          "error tag-version-mismatch",
          "error version-place-mismatch",
          "error changelog-no-section",
          "error tag-not-on-branch",
          "error metadata-version-mismatch",
          "error metadata-version-mismatch",
          "error runtime-version-mismatch",
          "error script-version-mismatch",
          "notice rehearsal-uncommitted",
        ]);
        expect(run.out).toContain("forgotten.txt");
        expect([files.map(({ state }) => state), release]).toEqual([
          ["not-uploaded", "not-uploaded"],
          null,
        ]);
        expect(await everything()).toEqual(before);
      } finally {
        await project.remove();
      }
    },
    SLOW,
  );

  test.each([
    ["a folder outside any repository", ["--project", tmpdir()], "rehearsal-no-repository"],
    ["a tag that is not there", ["--tag", "v9.9.9"], "rehearsal-no-tag"],
  ])("of %s says so", async (_, words, code) => {
    const run = await tag2pypi(["rehearse", ...words, ...flags()], NO_NETWORK);
    expect(run.exitCode).toBe(1);
    expect((await readReport()).diagnostics.map((found) => found.code)).toEqual([code]);
  });
});

describe("what a rehearsal is to keep", () => {
  test(
    "its state, in something that is no folder of its own, is refused before anything runs",
    async () => {
      await writeFile(join(folder, "file"), "");
      await mkdir(join(folder, "broken", "pypi"), { recursive: true });
      await writeFile(join(folder, "broken", "pypi", "state.json"), "{");
      for (const state of ["file", "broken"]) {
        const run = await tag2pypi(
          ["rehearse", "--state", join(folder, state), "--report", join(folder, "report.json")],
          NO_NETWORK,
        );
        expect([run.exitCode, run.err]).toEqual([1, ""]);
        const { diagnostics, outcomes } = await readReport();
        expect(diagnostics.map(({ code }) => code)).toEqual(["rehearsal-state-unusable"]);
        expect(outcomes.map(({ step }) => step)).toEqual(["prepare-rehearsal"]);
      }
    },
    SLOW,
  );

  test("its report, where it cannot be written, ends it with 1 and the reason", async () => {
    const words = ["--tag", "v9.9.9", "--report", join(folder, "missing", "report.json")];
    const run = await tag2pypi(["rehearse", ...words], NO_NETWORK);
    expect([run.exitCode, run.err]).toEqual([
      1,
      expect.stringMatching(/^The report cannot be written: ENOENT.*\n$/),
    ]);
    expect(run.out).toContain("rehearsal-no-tag");
  });
});

describe("the command line", () => {
  test.each([
    ["an unknown command", ["publish"], "There is no command publish."],
    ["an unknown flag", ["rehearse", "--force"], "--force"],
    ["a flag without its value", ["rehearse", "--tag"], "--tag"],
  ])("ends with 2 for %s, and shows its usage", async (_, words, said) => {
    const run = await tag2pypi(words);
    expect([run.exitCode, run.out]).toEqual([2, ""]);
    expect(run.err).toContain(said);
    expect(run.err).toContain("tag2pypi rehearse");
  });

  test("shows its usage and its version when asked", async () => {
    expect(await tag2pypi(["--help"])).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining("--state DIR"),
    });
    expect(await tag2pypi(["--version"])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
