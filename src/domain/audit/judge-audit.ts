import type { Diagnostic } from "../diagnostic.ts";
import { normalizeProjectName } from "../distribution/file-name.ts";
import { compareVersions, isVersion, sameVersion } from "../version/version.ts";
import {
  type AuditedPackage,
  type InstalledPackage,
  MOST_FIXES,
  type Vulnerability,
  type VulnerablePackage,
} from "./audited.ts";
import { describeNotAudited, describeVulnerable, type NotAudited } from "./describe.ts";
import { type OwnRequirement, ownRequirementOn } from "./own-requirement.ts";

export interface AuditFacts {
  /** Name of the project itself, which is left out. */
  readonly project: string;
  /** What it requires: dependency specifiers, as `Requires-Dist` has them. */
  readonly requirements: readonly string[];
  /** What its installation has brought, the project itself among it. */
  readonly installed: readonly InstalledPackage[];
  /** What is known of it; there may be more. */
  readonly audited: readonly AuditedPackage[];
}

/** What the installation brings beside the project itself. */
export function dependenciesAmong(
  installed: readonly InstalledPackage[],
  project: string,
): readonly InstalledPackage[] {
  return installed.filter(({ name }) => !isSameName(name, project));
}

/** The dependencies with known vulnerabilities. */
export function vulnerableAmong({
  project,
  installed,
  audited,
}: Omit<AuditFacts, "requirements">): readonly VulnerablePackage[] {
  return dependenciesAmong(installed, project).flatMap((dependency) => {
    const found = answerFor(dependency, audited);
    return found?.kind === "audited" && found.vulnerabilities.length > 0 ? found : [];
  });
}

/**
 * One finding for each vulnerable dependency, and one for all those of which nothing is known. It is an error where the
 * project's own requirement keeps every version away that would fix a vulnerability: then nobody who installs the
 * release can have it fixed.
 */
export function judgeAudit(facts: AuditFacts): readonly Diagnostic[] {
  const { requirements } = facts;
  const findings = vulnerableAmong(facts).map((vulnerable) => {
    const own = ownRequirementOn(vulnerable.name, requirements);
    const excluded = vulnerable.vulnerabilities.filter(
      ({ fixed }) => own !== undefined && isFixExcluded(vulnerable.version, fixed, own),
    );
    return describeVulnerable(vulnerable, own, excluded);
  });
  const unknown = notAudited(facts);
  return unknown.length === 0 ? findings : [...findings, describeNotAudited(unknown)];
}

/**
 * A fix is a later version. What is installed must be allowed by the requirement as it is read here, or the reading is
 * of no use; a version that cannot be compared is not excluded.
 */
function isFixExcluded(
  version: string,
  fixed: Vulnerability["fixed"],
  own: OwnRequirement,
): boolean {
  if (fixed.length > MOST_FIXES || !fixed.every(isVersion)) return false;
  if (!isVersion(version) || own.excludes(version)) return false;
  const later = fixed.filter((fix) => compareVersions(fix, version) > 0);
  return later.length > 0 && later.every((fix) => own.excludes(fix));
}

function notAudited({ project, installed, audited }: AuditFacts): readonly NotAudited[] {
  return dependenciesAmong(installed, project).flatMap((dependency) => {
    const found = answerFor(dependency, audited);
    if (found?.kind === "audited") return [];
    return { ...dependency, why: found?.why ?? "pip-audit says nothing of it." };
  });
}

/** What was said of just that version: another one may have been installed over it since. */
function answerFor(
  { name, version }: InstalledPackage,
  audited: readonly AuditedPackage[],
): AuditedPackage | undefined {
  return audited.find(
    (each) =>
      isSameName(each.name, name) &&
      (each.kind === "skipped" || each.version === version || sameVersion(each.version, version)),
  );
}

function isSameName(one: string, other: string): boolean {
  return normalizeProjectName(one) === normalizeProjectName(other);
}
