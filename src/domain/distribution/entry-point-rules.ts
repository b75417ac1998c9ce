import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { quote } from "./quote.ts";

/** PyPI reads entry_points.txt as installers do, and refuses a wheel where it cannot. */
export const entryPointsAreSound: Rule<DistributionFacts, Plan> = (_plan, { distributions }) =>
  distributions.flatMap(({ distribution: { name }, layout }) => {
    const problem =
      layout.kind === "wheel" ? entryPointProblem(layout.entryPoints ?? "") : undefined;
    if (problem === undefined) return [];
    return contentsDiagnostics.diagnose("entry-points-invalid", {
      message: `The entry_points.txt of ${name} is not one that PyPI takes: ${problem}.`,
      hint: "Name scripts with letters, digits, -, _ and . only ([project.scripts] in pyproject.toml), and build again.",
    });
  });

/** What configparser takes for every group stands in DEFAULT. */
const SCRIPTS = new Set(["console_scripts", "gui_scripts", "DEFAULT"]);
/** Where some of Python's readers break lines, or pass over the character, and others do not. */
const ODD = /\r(?!\n)|[^\P{Cc}\t\r\n]|[\u2028\u2029\ufeff]/u;

/**
 * The first thing that makes entry_points.txt unreadable: INI with `=` only, read as Python's configparser does, whose
 * deeper indented lines continue a value, and which wants every group and name once. Undefined where there is none.
 * Source: entry points specification; warehouse.
 */
export function entryPointProblem(text: string): string | undefined {
  const odd = ODD.exec(text)?.index;
  if (odd !== undefined) {
    const around = quote(text.slice(Math.max(odd - 20, 0), odd + 20));
    return `${around} holds a character that its readers do not take alike`;
  }
  const groups = new Map<string, Set<string>>();
  let group: string | undefined;
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const indented = line.length - line.trimStart().length;
    if (indented > indentation) continue;
    const section = /^\[(.+)\]/.exec(content)?.[1];
    const problem =
      section === undefined
        ? problemOfLine(content, group, groups)
        : problemOfGroup(section, groups);
    if (problem !== undefined) return problem;
    group = section ?? group;
    indentation = section === undefined ? indented : Number.POSITIVE_INFINITY;
  }
  return undefined;
}

function problemOfGroup(group: string, groups: Map<string, Set<string>>): string | undefined {
  if (groups.has(group) && group !== "DEFAULT") return `group ${quote(group)} is there twice`;
  groups.set(group, groups.get(group) ?? new Set());
  return undefined;
}

function problemOfLine(
  content: string,
  group: string | undefined,
  groups: ReadonlyMap<string, Set<string>>,
): string | undefined {
  if (group === undefined) return `line ${quote(content)} stands before any group`;
  const at = content.indexOf("=");
  const name = content.slice(0, Math.max(at, 0)).trim();
  if (name === "") return `line ${quote(content)} of group ${quote(group)} is no name = value`;
  const names = groups.get(group);
  if (names?.has(name)) return `group ${quote(group)} has ${quote(name)} twice`;
  names?.add(name);
  if (!SCRIPTS.has(group) || /^[\p{L}\p{N}_.-]+$/u.test(name)) return undefined;
  return `the script name ${quote(name)} holds other characters than letters, digits, -, _ and .`;
}
