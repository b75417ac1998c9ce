import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { compareVersions, parseVersion } from "../../../src/sandbox/package-index/pep440.ts";
import { quote } from "../../../src/sandbox/package-index/python-text.ts";
import { sortedSpecifiers } from "../../../src/sandbox/package-index/read/listing.ts";
import { isSpecifierSet } from "../../../src/sandbox/package-index/upload/metadata-values.ts";
import { pythonTools, TOOLS_TIMEOUT } from "../../python-tools.ts";

let python: string;

beforeAll(async () => {
  ({ python } = await pythonTools());
}, TOOLS_TIMEOUT);

/** Evaluates a Python expression over the list `given`. */
function evaluate(expression: string, given: readonly string[]): unknown {
  const script = `import json, sys
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_version
from packaging.version import InvalidVersion, Version
def attempt(make, errors):
    try:
        return make()
    except errors:
        return None
given = json.load(sys.stdin)
print(json.dumps(${expression}))`;
  return JSON.parse(
    execFileSync(python, ["-c", script], { input: JSON.stringify(given) }).toString(),
  );
}

const VERSIONS = [
  ...["1", "1.0", "1.0.0", "0", "0.0", "v1.2", " 1.2 ", "01.2.3", "1!2.0", "2024.9.4", "1.0.0.0"],
  ...[
    "1.0a1",
    "1.0-alpha.1",
    "1.0.0-beta.2",
    "1.0-rc.1",
    "1.0c1",
    "1.0pre",
    "1.0-preview_3",
    "1.0b",
  ],
  ...[
    "1.0.post1",
    "1.0-1",
    "1.0-r.1",
    "1.0rev2",
    "1.0post",
    "1.0a1.post2.dev3",
    "1.0.dev0",
    "1.0dev",
  ],
  ...["1.0+local", "1.0+Build_7", "1.0+01.x", "1.0a1+1", "1.0.post1+x.2", "1.0+x.10", "1.0+x.9"],
  ...[
    "",
    "x",
    "1.0.0-test",
    "1.0-SNAPSHOT",
    "1.0-alpha.beta",
    "1.0-0.3.7",
    "1.0+",
    "1.0+_",
    "1..0",
  ],
  ...["1.0-", "1.0a1b2", "-1", "1.0 .0", "1.0.devx", "1.2.3.4.5.6"],
];

describe("versions", () => {
  test("are written as Python's packaging writes them", () => {
    expect(
      VERSIONS.map((text) => {
        const version = parseVersion(text);
        return (
          version && [
            version.text,
            version.canonical,
            version.prerelease,
            version.postrelease,
            version.local,
          ]
        );
      }).map((described) => described ?? null),
    ).toEqual(
      evaluate(
        "[(lambda v: v and [str(v), canonicalize_version(v), v.is_prerelease, v.is_postrelease, v.local is not None])(attempt(lambda: Version(t), InvalidVersion)) for t in given]",
        VERSIONS,
      ),
    );
  });

  test("are ordered as Python's packaging orders them", () => {
    const valid = VERSIONS.flatMap((text) => parseVersion(text) ?? []);
    const canonical = [...new Set(valid.toSorted(compareVersions).map((v) => v.canonical))];
    expect(canonical).toEqual(
      evaluate(
        "list(dict.fromkeys(canonicalize_version(v) for v in sorted(map(Version, given))))",
        valid.map((version) => version.text),
      ),
    );
  });
});

test("texts are quoted as Python's repr quotes them", () => {
  const texts = [
    ...["", "a", "it's", 'say "x"', `both ' and "`, "a\\b", "\n\r\t", "\0\u0007\u001b\u007f"],
    ...["é ∞ 漢 🐍", "\u00a0\u00ad\u2028\u200b\ufeff", "\ue000\u{10ffff}"],
  ];
  expect(texts.map(quote)).toEqual(evaluate("[repr(t) for t in given]", texts));
});

test("version specifiers are told from nonsense as Python's packaging does", () => {
  const specifiers = [
    ...["", ">=3.10", ">=3,<4", "==1.*", "!=1.*", "~=1.4.2", "~=1", "===any thing", "===x"],
    ...[">=1.*", "=1", "1.0", ">= 1.0 , < 2", ">=3.x", "<>1", ">=1,,<2", "==1.0+x", "~=1.*"],
  ];
  expect(specifiers.map(isSpecifierSet)).toEqual(
    evaluate(
      "[attempt(lambda: SpecifierSet(t), InvalidSpecifier) is not None for t in given]",
      specifiers,
    ),
  );
});

test("version specifiers are put into the order of Python's packaging", () => {
  const specifiers = [
    "",
    ">=3.10",
    ">=3.8,<4.0",
    ">= 3.8 , !=3.9.*, ",
    ">=3.8,>=3.8",
    "~=3.8, !=3",
  ];
  expect(specifiers.map(sortedSpecifiers)).toEqual(
    evaluate("[str(SpecifierSet(t)) for t in given]", specifiers),
  );
});
