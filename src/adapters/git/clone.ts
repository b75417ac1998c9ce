import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { lastLines } from "../../domain/command-output.ts";
import {
  describeRevision,
  isTag,
  type Revision,
  type Tag,
  type Untagged,
} from "../../domain/plan.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Clone, CloneRequest } from "../../ports/git.ts";
import type { Reporter } from "../../ports/machine.ts";
import { gitDiagnostics } from "./diagnostics.ts";
import type { GitConfig, RunGit } from "./git-process.ts";
import { findCommit } from "./history.ts";
import { fetchLargeFiles } from "./large-files.ts";

export interface CloneSources {
  readonly workspace: string;
  readonly remote: { readonly url: string; readonly token?: string } | undefined;
  readonly reporter: Reporter;
}

/** The server, without credentials in its address, and the settings that let one process in. */
interface Server {
  readonly url: string;
  readonly access: GitConfig;
}

const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A fresh clone at the revision's commit: from the workspace's repository where that is `complete`, else from the server. */
export async function cloneAt(
  git: RunGit,
  { workspace, remote, reporter }: CloneSources,
  complete: boolean,
  { revision, into }: CloneRequest,
): Promise<Clone> {
  requireObjectNames(revision);
  const directory = resolve(into);
  const server = remote === undefined ? undefined : serverOf(remote);
  if (complete) await cloneWorkspace(git, workspace, directory, server);
  else if (server !== undefined) await cloneServer(git, workspace, directory, server);
  else throw unavailable(revision, "the workspace does not have its whole history");
  if (isTag(revision)) await placeTag(git, directory, revision, server);
  else await requireCommit(git, directory, revision, server);
  await git(["checkout", "--quiet", "--detach", revision.commit], { directory });
  const call = { directory, config: server?.access ?? [] };
  if (existsSync(join(directory, ".gitmodules"))) {
    await git(["submodule", "--quiet", "update", "--init", "--recursive"], call);
  }
  const lfsPointers = await fetchLargeFiles(git, call, complete ? workspace : undefined, reporter);
  const { stdout } = await git(["show", "--no-patch", "--format=%ct", revision.commit], {
    directory,
  });
  return { committedAt: Number(stdout.trim()), lfsPointers };
}

/** What git is given as a revision must be one, never an option. Tag names are always given as `refs/tags/NAME`. */
function requireObjectNames(revision: Revision): void {
  for (const name of [isTag(revision) ? revision.object : revision.commit, revision.commit]) {
    if (!OBJECT_NAME.test(name)) {
      throw unavailable(
        revision,
        `${JSON.stringify(name.slice(0, 80))} is no name of a git object`,
      );
    }
  }
}

function serverOf({ url, token }: { readonly url: string; readonly token?: string }): Server {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const root = `${address.origin}/`;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    url: address.href,
    access:
      token === undefined
        ? []
        : [
            [`http.${root}.extraHeader`, `Authorization: Basic ${basic}`],
            // After a redirect, git itself would send that header to wherever it leads.
            [`http.${root}.followRedirects`, "false"],
            // Submodules of the same server that are named by SSH addresses; there is no key here.
            [`url.${root}.insteadOf`, `git@${address.host}:`],
            [`url.${root}.insteadOf`, `ssh://git@${address.host}/`],
          ],
  };
}

/** The clone keeps bytes as they are committed, whatever the platform's habit with line endings is. */
const CLONE = ["clone", "--quiet", "--no-checkout", "--config", "core.autocrlf=false"];

async function cloneWorkspace(
  git: RunGit,
  workspace: string,
  directory: string,
  server: Server | undefined,
): Promise<void> {
  const { stdout } = await git(["rev-parse", "--show-toplevel"], { directory: workspace });
  // The serving side does not see our settings; it too must accept a folder that somebody else owns.
  const serve = "--upload-pack=git -c safe.directory='*' upload-pack";
  const repository = stdout.replace(/\n$/, "");
  // A local clone would copy objects without looking at them; what is sent instead is named anew by its content.
  await git([...CLONE, "--no-local", serve, "--", repository, directory], {
    directory: workspace,
  });
  const origin = server === undefined ? ["remove", "origin"] : ["set-url", "origin", server.url];
  await git(["remote", ...origin], { directory });
}

async function cloneServer(
  git: RunGit,
  workspace: string,
  directory: string,
  { url, access }: Server,
): Promise<void> {
  await git([...CLONE, "--", url, directory], { directory: workspace, config: access });
}

/**
 * Puts the tag into the clone as the remote has it. A checkout may have replaced an annotated tag by its commit;
 * then its object comes from the server, because versions derived from git may need it.
 */
async function placeTag(
  git: RunGit,
  directory: string,
  tag: Tag,
  server: Server | undefined,
): Promise<void> {
  const reference = `refs/tags/${tag.name}`;
  const held = async () =>
    (await git(["cat-file", "-e", tag.object], { directory, expected: [1, 128] })).code === 0;
  const complaint = (await held()) ? "" : await fetchRef(git, directory, reference, server);
  const commit = (await held()) ? await findCommit(git, directory, tag.object) : undefined;
  if (commit === undefined) {
    throw unavailable(tag, `its object ${tag.object} is not there${complaint}`);
  }
  if (commit !== tag.commit) throw unavailable(tag, `its object points to ${commit}`);
  await git(["update-ref", reference, tag.object], { directory });
}

/** A pull request's commit is on no branch, so a clone does not bring it; its ref leads to it as long as it is open. */
async function requireCommit(
  git: RunGit,
  directory: string,
  revision: Untagged,
  server: Server | undefined,
): Promise<void> {
  const held = async () => (await findCommit(git, directory, revision.commit)) !== undefined;
  if (await held()) return;
  const complaint = await fetchRef(git, directory, revision.ref, server);
  if (await held()) return;
  throw unavailable(revision, `${revision.ref} does not lead to it any more${complaint}`);
}

/** Fetches one ref, replacing it. Gives what git had to say against it, for a message. */
async function fetchRef(
  git: RunGit,
  directory: string,
  reference: string,
  server: Server | undefined,
): Promise<string> {
  if (server === undefined) return "";
  const { code, stderr } = await git(
    ["fetch", "--quiet", "--no-tags", "--", server.url, `+${reference}:${reference}`],
    { directory, config: server.access, expected: [1, 128] },
  );
  return code === 0 ? "" : ` (${lastLines(stderr, 1)})`;
}

function unavailable(revision: Revision, why: string): ReleaseError {
  return new ReleaseError(
    gitDiagnostics.diagnose("commit-unavailable", {
      message: `The commit ${revision.commit} of ${describeRevision(revision)} cannot be checked out: ${why}.`,
      hint: "Fetch the whole history with its tags: `fetch-depth: 0` for actions/checkout, or `git fetch --unshallow --tags --force`. Then check that it still exists on the server.",
    }),
  );
}
