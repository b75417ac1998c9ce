import { type Diagnostic, defineDiagnostics } from "./diagnostic.ts";
import type { Outcome, Report, StepName, StepResults } from "./outcome.ts";
import { ReleaseError } from "./release-error.ts";

export const journalDiagnostics = defineDiagnostics({
  "findings-cut": {
    severity: "notice",
    title: "A job has found more than it can hand on",
  },
  "internal-error": {
    severity: "error",
    title: "A step failed in a way that its author did not foresee",
  },
  "machine-failed": {
    severity: "error",
    title: "The operating system refused something that the run needs",
  },
});

/** Thrown by a barrier: errors stand, and they are in the report already. */
export class Stopped extends Error {}

export interface Recorder<N extends StepName> {
  note(...diagnostics: readonly Diagnostic[]): void;
  /** What is done so far: it stays in the report if the step fails later. */
  keep(partial: StepResults[N]): void;
  /** Nothing had to be done, or the step does not apply. */
  settle(status: "unchanged" | "skipped"): void;
}

export type Act<N extends StepName> = (record: Recorder<N>) => Promise<StepResults[N]>;

/** What the user's rule settings make of a diagnostic: itself, at another severity, or nothing. */
export type Judge = (diagnostic: Diagnostic) => Diagnostic | undefined;

export interface JournalOptions {
  readonly now: () => Date;
  readonly onStart?: (step: StepName, on?: string) => void;
  readonly onFinish?: (outcome: Outcome) => void;
}

/** Runs steps and remembers what came of them. The only engine: a command is straight-line code over `step`, `must` and `barrier`. */
export class Journal {
  readonly #outcomes: Outcome[] = [];
  readonly #options: JournalOptions;
  #judge: Judge = (diagnostic) => diagnostic;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Whatever is noted from here on is judged by this: rule settings are known only when the project has been read. */
  judgeBy(judge: Judge): void {
    this.#judge = judge;
  }

  /** Runs one step. A step that fails, or notes an error, gives undefined: the caller goes on as far as it can. */
  async step<N extends StepName>(
    step: N,
    act: Act<N>,
    on?: string,
  ): Promise<StepResults[N] | undefined> {
    this.#options.onStart?.(step, on);
    const startedAt = this.#options.now().toISOString();
    const diagnostics: Diagnostic[] = [];
    let result: StepResults[N] | undefined;
    let status: Outcome["status"] = "done";
    try {
      result = await act({
        note: (...noted) => diagnostics.push(...noted.flatMap((d) => this.#judge(d) ?? [])),
        keep: (partial) => {
          result = partial;
        },
        settle: (settled) => {
          status = settled;
        },
      });
      if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) status = "failed";
    } catch (error) {
      status = "failed";
      diagnostics.push(...explain(error));
    }
    const outcome = {
      step,
      ...(on === undefined ? {} : { on }),
      status,
      ...(result === undefined ? {} : { result }),
      diagnostics,
      startedAt,
      finishedAt: this.#options.now().toISOString(),
      // The union is per step name; TypeScript cannot see that N ties step and result together.
    } as Outcome;
    this.#outcomes.push(outcome);
    this.#options.onFinish?.(outcome);
    return outcome.status === "failed" ? undefined : result;
  }

  /** Ends the run when any error stands: before the first act that others can see. */
  barrier(): void {
    if (this.#outcomes.some((outcome) => outcome.status === "failed")) throw new Stopped();
  }

  /** A step without which nothing that follows makes sense. */
  async must<N extends StepName>(step: N, act: Act<N>, on?: string): Promise<StepResults[N]> {
    const result = await this.step(step, act, on);
    this.barrier();
    if (result === undefined) throw new Stopped();
    return result;
  }

  report(): Report {
    return { schema: 1, outcomes: [...this.#outcomes] };
  }
}

function explain(error: unknown): readonly Diagnostic[] {
  if (error instanceof ReleaseError) return error.diagnostics;
  const refusal = refusalOfSystem(error);
  if (refusal !== undefined) return [explainRefusal(refusal)];
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    journalDiagnostics.diagnose("internal-error", {
      message,
      hint: "This is a defect of tag2pypi, not of your project: please report it with the report file of this run. Running again is safe.",
    }),
  ];
}

/** A full disk or a missing permission is no defect of ours. Node names the failed call on such errors alone; undefined for any other. */
function refusalOfSystem(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if (!("code" in error && "syscall" in error && "message" in error)) return undefined;
  return String(error.message);
}

function explainRefusal(words: string): Diagnostic {
  return journalDiagnostics.diagnose("machine-failed", {
    message: `The operating system refuses what this step needs: ${words}`,
    hint: "Look at the machine's free space, and at the permissions and the limits of the account that runs this; if all is well there, please report it with the report file of this run. Running again is safe.",
  });
}
