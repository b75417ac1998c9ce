import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Journal } from "../domain/journal.ts";
import { readProject } from "../domain/project/pyproject.ts";
import { rehearsalDiagnostics } from "../domain/project/rehearsal-diagnostics.ts";
import { parseToml } from "../domain/project/toml.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { readInputs } from "../inputs.ts";
import type { Commands } from "../ports/commands.ts";
import type { Reporter } from "../ports/machine.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { type Sandbox, startSandbox } from "../sandbox/sandbox.ts";
import { makeExample } from "../steps/rehearse/make-example.ts";
import {
  prepareRepository,
  type RehearsedRepository,
} from "../steps/rehearse/prepare-repository.ts";
import { release } from "./release.ts";

export interface RehearsalRequest {
  /** Folder of the project; the example that comes along where absent. */
  readonly project?: string;
  readonly tag?: string;
  /** Folder that keeps the sandbox's index and GitHub from one rehearsal to the next. */
  readonly state?: string;
  /** Rule settings as typed. */
  readonly rules: string;
  /** Absolute path of the example project. */
  readonly example: string;
  /** An empty folder of ours. */
  readonly temporary: string;
}

export interface RehearsalPorts {
  readonly commands: Commands;
  readonly reporter: Reporter;
}

/** Gives the adapters of a release at a sandbox's addresses; `workspace` is the checkout they work in. */
export type ConnectToSandbox = (sandbox: Sandbox, workspace: string) => ReleasePorts;

/**
 * The whole release, against a PyPI, a GitHub and an OIDC issuer that are started for it: the same code as in a
 * workflow, at other addresses. The project itself is only read.
 */
export async function rehearse(
  journal: Journal,
  request: RehearsalRequest,
  ports: RehearsalPorts,
  connect: ConnectToSandbox,
): Promise<void> {
  const prepared = await prepare(journal, request, ports);
  if (prepared === undefined) return;
  const { repository, sandbox } = prepared;
  try {
    await rehearseRelease(journal, request, repository, connect(sandbox, repository.workspace));
  } finally {
    await sandbox.save();
    await sandbox.close();
  }
}

async function prepare(
  journal: Journal,
  request: RehearsalRequest,
  { commands, reporter }: RehearsalPorts,
): Promise<{ repository: RehearsedRepository; sandbox: Sandbox } | undefined> {
  let prepared: { repository: RehearsedRepository; sandbox: Sandbox } | undefined;
  await journal.step("prepare-rehearsal", async () => {
    const { example, temporary, tag, state } = request;
    const project = request.project ?? (await makeExample(example, temporary, commands));
    const repository = await prepareRepository(
      { project: resolve(project), temporary, ...(tag === undefined ? {} : { tag }) },
      commands,
    );
    reporter.say(
      `Rehearsing the tag ${repository.tag} (commit ${repository.commit.slice(0, 10)}) of ${request.project ?? "the example project"}`,
    );
    const sandbox = await openSandbox(repository, state);
    prepared = { repository, sandbox };
    return { tag: repository.tag, commit: repository.commit };
  });
  return prepared;
}

async function openSandbox(
  repository: RehearsedRepository,
  state: string | undefined,
): Promise<Sandbox> {
  const project = await projectName(repository);
  if (state === undefined) return startSandbox({ repository, project });
  try {
    await mkdir(state, { recursive: true });
    return await startSandbox({ repository, project, state: resolve(state) });
  } catch (error) {
    throw new ReleaseError(
      rehearsalDiagnostics.diagnose("rehearsal-state-unusable", {
        message: `The state of earlier rehearsals in ${state} cannot be used: ${error instanceof Error ? error.message : error}`,
        hint: "Name another folder with --state, or delete pypi, testpypi and github in this one.",
      }),
    );
  }
}

async function rehearseRelease(
  journal: Journal,
  { rules, temporary }: RehearsalRequest,
  { workspace, workingDirectory, tag, commit, owner, name, notices }: RehearsedRepository,
  ports: ReleasePorts,
): Promise<void> {
  const settings: Readonly<Record<string, string>> = {
    "working-directory": workingDirectory,
    rules,
    "confirm-timeout": "30",
    "github-token": "the sandbox's own",
  };
  const scratch = join(temporary, "release");
  await mkdir(scratch);
  await release(
    journal,
    {
      trigger: { kind: "tag-push", tag, commit },
      origin: { repository: `${owner}/${name}` },
      hasRepository: false,
      options: readInputs((input) => settings[input] ?? ""),
      workspace,
      temporary: scratch,
      filesUrl: (at) => `https://github.com/${owner}/${name}/blob/${at}/`,
      notices,
    },
    ports,
  );
}

/** For the sandbox's trusted publisher. What is wrong with pyproject.toml is said by the release itself. */
async function projectName({ workspace, workingDirectory }: RehearsedRepository): Promise<string> {
  try {
    const path = join(workspace, workingDirectory, "pyproject.toml");
    return readProject(parseToml("pyproject.toml", await readFile(path, "utf8"))).name;
  } catch {
    return "unknown";
  }
}
