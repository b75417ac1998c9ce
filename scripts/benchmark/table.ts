import type { Measurement } from "./measure.ts";

/** What one contender took for one load, in all rounds. */
export interface Result {
  readonly contender: string;
  readonly measurements: readonly Measurement[];
  /** Requests to the index, the same in every round. */
  readonly requests: number;
}

const COLUMNS = [
  "",
  "Wall s (least to most)",
  "CPU s",
  "Peak MiB",
  "Requests",
  "Wall ×",
  "CPU ×",
  "Peak ×",
];

/** A Markdown table of medians, and of their ratios to the first result's: more than 1 is slower, or larger. */
export function renderTable(results: readonly Result[]): string {
  const [first] = results;
  const rows = results.map((result) => {
    const [wall, cpu, peak] = mediansOf(result);
    const [ourWall, ourCpu, ourPeak] = first === undefined ? [1, 1, 1] : mediansOf(first);
    return [
      result.contender,
      `${wall.toFixed(3)} (${spanOf(result)})`,
      cpu.toFixed(3),
      (peak / 1024 ** 2).toFixed(0),
      String(result.requests),
      (wall / ourWall).toFixed(2),
      (cpu / ourCpu).toFixed(2),
      (peak / ourPeak).toFixed(2),
    ];
  });
  const rule = COLUMNS.map((_, column) => (column === 0 ? "---" : "---:"));
  return [COLUMNS, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function mediansOf({ measurements }: Result): readonly [wall: number, cpu: number, peak: number] {
  return [
    median(measurements.map(({ wall }) => wall)),
    median(measurements.map(({ cpu }) => cpu)),
    median(measurements.map(({ peak }) => peak)),
  ];
}

function spanOf({ measurements }: Result): string {
  const walls = measurements.map(({ wall }) => wall);
  return `${Math.min(...walls).toFixed(2)} to ${Math.max(...walls).toFixed(2)}`;
}

/** Of an even number of values, the lower one in the middle. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? Number.NaN;
}
