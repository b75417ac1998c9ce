import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Act } from "../domain/journal.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { checkTag, decideRevision, type WithoutTag } from "../domain/trigger/decisions.ts";
import type { Trigger } from "../domain/trigger/trigger.ts";
import type { ReleaseOptions } from "../inputs.ts";
import type { GitHub } from "../ports/github.ts";

export interface TagRequest {
  readonly trigger: Trigger;
  readonly options: Pick<ReleaseOptions, "tag" | "allowOtherRef" | "indexes">;
  readonly withoutTag: WithoutTag;
  /** What is worth saying about the run before it begins. */
  readonly notices: readonly Diagnostic[];
}

/**
 * Decides which tag the run is about, and reads it from the remote: never the local ref, which checkouts have been
 * known to flatten. Where the command can do without a tag, gives the event's commit instead. Refusals of events and refs
 * end the run here.
 */
export function findTag(
  { trigger, options, withoutTag, notices }: TagRequest,
  { github }: { readonly github: Pick<GitHub, "tag"> },
): Act<"find-tag"> {
  return async (record) => {
    record.note(...notices);
    const decision = decideRevision(trigger, { ...options, withoutTag });
    if (decision.do === "stop") throw new ReleaseError(decision.why);
    if (decision.do === "look") {
      record.settle("skipped");
      const { ref, commit } = decision.at;
      return { ref, commit };
    }
    const tag = await github.tag(decision.tag);
    const problem = checkTag(trigger, decision.tag, tag, options.allowOtherRef);
    if (problem !== undefined || tag === undefined) {
      throw new ReleaseError(...(problem === undefined ? [] : [problem]));
    }
    return tag;
  };
}
