/** Flags of the command line; `value` names what follows, none for a switch. */
export interface Flag {
  readonly name: string;
  readonly value?: string;
  readonly description: string;
}

export const commandLine = {
  rehearse: {
    description:
      "The whole release of a tag, on this machine, against a PyPI and a GitHub that are started for it",
    flags: [
      {
        name: "project",
        value: "DIR",
        description: "the project to rehearse; the example that comes along, without it",
      },
      {
        name: "tag",
        value: "TAG",
        description: "the tag to release; the newest on the current branch, without it",
      },
      {
        name: "state",
        value: "DIR",
        description: "keep the rehearsal's index and GitHub in this folder for the next run",
      },
      {
        name: "rules",
        value: "RULES",
        description: "overrides for rules: code=error, code=warning or code=off",
      },
      { name: "verbose", description: "show what the build, pip and the commands print" },
      { name: "report", value: "FILE", description: "write the report, JSON, to this file" },
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly description: string; readonly flags: readonly Flag[] }>
>;
