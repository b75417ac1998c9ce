import type { Tag } from "../../domain/plan.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { type Field, items, member, text } from "../http/shape.ts";
import { answerOf, type Connection, SERVICE, unlessAbsent, unwrapped } from "./connection.ts";
import { githubDiagnostics } from "./diagnostics.ts";

/** Tags of tags are rare, and longer chains no accident. */
const DEEPEST_CHAIN = 10;

interface GitObject {
  readonly type: string;
  readonly sha: string;
}

/** The tag as the server has it, peeled to its commit. @throws ReleaseError `tag-not-commit` */
export async function readTag(connection: Connection, name: string): Promise<Tag | undefined> {
  const { octokit, repository } = connection;
  const answer = await unlessAbsent(
    answerOf(octokit.rest.git.getRef({ ...repository, ref: `tags/${name}` })),
  );
  if (answer === undefined) return undefined;
  const object = readObject(member(answer, "object"));
  const commit = await peel(connection, name, object, DEEPEST_CHAIN);
  return { name, object: object.sha, commit };
}

async function peel(
  connection: Connection,
  name: string,
  object: GitObject,
  left: number,
): Promise<string> {
  if (object.type === "commit") return object.sha;
  if (object.type !== "tag" || left === 0) throw notCommit(name, object);
  const { octokit, repository } = connection;
  const answer = await answerOf(octokit.rest.git.getTag({ ...repository, tag_sha: object.sha }));
  return peel(connection, name, readObject(member(answer, "object")), left - 1);
}

function readObject(object: Field): GitObject {
  return { type: text(member(object, "type")), sha: text(member(object, "sha")) };
}

function notCommit(name: string, { type, sha }: GitObject): ReleaseError {
  return new ReleaseError(
    githubDiagnostics.diagnose("tag-not-commit", {
      message: `The tag ${sanitise(name, 200)} points to a ${sanitise(type, 20)} (${sanitise(sha, 64)}) and not to a commit.`,
      hint: "Tag the commit that is to be released, under the next version.",
    }),
  );
}

export async function listBranches({
  octokit,
  repository,
}: Connection): Promise<readonly string[]> {
  const { listBranches: list } = octokit.rest.repos;
  const value = await unwrapped(octokit.paginate(list, { ...repository, per_page: 100 }));
  const branches = items({ service: SERVICE, path: "branches", value });
  return branches.map((branch) => text(member(branch, "name")));
}

/** Whether nothing of the commit's history is missing from the branch. A branch that is gone, or shares no history, holds nothing. */
export async function branchContains(
  { octokit, repository }: Connection,
  branch: string,
  commit: string,
): Promise<boolean> {
  const basehead = `${commit}...${branch}`;
  const answer = await unlessAbsent(
    answerOf(
      octokit.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 1 }),
    ),
  );
  if (answer === undefined) return false;
  return ["ahead", "identical"].includes(text(member(answer, "status")));
}
