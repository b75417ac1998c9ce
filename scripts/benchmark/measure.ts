import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A program with its parameters, and the whole of its environment. */
export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What one run of a program took. */
export interface Measurement {
  readonly exitCode: number;
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds, user and system together. */
  readonly cpu: number;
  /** Largest resident set, bytes. */
  readonly peak: number;
}

const SCRIPT = `${import.meta.dirname}/measure.py`;
/** No run takes anything like it. Milliseconds. */
const TIMEOUT = 300_000;

/** Runs a program to its end, with its output in a file, and measures the whole process: start-up included. */
export async function measure(
  python: string,
  { program, parameters, environment }: Command,
  log: string,
): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(
    python,
    ["-I", "-S", SCRIPT, log, program, ...parameters],
    { env: environment, timeout: TIMEOUT },
  );
  return JSON.parse(stdout) as Measurement; // which is what the script prints
}
