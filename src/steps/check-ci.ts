import { type CiExpectation, type CiSettings, judgeCi } from "../domain/ci/decision.ts";
import type { CiFacts } from "../domain/ci/facts.ts";
import type { OwnRun } from "../domain/ci/own-run.ts";
import type { CiResult } from "../domain/ci/result.ts";
import type { Act } from "../domain/journal.ts";
import { optional } from "../domain/optional.ts";
import { sanitise } from "../domain/sanitise.ts";
import type { RuleSettings } from "../domain/settings.ts";
import type { GitHub } from "../ports/github.ts";
import type { Clock, Reporter } from "../ports/machine.ts";

export interface CiRequest {
  readonly commit: string;
  readonly ci: CiSettings;
  /** Undefined where no workflow runs us. */
  readonly own?: OwnRun | undefined;
  /** Those in force: where red results are to be passed over, the others are waited for all the same. */
  readonly settings: RuleSettings;
  /** How long results that are still to come are waited for; 0 looks once. */
  readonly timeoutMs: number;
}

export interface CiPorts {
  readonly github: Pick<GitHub, "workflowRuns" | "checkSuites" | "checkRuns" | "commitStatuses">;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** Pauses between looks, milliseconds; the last one repeats. A job's token has 1,000 requests an hour, and a look takes four. */
const PAUSES = [10_000, 20_000, 30_000];

/** How many results a line of progress names. */
const NAMED = 5;

/** Looks at the commit's continuous integration until it has come to an end, or the time is up. */
export function checkCi(request: CiRequest, { github, clock, reporter }: CiPorts): Act<"check-ci"> {
  return async (record) => {
    const expectation = expectationOf(request);
    const began = clock.now().getTime();
    let told = "";
    for (let looks = 0; ; looks++) {
      const facts = await gatherCiFacts(request.commit, github);
      const now = clock.now().getTime();
      const waited = now - began;
      const verdict = judgeCi(facts, expectation, { now, waited, timeout: request.timeoutMs });
      if (verdict.kind === "settled") {
        record.note(...verdict.diagnostics);
        return { state: verdict.state, counted: verdict.counted };
      }
      const progress = describeProgress(verdict.pending, verdict.counted);
      if (progress !== told) reporter.say(progress);
      told = progress;
      const pause = PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 0;
      await clock.sleep(Math.min(pause, request.timeoutMs - waited));
    }
  };
}

function expectationOf({ ci, own, settings }: CiRequest): CiExpectation {
  const level = settings.get("ci-failed");
  return { ...ci, ...optional("own", own), tolerant: level === "off" || level === "warning" };
}

async function gatherCiFacts(commit: string, github: CiPorts["github"]): Promise<CiFacts> {
  const [runs, suites, checks, statuses] = await Promise.all([
    github.workflowRuns(commit),
    github.checkSuites(commit),
    github.checkRuns(commit),
    github.commitStatuses(commit),
  ]);
  return { commit, runs, suites, checks, statuses };
}

function describeProgress(pending: readonly CiResult[], counted: number): string {
  if (pending.length === 0) return "Waiting for results of continuous integration to turn up.";
  const names = pending.slice(0, NAMED).map(({ name }) => sanitise(name, 60));
  const more = pending.length > NAMED ? ` and ${pending.length - NAMED} more` : "";
  return `Waiting for ${pending.length} of ${counted} results of continuous integration: ${names.join(", ")}${more}.`;
}
