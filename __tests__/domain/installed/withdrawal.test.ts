import { describe, expect, test } from "@jest/globals";
import { adviseWithdrawal } from "../../../src/domain/installed/withdrawal.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";

const plan = { project: "Omi_Claw", version: "1.0" };
const error = {
  code: "import-failed",
  severity: "error",
  message: "import omi fails.",
  hint: "Name every dependency.",
} as const;

describe("a finding about a published version", () => {
  test("says what is public, where to yank it and what to do then", () => {
    expect(adviseWithdrawal(error, plan, resolveIndex("pypi"))).toEqual({
      ...error,
      hint: "PyPI gives Omi_Claw 1.0 to everybody already, and a published file cannot be replaced. Yank the version on https://pypi.org/manage/project/omi-claw/release/1.0/, so that installers pass it over, and release the next patch version.\nName every dependency.",
    });
  });

  test("names no page of an index that has none", () => {
    const index = resolveIndex("https://packages.example.org/legacy/");
    const { hint: _, ...withoutHint } = error;
    expect(adviseWithdrawal(withoutHint, plan, index).hint).toBe(
      "https://packages.example.org/legacy/ gives Omi_Claw 1.0 to everybody already, and a published file cannot be replaced. Yank the version there, so that installers pass it over, and release the next patch version.",
    );
  });

  test("stays as it is where it is no error", () => {
    const notice = { ...error, severity: "notice" } as const;
    expect(adviseWithdrawal(notice, plan, resolveIndex("pypi"))).toBe(notice);
  });
});
