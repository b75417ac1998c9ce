export interface Clock {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Where progress is shown. Everything that must not get lost is a diagnostic or a result instead. */
export interface Reporter {
  /** A line of our own. */
  say(line: string): void;
  /** Text that others wrote (a tool, a server, a changelog): shown, never interpreted. */
  quote(text: string): void;
  /** The same under a title of its own, in one piece; where it is missing, a line and a quotation do. */
  readonly group?: (title: string, text: string) => void;
}
