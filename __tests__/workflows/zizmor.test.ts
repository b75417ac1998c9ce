import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TOOLS_TIMEOUT } from "../python-tools.ts";
import { actionFiles, workflows } from "./files.ts";
import { audit, zizmorProgram } from "./zizmor.ts";

const OURS = ["--config", ".github/zizmor.yml"];

let folder: string;
let files: readonly string[];

beforeAll(async () => {
  await zizmorProgram();
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-zizmor-"));
  const sources = [...(await workflows()), ...(await actionFiles())];
  files = [".github/dependabot.yml", ...sources.map(({ path }) => path)];
}, TOOLS_TIMEOUT);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function plant(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  const found = await audit([path], OURS);
  return found.map(({ audit: which, line }) => `${line}: ${which}`).toSorted();
}

describe("zizmor, pedantic", () => {
  test("finds nothing in workflows, actions and Dependabot's settings", async () => {
    expect(files.length).toBeGreaterThan(14);
    expect(await audit(files, OURS)).toEqual([]);
  });

  test("is silenced where its file of settings says why, and nowhere else", async () => {
    const found = await audit(files, ["--no-config"]);
    const other = found.filter(({ audit: which, file }) => {
      return which !== "unpinned-uses" || !file.startsWith("examples/workflows/");
    });
    expect(other.map(({ audit: which, file }) => `${file}: ${which}`)).toEqual([
      ".github/workflows/ci.yml: self-repository",
      ".github/workflows/ci.yml: self-repository",
      "examples/workflows/calls-reusable.yml: self-repository",
    ]);
  });

  test("finds a token for everything, kept in the workspace, and a title of a stranger's in a script", async () => {
    const text = `name: Planted
on: issues
permissions: write-all
concurrency:
  group: planted
  cancel-in-progress: true
jobs:
  one:
    name: One
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - name: Greet
        run: echo "\${{ github.event.issue.title }}"
`;
    expect(await plant("planted.yml", text)).toEqual([
      "12: artipacked",
      "14: template-injection",
      "3: excessive-permissions",
    ]);
  });

  test("finds an action by a name that can move, other people's even under our settings", async () => {
    const text = `name: Planted
description: Runs what others may change.
runs:
  using: composite
  steps:
    - uses: actions/setup-python@v7
    - uses: tag2pypi/tag2pypi@v0.1.0
`;
    expect(await plant("action.yml", text)).toEqual(["6: unpinned-uses"]);
  });

  test("finds updates on the day of their release", async () => {
    const text = `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: daily
`;
    expect(await plant("dependabot.yml", text)).toEqual(["3: dependabot-cooldown"]);
  });
});
