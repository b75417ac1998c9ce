import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Catalogue, defineDiagnostics } from "../../src/domain/diagnostic.ts";
import {
  judgeBy,
  overrideNotices,
  readRuleSettings,
  splitRuleInput,
} from "../../src/domain/settings.ts";
import { refusalsOf } from "./project/refusals.ts";

const { entries, diagnose } = defineDiagnostics({
  "tag-not-canonical": { severity: "warning", title: "An odd spelling", rule: true },
  "tag-not-on-branch": { severity: "error", title: "On no branch", rule: true },
  "tag-moved": { severity: "error", title: "A fact" },
  "tag-plain": { severity: "notice", title: "A matter of taste", rule: true, off: true },
});
const catalogue: Catalogue = entries;

describe("the input rules is read", () => {
  test.each([
    ["", {}],
    [" \n ", {}],
    ["a=off", { a: "off" }],
    ["a=off b=error", { a: "off", b: "error" }],
    ["a=off\n  b=error\r\n\tc=warning", { a: "off", b: "error", c: "warning" }],
    ["a=off,b=error, c=warning,", { a: "off", b: "error", c: "warning" }],
    ["a=off a=error", { a: "error" }],
    ["a", { a: "" }],
    ["a=", { a: "" }],
    ["=off", { "": "off" }],
    ["a=off=error", { a: "off=error" }],
  ])("%j", (text, settings) => {
    expect(splitRuleInput(text)).toEqual(settings);
  });

  test("without harm from names that objects have", () => {
    const settings = splitRuleInput("__proto__=off constructor=off");
    expect(Object.entries(settings)).toEqual([
      ["__proto__", "off"],
      ["constructor", "off"],
    ]);
    expect(refusalsOf(() => readRuleSettings(settings, catalogue, "x"))).toHaveLength(2);
  });

  test("as it was written, for any codes and levels", () => {
    const settings = fc.dictionary(
      fc.stringMatching(/^[a-z-]{1,8}$/),
      fc.constantFrom("error", "warning", "off"),
    );
    fc.assert(
      fc.property(settings, fc.constantFrom(" ", ",", "\n", " ,\n"), (written, between) => {
        const text = Object.entries(written).map(([code, level]) => `${code}=${level}`);
        expect(splitRuleInput(text.join(between))).toEqual({ ...written });
      }),
    );
  });
});

describe("rule settings", () => {
  test("name rules and levels", () => {
    const settings = { "tag-not-canonical": "off", "tag-not-on-branch": "warning" };
    expect(readRuleSettings(settings, catalogue, "x")).toEqual(
      new Map([
        ["tag-not-canonical", "off"],
        ["tag-not-on-branch", "warning"],
      ]),
    );
    expect(readRuleSettings({}, catalogue, "x")).toEqual(new Map());
  });

  test("that are wrong are told all at once, each with what was probably meant", () => {
    const settings = {
      "tag-not-on-brunch": "off",
      "tag-moved": "off",
      "tag-not-canonical": "Error",
      "tag-not-on-branch": "",
    };
    expect(refusalsOf(() => readRuleSettings(settings, catalogue, "the input rules"))).toEqual([
      {
        code: "rule-unknown",
        severity: "error",
        message: 'The rule "tag-not-on-brunch", which is set by the input rules, does not exist.',
        hint: "Did you mean tag-not-on-branch? docs/diagnostics.md lists all rules.",
      },
      {
        code: "rule-unknown",
        severity: "error",
        message:
          "tag-moved, which is set by the input rules, states a fact about a run; only rules can be set.",
        hint: "Take that setting away; docs/diagnostics.md says what to do about tag-moved.",
      },
      {
        code: "rule-setting-invalid",
        severity: "error",
        message:
          'The rule tag-not-canonical is set to "Error" by the input rules; it can be error, warning or off.',
        hint: "Write tag-not-canonical=error.",
      },
      {
        code: "rule-setting-invalid",
        severity: "error",
        message:
          'The rule tag-not-on-branch is set to "" by the input rules; it can be error, warning or off.',
        hint: "Write tag-not-on-branch=off.",
      },
    ]);
  });

  test.each(["notice", "on", "off=error", "constructor", "ERROR"])("know no level %s", (level) => {
    const read = () => readRuleSettings({ "tag-not-canonical": level }, catalogue, "x");
    expect(refusalsOf(read).map(({ code }) => code)).toEqual(["rule-setting-invalid"]);
  });

  test("that are endless are not quoted whole", () => {
    const read = () => readRuleSettings({ ["x".repeat(5000)]: "off" }, catalogue, "x");
    expect(refusalsOf(read).map(({ message }) => message.length < 200)).toEqual([true]);
  });
});

describe("a finding is judged by the settings", () => {
  const odd = diagnose("tag-not-canonical", { message: "Odd.", hint: "Spell it out." });
  const fact = diagnose("tag-moved", { message: "Moved." });
  const judge = (level?: "error" | "warning" | "off") =>
    judgeBy(new Map(level ? [["tag-not-canonical", level]] : []), catalogue);

  test("at the severity they give it", () => {
    expect(judge("error")(odd)).toEqual({ ...odd, severity: "error" });
    expect(judge("warning")(odd)).toEqual(odd);
  });

  test("and is gone where it is off", () => {
    expect(judge("off")(odd)).toBeUndefined();
  });

  test("and stays what it is where they say nothing of it", () => {
    expect(judge()(odd)).toEqual(odd);
    expect(judge()({ ...odd, severity: "error" })).toEqual({ ...odd, severity: "error" });
  });

  test("where a rule is a matter of taste, only if they ask for it", () => {
    const taste = diagnose("tag-plain", { message: "Plain." });
    const judgeTaste = (level?: "error" | "warning" | "off") =>
      judgeBy(new Map(level ? [["tag-plain", level]] : []), catalogue)(taste);
    expect(judgeTaste()).toBeUndefined();
    expect(judgeTaste("off")).toBeUndefined();
    expect(judgeTaste("warning")).toEqual({ ...taste, severity: "warning" });
    expect(judgeTaste("error")).toEqual({ ...taste, severity: "error" });
  });

  test("unless it is no rule, whatever they say", () => {
    expect(judgeBy(new Map([["tag-moved", "off"]]), catalogue)(fact)).toEqual(fact);
    const unknown = { ...fact, code: "constructor" };
    expect(judgeBy(new Map([["constructor", "off"]]), catalogue)(unknown)).toEqual(unknown);
  });
});

test("every setting that changes a rule is told, and no other", () => {
  const settings = readRuleSettings(
    { "tag-not-canonical": "warning", "tag-not-on-branch": "off" },
    catalogue,
    "the input rules",
  );
  expect(overrideNotices(settings, catalogue, "the input rules")).toEqual([
    {
      code: "rule-overridden",
      severity: "notice",
      message: "The rule tag-not-on-branch is set to off by the input rules; it is usually error.",
    },
  ]);
});

test("a rule that is switched on is told as a change, one that stays off is not", () => {
  const of = (level: string) =>
    overrideNotices(readRuleSettings({ "tag-plain": level }, catalogue, "x"), catalogue, "x");
  expect(of("off")).toEqual([]);
  expect(of("warning").map(({ message }) => message)).toEqual([
    "The rule tag-plain is set to warning by x; it is usually off.",
  ]);
});
