import { describe, expect, test } from "@jest/globals";
import {
  checkTag,
  decideRevision,
  type WithoutTag,
} from "../../../src/domain/trigger/decisions.ts";
import type { Trigger } from "../../../src/domain/trigger/trigger.ts";

const commit = "c".repeat(40);
const other = "d".repeat(40);
const tagPush = { kind: "tag-push", tag: "v1.0", commit } as const;
const release = { kind: "release-published", tag: "v1.0", commit } as const;
const onTag = { kind: "dispatch", ref: "refs/tags/v1.0", commit } as const;
const onMain = { kind: "dispatch", ref: "refs/heads/main", commit } as const;
const branchPush = { kind: "branch-push", branch: "main", commit } as const;

/** For PyPI, by a command that needs a tag. */
function decideTag(trigger: Trigger, tag: string) {
  return decideRevision(trigger, { tag, indexes: ["pypi"], withoutTag: "refuse" });
}

describe("a run releases the tag that", () => {
  test.each<[string, Trigger, string, string]>([
    ["was pushed", tagPush, "", "v1.0"],
    ["was pushed, and is named again", tagPush, "v1.0", "v1.0"],
    ["was pushed, and is named again by its full ref", tagPush, "refs/tags/v1.0", "v1.0"],
    ["a published release is about", release, "", "v1.0"],
    ["a published release is about, named again", release, "v1.0", "v1.0"],
    ["it was dispatched on", onTag, "", "v1.0"],
    ["a dispatch names", onMain, "v1.0", "v1.0"],
    ["a dispatch names by its full ref", onMain, "refs/tags/v1.0", "v1.0"],
    ["a dispatch on another tag names", onTag, "v0.9", "v0.9"],
    ["a branch push names", branchPush, "v1.0", "v1.0"],
    [
      "was pushed, whole, even if it is named like a ref",
      { ...tagPush, tag: "refs/tags/v1.0" },
      "",
      "refs/tags/v1.0",
    ],
  ])("%s", (_, trigger, input, tag) => {
    expect(decideTag(trigger, input)).toEqual({ do: "release", tag });
  });
});

describe("a commit without a tag", () => {
  const change = {
    kind: "change",
    event: "pull_request",
    ref: "refs/pull/7/merge",
    commit,
  } as const;
  const main = { ref: "refs/heads/main", commit };

  test.each<[string, Trigger, WithoutTag, readonly string[], object]>([
    ["is looked at on a push to a branch", branchPush, "look", ["pypi"], main],
    ["is looked at on a dispatch for a branch", onMain, "look", ["pypi"], main],
    ["is looked at on a pull request", change, "look", ["pypi"], { ref: change.ref, commit }],
    ["is tried where TestPyPI is the only index", branchPush, "snapshot", ["testpypi"], main],
    [
      "is built on a pull request, as if for TestPyPI",
      change,
      "build",
      ["testpypi"],
      { ref: change.ref, commit },
    ],
    ["is tried on a dispatch, too", onMain, "snapshot", ["testpypi"], main],
  ])("%s", (_, trigger, withoutTag, indexes, at) => {
    const decision = decideRevision(trigger, { tag: "", indexes, withoutTag });
    expect(decision).toMatchObject({ do: "look", at });
  });

  test.each<[string, Trigger, WithoutTag, readonly string[], string]>([
    ["by a command that needs a tag", branchPush, "refuse", ["testpypi"], "tag-not-named"],
    ["on PyPI", branchPush, "snapshot", ["pypi"], "tag-not-named"],
    ["on TestPyPI and PyPI", branchPush, "snapshot", ["testpypi", "pypi"], "tag-not-named"],
    ["on a pull request, as if for PyPI", change, "build", ["pypi"], "event-refused"],
    ["on TestPyPI from a pull request", change, "snapshot", ["testpypi"], "event-refused"],
    [
      "for an event that anybody starts",
      { kind: "other", event: "issue_comment" },
      "look",
      ["pypi"],
      "event-refused",
    ],
  ])("is not tried %s", (_, trigger, withoutTag, indexes, code) => {
    const decision = decideRevision(trigger, { tag: "", indexes, withoutTag });
    expect(decision).toMatchObject({ do: "stop", why: { code } });
  });

  test.each([branchPush, onMain])("does not matter where a tag is named", (trigger) => {
    const request = { tag: "v1.0", indexes: ["testpypi"], withoutTag: "look" } as const;
    expect(decideRevision(trigger, request)).toEqual({ do: "release", tag: "v1.0" });
  });

  test("is not looked at on a pull request that names a tag", () => {
    const request = { tag: "v1.0", indexes: ["pypi"], withoutTag: "look" } as const;
    expect(decideRevision(change, request)).toMatchObject({
      do: "stop",
      why: { code: "event-refused" },
    });
  });
});

