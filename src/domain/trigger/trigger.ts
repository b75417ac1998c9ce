/** What started the run, as the runner's environment and event file tell it. */
export type Trigger =
  | { readonly kind: "tag-push"; readonly tag: string; readonly commit: string }
  | { readonly kind: "branch-push"; readonly branch: string; readonly commit: string }
  /** `ref` is the full ref that the workflow was dispatched on. */
  | { readonly kind: "dispatch"; readonly ref: string; readonly commit: string }
  | { readonly kind: "release-published"; readonly tag: string; readonly commit: string }
  /** A commit to look at: a pull request, a merge queue, a schedule. Nothing is released from it. */
  | {
      readonly kind: "change";
      readonly event: string;
      readonly ref: string;
      readonly commit: string;
    }
  | { readonly kind: "other"; readonly event: string };

/**
 * Events that may only look. pull_request_target, workflow_run and issue_comment are not among them: they run with the
 * repository's own rights, and code of the change would have those.
 */
const LOOKING: readonly string[] = ["pull_request", "merge_group", "schedule"];

export interface TriggerEnvironment {
  /** GITHUB_EVENT_NAME */
  readonly event: string;
  /** GITHUB_REF: `refs/tags/v1.0`. */
  readonly ref: string;
  /** GITHUB_SHA */
  readonly commit: string;
  /** The event file, parsed. */
  readonly payload: unknown;
}

/** Reads the trigger from what the runner gives. Anything not known to be a release is `other`. */
export function readTrigger({ event, ref, commit, payload }: TriggerEnvironment): Trigger {
  const refused: Trigger = { kind: "other", event };
  switch (event) {
    case "push":
      if (property(payload, "deleted") === true) return { kind: "other", event: "push (deletion)" };
      if (ref.startsWith("refs/tags/")) return { kind: "tag-push", tag: ref.slice(10), commit };
      if (ref.startsWith("refs/heads/")) {
        return { kind: "branch-push", branch: ref.slice(11), commit };
      }
      return refused;
    case "workflow_dispatch":
      return { kind: "dispatch", ref, commit };
    case "release": {
      const action = property(payload, "action");
      const tag = property(property(payload, "release"), "tag_name");
      if (action !== "published" || typeof tag !== "string") {
        return { kind: "other", event: `release (${String(action)})` };
      }
      return { kind: "release-published", tag, commit };
    }
    default:
      return LOOKING.includes(event) ? { kind: "change", event, ref, commit } : refused;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name]; // an object that has the property
}
