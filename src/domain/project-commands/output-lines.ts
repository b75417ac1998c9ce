/** Longer ones are cut: no tool writes what we look for so far to the right. */
const LONGEST = 2000;

/** Colours and cursor movements of terminals (ECMA-48 control sequences). */
const CONTROL_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");

/** The lines of a tool's output as a person reads them: without colours, each of at most 2000 characters. */
export function outputLines(output: string): readonly string[] {
  return output
    .split(/\r\n|\n|\r/)
    .map((line) => line.slice(0, LONGEST).replace(CONTROL_SEQUENCE, ""));
}
