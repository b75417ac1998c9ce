/** The total of a report by `coverage json`, in percent; undefined where it holds none. */
export function readCoverageJson(text: string): number | undefined {
  try {
    const report: unknown = JSON.parse(text);
    return percentOf(propertyOf(propertyOf(report, "totals"), "percent_covered"));
  } catch {
    return undefined;
  }
}

/** The root element of a Cobertura report, which stands at its beginning. */
const ROOT = /<coverage\s([^<>]{0,4000})>/;
const BEGINNING = 65_536;

/**
 * The total of a report in Cobertura's form (`coverage xml`, and most other tools), in percent; undefined where it holds none.
 * Counted as coverage.py counts: lines and branches together. Where a tool gives no numbers, its line rate.
 */
export function readCoverageXml(text: string): number | undefined {
  const attributes = ROOT.exec(text.slice(0, BEGINNING))?.[1];
  if (attributes === undefined) return undefined;
  const numbers = new Map<string, number>();
  for (const [, name = "", value] of attributes.matchAll(/([a-z-]{1,40})=["']([\d.]{1,20})["']/g)) {
    numbers.set(name, Number(value));
  }
  const sum = (lines: string, branches: string) =>
    (numbers.get(lines) ?? 0) + (numbers.get(branches) ?? 0);
  const valid = sum("lines-valid", "branches-valid");
  const rate = numbers.get("line-rate");
  return valid > 0
    ? percentOf((100 * sum("lines-covered", "branches-covered")) / valid)
    : percentOf(rate === undefined ? undefined : rate * 100);
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name]; // an object, which has it
}

function percentOf(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && value <= 100 ? value : undefined;
}
