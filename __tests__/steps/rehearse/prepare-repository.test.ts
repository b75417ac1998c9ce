import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Commands } from "../../../src/ports/commands.ts";
import { prepareRepository } from "../../../src/steps/rehearse/prepare-repository.ts";
import { laterRefusalsOf } from "../../domain/project/refusals.ts";

let folder: string;
let project: string;

const run = promisify(execFile);

/** The real git, without anybody's configuration. */
const commands: Commands = {
  run: async ([program, ...parameters], { directory }) => {
    const environment = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
    try {
      const { stdout } = await run(program, parameters, { cwd: directory, env: environment });
      return { status: "exited", code: 0, stdout, stderr: "", output: stdout };
    } catch {
      return { status: "exited", code: 128, stdout: "", stderr: "", output: "" };
    }
  },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-rehearsed-"));
  project = join(folder, "project");
  await mkdir(project);
  const git = (...parameters: string[]) =>
    commands.run(["git", "-c", "user.name=A", "-c", "user.email=a@x.example", ...parameters], {
      directory: project,
    });
  await git("init", "--quiet", "--initial-branch=main");
  await git("commit", "--quiet", "--allow-empty", "--message=A");
  await git("tag", "v1.0");
});
afterEach(() => rm(folder, { recursive: true }));

test("a repository that cannot be copied for its rehearsal is told", async () => {
  await mkdir(join(folder, "github.git"));
  await writeFile(join(folder, "github.git", "in-the-way"), "");
  expect(
    await laterRefusalsOf(prepareRepository({ project, temporary: folder }, commands)),
  ).toEqual([
    {
      code: "rehearsal-failed",
      severity: "error",
      message: "git could not make the bare clone for the rehearsal.",
      hint: "Is there room on the disk, and is the repository whole (git fsck)?",
    },
  ]);
});

test.each([
  ["project", "."],
  ["project/packages/omi", "packages/omi"],
])("a project that is reached through a link is where it is: %s", async (target, expected) => {
  await mkdir(join(folder, target), { recursive: true });
  const link = join(folder, "link");
  await symlink(target, link);
  const prepared = await prepareRepository({ project: link, temporary: folder }, commands);
  expect(prepared.workingDirectory).toBe(expected);
});
