import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseToml } from "../../../src/domain/project/toml.ts";
import {
  explainMissingCoverage,
  judgeCoverage,
  readCoverageDemand,
} from "../../../src/domain/project-commands/coverage.ts";
import {
  readCoverageJson,
  readCoverageXml,
} from "../../../src/domain/project-commands/read-coverage.ts";

describe("the total of a coverage report", () => {
  test("is read from coverage.py's JSON", () => {
    const totals = { covered_lines: 4, num_statements: 5, percent_covered: 80.5 };
    expect(readCoverageJson(JSON.stringify({ meta: {}, files: {}, totals }))).toBe(80.5);
  });

  test.each(["", "[]", "null", "{", '{"totals": 3}', '{"totals": {"percent_covered": "80"}}'])(
    "is not guessed from %j",
    (text) => expect(readCoverageJson(text)).toBeUndefined(),
  );

  test.each([
    ["0", "0", 80],
    ["4", "1", 62.5],
  ])("is read from Cobertura's XML, with %s branches", (valid, covered, expected) => {
    const lines = valid === "0" ? ["5", "4"] : ["12", "9"];
    const xml = `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM 'http://cobertura.sourceforge.net/xml/coverage-04.dtd'>
<coverage version="7.16.2" lines-valid="${lines[0]}" lines-covered="${lines[1]}" line-rate="0.8" branches-valid="${valid}" branches-covered="${covered}" branch-rate="1">
`;
    expect(readCoverageXml(xml)).toBe(expected);
  });

  test("is the line rate where a tool gives no numbers", () => {
    expect(readCoverageXml("<coverage line-rate='0.25'>")).toBe(25);
  });

  test.each(["", "<coverage>", '<coverage line-rate="1.2">', "<report line-rate='0.5'>"])(
    "is not guessed from %j",
    (text) => expect(readCoverageXml(text)).toBeUndefined(),
  );

  test("is a percentage or nothing, whatever the file holds", () => {
    const piece = fc.constantFrom("<coverage ", 'lines-valid="', "9", '"', ">", ".", "line-rate='");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        for (const read of [readCoverageXml, readCoverageJson]) {
          const percent = read(pieces.join(""));
          expect(percent === undefined || (percent >= 0 && percent <= 100)).toBe(true);
        }
      }),
    );
    expect(readCoverageXml("<coverage ".repeat(200_000))).toBeUndefined();
  });
});

function judge(percent: number, toml: string, configured?: number) {
  return judgeCoverage(percent, readCoverageDemand(parseToml("pyproject.toml", toml), configured));
}

const BOTH = "[tool.tag2pypi.check]\ncoverage = 60\n[tool.coverage.report]\nfail_under = 80\n";

describe("the coverage that the tests reach", () => {
  test("is enough where it reaches what is asked for", () => {
    expect(judge(60, "", 60)).toEqual({
      result: { percent: 60, threshold: 60, decidedBy: "coverage" },
      findings: [],
    });
  });

  test("is an error below that, with both values and the line", () => {
    const toml = "[tool.tag2pypi.check]\ncoverage = 60\n";
    expect(judge(57.389, toml, 60)).toEqual({
      result: { percent: 57.389, threshold: 60, decidedBy: "coverage" },
      findings: [
        {
          code: "check-coverage-low",
          severity: "error",
          message:
            "The tests cover 57.38 % of the code; coverage under [tool.tag2pypi.check] asks for 60 %.",
          hint: "Test what is not covered yet: coverage report --show-missing lists it.",
          location: { file: "pyproject.toml", line: 2 },
        },
      ],
    });
  });

  test("is held to the higher of two thresholds, and that is told", () => {
    expect(judge(70, BOTH, 60)).toEqual({
      result: { percent: 70, threshold: 80, decidedBy: "fail_under" },
      findings: [
        {
          code: "check-coverage-thresholds",
          severity: "notice",
          message:
            "fail_under under [tool.coverage.report] asks for 80 %, coverage under [tool.tag2pypi.check] asks for 60 %: the higher one decides.",
          hint: "Keep one of them, so that nobody changes the wrong one.",
          location: { file: "pyproject.toml", line: 2 },
        },
        expect.objectContaining({
          code: "check-coverage-low",
          message:
            "The tests cover 70 % of the code; fail_under under [tool.coverage.report] asks for 80 %.",
          location: { file: "pyproject.toml", line: 4 },
        }),
      ],
    });
    expect(judge(70, BOTH, 80).findings.map(({ code }) => code)).toEqual(["check-coverage-low"]);
  });

  test.each([
    [59.5, "", 60, true],
    [59.4, "", 60, false],
    [59.95, "precision = 2", 60, false],
    [99.99, "", 100, false],
    [100, "", 100, true],
    [0, "fail_under = 0", undefined, true],
  ])("is rounded as coverage.py rounds: %s with %j reaches %s: %s", (percent, toml, wanted, ok) => {
    const { findings } = judge(percent, `[tool.coverage.report]\n${toml}`, wanted);
    expect(findings.length === 0).toBe(ok);
  });

  test("is only told where nothing is asked for", () => {
    expect(judge(12, "")).toEqual({ result: { percent: 12 }, findings: [] });
  });

  test("is missed where it is asked for and cannot be read", () => {
    const [own] = readCoverageDemand(parseToml("pyproject.toml", BOTH), 60).thresholds;
    if (own === undefined) throw new Error("there is a threshold");
    expect(explainMissingCoverage(own)).toMatchObject({
      code: "check-coverage-missing",
      severity: "error",
      hint: expect.stringContaining('tests = "pytest --cov=src/your_package"'),
      location: { file: "pyproject.toml", line: 2 },
    });
  });
});
