import { describe, expect, test } from "@jest/globals";
import { readOwnRun } from "../../../src/domain/ci/own-run.ts";
import { OWN } from "./sample-facts.ts";

describe("our own run", () => {
  test("is known from what the runner says", () => {
    expect(readOwnRun("900", "omi/omi/.github/workflows/publish.yml@refs/tags/v1.0")).toEqual(OWN);
  });

  test.each([
    [undefined, undefined],
    ["900", undefined],
    [undefined, "omi/omi/.github/workflows/publish.yml@refs/tags/v1.0"],
    ["", ""],
    ["0", "omi/omi/.github/workflows/publish.yml@main"],
    ["9x", "omi/omi/.github/workflows/publish.yml@main"],
  ])("is none where it says %j and %j", (id, ref) => {
    expect(readOwnRun(id, ref)).toBeUndefined();
  });
});
