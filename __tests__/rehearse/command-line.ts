import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { recordCredentials } from "../secrets/rehearsal.ts";

export interface CommandLineRun {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

const PROGRAM = join(import.meta.dirname, "../../dist/cli.js");

/** The oldest Node there is: npm runs on the machine's own, whatever Node the tests run on. */
export const OLDEST_NODE = process.env["npm_node_execpath"] ?? process.execPath;

/** An address of this machine where nobody listens: whatever tries to reach the outside fails at once. */
export const NO_NETWORK = {
  http_proxy: "http://127.0.0.1:9",
  https_proxy: "http://127.0.0.1:9",
  no_proxy: "127.0.0.1,localhost",
};

/** Runs the committed bundle of the command line. */
export async function tag2pypi(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandLineRun> {
  const credentials = await recordCredentials();
  const child = spawn(OLDEST_NODE, [...credentials.nodeOptions, PROGRAM, ...words], {
    env: { ...process.env, ...environment, ...credentials.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await credentials.search(words, { "standard output": out, "standard error": err });
  return { exitCode: await exit, out, err };
}
