import type { OwnRun } from "../domain/ci/own-run.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Trigger } from "../domain/trigger/trigger.ts";
import type { ReleaseOptions } from "../inputs.ts";

/** What every run needs to know which release it is about. */
export interface PlanRequest {
  readonly trigger: Trigger;
  readonly options: Pick<
    ReleaseOptions,
    "tag" | "allowOtherRef" | "workingDirectory" | "rules" | "indexes"
  >;
  /** What is worth saying about the run before it begins. */
  readonly notices: readonly Diagnostic[];
}

/** Where a run comes from, as the runner tells it. */
export interface RunOrigin {
  /** The run of a workflow; undefined where there is none. */
  readonly own?: OwnRun | undefined;
  /** `owner/name` */
  readonly repository: string;
  /** Whether that repository is a fork; undefined where the event does not tell. */
  readonly fork?: boolean | undefined;
}
