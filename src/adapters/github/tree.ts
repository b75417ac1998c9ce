import type { Tree, TreeEntry } from "../../domain/content/tree.ts";
import {
  type Field,
  flag,
  items,
  member,
  mistyped,
  optional,
  text,
  wholeNumber,
} from "../http/shape.ts";
import { answerOf, type Connection, unlessAbsent } from "./connection.ts";

/** A job's token has 1,000 requests in an hour; whoever has more folders than that gets what there is. */
const MOST_REQUESTS = 200;

/** What is left to ask, and what is known so far. */
interface Walk {
  readonly connection: Connection;
  readonly entries: TreeEntry[];
  requests: number;
  truncated: boolean;
}

/**
 * The whole tree of a commit. GitHub cuts off recursive trees at 100,000 entries or 7 MB: those are read folder by folder.
 * `truncated` where that would take too many requests, or one folder has too much.
 */
export async function readTree(connection: Connection, commit: string): Promise<Tree> {
  const walk: Walk = { connection, entries: [], requests: 0, truncated: false };
  await readBelow(walk, commit, "");
  return { entries: walk.entries, truncated: walk.truncated };
}

/** Adds everything below a tree, with `prefix` (empty, or with a final `/`) before its paths. */
async function readBelow(walk: Walk, id: string, prefix: string): Promise<void> {
  const whole = await ask(walk, id, prefix, true);
  if (!whole.truncated) return keep(walk, whole);
  const folder = await ask(walk, id, prefix, false);
  keep(walk, folder);
  for (const { type, id: child, path } of folder.entries) {
    if (type === "tree" && !walk.truncated) await readBelow(walk, child, `${path}/`);
  }
}

function keep(walk: Walk, { entries, truncated }: Tree): void {
  for (const entry of entries) walk.entries.push(entry);
  if (truncated) walk.truncated = true;
}

async function ask(walk: Walk, id: string, prefix: string, recursive: boolean): Promise<Tree> {
  if (walk.requests++ >= MOST_REQUESTS) {
    walk.truncated = true;
    return { entries: [], truncated: false };
  }
  const { octokit, repository } = walk.connection;
  const answer = await answerOf(
    octokit.rest.git.getTree({
      ...repository,
      tree_sha: id,
      ...(recursive ? { recursive: "1" } : {}),
    }),
  );
  return {
    entries: items(member(answer, "tree")).map((entry) => readEntry(entry, prefix)),
    truncated: flag(member(answer, "truncated")),
  };
}

function readEntry(entry: Field, prefix: string): TreeEntry {
  const size = optional(member(entry, "size"), wholeNumber);
  return {
    path: prefix + text(member(entry, "path")),
    mode: text(member(entry, "mode")),
    type: readType(member(entry, "type")),
    id: text(member(entry, "sha")),
    ...(size === undefined ? {} : { size }),
  };
}

function readType(field: Field): TreeEntry["type"] {
  const { value } = field;
  if (value === "blob" || value === "tree" || value === "commit") return value;
  throw mistyped(field, "blob, tree or commit");
}

/** A file's content by its object name; undefined where GitHub does not show it. */
export async function readBlob(
  { octokit, repository }: Connection,
  id: string,
): Promise<Uint8Array | undefined> {
  const answer = await unlessAbsent(
    answerOf(octokit.rest.git.getBlob({ ...repository, file_sha: id })),
  );
  if (answer === undefined) return undefined;
  const encoding = member(answer, "encoding");
  if (encoding.value !== "base64") throw mistyped(encoding, "base64");
  return Buffer.from(text(member(answer, "content")), "base64");
}
