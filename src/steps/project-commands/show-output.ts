import type { Reporter } from "../../ports/machine.ts";

/** A reporter that can fold what others wrote away under a title. */
export interface GroupingReporter extends Reporter {
  readonly group?: (title: string, text: string) => void;
}

/** Shows the whole output of a command that has ended, in a group of its own where the log has groups. */
export function showOutput(reporter: GroupingReporter, title: string, output: string): void {
  if (reporter.group !== undefined) {
    reporter.group(title, output);
    return;
  }
  reporter.say(title);
  if (output !== "") reporter.quote(output);
}
