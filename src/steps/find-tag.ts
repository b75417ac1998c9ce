import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Act } from "../domain/journal.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { checkTag, decideTag } from "../domain/trigger/decisions.ts";
import type { Trigger } from "../domain/trigger/trigger.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { GitHub } from "../ports/github.ts";

export interface TagRequest {
  readonly trigger: Trigger;
  readonly options: Pick<ReleaseOptions, "tag" | "allowOtherRef">;
  /** What is worth saying about the run before it begins. */
  readonly notices: readonly Diagnostic[];
}

/**
 * Decides which tag the run is about, and reads it from the remote: never the local ref, which checkouts have been
 * known to flatten. Refusals of events and refs end the run here.
 */
export function findTag(
  { trigger, options, notices }: TagRequest,
  { github }: { readonly github: Pick<GitHub, "tag"> },
): Act<"find-tag"> {
  return async (record) => {
    record.note(...notices);
    const decision = decideTag(trigger, options.tag);
    if (decision.do === "stop") throw new ReleaseError(decision.why);
    const tag = await github.tag(decision.tag);
    const problem = checkTag(trigger, decision.tag, tag, options.allowOtherRef);
    if (problem !== undefined || tag === undefined) {
      throw new ReleaseError(...(problem === undefined ? [] : [problem]));
    }
    return tag;
  };
}
