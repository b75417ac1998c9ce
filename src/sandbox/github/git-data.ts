import { type Act, nodeId, parameterOf, repositoryAddress, type Service } from "./call.ts";
import { formatDate, UNSIGNED } from "./commits.ts";
import {
  type GitObject,
  lookUp,
  readBlob,
  readGit,
  readRef,
  resolveCommit,
} from "./git-repository.ts";
import { json, notFound } from "./replies.ts";

/** Where the Git database API has an object. */
function objectJson(service: Service, { sha, type }: GitObject) {
  return { sha, type, url: `${repositoryAddress(service)}/git/${type}s/${sha}` };
}

/** GET /repos/{owner}/{repo}/git/ref/{ref}: an annotated tag's ref points to the tag object, not to its commit. */
export const getRef: Act = async (call) => {
  const { service } = call;
  const name = parameterOf(call, "ref");
  const found = await readRef(service.gitDirectory, `refs/${name}`);
  if (found === undefined) throw notFound();
  return json(200, refJson(service, `refs/${name}`, found));
};

/** `git-ref` of GitHub's description. */
export function refJson(service: Service, ref: string, object: GitObject) {
  const name = ref.replace("refs/", "");
  return {
    ref,
    node_id: nodeId("Ref", name),
    url: `${repositoryAddress(service)}/git/refs/${encodeURI(name)}`,
    object: objectJson(service, object),
  };
}

/** GET /repos/{owner}/{repo}/git/tags/{tag_sha}: tag objects only. */
export const getTagObject: Act = async (call) => {
  const { service } = call;
  const sha = parameterOf(call, "tag_sha");
  const [found] = /^[0-9a-f]{40,64}$/.test(sha) ? await lookUp(service.gitDirectory, [sha]) : [];
  if (found?.type !== "tag") throw notFound();
  const tag = readTagObject(await readGit(service.gitDirectory, "cat-file", "tag", sha));
  return json(200, {
    node_id: nodeId("Tag", sha),
    tag: tag.name,
    sha,
    url: `${repositoryAddress(service)}/git/tags/${sha}`,
    message: tag.message,
    tagger: tag.tagger,
    object: objectJson(service, tag.object),
    verification: UNSIGNED,
  });
};

/** Reads a tag object's text: header lines, an empty line, the message (gitformat, "tag objects"). */
function readTagObject(text: string) {
  const end = text.indexOf("\n\n");
  const header = (name: string) =>
    new RegExp(`^${name} (.*)$`, "m").exec(text.slice(0, end))?.[1] ?? "";
  const [, name = "", email = "", seconds = "0"] =
    /^(.*?) ?<(.*)> (\d+) [-+]\d{4}$/.exec(header("tagger")) ?? [];
  return {
    name: header("tag"),
    message: text.slice(end + 2),
    tagger: { name, email, date: formatDate(Number(seconds)) },
    // Git writes no other types than these into a tag.
    object: { sha: header("object"), type: header("type") as GitObject["type"] },
  };
}

/** GET /repos/{owner}/{repo}/git/blobs/{file_sha} */
export const getBlob: Act = async (call) => {
  const { service } = call;
  const sha = parameterOf(call, "file_sha");
  const [found] = /^[0-9a-f]{40,64}$/.test(sha) ? await lookUp(service.gitDirectory, [sha]) : [];
  if (found?.type !== "blob") throw notFound();
  const bytes = await readBlob(service.gitDirectory, sha);
  return json(200, {
    sha,
    node_id: nodeId("Blob", sha),
    size: bytes.length,
    url: `${repositoryAddress(service)}/git/blobs/${sha}`,
    content: bytes.toString("base64"),
    encoding: "base64",
  });
};

/** GET /repos/{owner}/{repo}/git/trees/{tree_sha}; `recursive` counts with any value, even `0`. */
export const getTree: Act = async (call) => {
  const { service } = call;
  const name = parameterOf(call, "tree_sha");
  const root = await resolveTree(service, name);
  if (root === undefined) throw notFound();
  const deep = call.address.searchParams.has("recursive") ? ["-r", "-t"] : [];
  const listing = await readGit(service.gitDirectory, "ls-tree", "-l", "-z", ...deep, root);
  const entries = listing.split("\0").filter((line) => line !== "");
  return json(200, {
    sha: root,
    url: `${repositoryAddress(service)}/git/trees/${root}`,
    tree: entries.map((line) => treeEntryJson(service, line)),
    truncated: false,
  });
};

async function resolveTree(service: Service, name: string): Promise<string | undefined> {
  const commit = await resolveCommit(service.gitDirectory, name, service.defaultBranch);
  if (commit !== undefined || !/^[0-9a-f]{40,64}$/.test(name)) return commit;
  const [found] = await lookUp(service.gitDirectory, [`${name}^{tree}`]);
  return found?.sha;
}

/** One entry of `git ls-tree -l -z`: mode, type, object, size (`-` for what has none), a tab, the path. */
function treeEntryJson(service: Service, line: string) {
  const tab = line.indexOf("\t");
  const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/);
  return {
    path: line.slice(tab + 1),
    mode,
    type,
    sha,
    ...(size === "-" ? {} : { size: Number(size) }),
    // A submodule's commit is in another repository, so it has no address here.
    ...(type === "commit" ? {} : { url: `${repositoryAddress(service)}/git/${type}s/${sha}` }),
  };
}
