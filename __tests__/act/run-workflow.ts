import { spawn } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Project } from "../release/project.ts";
import { searchRun } from "../secrets/search-run.ts";
import { actionFiles, ROOT } from "../workflows/files.ts";
import { type FinishedWorkflow, readActLog } from "./act-log.ts";
import { actionsIn, copyWorkflow } from "./copy-workflow.ts";
import { endTree } from "./process-tree.ts";
import { actProgram } from "./program.ts";
import type { Services } from "./services.ts";
import { OURS, STAND_INS } from "./stand-ins.ts";

/** Of one run of act. Five times what it takes alone; two of them fit into the time that a test has. */
const LIMIT_MS = 65_000;

export interface WorkflowStart {
  /** File in examples/workflows/. */
  readonly workflow: string;
  readonly event: "push" | "workflow_dispatch";
  readonly payload: object;
  /** Counts the runs of the workflow; each has artifacts of its own. */
  readonly run: number;
  /** The attempt of this run that went before, if one did: its failed jobs are run again, and no others. */
  readonly earlier?: FinishedWorkflow;
}

/**
 * Runs a workflow of examples/ with act, each job in an empty workspace on this machine, as copyWorkflow has it. Throws
 * an Error with the log where act does not end in time.
 */
export async function runWorkflow(
  { folder, workspace }: Project,
  services: Services,
  { workflow, event, payload, run, earlier }: WorkflowStart,
): Promise<FinishedWorkflow> {
  const attempt = earlier === undefined ? 1 : 2;
  const source = await readFile(join(ROOT, "examples/workflows", workflow), "utf8");
  const place = join(folder, `run-${run}-${attempt}`);
  const artifacts = join(folder, `artifacts-${run}`);
  for (const path of [place, artifacts]) await mkdir(path, { recursive: true });
  const ours = await copyActions(join(place, "tag2pypi"));
  const copy = copyWorkflow(source, services.rights, earlier?.jobs);
  await writeFile(join(place, "publish.yml"), copy);
  await writeFile(join(place, "event.json"), JSON.stringify(payload));
  // No token is in it, because act hands all of it on to every job.
  const environment = {
    ...services.environment,
    GITHUB_RUN_ID: String(run),
    GITHUB_RUN_ATTEMPT: String(attempt),
    ARTIFACTS: artifacts,
  };
  const finished = await runAct(place, [
    ...[event, "--json", "--workflows", join(place, "publish.yml"), "--directory", workspace],
    ...["--eventpath", join(place, "event.json"), "--action-cache-path", join(place, "cache")],
    ...["--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"],
    ...Object.entries(environment).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...actionsIn(source).flatMap((uses) => ["--local-repository", localCopy(uses, ours)]),
  ]);
  await searchRun(services.searched, {
    program: "act",
    standardOutput: "",
    texts: { log: finished.log, jobs: JSON.stringify(finished.jobs) },
    environment: {},
    folders: { artifacts, workspace },
  });
  return finished;
}

/** Copies what stands for a release of this repository: all that a runner needs of it, no sources, no node_modules. */
async function copyActions(to: string): Promise<string> {
  const actions = (await actionFiles()).map(({ path }) => path);
  for (const path of ["package.json", "dist", "python", ...actions]) {
    await cp(join(ROOT, path), join(to, path), { recursive: true });
  }
  return to;
}

/** As act wants it: `OWNER/NAME@REF=FOLDER`. */
function localCopy(uses: string, ours: string): string {
  const [name = ""] = uses.split("@");
  const folder = name === OURS ? ours : STAND_INS[name];
  if (folder === undefined) throw new Error(`Nothing stands for ${uses}.`);
  return `${uses}=${folder}`;
}

async function runAct(place: string, words: readonly string[]): Promise<FinishedWorkflow> {
  const PATH = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const child = spawn(await actProgram(), words, {
    cwd: place,
    env: { PATH, HOME: place },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    endTree(child.pid);
  }, LIMIT_MS);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve).once("error", reject);
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    const exitCode = await exit;
    const finished = readActLog(exitCode, (await output).join("\n"));
    if (isLate) throw new Error(`act has not ended after ${LIMIT_MS} ms:\n${finished.log}`);
    return finished;
  } finally {
    clearTimeout(limit);
  }
}
