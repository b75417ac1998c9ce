import { describe, expect, test } from "@jest/globals";
import { distributionRules } from "../../../src/domain/distribution/rules.ts";
import { readDeclared } from "../../../src/domain/project/declared.ts";
import { parseToml } from "../../../src/domain/project/toml.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { PLAN, type Sample, SDIST, sampleDistribution, WHEEL } from "./sample-distribution.ts";

const PYPROJECT = `[project]
name = "omi-openclaw"
dependencies = ["Requests[socks] >=2 ; python_version<'3.12'", "typing.extensions"]
[project.optional-dependencies]
Web_UI = ["flask>=2; os_name == 'nt' or os_name == 'posix'"]
all = ["omi_openclaw[web-ui]"]
[project.scripts]
omi = "omi.cli : main"
[project.entry-points.pytest11]
omi = "omi.plugin"
`;

const HEADERS = `Requires-Dist: requests[socks]>=2; python_version < "3.12"
Requires-Dist: typing_extensions
Requires-Dist: Flask>=2; (os_name == "nt" or os_name == "posix") and extra == "web-ui"
Requires-Dist: omi-openclaw[web-ui]; extra == 'all'
Requires-Dist: flask (>=2) ; (extra == "web-ui" or extra == "all")
`;
const ENTRY_POINTS =
  "[console_scripts]\nomi=omi.cli:main\n\n# plugins\n[ pytest11 ]\nomi = omi.plugin\n";

function found(sample: Sample, pyproject = PYPROJECT) {
  const declared = readDeclared(parseToml("pyproject.toml", pyproject));
  const facts = {
    distributions: [sampleDistribution(sample)],
    ...(declared === undefined ? {} : { declared }),
  };
  return applyRules(distributionRules, PLAN, facts)
    .filter(({ code }) => code.endsWith("-undeclared"))
    .map(({ code, severity, message }) => [code, severity, message]);
}

const dependency = (file: string, line: string) => [
  "dependency-undeclared",
  "error",
  `The metadata of ${file} have Requires-Dist ${line}, which [project] in pyproject.toml does not declare.`,
];
const entryPoint = (entry: string) => [
  "entry-point-undeclared",
  "error",
  `The entry_points.txt of ${WHEEL} has ${entry}, which [project] in pyproject.toml does not declare.`,
];

describe("what is installed with a distribution", () => {
  test("may be what pyproject.toml declares, as backends write it", () => {
    expect(found({ headers: HEADERS })).toEqual([]);
    expect(found({ headers: HEADERS, file: SDIST })).toEqual([]);
  });

  test.each([
    ["another project", "evil-package"],
    ["an optional one that always comes", "flask>=2"],
    [
      "one that its marker lets come without the extra",
      "flask; extra == 'web-ui' or os_name != ''",
    ],
    ["an optional one of another extra", "requests2; extra == 'web-ui'"],
    ["an address", "requests @ https://evil.example/requests.whl"],
    ["what is no dependency specifier", "requests (evil"],
    ["a name that stands for none", "UNKNOWN"],
  ])("must not be %s: %s", (_, text) => {
    const [[code, severity, message] = []] = found({ headers: `Requires-Dist: ${text}\n` });
    expect([code, severity]).toEqual(["dependency-undeclared", "error"]);
    expect(message).toContain(WHEEL);
  });

  test("is named", () => {
    const headers = `${HEADERS}Requires-Dist: evil-package\n`;
    expect(found({ headers, file: SDIST })).toEqual([dependency(SDIST, '"evil-package"')]);
  });

  test.each([
    ["dynamic", 'name = "omi"\ndynamic = ["dependencies"]', "a", []],
    ["dynamic", 'name = "omi"\ndynamic = ["dependencies"]', "a; extra == 'x'", ["x"]],
    ["dynamic", 'name = "omi"\ndynamic = ["optional-dependencies"]', "a; extra == 'x'", []],
    ["dynamic", 'name = "omi"\ndynamic = ["optional-dependencies"]', "a", ["a"]],
    ["Poetry's", 'name = "omi"\n[tool.poetry.dependencies]\na = "^1"', "a", []],
    ["still a template", 'name = "omi"\ndependencies = ["{env:A}"]', "a", []],
  ])("is not judged where it is %s: %s with %s", (_, lines, text, judged) => {
    expect(found({ headers: `Requires-Dist: ${text}\n` }, `[project]\n${lines}`)).toHaveLength(
      judged.length,
    );
  });
});

describe("what an installation makes run", () => {
  test("may be what pyproject.toml declares", () => {
    expect(found({ entryPoints: ENTRY_POINTS })).toEqual([]);
  });

  test.each([
    ['"omi = os:abort" in group "console_scripts"', "[console_scripts]\nomi = os:abort\n"],
    ['"x = antigravity" in group "pytest11"', `${ENTRY_POINTS}x = antigravity\n`],
    ['"omi = omi.cli:main" in group "gui_scripts"', "[gui_scripts]\nomi = omi.cli:main\n"],
    ['"; x = os:abort" in group "pytest11"', `${ENTRY_POINTS}; x = os:abort\n`],
    ['"x = os:abort" in group "pytest11"', `${ENTRY_POINTS}  x = os:abort\n`],
    ['"[[console_scripts] = " in group "pytest11"', `${ENTRY_POINTS}[[console_scripts]\n`],
  ])("is otherwise named: %s", (entry, entryPoints) => {
    expect(found({ entryPoints })).toEqual([entryPoint(entry)]);
  });

  test.each([
    ["scripts", "console_scripts", 0],
    ["gui-scripts", "gui_scripts", 0],
    ["entry-points", "pytest11", 0],
    ["entry-points", "console_scripts", 1],
  ])("is not judged where it is dynamic: %s for %s", (field, group, count) => {
    const pyproject = `[project]\nname = "omi"\ndynamic = ["${field}"]`;
    expect(found({ entryPoints: `[${group}]\na = b:c\n` }, pyproject)).toHaveLength(count);
  });

  test("is Poetry's to say in its own tables", () => {
    const tables = "[tool.poetry.scripts]\na = 'b:c'\n[tool.poetry.plugins.x]\na = 'b'";
    const entryPoints = "[console_scripts]\na = b:c\n[x]\na = b\n";
    expect(found({ entryPoints }, `[project]\nname = "omi"\n${tables}`)).toEqual([]);
  });
});

test("nothing is compared where nothing is declared", () => {
  const sample = { headers: "Requires-Dist: a\n", entryPoints: "[x]\na = b\n" };
  expect(found(sample, "[tool.poetry]\nname = 'omi'")).toEqual([]);
});
