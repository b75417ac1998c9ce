import { sanitise } from "./sanitise.ts";

const LONGEST_LINE = 300;

/** Colours and cursor movements of terminals (ECMA-48 control sequences). */
/** What moves a cursor or changes a colour (ECMA-48, CSI). */
export const CONTROL_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");

/**
 * The last lines of a program's output that are not empty, fit to stand in a message: without colours,
 * each cut to 300 characters, without anything that looks like a secret or a workflow command.
 */
export function lastLines(output: string, count = 12): string {
  return output
    .slice(-(count * LONGEST_LINE * 4))
    .split(/[\r\n]+/)
    .map((line) => indented(line.replace(CONTROL_SEQUENCE, "")))
    .filter((line) => line !== "")
    .slice(-count)
    .join("\n");
}

/** Sanitised, with its indentation: tracebacks are read by their shape. */
function indented(line: string): string {
  const text = sanitise(line, LONGEST_LINE);
  const indentation = /^ {0,20}/.exec(line)?.[0] ?? "";
  return text === "" ? "" : `${indentation}${text}`;
}

/** How a command ended, as CommandResult tells it. */
export interface Ending {
  readonly status: "exited" | "timed-out" | "not-found";
  readonly code?: number;
}

export function succeeded({ status, code }: Ending): boolean {
  return status === "exited" && code === 0;
}

/** How a command that has not succeeded ended: the middle of a sentence. */
export function describeEnding({ status, code }: Ending): string {
  if (status === "not-found") return "cannot start";
  if (status === "timed-out") return "does not come to an end in its time";
  return code === undefined ? "is ended by a signal" : `fails (exit code ${code})`;
}
