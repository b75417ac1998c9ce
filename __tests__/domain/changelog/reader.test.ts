import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChangelogSection } from "../../../src/domain/changelog/changelog.ts";
import { readChangelog } from "../../../src/domain/changelog/reader.ts";

const fixtures = new URL("../../fixtures/changelogs/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, fixtures), "utf8");

/** A section on one line: heading line and level, versions, date, marks, body lines, misplaced headings. */
function line(section: ChangelogSection): string {
  const { heading, versions, date, bodyLines, misplaced } = section;
  const day =
    date.kind === "iso" ? date.date : `${date.kind}${"text" in date ? ` ${date.text}` : ""}`;
  const marks = (["unreleased", "yanked", "empty"] as const).filter((mark) => section[mark]);
  const body = bodyLines ? `${bodyLines.first}-${bodyLines.last}` : "none";
  const slips = misplaced.map(({ text, line }) => `slip ${line} ${text}`);
  return [
    `${heading.line}:h${heading.level}`,
    versions.join("+") || "?",
    day,
    ...marks,
    `body ${body}`,
    ...slips,
  ].join(" | ");
}

const shapes: Readonly<Record<string, readonly string[]>> = {
  "keep-a-changelog.md": [
    "5:h2 | ? | none | unreleased | empty | body none",
    "7:h2 | 0.3.0 | 2026-02-11 | body 9-15",
    "17:h2 | 0.2.0 | 2025-11-30 | body 19-21",
  ],
  "front-matter-long-dates.md": [
    "5:h2 | 0.23.1 | other April 24th, 2025 | body 7-7",
    "9:h2 | 0.23.0 | other 6th December, 2024 | body 11-11",
    "13:h2 | 0.22.0 | other July 8, 2024 | body 15-15",
    "17:h2 | 0.21.0 | other 11 Feb 2024 | body 19-19",
    "21:h2 | 0.20.0 | other 2024/01/31 | body 23-23",
    "25:h2 | 0.19.0 | none | body 27-27",
  ],
  "inline-links.md": [
    "7:h2 | 26.1.0 | 2026-03-01 | body 9-14",
    "16:h2 | 25.4.0 | 2025-10-06 | body 18-20",
    "22:h2 | 25.3.0 | none | body 24-24",
  ],
  "word-prefixes.md": [
    "3:h2 | ? | none | unreleased | body 5-5",
    "7:h2 | 1.44.0+0.65b0 | 2026-07-08 | body 9-9",
    "11:h2 | 1.43.1 | 2026-06-01 | body 13-13",
    "15:h2 | 1.43.0 | 2026-05-02 | body 17-17",
    "19:h2 | 1.42.0 | 2026-04-01 | body 21-21",
    "23:h2 | 1.41.0 | 2026-03-01 | body 25-25",
  ],
  "undated-codenames.md": [
    "5:h2 | 1.8.0 | none | body 7-13",
    "15:h2 | 1.7.0 | none | body 17-23 | slip 21 3 boats less",
  ],
  "setext-mixed.md": [
    "4:h2 | 2.20.1 | 2025-06-09 | body 6-6",
    "8:h2 | 2.20.0 | 2025-01-02 | body 11-13",
    "15:h2 | 2.19.0 | none | body 18-18",
  ],
  "level-slips.md": [
    "3:h2 | 1.2.0 | 2026-01-05 | body 5-15 | slip 9 Fixed | slip 13 Removed",
    "17:h2 | 1.1.0 | 2025-12-05 | body 19-19",
  ],
  "fences-and-comments.md": [
    "8:h2 | 0.7.0 | 2026-04-04 | body 10-29",
    "31:h2 | 0.6.0 | 2026-03-03 | body 33-35",
  ],
  "rules-and-footer.md": [
    "3:h2 | 0.2.0 | 2026-02-02 | body 5-11",
    "15:h2 | 0.1.0 | 2026-01-01 | body 17-17",
  ],
  "prereleases.md": [
    "3:h2 | 2.0.0 | 2026-05-05 | body 5-9",
    "11:h2 | 1.9.0.post1 | 2026-04-02 | body 13-13",
    "15:h2 | 1.10.0b2 | 2026-04-01 | body 17-17",
    "19:h3 | 1.8.7 | 2026-03-01 | body 21-21",
    "23:h2 | 1.9.0 | 2026-03-02 | body 25-25",
    "27:h2 | 1.7.0.dev1 | 2026-02-01 | body 29-29",
    "31:h2 | ? | none | body 33-33",
  ],
  "markup-and-marks.md": [
    "3:h2 | 0.6.0 | 2026-06-06 | body 5-5",
    "7:h2 | 0.5.0 | 2026-05-05 | body 9-9",
    "11:h2 | 0.4.0 | placeholder Unreleased | unreleased | body 13-13",
    "15:h2 | 0.3.0 | 2026-03-03 | yanked | body 17-17",
    "19:h2 | 0.3 | placeholder YYYY-MM-DD | body 21-21",
    "23:h2 | 0.2.0 | impossible 2026-02-31 | body 25-25",
  ],
};

describe("a changelog of every shape", () => {
  test("every fixture has its row in the table", () => {
    expect(readdirSync(fixtures).sort()).toEqual(Object.keys(shapes).sort());
  });

  test.each(Object.entries(shapes))("%s is read section by section", (name, expected) => {
    expect(readChangelog(fixture(name)).sections.map(line)).toEqual(expected);
  });

  const endings = [["\r\n"], ["\r"]];
  test.each(endings)("line breaks %j and a byte order mark change no line", (lineBreak) => {
    for (const [name, expected] of Object.entries(shapes)) {
      const text = `\uFEFF${fixture(name).replaceAll("\n", lineBreak)}`;
      expect(readChangelog(text).sections.map(line)).toEqual(expected);
    }
  });
});

describe("which headings begin a release", () => {
  const versions = (text: string) => readChangelog(text).sections.map((s) => s.versions.join("+"));

  test("a heading for a series above the releases is none", () => {
    expect(versions("# Version 2\n\n## 2.1.0\n\n- b\n\n## 2.0.0\n\n- a\n")).toEqual([
      "2.1.0",
      "2.0.0",
    ]);
  });

  test("whole numbers are releases where there is no other kind", () => {
    expect(versions("## 42\n\n- b\n\n## Version 41\n\n- a\n")).toEqual(["42", "41"]);
  });

  test("one of another tool's patch releases, a level deeper, ends the section above", () => {
    const { sections } = readChangelog("## [1.1.0]\n\n- b\n\n### [1.0.1]\n\n- a\n");
    expect(sections.map(line)).toEqual([
      "1:h2 | 1.1.0 | none | body 3-3",
      "5:h3 | 1.0.1 | none | body 7-7",
    ]);
  });

  test("releases below a shallower one stay releases", () => {
    expect(versions("# 2.0.0\n\n- c\n\n## 1.1.0\n\n- b\n\n## 1.0.0\n")).toEqual([
      "2.0.0",
      "1.1.0",
      "1.0.0",
    ]);
  });

  test("a text without releases has no sections", () => {
    expect(readChangelog("# Changelog\n\n## 2026\n\n- a\n").sections).toEqual([]);
    expect(readChangelog("")).toEqual({ sections: [], headings: [], definitions: [] });
  });
});

describe("a quotation", () => {
  const sections = (text: string) => readChangelog(text).sections.map(line);
  test("goes on without its mark, as CommonMark has it", () => {
    expect(sections("## 1.1\n\n> a\n1.0\n---\n- b\n")).toEqual(["1:h2 | 1.1 | none | body 3-6"]);
    expect(sections("## 1.1\n\n> # a\n1.0\n---\n- b\n")).toEqual([
      "1:h2 | 1.1 | none | body 3-3",
      "4:h2 | 1.0 | none | body 6-6",
    ]);
  });

  test("of many lines hides every heading in it, and ends where it ends", () => {
    const quotation = `> \`\`\`\n${"> ## 0.9\n".repeat(500)}`;
    expect(sections(`## 1.1\n\n${quotation}\n## 1.0\n`)).toEqual([
      "1:h2 | 1.1 | none | body 3-503",
      "505:h2 | 1.0 | none | empty | body none",
    ]);
  });
});

describe("what belongs to a body", () => {
  const only = (body: string) => {
    const text = `## 1.0\n${body}`;
    const [section] = readChangelog(text).sections;
    return (
      section && { body: text.slice(section.body.start, section.body.end), empty: section.empty }
    );
  };

  test.each([
    ["", "", true],
    ["\n### Added\n\n### Fixed\n", "### Added\n\n### Fixed", true],
    [
      "\n<!-- write here -->\n\n- <!-- or here -->\n-\n",
      "<!-- write here -->\n\n- <!-- or here -->\n-",
      true,
    ],
    ["\n    indented\n\n\n", "    indented", false],
    ["\n- a\n\n---\n\n***\n", "- a", false],
    ["\n---\n\nThe first release.\n", "---\n\nThe first release.", false],
    ["\n- a\n\n---\n\n- b\n", "- a\n\n---\n\n- b", false],
    ["\n- a\n\n---\n\nA footer.\n\n[x]: y\n", "- a", false],
    ["\n```\n", "```", true],
    ["\n```\ncode\n", "```\ncode", false],
    ["\n| a |\n|---|\n| b |\n", "| a |\n|---|\n| b |", false],
  ])("%j gives %j", (given, body, empty) => {
    expect(only(given)).toEqual({ body, empty });
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ...[
      "## [1.0.0] - 2026-01-01",
      "1.0.0",
      "---",
      "===",
      "# x",
      "### Added",
      "- a",
      "> ",
      "```",
      "<!--",
      "-->",
    ],
    ...[
      "[a]: b",
      "[__proto__]: c",
      "| a |",
      "    code",
      "\n",
      "\r\n",
      "\r",
      "\uFEFF",
      "\0",
      "Unreleased",
      "## ",
    ],
  );
  const markdown = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 });
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    markdown.map((parts) => parts.join("\n")),
    markdown.map((parts) => parts.join("")),
  );

  test("is read, and its sections join to the text again", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { sections } = readChangelog(text);
        const before = text.slice(0, sections.at(0)?.whole.start);
        const joined = sections.map(({ whole }) => text.slice(whole.start, whole.end));
        expect([before, ...joined].join("")).toBe(text);
        for (const { heading, body, whole, bodyLines } of sections) {
          const ends = [
            whole.start,
            heading.range.start,
            heading.range.end,
            body.start,
            body.end,
            whole.end,
          ];
          expect(ends).toEqual([...ends].sort((one, other) => one - other));
          const lines = text.slice(body.start, body.end).split(/\r\n?|\n/).length;
          if (bodyLines) expect(bodyLines.last - bodyLines.first + 1).toBe(lines);
          else expect(body.start).toBe(body.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  const repeated = (piece: string, length: number) =>
    piece.repeat(Math.ceil(length / piece.length));
  test.each([
    "## [1.2.3] - 2026-01-01\n\n- a [x] `b`\n\n",
    ...[
      "<!--",
      "<!-- a\n\n",
      "[",
      "[\n",
      "[a](",
      "[a]: b\n",
      "[a]: b '\n",
      "> - # 1.0\n",
      "- - - a\n",
    ],
    ...["> # a\nb\n", "> ```\nb\n", "> - # a\nb\n", "> > # a\n> b\n", "> a\nb\n", "- > # a\nb\n"],
    ...[
      "```\n",
      "`a",
      "*",
      "\\",
      "|a|\n|-|\n",
      "1.0\n---\n",
      "# 1.",
      "<a ",
      "<div>\n",
      "    x\n",
      "\r",
      "## 1.0\n# Fixed\n",
    ],
  ])("%j, repeated, takes time in proportion to its length", (piece) => {
    const read = (length: number) => {
      const text = repeated(piece, length);
      const start = process.cpuUsage();
      readChangelog(text);
      return process.cpuUsage(start).user / 1000;
    };
    read(10_000);
    // Eight times the text: 64 times the work if it were quadratic. The constant absorbs what the engine does besides.
    expect(read(160_000)).toBeLessThan(24 * read(20_000) + 400);
  });

  test("names of object members are labels like others", () => {
    const { definitions } = readChangelog("[__proto__]: a\n[constructor]: b\n");
    expect(definitions).toEqual([
      { label: "__PROTO__", text: "[__proto__]: a" },
      { label: "CONSTRUCTOR", text: "[constructor]: b" },
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
