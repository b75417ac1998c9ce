import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import type { ReleasePlan, UnreleasedPlan } from "../../../src/domain/plan.ts";

export function planOf(version: string, prerelease = false): ReleasePlan {
  return {
    kind: "release",
    project: "kiln",
    version,
    prerelease,
    tag: { name: `v${version}`, object: "a".repeat(40), commit: "a".repeat(40) },
    title: `kiln v${version}`,
    indexes: ["pypi"],
  };
}

/** `error changelog-… 3`, with the last line where there is one. */
export function brief({ severity, code, location }: Diagnostic): string {
  const { line = "-", endLine } = location ?? {};
  const end = endLine === undefined || endLine === line ? "" : `-${endLine}`;
  return `${severity} ${code} ${line}${end}`;
}

export function unreleasedPlanOf(version?: string): UnreleasedPlan {
  const plan = { kind: "unreleased", project: "kiln", commit: "a".repeat(40) } as const;
  return { ...plan, ref: "refs/heads/main", ...(version === undefined ? {} : { version }) };
}
