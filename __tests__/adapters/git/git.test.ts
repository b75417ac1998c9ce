import { execFile, spawn } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type GitOptions, gitAdapter } from "../../../src/adapters/git/git.ts";
import type { Tag } from "../../../src/domain/plan.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

const run = promisify(execFile);
const TOKEN = "ghs_notForAnyFile0123456789";
const DATE = "2026-01-02T03:04:05Z";
let folder = "";
let origin = "";
let tag: Tag;
let server: Server;
let url = "";
const requests: string[] = [];

async function git(directory: string, ...parameters: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_DATE: DATE,
    GIT_COMMITTER_DATE: DATE,
  };
  const { stdout } = await run("git", [...parameters], { cwd: directory, env });
  return stdout.trim();
}

function adapter(workspace: string, options: Partial<GitOptions> = {}) {
  const quoted: string[] = [];
  const reporter = { say: () => undefined, quote: (text: string) => quoted.push(text) };
  const environment = { PATH: process.env["PATH"], HOME: folder };
  return { ...gitAdapter({ workspace, environment, reporter, ...options }), quoted };
}

async function commit(directory: string, name: string, text: string): Promise<string> {
  await writeFile(join(directory, name), text);
  await git(directory, "add", name);
  await git(directory, "commit", "--quiet", "-m", name);
  return git(directory, "rev-parse", "HEAD");
}

/** Turns every pack of a repository into loose objects. */
async function unpack(directory: string): Promise<void> {
  const packs = join(directory, ".git/objects/pack");
  const aside = await mkdtemp(join(folder, "packs-"));
  for (const name of await readdir(packs)) await rename(join(packs, name), join(aside, name));
  for (const name of await readdir(aside)) {
    if (!name.endsWith(".pack")) continue;
    await run("sh", ["-c", 'git unpack-objects -q < "$1"', "sh", join(aside, name)], {
      cwd: directory,
    });
  }
}

/** Gives a loose object another content under its old name. */
async function rewrite(directory: string, object: string): Promise<void> {
  const path = join(directory, ".git/objects", object.slice(0, 2), object.slice(2));
  const type = await git(directory, "cat-file", "-t", object);
  const { stdout } = await run("git", ["cat-file", type, object], { cwd: directory });
  const content = type === "tree" ? "" : stdout.replace("two", "bad");
  await chmod(path, 0o644);
  await writeFile(path, deflateSync(`${type} ${content.length}\0${content}`));
}

/** The codes and messages that a call fails with. */
async function failure(call: Promise<unknown>): Promise<readonly (readonly [string, string])[]> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof ReleaseError)) throw error ?? new Error("nothing was thrown");
  return error.diagnostics.map(({ code, message }) => [code, message]);
}

