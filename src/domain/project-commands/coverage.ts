import type { Diagnostic, Location } from "../diagnostic.ts";
import { optional } from "../optional.ts";
import { type TomlDocument, tableAt } from "../project/toml.ts";
import { projectCommandDiagnostics } from "./diagnostics.ts";

/** Where a threshold stands: `coverage` under [tool.tag2pypi.check], or `fail_under` of coverage.py. */
export type ThresholdName = "coverage" | "fail_under";

export interface Threshold {
  readonly name: ThresholdName;
  readonly percent: number;
  readonly location: Location;
}

/** The coverage that the project asks for, in each of the places where it can. */
export interface CoverageDemand {
  readonly thresholds: readonly Threshold[];
  /** Digits after the point that coverage.py rounds to before it compares (`precision`). */
  readonly precision: number;
}

export interface CoverageResult {
  readonly percent: number;
  /** Undefined where none is asked for. */
  readonly threshold?: number;
  readonly decidedBy?: ThresholdName;
}

const TABLES: Readonly<Record<ThresholdName, string>> = {
  coverage: "[tool.tag2pypi.check]",
  fail_under: "[tool.coverage.report]",
};

/** Reads both thresholds of pyproject.toml. `configured` is our own, read already. */
export function readCoverageDemand(
  document: TomlDocument,
  configured: number | undefined,
): CoverageDemand {
  const report = tableAt(document.root, "tool", "coverage", "report");
  const precision = report?.["precision"];
  const failUnder = report?.["fail_under"];
  const theirs = typeof failUnder === "number" && failUnder > 0 ? failUnder : undefined;
  const place = (keys: readonly string[]): Location => ({
    file: document.path,
    ...optional("line", document.lineOf(keys)),
  });
  return {
    thresholds: [
      ...(configured === undefined
        ? []
        : [
            {
              name: "coverage" as const,
              percent: configured,
              location: place(["tool", "tag2pypi", "check", "coverage"]),
            },
          ]),
      ...(theirs === undefined
        ? []
        : [
            {
              name: "fail_under" as const,
              percent: theirs,
              location: place(["tool", "coverage", "report", "fail_under"]),
            },
          ]),
    ],
    precision: Number.isInteger(precision) ? Math.min(Math.max(Number(precision), 0), 9) : 0,
  };
}

/** What is to be said of a coverage, and the result with the threshold that decided: the highest. */
export function judgeCoverage(
  percent: number,
  { thresholds, precision }: CoverageDemand,
): { readonly result: CoverageResult; readonly findings: readonly Diagnostic[] } {
  const [highest, other] = thresholds.toSorted((one, two) => two.percent - one.percent);
  if (highest === undefined) return { result: { percent }, findings: [] };
  const result = { percent, threshold: highest.percent, decidedBy: highest.name };
  const told =
    other !== undefined && other.percent < highest.percent ? [explainBoth(highest, other)] : [];
  return reaches(percent, highest.percent, precision)
    ? { result, findings: told }
    : { result, findings: [...told, explainLow(percent, highest)] };
}

/** As coverage.py compares: rounded, but 100 % is reached only by all. Whoever reads both must not get two answers. */
function reaches(percent: number, wanted: number, precision: number): boolean {
  if (wanted === 100) return percent === 100;
  return Number(percent.toFixed(precision)) >= wanted;
}

function explainLow(percent: number, { name, percent: wanted, location }: Threshold): Diagnostic {
  return projectCommandDiagnostics.diagnose("check-coverage-low", {
    message: `The tests cover ${shown(percent)} % of the code; ${name} under ${TABLES[name]} asks for ${shown(wanted)} %.`,
    hint: "Test what is not covered yet: coverage report --show-missing lists it.",
    location,
  });
}

function explainBoth(highest: Threshold, other: Threshold): Diagnostic {
  const describe = ({ name, percent }: Threshold) =>
    `${name} under ${TABLES[name]} asks for ${shown(percent)} %`;
  return projectCommandDiagnostics.diagnose("check-coverage-thresholds", {
    message: `${describe(highest)}, ${describe(other)}: the higher one decides.`,
    hint: "Keep one of them, so that nobody changes the wrong one.",
    location: other.location,
  });
}

/** What is said where a coverage is asked for by our own key and none can be read. */
export function explainMissingCoverage({ percent, location }: Threshold): Diagnostic {
  return projectCommandDiagnostics.diagnose("check-coverage-missing", {
    message: `coverage under ${TABLES.coverage} asks for ${shown(percent)} %, and the tests have left neither coverage.py's data nor a fresh coverage.json or coverage.xml.`,
    hint: 'Let the tests measure it, for example with tests = "pytest --cov=src/your_package", and pytest-cov among what is installed for them.',
    location,
  });
}

/** Two digits, and none where there are none; never rounded up to the threshold that is missed. */
function shown(percent: number): string {
  return String(Math.floor(percent * 100 + 1e-6) / 100);
}
