import { type OutputReader, PLACE } from "./finding.ts";

/** `src/omi/a.py:3: error: Incompatible types [assignment]`, with columns and the end of the place where they are asked for. */
const ERROR = new RegExp(`^${PLACE}(?::\\d{1,7}){0,3}: error: (.+)$`);

/** The errors of mypy; its notes belong to the error above them. */
export const readMypy: OutputReader = (lines) =>
  lines.flatMap((line) => {
    const [, path, number, text] = ERROR.exec(line) ?? [];
    if (path === undefined || text === undefined) return [];
    return [{ path, line: Number(number), text }];
  });
