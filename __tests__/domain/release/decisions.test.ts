import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  compareTag,
  decideRelease,
  type WantedRelease,
} from "../../../src/domain/release/decisions.ts";
import type { Release } from "../../../src/domain/release/release.ts";
import { commit, otherCommit, ourBody, releaseWith, tag } from "./sample-releases.ts";

const wanted: WantedRelease = { tag, version: "0.3.0", personal: false, adoptDraft: false };
const unrelated = [
  releaseWith({ id: 90, tag: "v0.2.0", body: ourBody({ version: "0.2.0" }) }),
  releaseWith({ id: 91, tag: "v0.2.0", draft: true }),
  releaseWith({ id: 92, tag: "V0.3.0", draft: true, body: ourBody() }),
];

function decide(part: Partial<WantedRelease>, ...releases: Release[]) {
  return decideRelease({ ...wanted, ...part }, [...unrelated, ...releases]);
}

describe("a draft", () => {
  const ours = releaseWith({ id: 5, draft: true, body: ourBody() });
  const theirs = releaseWith({ id: 4, draft: true });

  test("is created where there is nothing for the tag", () => {
    expect(decide({})).toEqual({ do: "create" });
    expect(decideRelease(wanted, [])).toEqual({ do: "create" });
  });

  test("of ours is gone on with", () => {
    const adopt = { do: "adopt", release: ours, keepText: false, duplicates: [] };
    expect(decide({}, ours)).toEqual(adopt);
    expect(decide({ adoptDraft: true }, ours)).toEqual(adopt);
    expect(decide({ personal: true }, ours)).toEqual(adopt);
  });

  test("of ours from another commit is gone on with, since nobody has seen it", () => {
    const stale = releaseWith({
      id: 5,
      draft: true,
      body: ourBody({ version: "0.3", commit: otherCommit }),
    });
    expect(decide({}, stale)).toEqual({
      do: "adopt",
      release: stale,
      keepText: false,
      duplicates: [],
    });
  });

  test("of a person is theirs even if its text was copied from an earlier release of ours", () => {
    const copied = releaseWith({ id: 4, draft: true, body: ourBody({ version: "0.2.0" }) });
    expect(decide({}, copied)).toMatchObject({ do: "stop", why: { code: "draft-not-ours" } });
    const taken = { do: "adopt", release: copied, keepText: true, duplicates: [] };
    expect(decide({ adoptDraft: true }, copied)).toEqual(taken);
    const adopt = { do: "adopt", release: ours, keepText: false, duplicates: [] };
    expect(decide({}, copied, ours)).toEqual(adopt);
    expect(decide({ personal: true }, copied, releaseWith({ id: 6 }))).toMatchObject({
      do: "serve",
      draft: undefined,
    });
  });

  test("of ours is the oldest of several, and the others are named", () => {
    const later = releaseWith({ id: 7, draft: true, body: ourBody() });
    const latest = releaseWith({ id: 10, draft: true, body: ourBody() });
    const adopt = { do: "adopt", release: ours, keepText: false, duplicates: [later, latest] };
    expect(decide({}, latest, ours, later)).toEqual(adopt);
    expect(decide({}, later, latest, ours)).toEqual(adopt);
  });

  test("of ours is taken before a person's", () => {
    expect(decide({ adoptDraft: true }, theirs, ours)).toEqual({
      do: "adopt",
      release: ours,
      keepText: false,
      duplicates: [],
    });
  });

  test("of a person stops the run, with the ways out", () => {
    expect(decide({}, theirs)).toEqual({
      do: "stop",
      why: {
        code: "draft-not-ours",
        severity: "error",
        message: `There is a draft release for v0.3.0 that this action did not make: ${theirs.url}`,
        hint: "Delete it (gh release delete v0.3.0), and run the job again. To have it completed and published with its text, set adopt-draft: true; to publish it yourself, start the workflow by release: published. Both count from the next tag on, because a tag keeps its workflow.",
      },
    });
  });

  test("of a person is taken over with its text where that is asked for", () => {
    const later = releaseWith({ id: 6, draft: true });
    expect(decide({ adoptDraft: true }, later, theirs)).toEqual({
      do: "adopt",
      release: theirs,
      keepText: true,
      duplicates: [],
    });
  });

  test("that was taken over keeps its text in later runs, asked for or not", () => {
    const taken = releaseWith({ id: 5, draft: true, body: ourBody({ adopted: true }) });
    const adopt = { do: "adopt", release: taken, keepText: true, duplicates: [] };
    expect(decide({}, taken)).toEqual(adopt);
    expect(decide({ adoptDraft: true }, taken, releaseWith({ id: 6, draft: true }))).toEqual(adopt);
  });
});

