import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { makeProject, NAME, type Project, projectFiles } from "./project.ts";
import { type Run, runAction, type Start, type StartedRun, startAction } from "./runner.ts";

/** A project with a tag, and the servers that its release needs. */
export interface World {
  readonly project: Project;
  readonly sandbox: Sandbox;
  readonly tag: string;
  readonly commit: string;
  /** Runs the action as a push of the tag would. */
  push(changes?: Partial<Start>): Promise<Run>;
  /** The same, without waiting for its end. */
  startPush(changes?: Partial<Start>): Promise<StartedRun>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly tag?: string;
  /** Called before the sandbox starts, after the commit and the tag. */
  readonly prepare?: (project: Project) => Promise<void>;
  /** What identity tokens say of their issuer, as in SandboxOptions. */
  readonly issuer?: string;
}

/** A project ready for its release 1.0.0, tagged and pushed, beside a sandbox with a pending publisher for it. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { files = projectFiles("1.0.0"), tag = "v1.0.0" } = options;
  const project = await makeProject(files);
  await project.release(tag);
  await options.prepare?.(project);
  const commit = await project.git("rev-parse", `refs/tags/${tag}^{commit}`);
  const sandbox = await startSandbox({
    repository: {
      bare: project.bare,
      owner: "example",
      name: "example",
      defaultBranch: "main",
      tag,
      commit,
    },
    project: NAME,
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
  });
  // Continuous integration is green, unless a test says otherwise.
  sandbox.servers.github.activity.statuses = [
    { commit, context: "ci", state: "success", targetUrl: null },
  ];
  const start = (changes?: Partial<Start>): Start => ({
    event: "push",
    ref: `refs/tags/${tag}`,
    sha: commit,
    payload: { ref: `refs/tags/${tag}` },
    ...changes,
  });
  return {
    project,
    sandbox,
    tag,
    commit,
    push: (changes) => runAction(project, sandbox, start(changes)),
    startPush: (changes) => startAction(project, sandbox, start(changes)),
    close: async () => {
      await sandbox.close();
      await project.remove();
    },
  };
}

/** What the index and GitHub hold, as a table to compare: every file by name and digest, every release with its assets. */
export function publicState({ sandbox }: World) {
  const { pypi, github } = sandbox.servers;
  const files = Object.values(pypi.state.projects).flatMap((project) =>
    Object.values(project.releases).flatMap((release) =>
      release.files.map((file) => ({ name: file.filename, sha256: file.digests.sha256 })),
    ),
  );
  const releases = github.state.releases.map(
    ({ tagName, draft, prerelease, assets, name, body }) => ({
      tag: tagName,
      name,
      draft,
      prerelease,
      body,
      assets: assets
        .map((asset) => ({ name: asset.name, digest: asset.digest }))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    }),
  );
  return { files: files.toSorted((one, other) => (one.name < other.name ? -1 : 1)), releases };
}

/** Calls the project's own backend without an environment: distributions as an earlier job would hand them over. */
export async function buildBeside({ project }: World, folder: string): Promise<void> {
  await mkdir(join(project.workspace, folder), { recursive: true });
  const script = `import sys; sys.path.insert(0, "backend"); import in_tree
in_tree.build_wheel(${JSON.stringify(folder)}); in_tree.build_sdist(${JSON.stringify(folder)})`;
  await promisify(execFile)("python3", ["-c", script], { cwd: project.workspace });
}

/** A release as the repository's owner would make it on the site; gives its id. */
export async function makeRelease(world: World, fields: object): Promise<number> {
  const release = await callGitHub(world, "POST", "releases", { tag_name: world.tag, ...fields });
  return (release as { readonly id: number }).id;
}

/** A request to the repository's API with the job's token; gives the answer's JSON. */
export async function callGitHub(
  { sandbox }: World,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${sandbox.github.apiUrl}/repos/example/example/${path}`, {
    method,
    headers: {
      authorization: `token ${sandbox.github.token}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}
