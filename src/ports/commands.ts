export type CommandLine = readonly [program: string, ...arguments: readonly string[]];

export interface CommandOptions {
  readonly directory: string;
  /** Added to the allow-listed environment that every child gets; a PATH goes in front of the one that is there. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Names of variables of our own environment that this child gets, beside the built-in list; publishing secrets never. */
  readonly variables?: readonly string[];
  /** The whole process group is ended then. */
  readonly timeoutMs?: number;
  /** Output is kept, not shown. */
  readonly quiet?: boolean;
}

export interface CommandResult {
  /** `not-found`: the program is not there, or cannot be started. */
  readonly status: "exited" | "timed-out" | "not-found";
  /** Exit code; undefined unless `exited`, and where a signal ended the process. */
  readonly code?: number;
  /** The last part of each stream, bounded, as UTF-8. */
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as they came, bounded: its end is what a person would have seen last. */
  readonly output: string;
}

/** Runs argument vectors, never shell strings, with an environment built from an allow-list. */
export interface Commands {
  run(command: CommandLine, options: CommandOptions): Promise<CommandResult>;
}
