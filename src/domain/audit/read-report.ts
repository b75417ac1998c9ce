import type { AuditedPackage, Vulnerability } from "./audited.ts";
import { mergeAliases } from "./merge-aliases.ts";

/**
 * Reads what pip-audit writes with `--format=json`. Undefined for anything that is not wholly of that shape: to leave
 * out what cannot be read would be to say that it is harmless. Source: pip-audit 2.10, `_format/json.py`.
 */
export function readAuditReport(text: string): readonly AuditedPackage[] | undefined {
  return all(fieldOf(parse(text), "dependencies"), readPackage);
}

function readPackage(value: unknown): AuditedPackage | undefined {
  const name = textOf(value, "name");
  if (name === undefined) return undefined;
  const why = textOf(value, "skip_reason");
  if (why !== undefined) return { kind: "skipped", name, why };
  const version = textOf(value, "version");
  const vulnerabilities = all(fieldOf(value, "vulns"), readVulnerability);
  if (version === undefined || vulnerabilities === undefined) return undefined;
  return { kind: "audited", name, version, vulnerabilities: mergeAliases(vulnerabilities) };
}

function readVulnerability(value: unknown): Vulnerability | undefined {
  const id = textOf(value, "id");
  const fixed = all(fieldOf(value, "fix_versions"), asText);
  const aliases = all(fieldOf(value, "aliases"), asText);
  const description = textOf(value, "description");
  if (id === undefined || fixed === undefined || aliases === undefined) return undefined;
  // A set on their side, which comes in another order each time.
  return { id, aliases: aliases.toSorted(), fixed, description: known(description) };
}

/** Where the service has no description, pip-audit puts one of its own. */
function known(description: string | undefined): string {
  return description === undefined || description === "N/A" ? "" : description;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function textOf(value: unknown, name: string): string | undefined {
  return asText(fieldOf(value, name));
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Every item as it is read; undefined where one cannot be, or where this is no list. */
function all<Item>(
  value: unknown,
  read: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: Item[] = [];
  for (const each of value) {
    const item = read(each);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