describe("a published release", () => {
  const ours = releaseWith({ id: 5, body: ourBody() });
  const theirs = releaseWith({ id: 4 });
  const draft = releaseWith({ id: 6, draft: true, body: ourBody() });
  const foreignDraft = releaseWith({ id: 3, draft: true });

  test("of ours for this commit is completed", () => {
    expect(decide({}, ours)).toEqual({ do: "complete", release: ours });
    expect(decide({ personal: true }, ours)).toEqual({ do: "complete", release: ours });
    const respelled = releaseWith({ body: ourBody({ version: "0.3" }) });
    expect(decide({}, respelled)).toEqual({ do: "complete", release: respelled });
  });

  test("of ours is completed even if drafts stand beside it", () => {
    expect(decide({}, draft, foreignDraft, ours)).toEqual({ do: "complete", release: ours });
  });

  test.each([
    ["from another commit", ourBody({ commit: otherCommit }), "0.3.0", otherCommit],
    ["of another version", ourBody({ version: "0.3.1" }), "0.3.1", commit],
  ])("of ours %s stops the run", (_, body, version, from) => {
    const moved = releaseWith({ id: 5, body });
    for (const personal of [false, true]) {
      expect(decide({ personal, adoptDraft: true }, draft, moved)).toEqual({
        do: "stop",
        why: {
          code: "release-of-other-commit",
          severity: "error",
          message: `The published release ${moved.url} is version ${version} from commit ${from}; the tag v0.3.0 is now on ${commit}.`,
          hint: `A published tag must not move: put it back on ${from}, and release this commit as the next version.`,
        },
      });
    }
  });

  test("of a person stops a run that it did not start, whatever drafts there are", () => {
    for (const drafts of [[], [draft], [foreignDraft]]) {
      expect(decide({ adoptDraft: true }, ...drafts, theirs)).toEqual({
        do: "stop",
        why: {
          code: "release-exists",
          severity: "error",
          message: `A release for v0.3.0 that this action did not make is already published: ${theirs.url}`,
          hint: "To release to the index only what that release announces, start the workflow by release: published. Otherwise release the next version from a new tag.",
        },
      });
    }
  });

  test("of a person that started the run is served, by a draft of ours where there is one", () => {
    expect(decide({ personal: true }, theirs)).toEqual({ do: "serve", release: theirs });
    expect(decide({ personal: true }, draft, theirs, foreignDraft)).toEqual({
      do: "serve",
      release: theirs,
      draft,
    });
  });
});

test("nothing of somebody else's is touched unasked, and the order of the list does not matter", () => {
  const any = fc.record({
    draft: fc.boolean(),
    tag: fc.constantFrom(tag.name, "v0.2.0"),
    body: fc.constantFrom("", "Notes.", ourBody(), ourBody({ commit: otherCommit })),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), fc.boolean(), (parts, personal) => {
      // GitHub has one published release for a tag at most.
      const releases = parts
        .map((part, id) => releaseWith({ id, ...part }))
        .filter(
          (release, at, all) =>
            release.draft || all.findIndex((one) => !one.draft && one.tag === release.tag) === at,
        );
      const decision = decideRelease({ ...wanted, personal }, releases);
      expect(decideRelease({ ...wanted, personal }, releases.toReversed())).toEqual(decision);
      if (decision.do === "create" || decision.do === "stop") return;
      expect(decision.release.tag).toBe(tag.name);
      expect(decision.release.body.includes("tag2pypi")).toBe(decision.do !== "serve");
    }),
  );
});

describe("the tag, when it is looked at again,", () => {
  const light = { ...tag, object: commit };

  test("is still what it was", () => {
    expect(compareTag(tag, { ...tag })).toBeUndefined();
    expect(compareTag(light, { ...light })).toBeUndefined();
  });

  test("is gone: it is never made again by us", () => {
    expect(compareTag(tag, undefined)).toEqual({
      code: "tag-deleted",
      severity: "error",
      message: `The tag v0.3.0 was on commit ${commit} when the run began; the remote no longer has it.`,
      hint: `Push it again, on the same commit, and run again: git push origin ${tag.object}:refs/tags/v0.3.0`,
    });
  });

  test.each([
    [
      "has moved",
      light,
      { ...light, object: otherCommit, commit: otherCommit },
      `The tag v0.3.0 was commit ${commit} when the run began; the remote now has commit ${otherCommit}.`,
    ],
    [
      "has become a lightweight one on the same commit",
      tag,
      light,
      `The tag v0.3.0 was tag object ${tag.object} on commit ${commit} when the run began; the remote now has commit ${commit}.`,
    ],
    [
      "has been annotated anew",
      tag,
      { ...tag, object: "a".repeat(40) },
      `The tag v0.3.0 was tag object ${tag.object} on commit ${commit} when the run began; the remote now has tag object ${"a".repeat(40)} on commit ${commit}.`,
    ],
  ])("%s", (_, planned, now, message) => {
    expect(compareTag(planned, now)).toEqual({
      code: "tag-moved",
      severity: "error",
      message,
      hint: `Put it back: git push --force origin ${planned.object}:refs/tags/v0.3.0. To release the other commit, give it the next version. A tag ruleset that forbids updates prevents this.`,
    });
  });
});
