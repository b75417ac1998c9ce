import { randomBytes } from "node:crypto";
import type { PackageIndexServer } from "../../src/sandbox/package-index/server.ts";
import { makeProject, projectFiles } from "../release/project.ts";
import type { FinishedWorkflow } from "./act-log.ts";
import { runWorkflow, type WorkflowStart } from "./run-workflow.ts";
import { type Services, startServices } from "./services.ts";

const TAG = "v1.0.0";

/** A limit for files that the wheel is below, and the sdist above. Bytes. */
export const WHEEL_ONLY = 8_000;

/** A tagged project, the services that its release needs, and a runner of workflows. */
export interface World {
  readonly services: Services;
  /** Runs a workflow as the push of the tag would. */
  push(start: StartedBy): Promise<FinishedWorkflow>;
  /** Runs it as `gh workflow run publish.yml --ref v1.0.0 -f tag=v1.0.0` would. */
  dispatch(start: StartedBy): Promise<FinishedWorkflow>;
  close(): Promise<void>;
}

type StartedBy = Omit<WorkflowStart, "event" | "payload">;

/** What one of the project's commands prints: each would tell the runner something if it were obeyed. */
export const FORGED = [
  "::set-output name=manifest-sha256::forged",
  "::set-output name=published::forged",
  "##[set-output name=version]forged",
  "::add-mask::1.0.0",
  "::stop-commands::forged",
  "::error title=forged::forged",
];

const SHOUT = `for line in ${JSON.stringify(FORGED)}:\n    print(line, flush=True)\n`;

/** A project of version 1.0.0 whose sdist is larger than WHEEL_ONLY, and one of whose smoke commands prints FORGED. */
export async function startWorld(): Promise<World> {
  const files = projectFiles("1.0.0");
  const project = await makeProject({
    ...files,
    "pyproject.toml": `${files["pyproject.toml"]}\n[tool.tag2pypi.smoke]\ncommands = ["python -m in_tree_example.shout"]\n`,
    "src/in_tree_example/shout.py": SHOUT,
    "backend/noise.txt": randomBytes(20_000).toString("base64"),
  });
  await project.release(TAG);
  const commit = await project.git("rev-parse", "HEAD");
  const services = await startServices(project, TAG, commit);
  const repository = { full_name: "example/example", fork: false, default_branch: "main" };
  const ref = `refs/tags/${TAG}`;
  return {
    services,
    push: (start) => {
      const payload = { ref, after: commit, deleted: false, repository };
      return runWorkflow(project, services, { ...start, event: "push", payload });
    },
    dispatch: (start) => {
      const payload = { ref, inputs: { tag: TAG, rules: "" }, repository };
      return runWorkflow(project, services, { ...start, event: "workflow_dispatch", payload });
    },
    close: async () => {
      await services.close();
      await project.remove();
    },
  };
}

/** Every file that an index holds, with the environment of the publisher that its provenance names. */
export function filesOn({ state }: PackageIndexServer) {
  return Object.values(state.projects)
    .flatMap(({ releases }) => Object.values(releases).flatMap(({ files }) => files))
    .map(({ filename, digests, uploadedAt, provenance }) => ({
      name: filename,
      sha256: digests.sha256,
      uploadedAt,
      // As the sandbox's index makes it (PEP 740).
      publisher: (provenance as Provenance | undefined)?.attestation_bundles[0]?.publisher,
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

interface Provenance {
  readonly attestation_bundles: readonly { readonly publisher: object }[];
}

/** How many uploads an index was asked for. */
export function uploadsTo({ requests }: PackageIndexServer): number {
  return requests.filter(({ method, path }) => method === "POST" && path === "/legacy/").length;
}

/** Every release with the digests of its assets, by name. */
export function releasesOn({ github }: Services) {
  return github.state.releases.map(({ tagName, draft, assets }) => ({
    tag: tagName,
    draft,
    assets: Object.fromEntries(assets.map(({ name, digest }) => [name, digest])),
  }));
}
