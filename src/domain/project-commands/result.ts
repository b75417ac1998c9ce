import type { CoverageResult } from "./coverage.ts";

/** What became of one command. */
export interface CommandRun {
  readonly name: string;
  /** As configured. */
  readonly command: string;
  /** `not-run`: it cannot be read, or the project could not be installed. */
  readonly status: "passed" | "failed" | "timed-out" | "not-found" | "not-run";
  /** Wall time. */
  readonly seconds: number;
}

/** What the project's own commands say of it. */
export interface ProjectCommandsResult {
  /** In the order in which they are configured. */
  readonly commands: readonly CommandRun[];
  /** Where the project asks for one, and the tests have left it. */
  readonly coverage?: CoverageResult;
  /** Only the subset for a hotfix has run. */
  readonly abbreviated?: true;
}
