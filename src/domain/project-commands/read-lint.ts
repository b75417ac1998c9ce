import { type OutputReader, PLACE, type ToolFinding } from "./finding.ts";

/** One line for each finding: ruff's concise form, and what flake8, pylint and pycodestyle write. */
const CONCISE = new RegExp(
  `^(?:error: Failed to parse )?${PLACE}:\\d{1,7}: ([A-Za-z][\\w-]{2,40}:? .+)$`,
);
/** Ruff's own form: what it is about, and below it where. */
const ARROW = new RegExp(`^ {1,8}--> ${PLACE}:\\d{1,7}$`);
const REFORMATTED = /^Would reformat: (\S.*)$/;

/** The findings of ruff, of its formatter, and of linters that write like it. */
export const readLint: OutputReader = (lines) =>
  lines.flatMap((line, index) => {
    const reformatted = REFORMATTED.exec(line)?.[1];
    if (reformatted !== undefined) {
      return [{ path: reformatted, text: "ruff would reformat this file" }];
    }
    return readConcise(line) ?? readArrow(line, lines[index - 1] ?? "") ?? [];
  });

function readConcise(line: string): ToolFinding | undefined {
  const [, path, number, text] = CONCISE.exec(line) ?? [];
  return path === undefined || text === undefined
    ? undefined
    : { path, line: Number(number), text };
}

function readArrow(line: string, above: string): ToolFinding | undefined {
  const [, path, number] = ARROW.exec(line) ?? [];
  if (path === undefined || above.trim() === "") return undefined;
  return { path, line: Number(number), text: above };
}
