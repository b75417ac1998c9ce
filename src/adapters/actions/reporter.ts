import { randomBytes } from "node:crypto";
import { endGroup, startGroup } from "@actions/core";
import { stepLabel } from "../../domain/outcome.ts";
import { printable } from "../../domain/sanitise.ts";
import type { StepReporter } from "../step-reporter.ts";

/**
 * Shows progress in a job's log, one group for each step. The runner reads commands from the same stream
 * (actions/runner, ActionCommand.cs): `::name::` at the start of a line, `##[name]` anywhere in one. So text of
 * others is printed while commands are stopped, and lines of our own hold neither.
 * @param write Writes to this process's standard output, where groups are written, too.
 */
export function actionsReporter(write: (text: string) => void): StepReporter {
  const sayHere = (line: string) => write(`${withoutCommands(line)}\n`);
  const quote = (text: string) => {
    const lines = text.endsWith("\n") ? text : `${text}\n`;
    if (!mayHoldCommand(text)) return write(lines);
    // Drawn when the text is there already: nobody can have put it in.
    const token = randomBytes(16).toString("hex");
    write(`::stop-commands::${token}\n${lines}::${token}::\n`);
  };
  return {
    say: sayHere,
    quote,
    group(title, text) {
      // A log has no groups within groups: the step's own goes on after this one, without a name.
      endGroup();
      startGroup(withoutCommands(title));
      quote(text);
      endGroup();
    },
    started(step, on) {
      startGroup(stepLabel({ step, on }));
    },
    finished({ step, on, status, diagnostics, startedAt, finishedAt }) {
      const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);
      for (const { severity, code, message } of diagnostics) {
        sayHere(`${severity} ${code}: ${message}`);
      }
      endGroup();
      // After the group, where it is seen while the group is folded.
      sayHere(`${stepLabel({ step, on })}: ${status}, ${seconds} s`);
    },
  };
}

/** The runner compares as a language does: characters that print nothing do not keep two others apart. */
function mayHoldCommand(text: string): boolean {
  return /::|##\[/.test(text.replace(/[\p{C}\p{M}]/gu, ""));
}

/** One line of our own; an invisible space breaks what the runner would take for a command. */
function withoutCommands(line: string): string {
  return printable(line)
    .replace(/:(?=:)/g, ":\u200b")
    .replaceAll("##[", "##\u200b[");
}
