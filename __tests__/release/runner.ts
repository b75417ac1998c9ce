import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { PublicReport } from "../../src/report/json.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { servicesOf } from "../secrets/known-secrets.ts";
import { type EndedRun, searchRun } from "../secrets/search-run.ts";
import type { Project } from "./project.ts";

export type ActionName = "release" | "check" | "build" | "github-release" | "publish" | "verify";

/** What starts the run, as GitHub would tell it. */
export interface Start {
  /** The program in dist/; the whole release without it. */
  readonly action?: ActionName;
  /** Of Node, before the program. */
  readonly nodeOptions?: readonly string[];
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Above what the runner sets; undefined removes. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface Run {
  readonly exitCode: number | null;
  /** Standard output and error. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: PublicReport;
}

export interface StartedRun {
  readonly child: ChildProcess;
  readonly done: Promise<Run>;
}

const DIST = join(import.meta.dirname, "../../dist");

/**
 * Starts the committed bundle as actions/runner starts a JavaScript action (NodeScriptActionHandler.cs): the workspace
 * as its folder, inputs and context in the environment, files for what it gives back.
 */
export async function startAction(
  project: Project,
  sandbox: Sandbox,
  start: Start,
): Promise<StartedRun> {
  const temporary = await mkdtemp(join(project.folder, "runner-"));
  const file = async (name: string, content = "") => {
    await writeFile(join(temporary, name), content);
    return join(temporary, name);
  };
  const runnerTemp = join(temporary, "temp");
  await mkdir(runnerTemp);
  const inputs = {
    attestations: "off",
    "confirm-timeout": "10",
    "ci-timeout": "0",
    // Installing once more takes seconds; the main job's scenario and those of TestPyPI do it.
    verify: "false",
    "github-token": sandbox.github.token,
    ...start.inputs,
  };
  const environment = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: start.event,
    GITHUB_EVENT_PATH: await file("event.json", JSON.stringify(start.payload ?? {})),
    GITHUB_REF: start.ref,
    GITHUB_SHA: start.sha,
    GITHUB_REPOSITORY: `${sandbox.github.owner}/${sandbox.github.repository}`,
    GITHUB_API_URL: sandbox.github.apiUrl,
    GITHUB_SERVER_URL: sandbox.github.serverUrl,
    GITHUB_WORKSPACE: project.workspace,
    GITHUB_OUTPUT: await file("output"),
    GITHUB_ENV: await file("env"),
    GITHUB_PATH: await file("path"),
    GITHUB_STATE: await file("state"),
    GITHUB_STEP_SUMMARY: await file("summary"),
    RUNNER_TEMP: runnerTemp,
    RUNNER_OS: "Linux",
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.identity.requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.identity.requestToken,
    TAG2PYPI_SANDBOX: JSON.stringify(sandbox.addresses),
    ...start.environment,
  };
  const program = start.action ?? "release";
  const words = [...(start.nodeOptions ?? []), join(DIST, `${program}.js`)];
  const child = spawn(process.execPath, words, {
    cwd: project.workspace,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const search: Search = (ended) => {
    const folders = {
      workspace: environment.GITHUB_WORKSPACE || project.workspace,
      RUNNER_TEMP: environment.RUNNER_TEMP || runnerTemp,
    };
    return searchRun(servicesOf(sandbox), { program, environment, folders, ...ended });
  };
  return { child, done: finish(child, temporary, search) };
}

type Search = (ended: Pick<EndedRun, "standardOutput" | "texts">) => Promise<void>;

/** Starts the action and waits for its end. */
export async function runAction(project: Project, sandbox: Sandbox, start: Start): Promise<Run> {
  return (await startAction(project, sandbox, start)).done;
}

/** Nothing that a run leaves behind may hold a secret: that is asked of every test that starts one. */
async function finish(child: ChildProcess, temporary: string, search: Search): Promise<Run> {
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err] = await Promise.all([read(child.stdout), read(child.stderr)]);
  const exitCode = await exit;
  const files = await readCommandFiles(temporary);
  await search({ standardOutput: out, texts: { "standard error": err, ...files } });
  const outputs = parseOutputs(files.output);
  const report = await readFile(outputs["report"] ?? "", "utf8").catch(() => "null");
  return {
    exitCode,
    log: out + err,
    outputs,
    summary: files.summary,
    report: JSON.parse(report),
  };
}

async function readCommandFiles(temporary: string) {
  const file = (name: string) => readFile(join(temporary, name), "utf8");
  return {
    output: await file("output"),
    summary: await file("summary"),
    env: await file("env"),
    path: await file("path"),
    state: await file("state"),
  };
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? "" : text(stream);
}

/** The runner's file format: `name<<DELIMITER`, lines, `DELIMITER`. */
function parseOutputs(file: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  for (const match of file.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)) {
    outputs[match[1] ?? ""] = match[3] ?? "";
  }
  return outputs;
}
