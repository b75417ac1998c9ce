/** A line of entry_points.txt. */
export interface EntryPoint {
  /** `console_scripts`, `gui_scripts`, or any plugin group. */
  readonly group: string;
  readonly name: string;
  /** `package.module:function`, extras included, as written. */
  readonly value: string;
}

/**
 * Reads entry_points.txt, tolerantly: lines that are no entry points are passed over.
 * Source: entry points specification (INI, `=` only, case-sensitive names).
 */
export function parseEntryPoints(text: string): readonly EntryPoint[] {
  const found: EntryPoint[] = [];
  let group: string | undefined;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const at = line.indexOf("=");
    if (line.startsWith("[") && line.endsWith("]")) group = line.slice(1, -1).trim();
    else if (group !== undefined && at > 0) {
      found.push({ group, name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() });
    }
  }
  return found;
}
