import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findImportNames } from "../../src/archives/import-names.ts";

const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["a package", ["omi/__init__.py", "omi/cli.py", "omi/data/__init__.py"], ["omi"]],
  ["a module", ["six.py"], ["six"]],
  [
    "several of both, sorted",
    ["b/__init__.py", "c.py", "a/__init__.py", "_c.py"],
    ["_c", "a", "b", "c"],
  ],
  [
    "the first real packages of a namespace package",
    ["google/cloud/storage/__init__.py", "google/cloud/storage/v1/__init__.py", "google/api/x.py"],
    ["google.api.x", "google.cloud.storage"],
  ],
  [
    "extension modules",
    [
      "_a.cpython-311-x86_64-linux-gnu.so",
      "_b.abi3.so",
      "_c.cp311-win_amd64.pyd",
      "_d.so",
      "e/__init__.cpython-311-x86_64-linux-gnu.so",
    ],
    ["_a", "_b", "_c", "_d", "e"],
  ],
  ["no shared libraries", ["libfoo.so", "libfoo.so.1", "a.libs/libz-1.so", "a/__init__.py"], ["a"]],
  [
    "what the data directory puts on the import path",
    [
      "a-1.data/purelib/p/__init__.py",
      "a-1.data/platlib/q.py",
      "a-1.data/scripts/run.py",
      "a-1.data/data/share/r.py",
      "a-1.data/headers/s.py",
    ],
    ["p", "q"],
  ],
  ["no stubs", ["omi-stubs/__init__.pyi", "omi/__init__.pyi", "omi/py.typed"], []],
  [
    "no tests",
    ["tests/__init__.py", "test/x.py", "ns/tests/__init__.py", "tests.py", "a/__init__.py"],
    ["a"],
  ],
  [
    "no metadata, whatever they claim",
    ["a-1.dist-info/top_level.txt", "a-1.dist-info/x.py", "a.py"],
    ["a"],
  ],
  [
    "nothing that has no name",
    ["not-a-name.py", "1st/__init__.py", "__main__.py", "a.pth", "a/"],
    [],
  ],
  ["no parts of compiled modules", ["c78__mypyc.cpython-311-x86_64-linux-gnu.so", "a.py"], ["a"]],
  ["names in any script", ["été/__init__.py"], ["été"]],
  ["a package without sources", ["a/__init__.pyc"], ["a"]],
  [
    "names that objects have by birth",
    ["constructor.py", "__proto__/__init__.py"],
    ["__proto__", "constructor"],
  ],
  ["nothing far below", [`${"a/".repeat(30)}b.py`], []],
];

describe("the import names of a wheel hold", () => {
  test.each(table)("%s", (_title, members, expected) => {
    expect(findImportNames(members)).toEqual(expected);
  });

  test("nothing of the members' order", () => {
    const members = table.flatMap(([, given]) => given);
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
        expect(findImportNames(shuffled)).toEqual(findImportNames(members));
      }),
      { numRuns: 20 },
    );
  });
});
