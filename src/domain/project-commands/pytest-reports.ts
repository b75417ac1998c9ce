import { PLACE } from "./finding.ts";

/** A line of the output that names a place, and what it says of it. */
export interface ReportedPlace {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** What pytest prints about one test that fails. */
export interface TestReport {
  /** `TestThings.test_method[1]`; the path of a file that cannot be collected. */
  readonly title: string;
  /** In the order of the traceback. */
  readonly places: readonly ReportedPlace[];
  /** What was raised, or did not hold. */
  readonly error?: string;
}

export interface PytestOutput {
  readonly reports: readonly TestReport[];
  /** Places that stand under no test's title (`--tb=line`). */
  readonly loose: readonly ReportedPlace[];
  /** Lines of the short summary. */
  readonly summary: readonly string[];
}

/** `== FAILURES ==`, `== short test summary info ==`. */
const BANNER = /^={2,} ([^=].*[^=]) ={2,}$/;
/** `__ test_addition __`; `_ _ _`, which separates the frames of a traceback, holds no other character. */
const TITLE = /^_+ (?=.*[^_ ])(.+) _+$/;
const CAPTURED = /^-{3,} ?Captured /;
const PLACED = new RegExp(`^${PLACE}(?:: ?(.*))?$`);
const NATIVE = /^ {2}File "([^"]+)", line (\d{1,7})/;
const RAISED = /^E {3,}(\S.*)$/;
const KIND = /^(?:ERROR (?:at (?:setup|call|teardown) of|collecting) |\[doctest\] )/;

interface OpenReport {
  readonly title: string;
  readonly places: ReportedPlace[];
  error?: string;
  /** What the test itself has printed may look like anything. */
  captured: boolean;
}

/** Takes pytest's output apart, in whatever style its tracebacks are. */
export function readReports(lines: readonly string[]): PytestOutput {
  const reports: OpenReport[] = [];
  const loose: ReportedPlace[] = [];
  const summary: string[] = [];
  let part = "";
  let open: OpenReport | undefined;
  for (const line of lines) {
    const banner = BANNER.exec(line)?.[1];
    if (banner !== undefined) {
      part = banner;
      open = undefined;
    } else if (part === "short test summary info") {
      summary.push(line);
    } else if (part === "FAILURES" || part === "ERRORS") {
      const title = TITLE.exec(line)?.[1];
      if (title !== undefined) {
        open = { title: title.replace(KIND, ""), places: [], captured: false };
        reports.push(open);
      } else if (open === undefined) loose.push(...placesIn(line));
      else readInto(open, line);
    }
  }
  return { reports, loose, summary };
}

function readInto(report: OpenReport, line: string): void {
  if (report.captured) return;
  if (CAPTURED.test(line)) report.captured = true;
  else {
    const raised = RAISED.exec(line)?.[1];
    if (raised !== undefined) report.error ??= raised;
    report.places.push(...placesIn(line));
  }
}

function placesIn(line: string): readonly ReportedPlace[] {
  const [, path, number, text = ""] = PLACED.exec(line) ?? NATIVE.exec(line) ?? [];
  return path === undefined ? [] : [{ path, line: Number(number), text }];
}