/** git's own HTTP server program behind a loopback server that wants the token. */
function serveGit(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  requests.push(`${request.method} ${pathname} ${request.headers.authorization}`);
  const expected = `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;
  if (request.headers.authorization !== expected) {
    response.writeHead(401, { "www-authenticate": "Basic" }).end();
    return;
  }
  const env = {
    PATH: process.env["PATH"],
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    REQUEST_METHOD: request.method,
    PATH_INFO: pathname,
    QUERY_STRING: searchParams.toString(),
    CONTENT_TYPE: request.headers["content-type"] ?? "",
    HTTP_CONTENT_ENCODING: String(request.headers["content-encoding"] ?? ""),
  };
  const backend = spawn("git", ["-c", "safe.directory=*", "http-backend"], { env });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  backend.on("close", () => {
    const all = Buffer.concat(chunks);
    const end = all.indexOf("\r\n\r\n");
    for (const line of all.toString("latin1", 0, end).split("\r\n")) {
      const [name = "", value = ""] = line.split(": ", 2);
      if (name === "Status") response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.end(all.subarray(end + 4));
  });
}

/** Whether any file below a folder holds the text. */
async function holds(directory: string, text: string): Promise<boolean> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name))),
  );
  return contents.some((content) => content.includes(text));
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-git-")));
  await writeFile(
    join(folder, ".gitconfig"),
    "[user]\n\tname = Test\n\temail = test@example.org\n[init]\n\tdefaultBranch = main\n",
  );
  origin = join(folder, "origin");
  await git(folder, "init", "--quiet", origin);
  await commit(origin, "one.txt", "one\r\n");
  await git(origin, "tag", "v0.2.0");
  const tagged = await commit(origin, "two.txt", "two\n");
  await git(origin, "tag", "-a", "v0.3.0", "-m", "release");
  await git(origin, "branch", "hotfix/0.2", "HEAD~1");
  tag = { name: "v0.3.0", object: await git(origin, "rev-parse", "v0.3.0"), commit: tagged };
  await commit(origin, "three.txt", "three\n");
  server = createServer(serveGit).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/origin/.git`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the state of the workspace", () => {
  test("is its commit and every path that differs from it, ignored ones aside", async () => {
    const workspace = join(folder, "dirty");
    await git(folder, "clone", "--quiet", origin, workspace);
    await commit(workspace, ".gitignore", "dist/\n");
    await git(workspace, "mv", "one.txt", "moved one.txt");
    await writeFile(join(workspace, "two.txt"), "changed");
    await mkdir(join(workspace, "new"));
    await writeFile(join(workspace, "new", "größe.txt"), "");
    await mkdir(join(workspace, "dist"));
    await writeFile(join(workspace, "dist", "omi.whl"), "");
    const state = await adapter(join(workspace, "new")).workspace();
    expect({ head: state.head, changed: [...state.changed].sort() }).toEqual({
      head: await git(workspace, "rev-parse", "HEAD"),
      changed: ["moved one.txt", "new/größe.txt", "one.txt", "two.txt"],
    });
  });

  test("tells which settings keep a token, wherever the checkout has put them, and never the token", async () => {
    const workspace = join(folder, "keeping");
    await git(folder, "clone", "--quiet", origin, workspace);
    await git(workspace, "config", "http.https://ghe.invalid/.extraheader", `Basic ${TOKEN}`);
    // Where newer checkouts keep it.
    const included = join(folder, "git-credentials.config");
    await writeFile(included, `[http "https://github.com/"]\n\textraheader = Basic ${TOKEN}\n`);
    const key = `includeIf.gitdir:${join(workspace, ".git")}.path`;
    await git(workspace, "config", key, included);
    expect(await adapter(workspace).workspace()).toEqual({
      head: await git(workspace, "rev-parse", "HEAD"),
      changed: [],
      credentials: [
        "http.https://ghe.invalid/.extraheader",
        "http.https://github.com/.extraheader",
      ],
    });
  });

  test("has no commit where there is no repository, or an empty one", async () => {
    const empty = join(folder, "empty");
    await git(folder, "init", "--quiet", empty);
    expect(await adapter(empty).workspace()).toEqual({ changed: [] });
    expect(await adapter(folder).workspace()).toEqual({ changed: [] });
  });

  test("is read in spite of a file system monitor that the repository brings", async () => {
    const workspace = join(folder, "monitored");
    await git(folder, "clone", "--quiet", origin, workspace);
    await writeFile(join(workspace, ".git", "monitor"), `#!/bin/sh\ntouch ${folder}/monitor-ran\n`);
    await chmod(join(workspace, ".git", "monitor"), 0o755);
    await git(workspace, "config", "core.fsmonitor", ".git/monitor");
    await adapter(workspace).workspace();
    expect(await readdir(folder)).not.toContain("monitor-ran");
  });
});

describe("the branches that hold a commit", () => {
  test("are those of origin; a local branch proves nothing", async () => {
    const workspace = join(folder, "branches");
    await git(folder, "clone", "--quiet", origin, workspace);
    await git(workspace, "branch", "local", tag.commit);
    const { branchesContaining } = adapter(workspace);
    expect(await branchesContaining(tag.commit)).toEqual(["main"]);
    const first = await git(workspace, "rev-parse", "v0.2.0");
    expect(await branchesContaining(first)).toEqual(["hotfix/0.2", "main"]);
    await git(workspace, "checkout", "--quiet", "-b", "ahead");
    expect(await branchesContaining(await commit(workspace, "ahead.txt", ""))).toEqual([]);
  });

  test("are unknown where nothing is known of origin's", async () => {
    expect(await adapter(origin).branchesContaining(tag.commit)).toBeUndefined();
  });

  test("are unknown without the whole history, without the commit, and for what is no commit", async () => {
    const shallow = join(folder, "shallow-branches");
    await git(folder, "clone", "--quiet", "--depth=1", `file://${origin}`, shallow);
    const head = await git(shallow, "rev-parse", "HEAD");
    expect(await adapter(shallow).branchesContaining(head)).toBeUndefined();
    const whole = join(folder, "whole-branches");
    await git(folder, "clone", "--quiet", origin, whole);
    expect(await adapter(whole).branchesContaining("0".repeat(40))).toBeUndefined();
    expect(await adapter(whole).branchesContaining("--all")).toBeUndefined();
  });
});

