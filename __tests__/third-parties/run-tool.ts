import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Ended {
  readonly code: number;
  /** Both streams, line breaks and colours taken out. */
  readonly output: string;
}

export interface ToolOptions {
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const SURROUNDINGS = /^(?:PIP|UV|TWINE|ACTIONS|GITHUB)_|_PROXY$|^FORCE_COLOR$/i;

/** Runs a program without what the surroundings tell it of indexes, proxies and jobs. */
export async function runTool(
  program: string,
  parameters: readonly string[],
  { directory, environment = {} }: ToolOptions,
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !SURROUNDINGS.test(name));
  const env = { ...Object.fromEntries(inherited), ...environment, NO_COLOR: "1", COLUMNS: "400" };
  return promisify(execFile)(program, parameters, { cwd: directory, env }).then(
    ({ stdout, stderr }) => ({ code: 0, output: tidy(stdout + stderr) }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: tidy(error.stdout + error.stderr),
    }),
  );
}

function tidy(output: string): string {
  return output.replaceAll(/\s+/g, " ");
}
