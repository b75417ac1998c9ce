#!/usr/bin/env node
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../adapters/clock.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { type BusyTime, busyTime } from "../adapters/processes/busy-time.ts";
import { commandsAdapter } from "../adapters/processes/commands.ts";
import { terminalReporter } from "../adapters/terminal.ts";
import { catalogue } from "../catalogue.ts";
import { type RehearsalRequest, rehearse } from "../commands/rehearse.ts";
import { Journal } from "../domain/journal.ts";
import { hasFailed, type Report } from "../domain/outcome.ts";
import { resolveIndex } from "../domain/publisher/index-address.ts";
import { commandLine } from "../flags.ts";
import { REPOSITORY, VERSION } from "../package.ts";
import { publicReport } from "../report/json.ts";
import { terminalReport } from "../report/terminal.ts";
import { usage } from "../report/usage.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const carried = here("../python/");
const style = {
  colour: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
  unicode: process.platform !== "win32" || process.env["WT_SESSION"] !== undefined,
};

/** Exit codes: done; an error stands in the report; the command line could not be understood. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (command === "--version") return say(VERSION);
  if (command === undefined || command === "--help") return say(usage(commandLine));
  if (command !== "rehearse") return refuse(`There is no command ${command}.`);
  const flags = readFlags(rest);
  if (typeof flags === "string") return refuse(flags);
  if (flags["help"] !== undefined) return say(usage(commandLine));
  return runRehearsal(flags);
}

type Flags = Readonly<Record<string, string | undefined>>;

function readFlags(words: readonly string[]): Flags | string {
  const options = Object.fromEntries(
    commandLine.rehearse.flags.map((flag) => [
      flag.name,
      { type: "value" in flag ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { ...options, help: { type: "boolean" } },
      strict: true,
    });
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === true ? "" : String(value)]),
    );
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function runRehearsal(flags: Flags): Promise<number> {
  const began = performance.now();
  const temporary = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-")));
  const busy = busyTime(() => performance.now());
  try {
    const report = await rehearseIn(temporary, flags, busy);
    const titleOf = (code: string) => catalogue[code]?.title ?? code;
    // The sandbox is gone: its pages cannot be looked at.
    const siteOf = () => undefined;
    process.stdout.write(`\n${terminalReport(report, { titleOf, siteOf, ...style })}\n`);
    if (!hasFailed(report)) process.stdout.write(keptLine(flags["state"]));
    process.stdout.write(timeLine(performance.now() - began, busy.total()));
    const written = await writeReport(report, flags["report"]);
    return hasFailed(report) || !written ? EXIT.failed : EXIT.done;
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function rehearseIn(temporary: string, flags: Flags, busy: BusyTime): Promise<Report> {
  const reporter = terminalReporter(process.stdout, {
    ...style,
    verbose: flags["verbose"] !== undefined,
  });
  const journal = new Journal({
    now: systemClock.now,
    onStart: reporter.started,
    onFinish: reporter.finished,
  });
  // The example needs nothing from the network: what it builds with is carried along.
  const offline = { PIP_NO_INDEX: "1", PIP_FIND_LINKS: join(carried, "wheels") };
  const environment = { ...process.env, ...(flags["project"] === undefined ? offline : {}) };
  const request: RehearsalRequest = {
    ...pick(flags, ["project", "tag", "state"]),
    rules: flags["rules"] ?? "",
    example: here("../examples/python-project/"),
    temporary,
  };
  const commands = commandsAdapter({ environment, reporter, busy });
  await rehearse(journal, request, { commands, reporter }, (sandbox, workspace) =>
    connectRelease({
      environment,
      workspace,
      temporary,
      github: { ...sandbox.github, uploadUrl: sandbox.addresses.uploads },
      indexes: [resolveIndex("pypi", sandbox.addresses)],
      apiTokens: [],
      identity: sandbox.identity,
      sigstore: { fulcioUrl: sandbox.addresses.fulcio, rekorUrl: sandbox.addresses.rekor },
      reporter,
      mask: () => undefined,
      carried,
      version: VERSION,
      repository: REPOSITORY,
      busy,
    }),
  );
  return journal.report();
}

async function writeReport(report: Report, file: string | undefined): Promise<boolean> {
  if (file === undefined) return true;
  try {
    await writeFile(file, `${JSON.stringify(publicReport(report), undefined, 2)}\n`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The report cannot be written: ${why}\n`);
    return false;
  }
}

function keptLine(state: string | undefined): string {
  return state === undefined
    ? "The rehearsal's index and GitHub are gone; --state DIR keeps them for the next one.\n"
    : `The rehearsal's index and GitHub are kept in ${state}.\n`;
}

function timeLine(wall: number, children: number): string {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
  return `${seconds(wall)} s in all, ${seconds(children)} s of it in git, the build, pip and the smoke test, ${seconds(wall - children)} s in tag2pypi itself.\n`;
}

function pick<Name extends string>(
  flags: Flags,
  names: readonly Name[],
): { readonly [N in Name]?: string } {
  const given = names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]]));
  return Object.fromEntries(given);
}

function say(text: string): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return EXIT.done;
}

function refuse(problem: string): number {
  process.stderr.write(`${problem}\n\n${usage(commandLine)}`);
  return EXIT.usage;
}

process.exitCode = await main(process.argv.slice(2));
