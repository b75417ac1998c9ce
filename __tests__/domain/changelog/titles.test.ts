import { describe, expect, test } from "@jest/globals";
import { readTitle } from "../../../src/domain/changelog/titles.ts";

describe("versions in headings", () => {
  test.each([
    ["[0.3.0] - 2026-02-11", ["0.3.0"]],
    ["0.3.0", ["0.3.0"]],
    ["v0.3.0", ["0.3.0"]],
    ["[v0.3.0]", ["0.3.0"]],
    ["v.0.7.0-rc.1", ["0.7.0rc1"]],
    ["Version 0.3.0", ["0.3.0"]],
    ["version: 0.3.0", ["0.3.0"]],
    ["Release 0.3.0", ["0.3.0"]],
    ["Release v0.3.0", ["0.3.0"]],
    ["[Release v0.3.0]", ["0.3.0"]],
    ["[0.3.0](https://example.org/a_(b)) - 2026-02-11", ["0.3.0"]],
    ["[0.3.0](2026-02-11)", ["0.3.0"]],
    ["[0.3.0][latest] - 2026-02-11", ["0.3.0"]],
    ["[0.3.0][] - 2026-02-11", ["0.3.0"]],
    ["\\[0.3.0\\]", ["0.3.0"]],
    ["**0.3.0**", ["0.3.0"]],
    ["`0.3.0` {#v0-3-0}", ["0.3.0"]],
    ['<a id="x"></a>0.3.0', ["0.3.0"]],
    ["0.3.0: the second coat", ["0.3.0"]],
    ["0.3.0-2026-02-11", ["0.3.0"]],
    ["1!0.3.0", ["1!0.3.0"]],
    ["0.3.0+local.1", ["0.3.0+local.1"]],
    ["1.0.0-alpha.2", ["1.0.0a2"]],
    ["1.0.0.post1", ["1.0.0.post1"]],
    ["2026.02.1", ["2026.2.1"]],
    ["1.44.0/0.65b0", ["1.44.0", "0.65b0"]],
    ["1.44.0 / v0.65b0", ["1.44.0", "0.65b0"]],
    ["kiln 0.3.0 (2026-02-11)", ["0.3.0"]],
    ["Unreleased (0.4.0)", ["0.4.0"]],
    ["1.0.0-SNAPSHOT", []],
    ["1.x", []],
    ["[Unreleased]", []],
  ])("%j states %j", (heading, versions) => {
    expect(readTitle(heading)?.versions).toEqual(versions);
  });

  test.each([
    "Changelog",
    "Added",
    "Version history",
    "Release notes",
    "What's new in 0.3.0",
    "Python 3.13",
    "3 bugs fixed",
    "2026",
    "2026-02-11",
    "2026/02/11",
    "",
  ])("%j is no release", (heading) => {
    expect(readTitle(heading)).toBeUndefined();
  });
});

describe("marks in headings", () => {
  test.each([
    "[Unreleased]",
    "Unreleased",
    "[UNRELEASED]",
    "[Unreleased](https://example.org)",
    "[Unreleased][next] - 2026-02-11",
    "(unreleased)",
    "Unreleased changes",
    "Next release",
    "0.4.0 - Unreleased",
    "0.4.0 (not yet released)",
    "v0.4.0 (in development)",
  ])("%j is unreleased", (heading) => {
    expect(readTitle(heading)?.unreleased).toBe(true);
  });

  test.each([
    ["[0.3.0] - 2026-02-11 [YANKED]", true],
    ["0.3.0 (yanked)", true],
    ["0.3.0 [YANKED: breaks imports]", true],
    ["0.3.0 - 2026-02-11 YANKED", true],
    ["0.3.0 - yanked", true],
    ["0.3.0 replaces what was yanked by us", false],
    ["0.3.0", false],
  ])("%j: yanked is %j", (heading, yanked) => {
    expect(readTitle(heading)?.yanked).toBe(yanked);
  });
});

describe("dates in headings", () => {
  const iso = { kind: "iso", date: "2026-02-11" };
  const other = (text: string, date = "2026-02-11") => ({ kind: "other", text, date });
  test.each([
    ["- 2026-02-11", iso],
    ["(2026-02-11)", iso],
    [", 2026-02-11", iso],
    ["– 2026-02-11", iso],
    ["— 2026-02-11", iso],
    ["&mdash; 2026-02-11", iso],
    ["/ 2026-02-11", iso],
    ['"Quiet harbour" (2026-02-11)', iso],
    ["- 2024-02-29", { kind: "iso", date: "2024-02-29" }],
    ["(2026/02/11)", other("2026/02/11")],
    ["(2026.2.11)", other("2026.2.11")],
    ["- 2026-2-11", other("2026-2-11")],
    ["(11 Feb 2026)", other("11 Feb 2026")],
    ["(11 February, 2026)", other("11 February, 2026")],
    ["(11th of February 2026)", other("11th of February 2026")],
    ["(February 11, 2026)", other("February 11, 2026")],
    ["(Feb. 11th, 2026)", other("Feb. 11th, 2026")],
    ["(April 24th, 2025)", other("April 24th, 2025", "2025-04-24")],
    ["(6th December, 2024)", other("6th December, 2024", "2024-12-06")],
    ["- 22/11/2026", other("22/11/2026", "2026-11-22")],
    ["- 11/22/2026", other("11/22/2026", "2026-11-22")],
    ["- 03.03.2026", other("03.03.2026", "2026-03-03")],
    ["- 03/04/2026", { kind: "other", text: "03/04/2026" }],
    ["(February 2026)", { kind: "other", text: "February 2026" }],
    ["- YYYY-MM-DD", { kind: "placeholder", text: "YYYY-MM-DD" }],
    ["- yyyy-mm-dd", { kind: "placeholder", text: "yyyy-mm-dd" }],
    ["- 2026-MM-DD", { kind: "placeholder", text: "2026-MM-DD" }],
    ["- 2026-XX-XX", { kind: "placeholder", text: "2026-XX-XX" }],
    ["- 2026-??-??", { kind: "placeholder", text: "2026-??-??" }],
    ["(TBD)", { kind: "placeholder", text: "TBD" }],
    ["- release date", { kind: "placeholder", text: "release date" }],
    ["- Unreleased", { kind: "placeholder", text: "Unreleased" }],
    ["- 2026-13-40", { kind: "impossible", text: "2026-13-40" }],
    ["- 2026-02-31", { kind: "impossible", text: "2026-02-31" }],
    ["- 2025-02-29", { kind: "impossible", text: "2025-02-29" }],
    ["- 1900/02/29", { kind: "impossible", text: "1900/02/29" }],
    ["- 0000-00-00", { kind: "impossible", text: "0000-00-00" }],
    ["- 31/31/2026", { kind: "impossible", text: "31/31/2026" }],
    ["(February 30, 2026)", { kind: "impossible", text: "February 30, 2026" }],
    ["", { kind: "none" }],
    ["the quiet harbour", { kind: "none" }],
    ["- some day in May", { kind: "none" }],
  ])("0.3.0 %s", (rest, date) => {
    expect(readTitle(`0.3.0 ${rest}`)?.date).toEqual(date);
  });
});
