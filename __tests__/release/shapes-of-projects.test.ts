import { afterEach, describe, expect, test } from "@jest/globals";
import { projectFiles } from "./project.ts";
import type { Run } from "./runner.ts";
import { callGitHub, publicState, startWorld, type World, type WorldOptions } from "./world.ts";

const SLOW = 120_000;
let world: World;
const start = async (options: WorldOptions = {}) => {
  world = await startWorld(options);
  return world;
};
afterEach(() => world.close());

const findings = (run: Run) =>
  run.report.diagnostics
    .filter(({ code }) => code !== "project-code-beside-identity")
    .map(({ severity, code, location }) => [severity, code, location?.file, location?.line]);

/** Files of the project with a table of ours at the end of its pyproject.toml. */
function configured(table: string, version = "1.0.0") {
  const files = projectFiles(version);
  return { ...files, "pyproject.toml": `${files["pyproject.toml"]}\n${table}\n` };
}

describe("a project", () => {
  test(
    "in a folder of a monorepo is released from its own tag, changelog and version",
    async () => {
      const inFolder = Object.fromEntries(
        Object.entries(configured('[tool.tag2pypi]\ntag-format = "{name}-v{version}"')).map(
          ([name, text]) => [name === ".gitignore" ? name : `packages/example/${name}`, text],
        ),
      );
      const { push } = await start({
        files: inFolder,
        tag: "in_tree.example-v1.0.0",
        prepare: async ({ git, bare, commit }) => {
          await git("mv", "backend", "packages/example/backend");
          await commit("Move the backend");
          await git("tag", "--annotate", "--force", "--message", "R", "in_tree.example-v1.0.0");
          await git("push", "--quiet", "--force", bare, "main", "in_tree.example-v1.0.0");
        },
      });
      const run = await push({ inputs: { "working-directory": "packages/example" } });
      expect([run.exitCode, findings(run)]).toEqual([0, []]);
      expect(publicState(world).releases).toMatchObject([
        { tag: "in_tree.example-v1.0.0", name: "in-tree-example in_tree.example-v1.0.0" },
      ]);
    },
    SLOW,
  );

  test(
    "may release a candidate with its base version's section, as a pre-release that is not the latest",
    async () => {
      const files = projectFiles("1.1.0rc1");
      const { push } = await start({
        tag: "v1.1.0rc1",
        files: {
          ...files,
          "CHANGELOG.md":
            "# Changelog\n\n## 1.1.0 (unreleased)\n\n- Soon.\n\n## 1.0.0\n\n- First.\n",
        },
      });
      const run = await push();
      expect(run.exitCode).toBe(0);
      expect(findings(run).map(([severity, code]) => [severity, code])).toContainEqual([
        "notice",
        "changelog-section-borrowed",
      ]);
      expect(run.outputs["prerelease"]).toBe("true");
      const [release] = publicState(world).releases;
      expect(release).toMatchObject({ prerelease: true, draft: false });
      expect(release?.body).toMatch(/^- Soon\.\n/);
      expect(world.sandbox.servers.github.state.latestId).toBeNull();
    },
    SLOW,
  );

  test(
    "may release a backport, which does not become the latest release",
    async () => {
      const { push, project } = await start();
      await project.git("tag", "v2.0.0");
      await project.git("push", "--quiet", "origin", "v2.0.0");
      const newer = (await callGitHub(world, "POST", "releases", {
        tag_name: "v2.0.0",
        make_latest: "true",
      })) as { id: number };
      const run = await push();
      // Nothing of its series was released before, so it might also be a slip.
      expect([run.exitCode, findings(run)]).toEqual([
        0,
        [["warning", "version-lower", "pyproject.toml", 8]],
      ]);
      expect(world.sandbox.servers.github.state.latestId).toBe(newer.id);
      expect(await callGitHub(world, "GET", "releases/latest")).toMatchObject({
        tag_name: "v2.0.0",
      });
    },
    SLOW,
  );

  test("with another tag format is told both", async () => {
    const { push } = await start({ tag: "release-1.0.0" });
    const run = await push();
    expect(findings(run)).toEqual([["error", "tag-format-mismatch", undefined, undefined]]);
    expect(run.report.diagnostics.at(0)?.message).toBe(
      "The tag release-1.0.0 does not state a PEP 440 version in the form of v1.2.3 or 1.2.3.",
    );
  });

  test("without a pyproject.toml where it is looked for is told the path", async () => {
    const { push } = await start();
    const run = await push({ inputs: { "working-directory": "packages/other" } });
    expect(findings(run)).toEqual([["error", "project-file-missing", undefined, undefined]]);
    expect(run.report.diagnostics.at(0)?.message).toContain("packages/other/pyproject.toml");
  });

  test("with mistakes in its configuration is told all of them, with lines and the nearest names", async () => {
    const table = `[tool.tag2pypi]
tag-formt = "v{version}"
branches = "main"
[tool.tag2pypi.smoke]
comands = []`;
    const { push } = await start({ files: configured(table) });
    const run = await push();
    expect(findings(run)).toEqual([
      ["error", "configuration-key-unknown", "pyproject.toml", 16],
      ["error", "configuration-value-invalid", "pyproject.toml", 17],
      ["error", "configuration-key-unknown", "pyproject.toml", 19],
    ]);
    expect(run.report.diagnostics.map(({ hint }) => hint ?? "").join("\n")).toContain(
      "Did you mean tag-format?",
    );
  });

  test("whose command before the build fails is shown what it printed", async () => {
    const table = `[tool.tag2pypi.build]\nbefore = "python3 -c 'import sys; sys.exit(chr(110) + chr(111))'"`;
    const { push } = await start({ files: configured(table) });
    const run = await push();
    expect(findings(run)).toEqual([["error", "build-before-failed", undefined, undefined]]);
    expect(run.report.diagnostics.at(0)?.message).toMatch(/\nno$/);
    expect(publicState(world)).toEqual({ files: [], releases: [] });
  });

  test(
    "with Git LFS pointers in its clone is stopped, for they would be published instead of the files",
    async () => {
      const pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
      const { push } = await start({
        files: {
          ...projectFiles("1.0.0"),
          ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n",
          "src/in_tree_example/data.bin": pointer,
        },
      });
      const run = await push();
      expect(findings(run).map(([, code]) => code)).toContain("lfs-pointer");
      expect(run.exitCode).toBe(1);
    },
    SLOW,
  );

  test(
    "may override a rule for one run, which is printed",
    async () => {
      const { push } = await start({
        files: { ...projectFiles("1.0.0"), "CHANGELOG.md": "# Changelog\n" },
      });
      const run = await push({ inputs: { rules: "changelog-no-section=warning" } });
      expect([run.exitCode, findings(run)]).toEqual([
        0,
        [
          ["warning", "changelog-no-section", "CHANGELOG.md", 1],
          ["notice", "rule-overridden", undefined, undefined],
        ],
      ]);
      expect(run.summary).toContain("changelog-no-section");
    },
    SLOW,
  );
});
