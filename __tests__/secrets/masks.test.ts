import { describe, expect, test } from "@jest/globals";
import { withoutMasks } from "./masks.ts";

const SECRET = "a secret of 50% and more";
const ACCOUNT = Buffer.from(`user:${SECRET}`).toString("base64");
const kept = (log: string) => withoutMasks(log, [SECRET]);

describe("the line that has the runner hide a secret is taken out", () => {
  test.each([
    ["which holds it as commands escape it", "::add-mask::a secret of 50%25 and more"],
    ["which holds it as Basic authentication sends it", `::add-mask::${ACCOUNT}`],
  ])("%s", (_, line) => {
    expect(kept(`before\n${line}\nafter`)).toBe("before\n\nafter");
  });

  test("again where commands are taken again", () => {
    const stopped = "::stop-commands::x\ntext\n::x::";
    expect(kept(`${stopped}\n::add-mask::${ACCOUNT}`)).toBe(`${stopped}\n`);
  });
});

describe("every other line stays, and is searched:", () => {
  test.each([
    ["one with something before the command", `> ::add-mask::${SECRET}`],
    ["one that is indented", ` ::add-mask::${SECRET}`],
    ["one with something after the secret", `::add-mask::${SECRET} is hidden`],
    ["one with something before the secret", `::add-mask::hide ${SECRET}`],
    ["one that hides a part of it", `::add-mask::${SECRET.slice(5)}`],
    ["one that hides something else in the same way", "::add-mask::another"],
    ["one that hides no account, but more", `::add-mask::${ACCOUNT}${ACCOUNT}`],
    ["one with properties", `::add-mask name=x::${SECRET}`],
    ["another command", `::debug::${SECRET}`],
    ["one while commands are stopped", `::stop-commands::x\n::add-mask::${SECRET}\n::x::`],
    ["one after another word has ended the stop", `::stop-commands::x\n::y::\n::add-mask::a`],
    ["what comes after it was hidden", SECRET],
  ])("%s", (_, log) => {
    expect(kept(log)).toBe(log);
  });
});
