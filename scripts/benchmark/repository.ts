import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { MANIFEST_SCHEMA } from "../../src/domain/manifest.ts";
import { systemClock } from "../../src/sandbox/clock.ts";
import { startGitHub } from "../../src/sandbox/github/server.ts";
import { describeFiles, writeManifest } from "../../src/steps/obtain/manifest-file.ts";

/** The tagged sources of what make-wheels.py makes, on a GitHub of the sandbox. */
export interface Repository {
  /** Writes the manifest of a folder's wheels beside them, and gives what a runner would tell the action about all this. */
  environmentOf(folder: string): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const NAME = "example/example";
const TAG = "v1.0.0";
const TOKEN = "token-of-the-benchmark";
const SOURCES: Readonly<Record<string, string>> = {
  "pyproject.toml": '[project]\nname = "benchmark-sample"\nversion = "1.0.0"\n',
  "benchmark_sample/__init__.py": '__version__ = "1.0.0"\n',
};

/** Commits and tags the sources in an empty folder, and starts the GitHub that has them. */
export async function startRepository(folder: string): Promise<Repository> {
  const worktree = join(folder, "sources");
  const git = async (...parameters: readonly string[]) => {
    const { stdout } = await promisify(execFile)("git", parameters, {
      cwd: worktree,
      env: { ...process.env, ...GIT_ENVIRONMENT },
    });
    return stdout.trim();
  };
  for (const [path, text] of Object.entries(SOURCES)) {
    await mkdir(join(worktree, path, ".."), { recursive: true });
    await writeFile(join(worktree, path), text);
  }
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=What a benchmark releases");
  await git("tag", "--annotate", "--message=Release", TAG);
  const [owner = "", name = ""] = NAME.split("/");
  const github = await startGitHub({
    clock: systemClock,
    repository: { owner, name, id: 1, ownerId: 2, visibility: "public" },
    defaultBranch: "main",
    gitDirectory: join(worktree, ".git"),
    tokens: [{ value: TOKEN, contents: "read" }],
  });
  const tag = {
    name: TAG,
    object: await git("rev-parse", `refs/tags/${TAG}`),
    commit: await git("rev-parse", "HEAD"),
  };
  const runner = join(folder, "runner");
  await mkdir(runner);
  await writeFile(join(runner, "event.json"), JSON.stringify({ ref: `refs/tags/${TAG}` }));
  for (const file of ["output", "summary"]) await writeFile(join(runner, file), "");
  return {
    environmentOf: async (wheels) => {
      const manifestSha256 = await writeManifest(wheels, {
        schema: MANIFEST_SCHEMA,
        plan: {
          kind: "release",
          project: "benchmark-sample",
          version: "1.0.0",
          prerelease: false,
          tag,
          title: `benchmark-sample ${TAG}`,
          indexes: ["pypi"],
        },
        notes: "",
        smoke: { commands: [] },
        files: await describeFiles(wheels),
      });
      return {
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_EVENT_NAME: "push",
        GITHUB_EVENT_PATH: join(runner, "event.json"),
        GITHUB_REF: `refs/tags/${TAG}`,
        GITHUB_SHA: tag.commit,
        GITHUB_REPOSITORY: NAME,
        GITHUB_API_URL: github.apiUrl,
        GITHUB_SERVER_URL: github.serverUrl,
        GITHUB_OUTPUT: join(runner, "output"),
        GITHUB_STEP_SUMMARY: join(runner, "summary"),
        RUNNER_TEMP: runner,
        RUNNER_OS: "Linux",
        "INPUT_MANIFEST-SHA256": manifestSha256,
        "INPUT_GITHUB-TOKEN": TOKEN,
        INPUT_ATTESTATIONS: "off",
      };
    },
    close: () => github.close(),
  };
}

const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Ada Example",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada Example",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};
