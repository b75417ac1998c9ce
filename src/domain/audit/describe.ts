import type { Diagnostic, Table } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import type { InstalledPackage, Vulnerability, VulnerablePackage } from "./audited.ts";
import { auditDiagnostics } from "./diagnostics.ts";
import type { OwnRequirement } from "./own-requirement.ts";

const { diagnose } = auditDiagnostics;

/** Rows of a table, and names in a message. */
const LISTED = 30;
const NAMED = 5;

export interface NotAudited extends InstalledPackage {
  readonly why: string;
}

/** `excluded` are those of its vulnerabilities whose every fix the project's own requirement keeps away. */
export function describeVulnerable(
  vulnerable: VulnerablePackage,
  own: OwnRequirement | undefined,
  excluded: readonly Vulnerability[],
): Diagnostic {
  const table = tableOf(vulnerable.vulnerabilities, excluded);
  if (own !== undefined && excluded.length > 0) {
    return diagnose("dependency-fix-excluded", {
      message: `${labelOf(vulnerable)} is installed with this project and has ${countOf(vulnerable)}. The project's own requirement ${textOf(own)} excludes every version that fixes ${namesOf(excluded)}.`,
      table,
      hint: "Let the requirement allow a version from the table, commit, and release from a new tag on that commit. If the vulnerability cannot be reached through this project, set rules: dependency-fix-excluded=warning.",
    });
  }
  return diagnose("dependency-vulnerable", {
    message: `${labelOf(vulnerable)} is installed with this project and has ${countOf(vulnerable)}: ${namesOf(vulnerable.vulnerabilities)}.`,
    table,
    hint: advise(vulnerable, own),
  });
}

/** All of them in one finding: they are no one's mistake. */
export function describeNotAudited(packages: readonly NotAudited[]): Diagnostic {
  const names = listOf(packages.map(({ name, version }) => shown(`${name} ${version}`)));
  return diagnose("dependency-not-audited", {
    message: `Whether ${packages.length === 1 ? "this dependency has" : "these dependencies have"} known vulnerabilities cannot be told: ${names}.`,
    table: {
      columns: ["Package", "Version", "Why"],
      rows: packages.slice(0, LISTED).map(({ name, version, why }) => ({
        cells: [shown(name), shown(version), sanitise(why, 200)],
      })),
    },
    hint: "Only what PyPI has is known there. Look at those that come from elsewhere by other means.",
  });
}

/** `why`: one or more sentences. */
export function describeUnavailable(why: string): Diagnostic {
  return diagnose("audit-unavailable", {
    message: `Whether the dependencies have known vulnerabilities is not known. ${why}`,
    hint: "Nothing is known to be wrong with them. Run this job again, or look for yourself, in an environment with the project in it: pipx run pip-audit --path SITE-PACKAGES",
  });
}

function tableOf(
  vulnerabilities: readonly Vulnerability[],
  excluded: readonly Vulnerability[],
): Table {
  // Those that stop the release come first: a long list is cut.
  const rest = vulnerabilities.filter((each) => !excluded.includes(each));
  return {
    columns: ["Vulnerability", "Also known as", "Fixed in", "What it is", "Page"],
    rows: [...excluded, ...rest].slice(0, LISTED).map((each) => ({
      cells: [
        shown(each.id),
        sanitise(each.aliases.slice(0, LISTED).join(", "), 150),
        fixesOf(each),
        sanitise(each.description, 150),
        pageOf(each),
      ],
      ...(excluded.includes(each) ? { marked: true as const } : {}),
    })),
  };
}

function advise({ vulnerabilities }: VulnerablePackage, own: OwnRequirement | undefined): string {
  if (vulnerabilities.every(({ fixed }) => fixed.length === 0)) {
    return "No fixed version is known. Read the pages in the table, and decide whether the vulnerability can be reached through this project.";
  }
  return own === undefined
    ? "This project does not require it itself: another dependency does. Move to a version of that one that allows a fixed version, or require a fixed version here."
    : `Raise the requirement ${textOf(own)} to a fixed version. If it cannot be installed then, pip says which other dependency holds it back.`;
}

function fixesOf({ fixed }: Vulnerability): string {
  return fixed.length === 0 ? "no version" : sanitise(fixed.slice(0, LISTED).join(", "), 150);
}

/** osv.dev has a page for every name that its sources for Python gave; of other names it does not know all. */
function pageOf({ id, aliases }: Vulnerability): string {
  const names = [id, ...aliases].filter((name) => /^[A-Za-z][\w.-]{2,80}$/.test(name));
  const name = names.find((each) => /^(?:PYSEC|GHSA)-/.test(each)) ?? names[0];
  return name === undefined ? "" : `https://osv.dev/vulnerability/${name}`;
}

function countOf({ vulnerabilities: { length } }: VulnerablePackage): string {
  return length === 1 ? "1 known vulnerability" : `${length} known vulnerabilities`;
}

function labelOf({ name, version }: InstalledPackage): string {
  return shown(`${name} ${version}`);
}

/** With the first CVE, by which people know it. */
function namesOf(vulnerabilities: readonly Vulnerability[]): string {
  return listOf(
    vulnerabilities.map(({ id, aliases }) => {
      const cve = aliases.find((alias) => alias.startsWith("CVE-"));
      return cve === undefined ? shown(id) : `${shown(id)} (${shown(cve)})`;
    }),
  );
}

function listOf(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `${names.slice(0, NAMED).join(", ")}${more}`;
}

function textOf({ texts }: OwnRequirement): string {
  return sanitise(texts.slice(0, NAMED).join(" and "), 200);
}

function shown(text: string): string {
  return sanitise(text, 100);
}