describe("a run stops where", () => {
  test.each<[Trigger, string]>([
    [tagPush, "the tag v1.0"],
    [release, "the tag v1.0"],
  ])("event and input name different tags", (trigger, event) => {
    expect(decideTag(trigger, "v1.1")).toEqual({
      do: "stop",
      why: {
        code: "tag-named-twice",
        severity: "error",
        message: `The input tag is "v1.1", but the event is about ${event}.`,
        hint: "Leave the input empty for this event: `tag: ${{ inputs.tag }}` is empty unless the workflow was dispatched.",
      },
    });
  });

  test("the input is endless, without quoting all of it", () => {
    const decision = decideTag(tagPush, "1".repeat(10_240));
    expect(decision.do === "stop" && decision.why.message.length).toBeLessThan(200);
  });

  test.each<[Trigger, string]>([
    [onMain, "The workflow was dispatched on refs/heads/main and its input tag is empty."],
    [branchPush, "The push is to the branch main and the input tag is empty."],
  ])("nothing names a tag", (trigger, message) => {
    expect(decideTag(trigger, "")).toEqual({
      do: "stop",
      why: {
        code: "tag-not-named",
        severity: "error",
        message,
        hint: "Push a tag, or name one in the input tag. A commit without one gets no GitHub release: leave this job out for it.",
      },
    });
  });

  test.each([
    "pull_request",
    "pull_request_target",
    "issue_comment",
    "workflow_run",
    "schedule",
    "repository_dispatch",
    "push (deletion)",
    "release (created)",
  ])("the event is %s, even with a tag as input", (event) => {
    for (const input of ["", "v1.0"]) {
      expect(decideTag({ kind: "other", event }, input)).toEqual({
        do: "stop",
        why: {
          code: "event-refused",
          severity: "error",
          message: `The event ${event} may not release: anybody could start it with contents of their own, or it is not about a tag.`,
          hint: "Start the workflow by a tag push, by workflow_dispatch with a tag, or by release: published. On pull requests, use the actions check, and build with indexes: testpypi.",
        },
      });
    }
  });

  test.each([
    "v1.2.3; rm -rf /",
    "v$(id)",
    "v`id`",
    "v1.2.3\n::set-output name=x::y",
    "v1.2.3^{}",
    "--delete",
    "v\uff11.2.3",
    "v1.2.3\u202e",
    "a..b",
  ])("a name is hostile: %j", (name) => {
    const why = {
      code: "tag-invalid",
      severity: "error",
      hint: "Use letters, digits, dots, dashes, plus signs and slashes, for example v1.2.3.",
    };
    const asInput = `${JSON.stringify(name)} is not a tag name that a release can have.`;
    for (const trigger of [onMain, branchPush]) {
      expect(decideTag(trigger, name)).toEqual({ do: "stop", why: { ...why, message: asInput } });
    }
    const asRef = `${JSON.stringify(`refs/tags/${name}`)} is not a tag name that a release can have.`;
    for (const trigger of [
      { ...tagPush, tag: name },
      { ...release, tag: name },
      { ...onTag, ref: `refs/tags/${name}` },
    ]) {
      expect(decideTag(trigger, "")).toEqual({ do: "stop", why: { ...why, message: asRef } });
    }
  });

  test("a name has ten thousand characters, without quoting them all", () => {
    const decision = decideTag(onMain, `v${"1".repeat(10_240)}`);
    expect(decision.do === "stop" && decision.why.message).toBe(
      `"v${"1".repeat(99)}" is not a tag name that a release can have.`,
    );
  });
});

describe("with the tag that the remote has", () => {
  const tag = { name: "v1.0", object: "e".repeat(40), commit };
  const moved = { ...tag, commit: other };

  test.each<[string, Trigger, typeof tag, boolean]>([
    ["a tag push goes on", tagPush, tag, false],
    ["a published release goes on", release, tag, false],
    ["a dispatch on the tag goes on", onTag, tag, false],
    ["a dispatch on a branch at the same commit goes on", onMain, tag, false],
    ["a dispatch on another commit goes on where that is allowed", onMain, moved, true],
    ["a branch push goes on, whatever was pushed", branchPush, moved, false],
    [
      "a tag push that names the tag object goes on",
      { ...tagPush, commit: tag.object },
      tag,
      false,
    ],
  ])("%s", (_, trigger, found, allowOtherRef) => {
    expect(checkTag(trigger, "v1.0", found, allowOtherRef)).toBeUndefined();
  });

  test("a dispatch on another commit is refused, with the right command", () => {
    expect(checkTag(onMain, "v1.0", moved, false)).toEqual({
      code: "dispatch-on-other-ref",
      severity: "error",
      message: `The run was dispatched on refs/heads/main, commit ${commit}; the tag v1.0 is on commit ${other}.`,
      hint: "Dispatch it on the tag itself: gh workflow run publish.yml --ref v1.0 -f tag=v1.0\nOr set allow-other-ref: true.",
    });
  });

  test.each([tagPush, release])("a tag that has moved since its event is refused", (trigger) => {
    expect(checkTag(trigger, "v1.0", moved, true)).toEqual({
      code: "tag-moved-since-event",
      severity: "error",
      message: `The event is about v1.0 on commit ${commit}; the remote now has it on commit ${other}.`,
      hint: "The push of the moved tag started a run of its own: look at that one. A tag that something was published from must not move.",
    });
  });

  test.each<[Trigger, boolean]>([
    [tagPush, false],
    [release, false],
    [branchPush, false],
    [onMain, true],
  ])("which has none, nothing goes on", (trigger, allowOtherRef) => {
    expect(checkTag(trigger, "v1.0", undefined, allowOtherRef)).toEqual({
      code: "tag-missing",
      severity: "error",
      message: "The repository on the server has no tag v1.0.",
      hint: "Push it: git push origin refs/tags/v1.0",
    });
  });
});
