import { stripVTControlCharacters } from "node:util";
import { stepLabel } from "../domain/outcome.ts";
import { printable } from "../domain/sanitise.ts";
import type { StepReporter } from "./step-reporter.ts";

export interface TerminalStyle {
  readonly colour: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** Show what others print; a failure's finding has its end in any case. */
  readonly verbose: boolean;
}

/** What is needed of a stream: `process.stderr` is one. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const ERASE_LINE = "\r\u001b[2K";
/** Select Graphic Rendition parameters (ECMA-48). */
const DIM = 2;
const COLOURS = { done: 32, unchanged: 32, skipped: DIM, failed: 31 } as const;
const MARKS = {
  done: ["✓", "+"],
  unchanged: ["✓", "+"],
  skipped: ["–", "-"],
  failed: ["✗", "x"],
} as const;

/**
 * Shows progress to a person: one line for each step when it ends, and what others print indented above it where that is asked for.
 * On a terminal the running step is named, too, on a line that its end replaces.
 */
export function terminalReporter(stream: TerminalStream, style: TerminalStyle): StepReporter {
  let running: string | undefined;
  const paint = (colour: number, text: string) =>
    style.colour ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const print = (lines: readonly string[]) => {
    const erased = running === undefined ? "" : ERASE_LINE;
    stream.write(`${erased}${lines.map((line) => `${line}\n`).join("")}${running ?? ""}`);
  };
  return {
    say: (line) => print([`  ${plain(line)}`]),
    quote: (text) => {
      if (style.verbose) print(linesOf(text).map((line) => paint(DIM, `    ${line}`)));
    },
    started(step, on) {
      if (stream.isTTY !== true) return;
      const name = `${plain(stepLabel({ step, on }))} ${style.unicode ? "…" : "..."}`;
      stream.write(name);
      running = name;
    },
    finished({ step, on, status, startedAt, finishedAt }) {
      const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);
      const mark = paint(COLOURS[status], MARKS[status][style.unicode ? 0 : 1]);
      const remark = status === "done" ? "" : ` (${status})`;
      const erased = running === undefined ? "" : ERASE_LINE;
      running = undefined;
      stream.write(`${erased}${mark} ${plain(stepLabel({ step, on }))}  ${seconds} s${remark}\n`);
    },
  };
}

function linesOf(text: string): readonly string[] {
  const lines = stripVTControlCharacters(text).split(/\r\n|[\r\n]/);
  return (lines.at(-1) === "" ? lines.slice(0, -1) : lines).map(plain);
}

/** One line without what moves a cursor, changes a colour or reorders what is read. */
function plain(line: string): string {
  return printable(stripVTControlCharacters(line));
}
