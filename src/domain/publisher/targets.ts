import type { IndexName, Plan } from "../plan.ts";

/** The indexes that make a release public: all but TestPyPI, unless there is no other. */
export function targetsAmong(indexes: readonly IndexName[]): readonly IndexName[] {
  const targets = indexes.filter((index) => index !== "testpypi");
  return targets.length > 0 ? targets : indexes;
}

/** Whether an index is there for a trial before the others. */
export function isTrial(index: IndexName, indexes: readonly IndexName[]): boolean {
  return index === "testpypi" && indexes.some((other) => other !== "testpypi");
}

/**
 * Whether files that an index holds with other bytes only keep these from being tried there: a trial must not keep a
 * release from people, nor a snapshot the branch from being pushed to.
 */
export function mayPassOver(index: IndexName, plan: Plan): boolean {
  return plan.kind === "snapshot" || isTrial(index, plan.indexes);
}
