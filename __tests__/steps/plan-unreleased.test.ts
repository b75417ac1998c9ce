import { describe, expect, test } from "@jest/globals";
import { Journal } from "../../src/domain/journal.ts";
import { resultOf, type Sources } from "../../src/domain/outcome.ts";
import type { Tag } from "../../src/domain/plan.ts";
import { findNextTag, planUnreleased } from "../../src/steps/plan-unreleased.ts";
import { commit, sourcesIn } from "./sample-sources.ts";

const head = { ref: "refs/heads/main", commit };
const dynamic = sourcesIn("/nowhere");
const version = { text: "1.0", line: 7 };
const sources = { ...dynamic, project: { ...dynamic.project, version } };

async function plan(from: Sources) {
  const journal = new Journal({ now: () => new Date(0) });
  await journal.step("plan", planUnreleased(head, from));
  return resultOf(journal.report(), "plan");
}

/** A host that has these tags and no others. */
function host(...names: readonly string[]) {
  const tag = async (name: string): Promise<Tag | undefined> =>
    names.includes(name) ? { name, object: commit, commit } : undefined;
  return { github: { tag } };
}

describe("a commit without a tag", () => {
  test("is planned with the version that the project states, where it states one", async () => {
    expect(await plan(sources)).toEqual({
      kind: "unreleased",
      project: "omi",
      version: "1.0",
      ...head,
    });
    expect(await plan(dynamic)).toEqual({ kind: "unreleased", project: "omi", ...head });
  });

  test("would be released by the tag of the version that the project states", async () => {
    const next = await findNextTag(head, sources, host("v0.9", "other-v1.0"));
    expect(next).toEqual({ name: "v1.0", object: commit, commit });
    const configuration = { ...sources.configuration, tagFormat: "{name}-{version}" };
    const inFormat = await findNextTag(head, { ...sources, configuration }, host());
    expect(inFormat?.name).toBe("omi-1.0");
  });

  test.each(["v1.0", "1.0"])(
    "is none that is to be released where the version has the tag %s",
    async (name) => {
      expect(await findNextTag(head, sources, host(name))).toBeUndefined();
    },
  );

  test("says nothing of a next tag where the build decides the version", async () => {
    expect(await findNextTag(head, dynamic, host())).toBeUndefined();
  });
});
