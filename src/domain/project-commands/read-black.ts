import { type OutputReader, PLACE } from "./finding.ts";

const REFORMATTED = /^would reformat (\S.*)$/;
/** Black's words until 2025: `error: cannot format src/a.py: Cannot parse: 3:4: def (`. */
const CANNOT_FORMAT = /^error: cannot format ([^:]+(?::[\\/][^:]*)?): (.+)$/;
const AT_LINE = /: (\d{1,7}):\d/;
/** Black's words since then: `error: cannot parse: src/a.py:3:4`. */
const CANNOT_PARSE = new RegExp(`^error: cannot parse: ${PLACE}:\\d{1,7}$`);

/** The files that black would write anew, or cannot read. */
export const readBlack: OutputReader = (lines) =>
  lines.flatMap((line) => {
    const reformatted = REFORMATTED.exec(line)?.[1];
    if (reformatted !== undefined) {
      return [{ path: reformatted, text: "black would reformat this file" }];
    }
    const [, parsed, number] = CANNOT_PARSE.exec(line) ?? [];
    if (parsed !== undefined) {
      return [{ path: parsed, line: Number(number), text: "black cannot parse this file" }];
    }
    const [, path, why = ""] = CANNOT_FORMAT.exec(line) ?? [];
    if (path === undefined) return [];
    const at = AT_LINE.exec(`: ${why}`)?.[1];
    return [{ path, ...(at === undefined ? {} : { line: Number(at) }), text: why }];
  });
