import type { OutputReader, ToolFinding } from "./finding.ts";
import { type PytestOutput, readReports, type TestReport } from "./pytest-reports.ts";

const ENTRY = /^(?:FAILED|ERROR) (\S.*)$/;

/**
 * The tests that fail, each at the line of its own file where its traceback leads deepest. The short summary says which
 * they are; where it is turned off, the reports alone do.
 */
export const readPytest: OutputReader = (lines) => {
  const output = readReports(lines);
  const entries = output.summary.flatMap((line) => ENTRY.exec(line)?.[1] ?? []).map(readEntry);
  if (entries.length === 0) return output.reports.flatMap(readReport);
  const waiting = waitingReports(output);
  return entries.map((entry) => readFailure(entry, waiting(entry), output));
};

interface Entry {
  readonly path: string;
  /** As the title of its report has it. */
  readonly title: string;
  readonly message?: string;
}

/** `tests/test_sums.py::TestThings::test_text[a - b] - assert 1 == 2`. */
function readEntry(text: string): Entry {
  const end = endOfName(text);
  const name = text.slice(0, end);
  const message = text.slice(end + SEPARATOR.length);
  const [path = "", ...rest] = name.split("::");
  const [plain = "", ...parameters] = rest.join("::").split("[");
  const title = [plain.replaceAll("::", "."), ...parameters].join("[");
  return { path, title: title || path, ...(message === "" ? {} : { message }) };
}

const SEPARATOR = " - ";

/** Parameters of a test may hold the separator. */
function endOfName(text: string): number {
  const plain = text.indexOf(SEPARATOR);
  const bracket = text.indexOf("[");
  if (bracket < 0 || (plain >= 0 && plain < bracket)) return plain < 0 ? text.length : plain;
  const closed = text.indexOf(`]${SEPARATOR}`, bracket);
  if (closed >= 0) return closed + 1;
  return text.endsWith("]") || plain < 0 ? text.length : plain;
}

/** Gives each report to one entry: tests in several files may have the same name. */
function waitingReports({ reports }: PytestOutput): (entry: Entry) => TestReport | undefined {
  const byTitle = new Map<string, TestReport[]>();
  for (const report of reports) {
    const same = byTitle.get(report.title);
    if (same === undefined) byTitle.set(report.title, [report]);
    else same.push(report);
  }
  return ({ title, path }) => {
    const same = byTitle.get(title) ?? [];
    // Among a few of the same title only: in thousands of them, the first will do.
    const own = same
      .slice(0, 20)
      .findIndex(({ places }) => places.some((place) => isSameFile(place.path, path)));
    // The order of the rest does not matter; taking from the front of a long list would cost its length.
    const at = own < 0 ? same.length - 1 : own;
    const found = same[at];
    const last = same.pop();
    if (last !== undefined && at < same.length) same[at] = last;
    return found;
  };
}

function readFailure(
  { path, title, message }: Entry,
  report: TestReport | undefined,
  { loose }: PytestOutput,
): ToolFinding {
  const place =
    report?.places.findLast((candidate) => isSameFile(candidate.path, path)) ??
    loose
      .slice(0, 1000)
      .find(({ text, path: other }) => text === message && isSameFile(other, path));
  const why = report?.error ?? message;
  return {
    path: place?.path ?? path,
    ...(place === undefined ? {} : { line: place.line }),
    text: why === undefined ? `${title} fails` : `${title}: ${why}`,
  };
}

function readReport({ title, places, error }: TestReport): readonly ToolFinding[] {
  // Of a file that cannot be collected, the title is its path; else the traceback begins with the test itself.
  const place = places.find(({ path }) => isSameFile(path, title)) ?? places[0];
  if (place === undefined) return [];
  const text = error === undefined ? `${title} fails` : `${title}: ${error}`;
  return [{ path: place.path, line: place.line, text }];
}

/** Names in the summary are relative to pytest's root, places to the folder that it runs in, or absolute. */
function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one.replaceAll("\\", "/"), other.replaceAll("\\", "/")];
  return first === second || first.endsWith(`/${second}`) || second.endsWith(`/${first}`);
}
