import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readTrigger } from "../../../src/domain/trigger/trigger.ts";

const commit = "c".repeat(40);

describe("a run is known by what started it", () => {
  test.each([
    [
      "a tag push",
      { event: "push", ref: "refs/tags/v1.0", commit, payload: { deleted: false } },
      { kind: "tag-push", tag: "v1.0", commit },
    ],
    [
      "the push of a tag with slashes",
      { event: "push", ref: "refs/tags/omi/v1.0", commit, payload: {} },
      { kind: "tag-push", tag: "omi/v1.0", commit },
    ],
    [
      "the push of a tag that is named like a ref",
      { event: "push", ref: "refs/tags/refs/tags/v1.0", commit, payload: {} },
      { kind: "tag-push", tag: "refs/tags/v1.0", commit },
    ],
    [
      "a branch push",
      { event: "push", ref: "refs/heads/release/1.x", commit, payload: {} },
      { kind: "branch-push", branch: "release/1.x", commit },
    ],
    [
      "the push of a branch that is named like a tag",
      { event: "push", ref: "refs/heads/v1.0", commit, payload: {} },
      { kind: "branch-push", branch: "v1.0", commit },
    ],
    [
      "a dispatch on a tag",
      { event: "workflow_dispatch", ref: "refs/tags/v1.0", commit, payload: { inputs: {} } },
      { kind: "dispatch", ref: "refs/tags/v1.0", commit },
    ],
    [
      "a dispatch on a branch",
      { event: "workflow_dispatch", ref: "refs/heads/main", commit, payload: { inputs: {} } },
      { kind: "dispatch", ref: "refs/heads/main", commit },
    ],
    [
      "a published release",
      {
        event: "release",
        ref: "refs/tags/v1.0",
        commit,
        payload: { action: "published", release: { tag_name: "v1.0" } },
      },
      { kind: "release-published", tag: "v1.0", commit },
    ],
  ])("%s", (_, environment, trigger) => {
    expect(readTrigger(environment)).toEqual(trigger);
  });
});

describe("what is not known to be a release is nothing but another event", () => {
  test.each([
    "pull_request_target",
    "issue_comment",
    "workflow_run",
    "repository_dispatch",
    "create",
    "delete",
    "workflow_call",
    "__proto__",
    "",
  ])("%j, even on a tag and with a release in it", (event) => {
    const payload = { action: "published", release: { tag_name: "v1.0" } };
    expect(readTrigger({ event, ref: "refs/tags/v1.0", commit, payload })).toEqual({
      kind: "other",
      event,
    });
  });

  test.each(["pull_request", "schedule", "merge_group"])(
    "%j may look at its commit, and release nothing",
    (event) => {
      const ref = "refs/pull/7/merge";
      const trigger = readTrigger({ event, ref, commit, payload: {} });
      expect(trigger).toEqual({ kind: "change", event, ref, commit });
    },
  );

  test.each([
    ["created", { action: "created", release: { tag_name: "v1.0" } }, "release (created)"],
    ["edited", { action: "edited", release: { tag_name: "v1.0" } }, "release (edited)"],
    ["deleted", { action: "deleted", release: { tag_name: "v1.0" } }, "release (deleted)"],
    ["released", { action: "released", release: { tag_name: "v1.0" } }, "release (released)"],
    ["prereleased", { action: "prereleased", release: {} }, "release (prereleased)"],
    ["without its tag", { action: "published", release: {} }, "release (published)"],
    [
      "with a tag that is no text",
      { action: "published", release: { tag_name: 1 } },
      "release (published)",
    ],
    ["without its release", { action: "published", release: null }, "release (published)"],
    ["without an action", {}, "release (undefined)"],
    ["that inherits its action", Object.create({ action: "published" }), "release (undefined)"],
    ["without anything", null, "release (undefined)"],
    ["that is a list", ["published"], "release (undefined)"],
  ])("a release event %s", (_, payload, event) => {
    expect(readTrigger({ event: "release", ref: "refs/tags/v1.0", commit, payload })).toEqual({
      kind: "other",
      event,
    });
  });

  test.each(["refs/tags/v1.0", "refs/heads/main"])("the deletion of %s", (ref) => {
    const payload = { deleted: true, after: "0".repeat(40) };
    expect(readTrigger({ event: "push", ref, commit, payload })).toEqual({
      kind: "other",
      event: "push (deletion)",
    });
  });

  test.each(["refs/notes/x", "refs/pull/1/merge", "v1.0", ""])("the push of %j", (ref) => {
    expect(readTrigger({ event: "push", ref, commit, payload: {} })).toEqual({
      kind: "other",
      event: "push",
    });
  });

  test("and no event file makes it fail", () => {
    const events = fc.constantFrom("push", "release", "workflow_dispatch", "issues");
    fc.assert(
      fc.property(events, fc.string(), fc.jsonValue(), (event, ref, payload) => {
        const { kind } = readTrigger({ event, ref, commit, payload });
        expect(kind).toBe(event === "workflow_dispatch" ? "dispatch" : "other");
      }),
    );
  });
});
