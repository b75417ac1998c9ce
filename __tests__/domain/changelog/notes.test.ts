import { describe, expect, test } from "@jest/globals";
import { notesOf } from "../../../src/domain/changelog/notes.ts";
import type { ChangelogSource } from "../../../src/domain/changelog/source.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";

const plan: ReleasePlan = {
  kind: "release",
  project: "kiln",
  version: "1.0",
  prerelease: false,
  tag: { name: "v1.0", object: "a".repeat(40), commit: "a".repeat(40) },
  title: "kiln v1.0",
  indexes: ["pypi"],
};
const notes = (text: string) => notesOf(plan, { kind: "text", path: "CHANGELOG.md", text });
const withDefinitions = (body: string, lineBreak = "\n") =>
  notes(
    `## 1.0\n\n${body}\n\n## 0.9\n\n[A]: https://a.example\n[b  c]: <https://b.example>\n  "B"\n[A]: https://second.example\n\n- old\n\n  [in list]: https://list.example\n\n\`\`\`\n[fenced]: https://fence.example\n\`\`\`\n`.replaceAll(
      "\n",
      lineBreak,
    ),
  );

describe("notes of a section", () => {
  test("are the body as written", () => {
    const body =
      "* a  \n\t* b\n\n::error::x ${{ secrets.X }} $(id) <script>x</script>\n\n1. \\* & {{=x}}";
    expect(notes(`# C\n\n## 1.0\n\n\n${body}\n\n---\n\n## 0.9\n`)).toBe(body);
  });

  const a = "[A]: https://a.example";
  test.each([
    ["see [a]", [a]],
    ["see [A][]", [a]],
    ["see [the text][a]", [a]],
    ["see ![image][a]", [a]],
    ["see [![badge][a]](x)", [a]],
    ["- > ### see [a]", [a]],
    ["| [a] |\n|---|", [a]],
    ["see [B\nC]", ['[b  c]: <https://b.example>\n"B"']],
    ["see [in list]", ["[in list]: https://list.example"]],
    ["see [b c] and [a]", [a, '[b  c]: <https://b.example>\n"B"']],
    ["see \\[a]", []],
    ["see `[a]`", []],
    ["```\n[a]\n```", []],
    ["see [fenced]", []],
    ["see [a](https://x.example)", [a]],
    ["see [other]", []],
    ["[a]: https://own.example\n\nsee [a]", []],
  ])("%j brings its definitions along", (body, definitions) => {
    const expected = definitions.length === 0 ? body : [body, "", ...definitions].join("\n");
    expect(withDefinitions(body)).toBe(expected);
  });

  test("keep the line breaks of the file", () => {
    expect(withDefinitions("- [a]\n- b", "\r\n")).toBe(`- [a]\r\n- b\r\n\r\n${a}`);
  });

  test("may use a definition named like a member of every object", () => {
    expect(notes("## 1.0\n\n[__proto__] [constructor]\n\n## 0.9\n\n[__proto__]: x\n")).toBe(
      "[__proto__] [constructor]\n\n[__proto__]: x",
    );
  });
});

describe("notes of a plan", () => {
  const sources: readonly (readonly [ChangelogSource, string])[] = [
    [{ kind: "missing", looked: ["CHANGELOG.md"] }, ""],
    [{ kind: "astray", path: "CHANGELOG.md", why: "it lies outside the repository" }, ""],
    [{ kind: "not-markdown", path: "CHANGES.rst" }, ""],
    [{ kind: "unreadable", path: "CHANGELOG.md", why: "line 1 is not UTF-8" }, ""],
    [{ kind: "generated" }, ""],
    [{ kind: "notes-file", path: "NOTES.md", text: "\uFEFF\nHello.\n\n" }, "Hello."],
    [{ kind: "text", path: "CHANGELOG.md", text: "## 0.9\n\n- a\n" }, ""],
    [{ kind: "text", path: "CHANGELOG.md", text: "## 1.0\n\n- a\n" }, "- a"],
    [{ kind: "text", path: "CHANGELOG.md", text: "## 1.0\n\n- a\n\n## 1.0.0\n\n- b\n" }, "- a"],
  ];
  test.each(sources)("%j gives %j", (source, expected) => {
    expect(notesOf(plan, source)).toBe(expected);
  });
});
