import { CONTROL_SEQUENCE } from "../command-output.ts";

/** Longer ones are cut: no tool writes what we look for so far to the right. */
const LONGEST = 2000;

/** The lines of a tool's output as a person reads them: without colours, each of at most 2000 characters. */
export function outputLines(output: string): readonly string[] {
  return output
    .split(/\r\n|\n|\r/)
    .map((line) => line.slice(0, LONGEST).replace(CONTROL_SEQUENCE, ""));
}
