/*
 * What actions/runner takes for commands, after ActionCommand.cs and ActionCommandManager.cs: `::name k=v::data` after
 * leading white space, or `##[name k=v]data` anywhere in a line; names regardless of case; none of it while stopped.
 */

const NAMES = [
  ..."add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher".split(
    " ",
  ),
  ..."save-state set-env set-output stop-commands warning".split(" "),
];

export interface Command {
  readonly name: string;
  /** Still escaped. */
  readonly properties: string;
  readonly data: string;
}

/** The commands that the runner would act on, of everything written to standard output; a stop and its end are none. */
export function commandsIn(output: string): readonly Command[] {
  const acted: Command[] = [];
  let token: string | undefined;
  for (const line of output.split(/\r\n|[\r\n]/)) {
    const command = readCommand(line, token === undefined ? NAMES : [...NAMES, token]);
    if (command === undefined) continue;
    if (token !== undefined) {
      if (command.name === token) token = undefined;
    } else if (command.name === "stop-commands") {
      token = command.data.toLowerCase();
    } else {
      acted.push(command);
    }
  }
  return acted;
}

function readCommand(line: string, names: readonly string[]): Command | undefined {
  const forms = [/^\s*::(?<head>.*?)::(?<data>.*)$/su, /##\[(?<head>.*?)\](?<data>.*)$/su];
  for (const form of forms) {
    const { head, data } = form.exec(line)?.groups ?? {};
    if (head === undefined || data === undefined) continue;
    const space = head.indexOf(" ");
    const name = (space === -1 ? head : head.slice(0, space)).toLowerCase();
    if (!names.includes(name)) continue;
    return { name, properties: space === -1 ? "" : head.slice(space + 1).trim(), data };
  }
  return undefined;
}
