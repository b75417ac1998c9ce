import type { DistributionFacts } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { quote } from "./quote.ts";

/** PyPI reads entry_points.txt as installers do, and refuses a wheel where it cannot. */
export const entryPointsAreSound: Rule<DistributionFacts> = (_plan, { distributions }) =>
  distributions.flatMap(({ distribution: { name }, layout }) => {
    const problem =
      layout.kind === "wheel" ? entryPointProblem(layout.entryPoints ?? "") : undefined;
    if (problem === undefined) return [];
    return contentsDiagnostics.diagnose("entry-points-invalid", {
      message: `The entry_points.txt of ${name} is not one that PyPI takes: ${problem}.`,
      hint: "Name scripts with letters, digits, -, _ and . only ([project.scripts] in pyproject.toml), and build again.",
    });
  });

const SCRIPTS = new Set(["console_scripts", "gui_scripts"]);

/**
 * The first thing that makes entry_points.txt unreadable: INI with `=` only, read as Python's configparser does, whose
 * deeper indented lines continue a value. Undefined where there is none. Source: entry points specification; warehouse.
 */
export function entryPointProblem(text: string): string | undefined {
  let group: string | undefined;
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const indented = line.length - line.trimStart().length;
    if (indented > indentation) continue;
    const section = /^\[([^\]]+)\]/.exec(content)?.[1];
    if (section !== undefined) {
      group = section;
      indentation = Number.POSITIVE_INFINITY;
      continue;
    }
    const problem = problemOfLine(content, group);
    if (problem !== undefined) return problem;
    indentation = indented;
  }
  return undefined;
}

function problemOfLine(content: string, group: string | undefined): string | undefined {
  if (group === undefined) return `line ${quote(content)} stands before any group`;
  const at = content.indexOf("=");
  const name = content.slice(0, Math.max(at, 0)).trim();
  if (name === "") return `line ${quote(content)} of group ${quote(group)} is no name = value`;
  if (!SCRIPTS.has(group) || /^[\p{L}\p{N}_.-]+$/u.test(name)) return undefined;
  return `the script name ${quote(name)} holds other characters than letters, digits, -, _ and .`;
}