describe("a clone for the build", () => {
  test("comes from a complete workspace, with its tags, and knows only the server's public address", async () => {
    const into = join(folder, "from workspace");
    const remote = { url: "https://x:secret@github.invalid/omi/omi", token: TOKEN };
    const clone = await adapter(origin, { remote }).clone({ revision: tag, into });
    expect(clone).toEqual({ committedAt: Date.parse(DATE) / 1000, lfsPointers: [] });
    expect((await readdir(into)).sort()).toEqual([".git", "one.txt", "two.txt"]);
    expect(await readFile(join(into, "one.txt"), "utf8")).toBe("one\r\n");
    expect(await git(into, "describe", "--tags", "--match", "v*")).toBe("v0.3.0");
    expect(await git(into, "tag", "--list")).toBe("v0.2.0\nv0.3.0");
    expect(await git(into, "cat-file", "-t", "refs/tags/v0.3.0")).toBe("tag");
    expect(await git(into, "status", "--porcelain")).toBe("");
    expect(await git(into, "remote", "get-url", "origin")).toBe("https://github.invalid/omi/omi");
    expect(await holds(join(into, ".git"), TOKEN)).toBe(false);
    expect(await readFile(join(into, ".git/config"), "utf8")).not.toContain(folder);
  });

  test("has no remote at all where none is known", async () => {
    const into = join(folder, "without remote");
    await adapter(origin).clone({ revision: tag, into });
    expect(await git(into, "remote")).toBe("");
  });

  test("comes from the server where the workspace is shallow; the token is in the requests and in no file", async () => {
    const workspace = join(folder, "shallow");
    await git(folder, "clone", "--quiet", "--depth=1", `file://${origin}`, workspace);
    const into = join(folder, "from server");
    requests.length = 0;
    const clone = await adapter(workspace, { remote: { url, token: TOKEN } }).clone({
      revision: tag,
      into,
    });
    expect(clone.committedAt).toBe(Date.parse(DATE) / 1000);
    expect(await git(into, "rev-parse", "HEAD", "v0.3.0")).toBe(`${tag.commit}\n${tag.object}`);
    expect(await git(into, "rev-list", "--count", "HEAD")).toBe("2");
    expect(await git(into, "config", "--get-regexp", "extraheader").catch(() => "none")).toBe(
      "none",
    );
    expect(await holds(into, TOKEN)).toBe(false);
    expect(requests[0]).toMatch(/^GET \/origin\/\.git\/info\/refs Basic /);
  });

  test("gets the tag's object from the server where the checkout has flattened it", async () => {
    const workspace = join(folder, "flattened");
    await git(folder, "clone", "--quiet", "--no-tags", `file://${origin}`, workspace);
    await git(workspace, "update-ref", "refs/tags/v0.3.0", tag.commit);
    const into = join(folder, "unflattened");
    await adapter(workspace, { remote: { url, token: TOKEN } }).clone({ revision: tag, into });
    expect(await git(into, "rev-parse", "refs/tags/v0.3.0")).toBe(tag.object);
    const lost = adapter(workspace).clone({ revision: tag, into: join(folder, "lost") });
    expect(await failure(lost)).toEqual([
      [
        "commit-unavailable",
        `The commit ${tag.commit} of the tag v0.3.0 cannot be checked out: its object ${tag.object} is not there.`,
      ],
    ]);
  });

  test.each([
    ["file", "v0.3.0:two.txt", /^git-failed: git clone ends with exit code 128:\n/],
    ["folder", "v0.3.0^{tree}", /^git-failed: git clone ends with exit code 128:\n/],
    ["commit", "v0.3.0^{commit}", /^commit-unavailable: .* does not have its whole history\.$/],
  ])("takes no %s that was rewritten under its name", async (kind, revision, complaint) => {
    const workspace = join(folder, `rewritten-${kind}`);
    await git(folder, "clone", "--quiet", "--no-local", origin, workspace);
    await unpack(workspace);
    await rewrite(workspace, await git(workspace, "rev-parse", revision));
    const into = join(folder, `from-rewritten-${kind}`);
    const [[code, message] = []] = await failure(adapter(workspace).clone({ revision: tag, into }));
    expect(`${code}: ${message}`).toMatch(complaint);
    expect(await readdir(into).catch(() => [])).not.toContain("two.txt");
  });

  test("accepts a workspace that belongs to somebody else, as in a container job", async () => {
    // Only root can give a folder away; elsewhere this repeats the plain case.
    const workspace = join(folder, "foreign");
    await git(folder, "clone", "--quiet", origin, workspace);
    if (process.getuid?.() === 0) await run("chown", ["-R", "65534:65534", workspace]);
    const clone = await adapter(workspace).clone({ revision: tag, into: join(folder, "adopted") });
    expect(clone.lfsPointers).toEqual([]);
  });

  test("is at a commit without a tag, and fetches the ref that leads there where no branch does", async () => {
    const bare = join(folder, "origin-with-change");
    await git(folder, "clone", "--quiet", "--mirror", origin, bare);
    const change = await git(bare, "commit-tree", "-m", "Change", "-p", "HEAD", "HEAD^{tree}");
    await git(bare, "update-ref", "refs/pull/7/merge", change);
    const remote = { url: url.replace("/origin/.git", "/origin-with-change"), token: TOKEN };
    const empty = join(folder, "empty for change");
    await mkdir(empty);
    const cloneAt = (ref: string, commit: string, into: string) =>
      adapter(empty, { remote }).clone({ revision: { ref, commit }, into: join(folder, into) });
    await cloneAt("refs/pull/7/merge", change, "at change");
    expect(await git(join(folder, "at change"), "rev-parse", "HEAD")).toBe(change);
    await cloneAt("refs/heads/main", tag.commit, "at branch");
    expect(await git(join(folder, "at branch"), "describe", "--tags")).toBe("v0.3.0");
    const gone = "1".repeat(40);
    expect(await failure(cloneAt("refs/pull/7/merge", gone, "at nothing"))).toEqual([
      [
        "commit-unavailable",
        `The commit ${gone} of refs/pull/7/merge cannot be checked out: refs/pull/7/merge does not lead to it any more.`,
      ],
    ]);
  });

  test("brings submodules", async () => {
    const part = join(folder, "part");
    await git(folder, "init", "--quiet", part);
    await commit(part, "part.txt", "part\n");
    const whole = join(folder, "whole");
    await git(folder, "init", "--quiet", whole);
    const auth = `http.extraHeader=Authorization: Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;
    await git(
      whole,
      "-c",
      auth,
      "submodule",
      "--quiet",
      "add",
      "--force",
      url.replace("/origin/", "/part/"),
      "vendor/part",
    );
    const object = await commit(whole, "whole.txt", "whole\n");
    const into = join(folder, "whole clone");
    const remote = { url: url.replace("/origin/", "/whole/"), token: TOKEN };
    await adapter(whole, { remote }).clone({
      revision: { name: "v1", object, commit: object },
      into,
    });
    expect(await readFile(join(into, "vendor/part/part.txt"), "utf8")).toBe("part\n");
    expect(await holds(into, TOKEN)).toBe(false);
  });
});

describe("Git LFS", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"1".repeat(64)}\nsize 4\n`;
  let lfsTag: Tag;
  let workspace = "";

  beforeAll(async () => {
    workspace = join(folder, "large");
    await git(folder, "init", "--quiet", workspace);
    await commit(workspace, "about.md", `# Pointers\n${pointer}`);
    const object = await commit(workspace, "model.bin", pointer);
    lfsTag = { name: "v1", object, commit: object };
  });

  test("pointers that stay are listed, and texts about pointers are not", async () => {
    const into = join(folder, "large left");
    const bin = join(folder, "without-lfs");
    await mkdir(bin);
    await writeFile(
      join(bin, "git-lfs"),
      "#!/bin/sh\necho no server >&2; test $1 = version || exit 2\n",
    );
    await chmod(join(bin, "git-lfs"), 0o755);
    const environment = { PATH: [bin, process.env["PATH"]].join(delimiter), HOME: folder };
    const own = adapter(workspace, { environment });
    const clone = await own.clone({ revision: lfsTag, into });
    expect(clone.lfsPointers).toEqual(["model.bin"]);
    expect(own.quoted).toEqual(["no server"]);
  });

  test("content is fetched where git-lfs can", async () => {
    const into = join(folder, "large fetched");
    const bin = join(folder, "with-lfs");
    await mkdir(bin);
    await writeFile(
      join(bin, "git-lfs"),
      "#!/bin/sh\ntest $1 = version || printf data > model.bin\n",
    );
    await chmod(join(bin, "git-lfs"), 0o755);
    const environment = { PATH: [bin, process.env["PATH"]].join(delimiter), HOME: folder };
    const clone = await adapter(workspace, { environment }).clone({ revision: lfsTag, into });
    expect(clone.lfsPointers).toEqual([]);
  });
});

describe("what cannot be had is explained", () => {
  test("a machine without git, or with one only in the workspace", async () => {
    const workspace = join(folder, "own-git");
    await mkdir(workspace);
    await writeFile(join(workspace, "git"), "#!/bin/sh\n");
    await chmod(join(workspace, "git"), 0o755);
    expect(
      await failure(adapter(workspace, { environment: { PATH: workspace } }).workspace()),
    ).toEqual([["git-missing", "There is no git in any folder of PATH outside the workspace."]]);
  });

  test("a shallow workspace without a server", async () => {
    const shallow = join(folder, "shallow-only");
    await git(folder, "clone", "--quiet", "--depth=1", `file://${origin}`, shallow);
    const call = adapter(shallow).clone({ revision: tag, into: join(folder, "never") });
    expect(await failure(call)).toEqual([
      [
        "commit-unavailable",
        `The commit ${tag.commit} of the tag v0.3.0 cannot be checked out: the workspace does not have its whole history.`,
      ],
    ]);
  });

  test("a server that refuses, in git's own words and without the token", async () => {
    const remote = { url, token: "ghs_wrongToken000000000" };
    const call = adapter(join(folder, "empty"), { remote }).clone({
      revision: tag,
      into: join(folder, "no"),
    });
    const [[code, message] = ["", ""]] = await failure(call);
    expect(code).toBe("git-failed");
    expect(message).toMatch(/^git clone ends with exit code 128:\nfatal: /);
    expect(message).not.toContain("ghs_");
  });

  test("a server that hangs", async () => {
    const hanging = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => hanging.once("listening", resolve));
    const bin = join(folder, "impatient");
    await mkdir(bin);
    // Two minutes become a second: git takes this variable rather than its settings.
    const path = process.env["PATH"];
    await writeFile(
      join(bin, "git"),
      `#!/bin/sh\nPATH='${path}'\nexport GIT_HTTP_LOW_SPEED_TIME=$(($(git config http.lowSpeedTime) / 120))\nexec git "$@"\n`,
    );
    await chmod(join(bin, "git"), 0o755);
    const remote = { url: `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/omi` };
    const environment = { PATH: [bin, path].join(delimiter), HOME: folder };
    const call = adapter(join(folder, "empty"), { remote, environment }).clone({
      revision: tag,
      into: join(folder, "hung"),
    });
    const error = await call.catch((thrown: unknown) => thrown);
    hanging.closeAllConnections();
    hanging.close();
    expect(error).toBeInstanceOf(ReleaseError);
    expect(error).toMatchObject({
      diagnostics: [
        {
          code: "git-failed",
          message: expect.stringMatching(/^git clone ends with exit code 128:\n[\s\S]*too slow/),
          hint: "git only reads here: what is published stays as it is. If the server could not be reached, run again.",
        },
      ],
    });
  });

  test("an object name that is an option, and a tag that points elsewhere", async () => {
    const bad = { ...tag, commit: "--upload-pack=id" };
    expect(
      await failure(adapter(origin).clone({ revision: bad, into: join(folder, "n1") })),
    ).toEqual([
      [
        "commit-unavailable",
        'The commit --upload-pack=id of the tag v0.3.0 cannot be checked out: "--upload-pack=id" is no name of a git object.',
      ],
    ]);
    const head = await git(origin, "rev-parse", "HEAD");
    const moved = { ...tag, object: head };
    expect(
      await failure(adapter(origin).clone({ revision: moved, into: join(folder, "n2") })),
    ).toEqual([
      [
        "commit-unavailable",
        `The commit ${tag.commit} of the tag v0.3.0 cannot be checked out: its object points to ${head}.`,
      ],
    ]);
  });
});
