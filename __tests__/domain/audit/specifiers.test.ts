import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "@jest/globals";
import { allows } from "../../../src/domain/audit/specifiers.ts";
import { pythonTools, TOOLS_TIMEOUT } from "../../python-tools.ts";

const ASK = `
import json, sys
from packaging.specifiers import SpecifierSet
given = json.load(sys.stdin)
json.dump({s: [SpecifierSet(s).contains(v, prereleases=True) for v in given["versions"]] for s in given["specifiers"]}, sys.stdout)
`;

let python = "";
beforeAll(async () => {
  python = (await pythonTools()).python;
}, TOOLS_TIMEOUT);

const VERSIONS = [
  ...["0", "1", "1.0", "1.0.0", "1.0.1", "1.1", "1.9.9", "2", "2.0", "2.1", "10.0", "1!1.0", "1!2"],
  ...["1.0.dev1", "1.0a1", "1.0b2", "1.0rc1", "1.0rc1.post2", "1.0.post1", "1.0.post1.dev2"],
  ...["1.0.post2", "2.0rc1", "2.0.dev3", "2.0.post1", "1.0+local", "1.0+local.1", "2.0+cu121"],
];
const BOUNDS = [...VERSIONS.filter((version) => !version.includes("+")), "1.0-1", "1.0.RC.1"];

test("a version is allowed where Python's packaging allows it", () => {
  const each = (operator: string, bounds: readonly string[]) =>
    bounds.map((bound) => `${operator}${bound}`);
  const prefixes = ["0.*", "1.*", "1.0.*", "1.0.0.*", "1.1.*", "2.*", "1!1.*"];
  const specifiers = [
    ...[">=", "<=", ">", "<", "==", "!=", "==="].flatMap((operator) => each(operator, BOUNDS)),
    ...each(
      "~=",
      BOUNDS.filter((bound) => /\d\.\d/.test(bound)),
    ),
    ...["==", "!="].flatMap((operator) => each(operator, prefixes)),
    ...["==1.0+local", "!=1.0+local", "===1.0+LOCAL", "", " >= 1 , < 2 ,", ">=1,!=1.1,<2"],
  ];
  const input = JSON.stringify({ versions: VERSIONS, specifiers });
  const output = execFileSync(python, ["-c", ASK], { input }).toString();
  // The script above writes this shape.
  const theirs = JSON.parse(output) as Readonly<Record<string, readonly boolean[]>>;
  const differing = specifiers.flatMap((specifier) =>
    VERSIONS.filter((version, at) => allows(specifier, version) !== theirs[specifier]?.[at]).map(
      (version) => `${specifier} ${version}`,
    ),
  );
  expect(differing).toEqual([]);
});

test.each([
  ["no specifiers", "latest", "1.0"],
  ["no version", ">=1", "latest"],
  ["numbers that nobody uses", `>=1.${"1".repeat(20)}`, "1.0"],
  ["a very long text", `>=1${".1".repeat(100_000)}`, "1.0"],
])("%s: it cannot be told", (_, specifiers, version) => {
  expect(allows(specifiers, version)).toBeUndefined();
});

test("what one specifier excludes is excluded, whatever the others are", () => {
  expect(allows(`<1,>=1.${"1".repeat(20)}`, "1.0")).toBe(false);
});
