import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { DeclaredMetadata } from "../project/declared.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { normalizeProjectName } from "./file-name.ts";
import type { CoreMetadata } from "./metadata.ts";
import { extrasOf } from "./optional-marker.ts";
import { quote } from "./quote.ts";
import { parseRequirement } from "./requirement.ts";

/** What a dependency asks for, as far as every backend writes it alike. */
interface Asked {
  /** Normalised; with ` @` where it is an address, not a version. */
  readonly name: string;
  /** Normalised; undefined where it is asked for without any. */
  readonly extra?: string;
}

/**
 * A dependency that pyproject.toml does not declare is code that comes with every installation: names and extras are
 * compared, as backends write versions and markers in their own ways. One that is missing harms nobody unseen.
 */
export const dependenciesAreDeclared: Rule<DistributionFacts, Plan> = (_plan, facts) => {
  const { declared, distributions } = facts;
  const allowed = declared === undefined ? undefined : allowedBy(declared);
  if (declared === undefined || allowed === undefined) return [];
  return distributions.flatMap(({ distribution: { name }, metadata }) => {
    const unknown = statedIn(metadata).filter((text) => {
      const asked = askedBy(text);
      return asked === undefined || !asked.every(allowed);
    });
    if (unknown.length === 0) return [];
    const some = unknown.slice(0, 5).map((text) => quote(text));
    const more = unknown.length > 5 ? `, and ${unknown.length - 5} more` : "";
    return contentsDiagnostics.diagnose("dependency-undeclared", {
      message: `The metadata of ${name} have Requires-Dist ${some.join(", ")}${more}, which [project] in ${declared.path} does not declare.`,
      hint: 'Find out what wrote it: whatever it names is installed with every installation. If the build is to decide the dependencies, say so: dynamic = ["dependencies"] or ["optional-dependencies"] in [project].',
    });
  });
};

/** `UNKNOWN` is a name like any other here. */
function statedIn({ headers }: CoreMetadata): readonly string[] {
  return headers.flatMap(([key, value]) => (key === "requires-dist" ? [value] : []));
}

/** Undefined where nothing can be compared, as backends fill in what is no dependency specifier yet. */
function allowedBy(declared: DeclaredMetadata): ((asked: Asked) => boolean) | undefined {
  const { open, dependencies } = declared;
  const keys = new Set<string>();
  for (const { text, extra } of dependencies) {
    const asked = askedBy(text);
    if (asked === undefined) return undefined;
    const extras = extra === undefined ? [] : [extra, ...extrasIncluding(extra, declared)];
    for (const each of asked) {
      // Without its extra it is as strange as any other, unless its own marker names one.
      if (extra === undefined || each.extra !== undefined) keys.add(keyOf(each));
      for (const other of extras) keys.add(keyOf({ ...each, extra: normalizeProjectName(other) }));
    }
  }
  return (asked) =>
    keys.has(keyOf(asked)) ||
    open.includes(asked.extra === undefined ? "dependencies" : "optional-dependencies");
}

/** Extras by way of which this one is asked for, `all = ["omi[web]"]`: some backends write out what that comes to. */
function extrasIncluding(extra: string, { name, dependencies }: DeclaredMetadata): string[] {
  const found = new Set([normalizeProjectName(extra)]);
  const self = normalizeProjectName(name);
  // Grows while it is gone through.
  for (const wanted of found) {
    for (const { text, extra: by } of dependencies) {
      const [, project = "", extras = ""] = /^\s*([\w.-]+)\s*\[([^\]]*)\]/.exec(text) ?? [];
      const names = extras.split(",").map((each) => normalizeProjectName(each.trim()));
      if (by !== undefined && normalizeProjectName(project) === self && names.includes(wanted)) {
        found.add(normalizeProjectName(by));
      }
    }
  }
  return [...found];
}

function askedBy(text: string): readonly Asked[] | undefined {
  const requirement = parseRequirement(text);
  if (requirement === undefined) return undefined;
  const isAddress = requirement.kind === "url";
  const name = `${normalizeProjectName(requirement.name)}${isAddress ? " @" : ""}`;
  // An address may hold a semicolon; a marker comes after a space there.
  const at = isAddress ? text.search(/\s;/) : text.indexOf(";");
  const extras = at < 0 ? [] : extrasOf(text.slice(at).replace(/^\s*;/, ""));
  if (extras.length === 0) return [{ name }];
  return extras.map((extra) => ({ name, extra: normalizeProjectName(extra) }));
}

function keyOf({ name, extra = "" }: Asked): string {
  return `${name};${extra}`;
}
