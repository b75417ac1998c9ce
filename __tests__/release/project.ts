import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A project in a repository of its own, and the bare one that stands for GitHub's. */
export interface Project {
  readonly folder: string;
  /** A working tree with a remote `origin`. */
  readonly workspace: string;
  readonly bare: string;
  git(...parameters: readonly string[]): Promise<string>;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Commits everything; gives the commit. */
  commit(message: string): Promise<string>;
  /** An annotated tag on HEAD, pushed with the branch. */
  release(tag: string): Promise<void>;
  remove(): Promise<void>;
}

export const NAME = "in-tree-example";

/** Files of a project that is ready to release its version. */
export function projectFiles(version: string): Readonly<Record<string, string>> {
  return {
    "pyproject.toml": `[build-system]
requires = []
build-backend = "in_tree"
backend-path = ["backend"]

[project]
name = "${NAME}"
version = "${version}"
description = "A project with a backend of its own"
requires-python = ">=3.11"

[project.scripts]
example = "in_tree_example:main"
`,
    "src/in_tree_example/__init__.py": `"""An example."""

__version__ = "${version}"


def main():
    print(f"example {__version__}")
`,
    "README.md": "# Example\n",
    "CHANGELOG.md": `# Changelog

## [${version}] - 2026-11-01

### Added

- The first thing ([#1]).

[#1]: https://github.com/example/example/issues/1
`,
    ".gitignore": "__pycache__/\n",
  };
}

/** Makes a project in a temporary folder, on branch main, committed but not tagged. */
export async function makeProject(
  files: Readonly<Record<string, string>> = projectFiles("1.0.0"),
): Promise<Project> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-test-")));
  const workspace = join(folder, "workspace");
  const bare = join(folder, "github.git");
  const git = gitIn(workspace);
  await mkdir(workspace);
  await cp(join(import.meta.dirname, "../fixtures/in-tree-project"), workspace, {
    recursive: true,
  });
  await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", bare]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", bare);
  const project: Project = {
    folder,
    workspace,
    bare,
    git,
    write: (written) => writeFiles(workspace, written),
    commit: async (message) => {
      await git("add", "--all");
      await git("commit", "--quiet", "--message", message);
      return git("rev-parse", "HEAD");
    },
    release: async (tag) => {
      await git("tag", "--annotate", "--message", `Release ${tag}`, tag);
      await git("push", "--quiet", "origin", "HEAD", tag);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await project.write(files);
  await project.commit("Prepare the release");
  return project;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

function gitIn(directory: string) {
  const person = { NAME: "Ada Example", EMAIL: "ada@example.org" };
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
  return async (...parameters: readonly string[]) =>
    (await run("git", parameters, { cwd: directory, env })).stdout.trimEnd();
}
