import { describe, expect, test } from "@jest/globals";
import {
  changelogNames,
  decodeChangelog,
  decodeNotesFile,
} from "../../../src/domain/changelog/source.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));

describe("reading the bytes of a changelog", () => {
  test.each(["CHANGELOG.md", "docs/changes.markdown", "NEWS", "a.b/CHANGES", "History.MD"])(
    "%s is read as text, byte order mark and line breaks included",
    (path) => {
      const text = "\uFEFF# Änderungen\r\n\r\n## 1.0\r\n";
      expect(decodeChangelog(path, utf8(text))).toEqual({ kind: "text", path, text });
    },
  );

  test.each(["CHANGES.rst", "CHANGELOG.txt", "NEWS.adoc", "debian/changelog.Debian"])(
    "%s is not Markdown",
    (path) => {
      expect(decodeChangelog(path, utf8("1.0\n==="))).toEqual({ kind: "not-markdown", path });
    },
  );

  test.each([
    [utf16("\uFEFF# x"), "it is UTF-16, not UTF-8"],
    [new Uint8Array([0xfe, 0xff, 0, 0x23]), "it is UTF-16, not UTF-8"],
    [utf16("# x"), "line 1 has a NUL byte: it is UTF-16 without a byte order mark, or no text"],
    [utf8("a\nb\0"), "line 2 has a NUL byte: it is UTF-16 without a byte order mark, or no text"],
    [new Uint8Array([0x61, 0x0a, 0x0a, 0xe9, 0x0a]), "line 3 is not UTF-8"],
    [new Uint8Array([0x61, 0x0a, 0xc3]), "line 2 is not UTF-8"],
    [
      new Uint8Array(5 * 1024 * 1024 + 1),
      "it is too large: 5242881 bytes, where 5242880 are the most that is read",
    ],
  ])("says why it cannot be read (%#)", (bytes, why) => {
    expect(decodeChangelog("CHANGELOG.md", bytes)).toEqual({
      kind: "unreadable",
      path: "CHANGELOG.md",
      why,
    });
  });

  test("a file of notes may have any name", () => {
    expect(decodeNotesFile("notes.txt", utf8("Hello."))).toEqual({
      kind: "notes-file",
      path: "notes.txt",
      text: "Hello.",
    });
    expect(decodeNotesFile("notes.txt", utf8("\0"))).toMatchObject({ kind: "unreadable" });
  });

  test("names we can read are tried before those we can only name", () => {
    const readable = changelogNames.map((n) => decodeChangelog(n, utf8("")).kind === "text");
    expect(readable).toEqual([...readable].sort((one, other) => Number(other) - Number(one)));
    expect(changelogNames.slice(0, 5)).toEqual([
      "CHANGELOG.md",
      "CHANGES.md",
      "HISTORY.md",
      "NEWS.md",
      "RELEASES.md",
    ]);
    expect(new Set(changelogNames).size).toBe(changelogNames.length);
  });
});
