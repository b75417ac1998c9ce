interface CommandDescription {
  readonly description: string;
  readonly flags: readonly {
    readonly name: string;
    readonly value?: string;
    readonly description: string;
  }[];
}

/** The command line's help: every command with its flags, ending in a line break. */
export function usage(commands: Readonly<Record<string, CommandDescription>>): string {
  const blocks = Object.entries(commands).map(([name, { description, flags }]) => {
    const shown = flags.map((flag) => [
      flag.value === undefined ? `--${flag.name}` : `--${flag.name} ${flag.value}`,
      flag.description,
    ]);
    const width = Math.max(...shown.map(([flag = ""]) => flag.length));
    const lines = shown.map(([flag = "", text = ""]) => `    ${flag.padEnd(width)}  ${text}`);
    return [`  tag2pypi ${name}`, `    ${description}.`, "", ...lines].join("\n");
  });
  const end = "Exit code 0: done; 1: an error stands in the report; 2: the command line is wrong.";
  return ["Usage:", "", ...blocks, "", end, ""].join("\n");
}
