import type { StepName } from "../domain/outcome.ts";

/**
 * What of ours speaks for a line of the release guide: a step as a whole (on one kind of index, where it runs once for each),
 * or the absence of certain findings once a step has applied its rules.
 */
export type Evidence =
  | { readonly kind: "step"; readonly step: StepName; readonly on?: "testpypi" | "targets" }
  | {
      readonly kind: "findings";
      readonly step: StepName;
      readonly codes: readonly string[];
      /** Where one of these is found, there is nothing that the line could be about. */
      readonly moot?: readonly string[];
    }
  /** One of the project's own commands, or the coverage that its tests came to. */
  | { readonly kind: "command"; readonly name: "tests" | "types" | "format" | "coverage" }
  /** What the step check-identity finds, and what the index says of it when files are uploaded. */
  | { readonly kind: "credentials" }
  /** Nothing looks at it: a person does. */
  | { readonly kind: "person" };

export interface GuideLine {
  readonly line: string;
  readonly evidence: Evidence;
  /** What ticks the line, or what a person does instead; `{project}`, `{version}` and `{tag}` stand for what they say. */
  readonly by: string;
  /** What a person does where this run did not come to the step. */
  readonly byHand?: string;
  /** What is still to be done after a rehearsal, which cannot tick the line. */
  readonly afterRehearsal?: string;
}

/** The evidence of lines that nothing of ours looks at. */
export const PERSON: Evidence = { kind: "person" };
