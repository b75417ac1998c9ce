import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { DeclaredEntryPoint, DeclaredMetadata, OpenField } from "../project/declared.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { quote } from "./quote.ts";

/**
 * Entry points that pyproject.toml does not declare are commands on the PATH of whoever installs the wheel, or code that
 * other programs load by themselves, such as pytest.
 */
export const entryPointsAreDeclared: Rule<DistributionFacts, Plan> = (_plan, facts) => {
  const { declared, distributions } = facts;
  if (declared === undefined) return [];
  const known = new Set(declared.entryPoints.map(keyOf));
  return distributions.flatMap(({ distribution: { name }, layout }) => {
    const text = layout.kind === "wheel" ? (layout.entryPoints ?? "") : "";
    const unknown = readEntryPoints(text).filter(
      (entry) => !isOpen(entry, declared) && !known.has(keyOf(entry)),
    );
    if (unknown.length === 0) return [];
    const some = unknown.slice(0, 5).map(show);
    const more = unknown.length > 5 ? `, and ${unknown.length - 5} more` : "";
    return contentsDiagnostics.diagnose("entry-point-undeclared", {
      message: `The entry_points.txt of ${name} has ${some.join(", ")}${more}, which [project] in ${declared.path} does not declare.`,
      hint: 'Find out what wrote it: it becomes a command, or is loaded by other programs, wherever the wheel is installed. If the build is to decide the entry points, say so: dynamic = ["scripts"], ["gui-scripts"] or ["entry-points"] in [project].',
    });
  });
};

function isOpen({ group }: DeclaredEntryPoint, { open }: DeclaredMetadata): boolean {
  return open.includes(FIELDS.get(group) ?? "entry-points");
}

const FIELDS: ReadonlyMap<string, OpenField> = new Map([
  ["console_scripts", "scripts"],
  ["gui_scripts", "gui-scripts"],
]);

/**
 * Every line that some reader may take for an entry point, as each reads it by itself: readers differ over indented lines
 * and over `;`. What is no `name = value` has no value, and is never declared.
 */
function readEntryPoints(text: string): readonly DeclaredEntryPoint[] {
  const entries: DeclaredEntryPoint[] = [];
  let group = "";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    const header = /^\[([^[\]]*)\]$/.exec(content)?.[1];
    if (header !== undefined) group = header.trim();
    else if (content !== "" && !content.startsWith("#")) entries.push(entryOf(group, content));
  }
  return entries;
}

function entryOf(group: string, line: string): DeclaredEntryPoint {
  const at = line.indexOf("=");
  if (at < 0) return { group, name: line, value: "" };
  return { group, name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}

/** Backends write the value with other white space, and without. */
function keyOf({ group, name, value }: DeclaredEntryPoint): string {
  return JSON.stringify([group.trim(), name.trim(), value.replace(/\s+/g, "")]);
}

function show({ group, name, value }: DeclaredEntryPoint): string {
  return `${quote(`${name} = ${value}`)} in group ${quote(group)}`;
}
