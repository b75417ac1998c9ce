import type { Reply } from "../http.ts";
import {
  type Act,
  type Call,
  nodeId,
  parameterOf,
  repositoryAddress,
  repositoryPage,
  type Service,
} from "./call.ts";
import { listBranches, readGit, resolveCommit } from "./git-repository.ts";
import { pagedReply } from "./paging.ts";
import { json, unprocessable } from "./replies.ts";

interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

const FIELDS = ["%H", "%T", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];
const BETWEEN = "%x1f";

export const UNSIGNED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null,
};

/** Commits in the order that `git log` gives them for the selection, which must hold only what we have resolved. */
export async function readCommits(
  directory: string,
  ...selection: readonly string[]
): Promise<readonly Commit[]> {
  const format = `--format=${FIELDS.join(BETWEEN)}`;
  const text = await readGit(
    directory,
    "log",
    "-z",
    "--encoding=UTF-8",
    format,
    ...selection,
    "--",
  );
  return text
    .split("\0")
    .filter((record) => record !== "")
    .map(readCommit);
}

export async function readOneCommit(directory: string, sha: string): Promise<Commit> {
  const [commit] = await readCommits(directory, "--no-walk", sha);
  if (commit === undefined) throw new Error(`git log has nothing to say of ${sha}.`);
  return commit;
}

function readCommit(record: string): Commit {
  const fields = record.split("\x1f");
  const field = (position: number) => fields[position] ?? "";
  const person = (position: number): Person => ({
    name: field(position),
    email: field(position + 1),
    date: formatDate(Number(field(position + 2))),
  });
  return {
    sha: field(0),
    tree: field(1),
    parents: field(2).split(" ").filter(Boolean),
    author: person(3),
    committer: person(6),
    message: fields.slice(9).join("\x1f").trimEnd(),
  };
}

/** GitHub's dates: whole seconds, UTC. */
export function formatDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** `commit` of GitHub's description; no account is known for its people, so `author` and `committer` are null. */
export function commitJson(service: Service, commit: Commit) {
  const url = repositoryAddress(service);
  const page = repositoryPage(service);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: {
      url: `${url}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: UNSIGNED,
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** GET /repos/{owner}/{repo}/commits/{ref} */
export const getCommit: Act = async (call) => {
  const { service } = call;
  const ref = parameterOf(call, "ref");
  const sha = await resolveCommit(service.gitDirectory, ref, service.defaultBranch);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
  if (asksForName(call)) return nameReply(sha);
  return json(200, commitJson(service, await readOneCommit(service.gitDirectory, sha)));
};

/** The media type that asks for the commit's name alone. */
function asksForName(call: Call): boolean {
  return /^application\/vnd\.github\.(?:v3\.)?sha$/.test(call.headers.accept ?? "");
}

function nameReply(sha: string): Reply {
  const headers = { "content-type": "application/vnd.github.sha; charset=utf-8" };
  return { status: 200, headers, body: sha };
}

/** GET /repos/{owner}/{repo}/branches; no branch is protected here. */
export const getBranches: Act = async (call) => {
  const { service, address } = call;
  const onlyProtected = address.searchParams.get("protected") === "true";
  const branches = onlyProtected ? [] : await listBranches(service.gitDirectory);
  const url = repositoryAddress(service);
  return pagedReply(call, branches, ({ name, sha }) => ({
    name,
    commit: { sha, url: `${url}/commits/${sha}` },
    protected: false,
  }));
};
