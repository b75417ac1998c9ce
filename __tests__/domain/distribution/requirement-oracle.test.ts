import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseRequirement } from "../../../src/domain/distribution/requirement.ts";
import { isSpecifierSet } from "../../../src/domain/distribution/specifier.ts";
import { pythonTools, TOOLS_TIMEOUT } from "../../python-tools.ts";

const ASK = `
import json, sys
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
def of(make, text):
  try: value = make(text)
  except ValueError: return "invalid"
  return "url" if getattr(value, "url", None) else "versions"
given = json.load(sys.stdin)
json.dump({"requirements": [of(Requirement, text) for text in given["requirements"]],
           "specifiers": [of(SpecifierSet, text) for text in given["specifiers"]]}, sys.stdout)
`;

let python = "";
beforeAll(async () => {
  python = (await pythonTools()).python;
}, TOOLS_TIMEOUT);

interface Texts {
  readonly requirements: readonly string[];
  readonly specifiers: readonly string[];
}

/** What Python's packaging, with which PyPI reads them, makes of each. */
function packaging(texts: Texts): Texts {
  const output = execFileSync(python, ["-c", ASK], { input: JSON.stringify(texts) });
  return JSON.parse(output.toString()) as Texts; // the script above writes this shape
}

const ours = ({ requirements, specifiers }: Texts): Texts => ({
  requirements: requirements.map((text) => parseRequirement(text)?.kind ?? "invalid"),
  specifiers: specifiers.map((text) => (isSpecifierSet(text) ? "versions" : "invalid")),
});

const SPECIFIERS = [
  ...["", ">=3.11", ">=3.11,<4", ">= 3.11 , < 4,", "~=3.11", "~=3", "==3.*", ">=3.*", "3.11"],
  ...["==1.0+local", ">=1.0+local", "===anything", "== 1.0rc1.post2.dev3", "=>3", "^3.11", ">=v1"],
  ...["!=1.0.*", "==1.0rc1.*", ">=1!2.0", "<2.0-1", ">=3.11;<4", ">=a", ",,", ">= 1 2", "~=1.0.*"],
];

const REQUIREMENTS = [
  ...["omi", "omi_", "omi-", "-omi", "o", "", "omi[cli]", "omi[cli,]", "omi[]", "omi[a b]"],
  ...["omi >=1", "omi>=1,<2", "omi (>=1)", "omi(>=1,)", "omi (>=1", "omi ()", "omi ,>=1", "omi 1"],
  ...["omi @ https://a.example/x", "omi@https://a.example", "omi[x] @ file:///x ; extra == 'a'"],
  ...["omi @ ", "omi;", "omi; python_version", "omi; python_version < '3'", "omi; 'a' in extra"],
  ...[
    "omi; python_version < '3' and (os_name == 'nt' or extra not in 'x')",
    "omi; nonsense == '1'",
  ],
  ...["omi; os.name=='nt'and'a'!=extra", "omi; (os_name == 'nt'", "omi; os_name == 'nt')"],
  ...["omi; extra == 'a' or", "omi; extra = 'a'", 'omi; extra == "a', "omi==1.*", "omi>=1.*"],
  ...["omi===1.0,2 ; extra == 'a'", "omi ~=1", "omi <=1.0rc1", "omi[a.b-c_d]", "omi >=1 <2"],
  ...[
    "Omi.Claw_x-y",
    "omi; 'x' === os_name",
    "omi; not extra == 'a'",
    "omi é",
    "omi>=1;extra=='a'",
  ],
];

test("dependencies and specifiers are read as Python's packaging reads them", () => {
  const texts = { requirements: REQUIREMENTS, specifiers: SPECIFIERS };
  expect(ours(texts)).toEqual(packaging(texts));
});

test("dependencies made of any parts are read as Python's packaging reads them", () => {
  const pieces = fc.constantFrom(
    ...["omi", "1", ">=", "==", "~=", "1.0", ".*", ",", " ", "(", ")", "[", "]", ";", "a"],
    ...["extra", "'x'", "os_name", " in ", " not in ", " and ", " or ", "<", "+l", "rc1", ".dev"],
  );
  const parts = fc.array(pieces, { maxLength: 8 }).map((texts) => texts.join(""));
  const made = fc.sample(parts, 3000);
  const requirements = made.flatMap((text) => [`omi${text}`, `omi; ${text}`]);
  const texts = { requirements, specifiers: made };
  const [mine, theirs] = [ours(texts), packaging(texts)];
  const differing = (key: keyof Texts) =>
    texts[key].filter((_, at) => mine[key][at] !== theirs[key][at]);
  expect(differing("requirements")).toEqual([]);
  expect(differing("specifiers")).toEqual([]);
});

test("hostile ones are read in no time", () => {
  const started = performance.now();
  const n = 200_000;
  for (const text of [
    `omi[${"a,".repeat(n)}`,
    `omi ${">=1,".repeat(n)}x`,
    `omi; ${"(".repeat(n)}`,
    `omi; ${"extra == 'a' and ".repeat(n)}`,
    `${"a-".repeat(n)}!`,
    `omi ${" ".repeat(n)}x`,
    `omi ==1${".1".repeat(n)}!`,
    `omi[${" ".repeat(n)}a`,
  ]) {
    expect(parseRequirement(text)).toBeUndefined();
  }
  expect(performance.now() - started).toBeLessThan(3000);
});
