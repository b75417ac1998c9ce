import { type ChildProcess, spawn } from "node:child_process";
import type { CommandResult } from "../../ports/commands.ts";
import { lineSplitter, Tail } from "./output.ts";
import { endGroup, watch } from "./process-group.ts";

/** Bytes kept of each stream. */
export const KEPT_OUTPUT = 1024 * 1024;

/** How long a group may take to end by itself after SIGTERM, and streams to end after their process. */
const GRACE_MS = 2000;

export interface ProcessRequest {
  /** Absolute path. */
  readonly file: string;
  readonly parameters: readonly string[];
  /** Parameters are for cmd.exe, quoted already (Windows). */
  readonly verbatim?: boolean;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly onLine?: (line: string) => void;
}

/**
 * Runs one program to its end, in a process group of its own that does not outlive it: what it leaves running is ended,
 * and a daemon that left the group but keeps the streams open is not waited for.
 * A file that the system cannot start gives `not-found`, with what the system says as its output.
 */
export function runProcess(request: ProcessRequest): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(request.file, request.parameters, {
      cwd: request.directory,
      env: request.environment,
      stdio: ["ignore", "pipe", "pipe"],
      shell: false,
      detached: process.platform !== "win32",
      windowsHide: true,
      windowsVerbatimArguments: request.verbatim ?? false,
    });
    const watched = watch(child);
    const collected = collect(child, request.onLine);
    const limit = limitTime(child, request.timeoutMs);
    let code: number | null = null;
    let grace: NodeJS.Timeout | undefined;
    child.once("error", (error) => {
      watched.forget();
      limit.clear();
      resolve(notStarted(request.file, error.message));
    });
    child.once("exit", (exitCode) => {
      code = exitCode;
      limit.clear();
      endGroup(child, "SIGKILL");
      grace = setTimeout(() => closeStreams(child), GRACE_MS);
    });
    child.once("close", () => {
      clearTimeout(grace);
      watched.forget();
      const output = collected();
      if (limit.passed()) resolve({ status: "timed-out", ...output });
      else resolve({ status: "exited", ...(code === null ? {} : { code }), ...output });
    });
  });
}

/** The result for a program that is not there, or cannot be started. */
export function notStarted(program: string, why: string): CommandResult {
  const output = `${program}: ${why}`;
  return { status: "not-found", stdout: "", stderr: output, output };
}

function collect(
  child: ChildProcess,
  onLine: ((line: string) => void) | undefined,
): () => Pick<CommandResult, "stdout" | "stderr" | "output"> {
  const both = new Tail(KEPT_OUTPUT);
  const read = (stream: NodeJS.ReadableStream | null) => {
    const tail = new Tail(KEPT_OUTPUT);
    const lines = lineSplitter(onLine ?? (() => undefined));
    stream?.on("data", (chunk: Buffer) => {
      tail.add(chunk);
      both.add(chunk);
      if (onLine !== undefined) lines.add(chunk);
    });
    return { tail, end: lines.end };
  };
  const [stdout, stderr] = [read(child.stdout), read(child.stderr)];
  return () => {
    stdout.end();
    stderr.end();
    return { stdout: stdout.tail.text(), stderr: stderr.tail.text(), output: both.text() };
  };
}

function limitTime(child: ChildProcess, timeoutMs: number | undefined) {
  let passed = false;
  let second: NodeJS.Timeout | undefined;
  const first =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          passed = true;
          endGroup(child, "SIGTERM");
          second = setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS);
        }, timeoutMs);
  return {
    passed: () => passed,
    clear: () => {
      clearTimeout(first);
      clearTimeout(second);
    },
  };
}

function closeStreams(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}
