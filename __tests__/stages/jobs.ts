import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ActionName, Run, Start } from "../release/runner.ts";
import type { World } from "../release/world.ts";

/** The jobs of one run of a workflow, whose only ways to tell each other something are artifacts and outputs. */
export interface Jobs {
  /** Runs an action in a job that has nothing but the named folder of an earlier job's outputs, as `dist`. */
  run(action: ActionName, job?: JobOptions): Promise<Run>;
}

export interface JobOptions {
  /** The job that handed distributions over: its folder is downloaded, its digest named. */
  readonly from?: Run;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What starts the workflow; a push of the world's tag without it. */
  readonly start?: Partial<Start>;
  /** `id-token: write` */
  readonly identity?: boolean;
  /** Of the workflow's run. */
  readonly attempt?: number;
}

const NO_IDENTITY = {
  ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
};

/** Starting a process is refused to these, and so is writing outside of the runner's own folders. */
const WITHOUT_PROCESSES: readonly ActionName[] = ["publish", "github-release"];

/** The jobs of a workflow in that world. */
export function jobsOf(world: World): Jobs {
  const dist = join(world.project.workspace, "dist");
  const nodeOptions = [
    "--permission",
    "--allow-fs-read=*",
    `--allow-fs-write=${world.project.folder}/runner-*`,
  ];
  return {
    async run(action, { from, inputs, environment, start, identity = false, attempt = 1 } = {}) {
      await rm(dist, { recursive: true, force: true });
      if (from !== undefined)
        await cp(from.outputs["distributions-dir"] ?? "", dist, { recursive: true });
      return world.push({
        ...start,
        action,
        ...(WITHOUT_PROCESSES.includes(action) ? { nodeOptions } : {}),
        inputs: {
          ...(action === "github-release"
            ? {}
            : { "github-token": world.sandbox.github.readingToken }),
          ...(from === undefined
            ? {}
            : { "packages-dir": "dist", "manifest-sha256": from.outputs["manifest-sha256"] ?? "" }),
          ...inputs,
        },
        environment: {
          GITHUB_RUN_ATTEMPT: String(attempt),
          ...(identity ? {} : NO_IDENTITY),
          ...environment,
        },
      });
    },
  };
}
