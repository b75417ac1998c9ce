import { describe, expect, test } from "@jest/globals";
import { protectionOf, type TagRuleset } from "../../../src/domain/repository/tag-ruleset.ts";

const NOTHING = { creation: [], update: [], deletion: [] };

function ruleset(more: Partial<TagRuleset> = {}): TagRuleset {
  return {
    name: "Tags",
    active: true,
    include: ["refs/tags/v*"],
    exclude: [],
    rules: ["creation", "update", "deletion", "non_fast_forward"],
    bypass: "never",
    ...more,
  };
}

describe("a ruleset protects a tag", () => {
  test.each<[string, Partial<TagRuleset>]>([
    ["whose name fits", {}],
    ["if it is about all", { include: ["~ALL"] }],
    ["in folders that the pattern has", { include: ["refs/tags/*", "refs/tags/**/*"] }],
    ["unless it excludes another one", { exclude: ["refs/tags/v9*"] }],
    ["when nobody says who may pass by", { bypass: "pull_requests_only" }],
  ])("%s", (_, more) => {
    expect(protectionOf("v1.0", [ruleset(more)])).toEqual({
      creation: ["Tags"],
      update: ["Tags"],
      deletion: ["Tags"],
    });
  });

  test.each<[string, Partial<TagRuleset>]>([
    ["that it does not include", { include: ["refs/tags/w*"] }],
    ["that it excludes", { exclude: ["refs/tags/v1.*"] }],
    ["when it is only tried out", { active: false }],
    ["when it includes nothing", { include: [] }],
    ["in a folder that the pattern has not", { include: ["refs/tags/v1.0/*"] }],
  ])("but not one %s", (_, more) => {
    expect(protectionOf("v1.0", [ruleset(more)])).toEqual(NOTHING);
  });

  test.each(["always", "exempt"] as const)(
    "which whoever may pass by (%s) can still create",
    (bypass) => {
      const protection = protectionOf("v1.0", [ruleset({ bypass })]);
      expect(protection).toEqual({ creation: [], update: ["Tags"], deletion: ["Tags"] });
    },
  );

  test("together with others", () => {
    const sets = [ruleset({ rules: ["update"] }), ruleset({ name: "More", rules: ["update"] })];
    expect(protectionOf("v1.0", sets)).toEqual({ ...NOTHING, update: ["Tags", "More"] });
  });
});
