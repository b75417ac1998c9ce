import type { UploadCode } from "./diagnostics.ts";

/** A refusal that we can explain: what the index says, why, and what to do. */
export interface Refusal {
  readonly code: UploadCode;
  /** Matches the index's own words. */
  readonly pattern: RegExp;
  readonly cause: string;
  readonly fix: string;
}

/** A refusal that we can explain by its status alone. */
export interface StatusRefusal extends Omit<Refusal, "pattern"> {
  readonly status: number;
}
