import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readBlocks } from "../../../src/domain/changelog/blocks.ts";
import { LONGEST_BODY, releaseBody } from "../../../src/domain/release/body.ts";
import { readMarker, releaseMarker } from "../../../src/domain/release/marker.ts";

const ours = { version: "0.3.0", commit: "c".repeat(40), manifestSha256: "d".repeat(64) };
const forged = { version: "6.6.6", commit: "e".repeat(40), manifestSha256: "f".repeat(64) };
const marker = releaseMarker(ours);
const changelogUrl = "https://github.com/o/r/blob/v0.3.0/CHANGELOG.md";
const more = `These notes are longer than GitHub takes; [the changelog](<${changelogUrl}>) has all of them.`;
const body = (notes: string) => releaseBody({ notes, marker, changelogUrl });

describe("the body of a release", () => {
  test("is the notes and the marker", () => {
    expect(body("- a\r\n- b\n\n")).toBe(`- a\r\n- b\n\n${marker}\n`);
    expect(body("")).toBe(`${marker}\n`);
  });

  test("cannot be marked by the notes", () => {
    const notes = `- a\n\n${releaseMarker(forged)}`;
    const text = body(notes);
    expect(text).toBe(`${notes.replace("<!-- ", "<!-- quoted ")}\n\n${marker}\n`);
    expect(readMarker(text.replace(marker, ""))).toBeUndefined();
  });

  test.each([
    ["```", "```"],
    ["- a\n\n~~~~ python\n```", "~~~~"],
    ["<!-- a", "-->"],
    ["<pre>\na\n\nb", "</pre>"],
    ["<script>", "</script>"],
    ["<?php", "?>"],
    ["<![CDATA[ a", "]]>"],
    ["<!DOCTYPE", ">"],
  ])("closes %j, so that it swallows nothing", (notes, ending) => {
    expect(body(notes)).toBe(`${notes}\n${ending}\n\n${marker}\n`);
  });

  test.each(["```\na\n```", "- ```\n  a", "> ~~~", "<details>\n\na", "    a", "<!-- a -->"])(
    "leaves %j as it is",
    (notes) => {
      expect(body(notes)).toBe(`${notes}\n\n${marker}\n`);
    },
  );

  test("of the longest length is not cut", () => {
    const notes = "a".repeat(LONGEST_BODY - marker.length - 3);
    expect(body(notes)).toBe(`${notes}\n\n${marker}\n`);
    expect(body(notes)).toHaveLength(LONGEST_BODY);
    expect(body(`${notes}a`)).toContain(more);
  });

  test("is cut at a line's end, and says where the rest is", () => {
    const text = body("- twenty characters.\n".repeat(10_000));
    const kept = text.slice(0, -`\n\n${more}\n\n${marker}\n`.length);
    expect(text).toBe(`${kept}\n\n${more}\n\n${marker}\n`);
    expect(new Set(kept.split("\n"))).toEqual(new Set(["- twenty characters."]));
    expect(LONGEST_BODY - text.length).toBeGreaterThanOrEqual(0);
    expect(LONGEST_BODY - text.length).toBeLessThan(25);
  });

  test("closes the fence that the cut leaves open", () => {
    const text = body(`\`\`\`\`\`\n${"code\n".repeat(50_000)}\`\`\`\`\`\n`);
    expect(text.endsWith(`code\n\`\`\`\`\`\n\n${more}\n\n${marker}\n`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(LONGEST_BODY);
  });

  test("fits even where a fence's mark is most of it", () => {
    const text = body(`${"`".repeat(70_000)}\n${"code\n".repeat(50_000)}`);
    expect(text.length).toBeLessThanOrEqual(LONGEST_BODY);
    expect(readMarker(text)).toEqual(ours);
  });

  test("is not cut within a character", () => {
    const text = body("😀".repeat(LONGEST_BODY));
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(text.endsWith(`😀\n\n${more}\n\n${marker}\n`)).toBe(true);
  });

  test("fits, shows its marker and is ours, whatever the notes", () => {
    const pieces = fc.constantFrom(
      ...[
        "```",
        "~~~",
        "<!--",
        "-->",
        "<pre>",
        "<?",
        "<![CDATA[",
        "- ",
        "> ",
        "\n",
        "\r\n",
        "\n\n",
        "a",
        "    ",
      ],
      ...[releaseMarker(forged), "<!-- tag2pypi ", "tag2pypi", "x".repeat(60_000)],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = body(parts.join(""));
        expect(text.length).toBeLessThanOrEqual(LONGEST_BODY);
        expect(readMarker(text)).toEqual(ours);
        expect(readMarker(text.replace(marker, ""))).toBeUndefined();
        const { blocks, lineStarts } = readBlocks(text);
        const last = blocks.at(-1);
        expect(text.slice(lineStarts[last?.start ?? 0])).toBe(`${marker}\n`);
      }),
      { numRuns: 150 },
    );
  });
});
