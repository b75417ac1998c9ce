import type { Diagnostic } from "../diagnostic.ts";
import type { IndexName, Tag, Untagged } from "../plan.ts";
import { versionDiagnostics } from "../version/diagnostics.ts";
import { parseTagName } from "../version/tag-name.ts";
import { triggerDiagnostics } from "./diagnostics.ts";
import type { Trigger } from "./trigger.ts";

const { diagnose } = triggerDiagnostics;

export type RevisionDecision =
  | { readonly do: "release"; readonly tag: string }
  /** Nothing is released: the commit is looked at, or tried on TestPyPI. */
  | { readonly do: "look"; readonly at: Untagged }
  | { readonly do: "stop"; readonly why: Diagnostic };

/**
 * What a command can do with a commit that no tag is on: nothing; try a branch on TestPyPI; build a branch or a pull
 * request as if for TestPyPI; or look at any of them.
 */
export type WithoutTag = "refuse" | "snapshot" | "build" | "look";

export interface RevisionRequest {
  /** The `tag` input; empty where not given. */
  readonly tag: string;
  readonly indexes: readonly IndexName[];
  readonly withoutTag: WithoutTag;
}

/** What a run is about, from its trigger and its inputs. */
export function decideRevision(trigger: Trigger, request: RevisionRequest): RevisionDecision {
  const at = request.tag === "" ? untaggedOf(trigger) : undefined;
  if (at !== undefined && accepts(trigger, request)) return { do: "look", at };
  const decision = decideTag(trigger, request.tag);
  if (at === undefined || decision.do !== "stop" || request.withoutTag !== "refuse")
    return decision;
  return { do: "stop", why: { ...decision.why, hint: NEEDS_TAG } };
}

const NEEDS_TAG =
  "Push a tag, or name one in the input tag. A commit without one gets no GitHub release: leave this job out for it.";

function untaggedOf(trigger: Trigger): Untagged | undefined {
  switch (trigger.kind) {
    case "branch-push":
      return { ref: `refs/heads/${trigger.branch}`, commit: trigger.commit };
    case "dispatch":
      return trigger.ref.startsWith("refs/heads/") ? trigger : undefined;
    case "change":
      return trigger;
    case "tag-push":
    case "release-published":
    case "other":
      return undefined;
  }
}

function accepts({ kind }: Trigger, { withoutTag, indexes }: RevisionRequest): boolean {
  const isForTestPypi = indexes.length === 1 && indexes[0] === "testpypi";
  switch (withoutTag) {
    case "refuse":
      return false;
    case "snapshot":
      return isForTestPypi && kind !== "change";
    case "build":
      return isForTestPypi;
    case "look":
      return true;
  }
}

function decideTag(trigger: Trigger, input: string): RevisionDecision {
  const candidate = nameTag(trigger, input);
  if (typeof candidate !== "string") return { do: "stop", why: candidate };
  const tag = parseTagName(candidate);
  if (tag !== undefined) return { do: "release", tag };
  return {
    do: "stop",
    why: versionDiagnostics.diagnose("tag-invalid", {
      message: `${JSON.stringify(candidate.slice(0, 100))} is not a tag name that a release can have.`,
      hint: "Use letters, digits, dots, dashes, plus signs and slashes, for example v1.2.3.",
    }),
  };
}

function nameTag(trigger: Trigger, input: string): string | Diagnostic {
  switch (trigger.kind) {
    case "tag-push":
    case "release-published":
      // As a full ref: a tag may itself be named refs/tags/…, and only one such prefix is taken off.
      if (input === "" || parseTagName(input) === trigger.tag) return `refs/tags/${trigger.tag}`;
      return diagnose("tag-named-twice", {
        message: `The input tag is ${JSON.stringify(input.slice(0, 100))}, but the event is about the tag ${trigger.tag}.`,
        hint: "Leave the input empty for this event: `tag: ${{ inputs.tag }}` is empty unless the workflow was dispatched.",
      });
    case "dispatch":
      if (input !== "") return input;
      if (trigger.ref.startsWith("refs/tags/")) return trigger.ref;
      return notNamed(`The workflow was dispatched on ${trigger.ref} and its input tag is empty.`);
    case "branch-push":
      if (input !== "") return input;
      return notNamed(`The push is to the branch ${trigger.branch} and the input tag is empty.`);
    case "change":
    case "other":
      return diagnose("event-refused", {
        message: `The event ${trigger.event} may not release: anybody could start it with contents of their own, or it is not about a tag.`,
        hint: "Start the workflow by a tag push, by workflow_dispatch with a tag, or by release: published. On pull requests, use the actions check, and build with indexes: testpypi.",
      });
  }
}

function notNamed(message: string): Diagnostic {
  return triggerDiagnostics.diagnose("tag-not-named", {
    message,
    hint: "Push a tag, or name one in the input tag. To try a branch on TestPyPI without a release, set indexes: testpypi.",
  });
}

/**
 * Whether the run may go on with the tag that the remote has. A dispatched run whose own commit is not the tag's
 * would be signed as coming from that other commit, so it is refused unless the user accepts that.
 */
export function checkTag(
  trigger: Trigger,
  name: string,
  tag: Tag | undefined,
  allowOtherRef: boolean,
): Diagnostic | undefined {
  if (tag === undefined) {
    return diagnose("tag-missing", {
      message: `The repository on the server has no tag ${name}.`,
      hint: `Push it: git push origin refs/tags/${name}`,
    });
  }
  if (trigger.kind === "tag-push" || trigger.kind === "release-published") {
    return checkEventTag(trigger.commit, tag);
  }
  if (trigger.kind !== "dispatch" || trigger.commit === tag.commit || allowOtherRef) {
    return undefined;
  }
  return diagnose("dispatch-on-other-ref", {
    message: `The run was dispatched on ${trigger.ref}, commit ${trigger.commit}; the tag ${name} is on commit ${tag.commit}.`,
    hint: `Dispatch it on the tag itself: gh workflow run publish.yml --ref ${name} -f tag=${name}\nOr set allow-other-ref: true.`,
  });
}

/** The event is about a commit; a tag that has moved since then is another release. */
function checkEventTag(commit: string, tag: Tag): Diagnostic | undefined {
  if (commit === tag.commit || commit === tag.object) return undefined;
  return diagnose("tag-moved-since-event", {
    message: `The event is about ${tag.name} on commit ${commit}; the remote now has it on commit ${tag.commit}.`,
    hint: "The push of the moved tag started a run of its own: look at that one. A tag that something was published from must not move.",
  });
}
