import { type ExecFileException, execFile } from "node:child_process";
import { devNull } from "node:os";

/** What a git process needs of ours, on any platform; its configuration is none of the user's. */
const PASSED_ON = ["PATH", "Path", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
const MOST_OUTPUT = 256 * 1024 * 1024;

export interface GitObject {
  readonly sha: string;
  readonly type: "commit" | "tag" | "tree" | "blob";
}

export interface GitResult {
  readonly code: number;
  readonly stdout: string;
}

export function gitEnvironment(): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(passed),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    LC_ALL: "C",
  };
}

/** Runs git on the repository. Throws where git cannot be started; any exit code is a result. */
export function runGit(
  directory: string,
  commandLine: readonly string[],
  input = "",
): Promise<GitResult> {
  const options = { env: gitEnvironment(), maxBuffer: MOST_OUTPUT, windowsHide: true };
  return new Promise((resolve, reject) => {
    const answer = (error: ExecFileException | null, stdout: string) => {
      if (error === null) resolve({ code: 0, stdout });
      else if (typeof error.code === "number") resolve({ code: error.code, stdout });
      else reject(error);
    };
    const child = execFile("git", [`--git-dir=${directory}`, ...commandLine], options, answer);
    // Git may end before it has read everything; what matters is its exit code.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** Runs git for its output. Throws when git fails: the arguments are made by us then. */
export async function readGit(directory: string, ...commandLine: string[]): Promise<string> {
  const { code, stdout } = await runGit(directory, commandLine);
  if (code !== 0) throw new Error(`git ${commandLine.join(" ")} ends with exit code ${code}.`);
  return stdout;
}

/** The bytes of a blob, by its id. Throws when git fails. */
export function readBlob(directory: string, id: string): Promise<Buffer> {
  const options = { env: gitEnvironment(), maxBuffer: MOST_OUTPUT, windowsHide: true };
  return new Promise((resolve, reject) => {
    const words = [`--git-dir=${directory}`, "cat-file", "blob", id];
    execFile("git", words, { ...options, encoding: "buffer" }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}

/** Looks several expressions up with one process; undefined for those that name nothing. */
export async function lookUp(
  directory: string,
  expressions: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  const input = expressions.map((expression) => `${expression}\n`).join("");
  const format = "--batch-check=%(objectname) %(objecttype)";
  const { stdout } = await runGit(directory, ["cat-file", format], input);
  return stdout.trimEnd().split("\n").map(readObject);
}

function readObject(line: string): GitObject | undefined {
  const [, sha, type] = /^([0-9a-f]{40,64}) (commit|tag|tree|blob)$/.exec(line) ?? [];
  // The pattern admits only these types.
  return sha === undefined ? undefined : { sha, type: type as GitObject["type"] };
}

/** Whether it is a name and nothing else: revision syntax (`~1`, `^{tree}`, `@{1}`, `a..b`) is not for strangers. */
export function isPlainName(name: string): boolean {
  return name !== "" && !/^[-/]|[\s~^:?*[\\\x7f]|\.\.|@\{/.test(name);
}

/** What the ref `refs/…` points to, unpeeled. */
export async function readRef(directory: string, ref: string): Promise<GitObject | undefined> {
  if (!isPlainName(ref)) return undefined;
  const [found] = await lookUp(directory, [ref]);
  return found;
}

/** The commit behind a branch, a tag, `heads/…`, `tags/…`, `HEAD`, or a commit's own name, which may be shortened. */
export async function resolveCommit(
  directory: string,
  name: string,
  defaultBranch: string,
): Promise<string | undefined> {
  if (!isPlainName(name)) return undefined;
  const refs =
    name === "HEAD" ? [`heads/${defaultBranch}`] : [`heads/${name}`, `tags/${name}`, name];
  const expressions = refs.map((ref) => `refs/${ref.replace(/^refs\//, "")}^{commit}`);
  if (/^[0-9a-f]{4,64}$/.test(name)) expressions.unshift(`${name}^{commit}`);
  const found = await lookUp(directory, expressions);
  return found.find((object) => object !== undefined)?.sha;
}

export interface Branch {
  readonly name: string;
  readonly sha: string;
}

/** All branches, by name. */
export async function listBranches(directory: string): Promise<readonly Branch[]> {
  const format = "--format=%(objectname) %(refname:lstrip=2)";
  const lines = await readGit(directory, "for-each-ref", "--sort=refname", format, "refs/heads");
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({
      sha: line.slice(0, line.indexOf(" ")),
      name: line.slice(line.indexOf(" ") + 1),
    }));
}

/** All refs with what they point to, unpeeled, by name. */
export async function listRefs(
  directory: string,
): Promise<readonly { readonly ref: string; readonly object: GitObject }[]> {
  const format = "--format=%(objectname) %(objecttype) %(refname)";
  const lines = await readGit(directory, "for-each-ref", "--sort=refname", format);
  return lines.split("\n").flatMap((line) => {
    const [sha = "", type = "", ref = ""] = line.split(" ");
    const object = readObject(`${sha} ${type}`);
    return object === undefined ? [] : [{ ref, object }];
  });
}

export async function isTagName(directory: string, name: string): Promise<boolean> {
  const { code } = await runGit(directory, ["check-ref-format", `refs/tags/${name}`]);
  return code === 0 && isPlainName(name);
}

/** Makes a lightweight tag; git refuses where the tag has come to exist meanwhile. */
export async function createTag(directory: string, name: string, commit: string): Promise<void> {
  await readGit(directory, "update-ref", `refs/tags/${name}`, commit, "0".repeat(commit.length));
}
