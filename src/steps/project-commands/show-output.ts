import type { Reporter } from "../../ports/machine.ts";

/** Shows the whole output of a command that has ended, in a group of its own where the log has groups. */
export function showOutput(reporter: Reporter, title: string, output: string): void {
  if (reporter.group !== undefined) {
    reporter.group(title, output);
    return;
  }
  reporter.say(title);
  if (output !== "") reporter.quote(output);
}
