import { type Member, textOf } from "./member.ts";

/** Whether a file at the top of an sdist decides what runs when somebody builds it. */
export function decidesBuild(path: string): boolean {
  return path === "pyproject.toml" || path === "setup.cfg";
}

/**
 * Whether it is the setup.cfg that setuptools writes into an sdist: one of the commit's, or none, read and written anew
 * by configparser with a section `[egg_info]` of its own. `committed` are the texts of those in the commit.
 * Source: setuptools, `egg_info.save_version_info` and `setopt.edit_config`.
 */
export function isRewrittenSetupConfig(member: Member, committed: readonly string[]): boolean {
  const text = member.path === "setup.cfg" ? textOf(member) : undefined;
  if (text === undefined || !isWrittenByConfigparser(text)) return false;
  const settings = settingsOf(text);
  return ["", ...committed].some((original) => settingsOf(original) === settings);
}

/** Other lines, and odd characters, might be read otherwise than here. */
function isWrittenByConfigparser(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.every((line) =>
    /^(?:\[[^\]\p{Cc}]+\]|[^\s#;=:[][^=:\p{Cc}]* = ?[^\p{Cc}\ufeff]*|\t[^\p{Cc}\ufeff]*|)$/u.test(
      line,
    ),
  );
}

/** Sections, names and values but for those of `[egg_info]`, in an order of their own; comments and blank lines are nothing. */
function settingsOf(text: string): string {
  const settings: string[][] = [];
  let section = "";
  let current: string[] | undefined;
  let indentation = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const indented = line.length - line.trimStart().length;
    if (current !== undefined && indented > indentation) {
      current.push(content);
      continue;
    }
    indentation = indented;
    const header = /^\[(.+)\]/.exec(content)?.[1];
    section = header ?? section;
    current = header === undefined ? [section, ...pairOf(content)] : undefined;
    if (current !== undefined && section !== "egg_info") settings.push(current);
  }
  return settings
    .map((setting) => JSON.stringify(setting.filter((part) => part !== "")))
    .toSorted()
    .join("\n");
}

function pairOf(line: string): readonly string[] {
  const at = line.search(/[=:]/);
  return at < 0 ? [line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
