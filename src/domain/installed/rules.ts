import type { Location } from "../diagnostic.ts";
import type { InstalledFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { sameVersion } from "../version/version.ts";
import { installedDiagnostics } from "./diagnostics.ts";

/** What users see as `__version__` must be the version they installed (compared by PEP 440). */
const runtimeVersionIsTagged: Rule<InstalledFacts, Plan> = (plan, { modules, statements }) =>
  modules.flatMap(({ name, version }) => {
    if (version === undefined || sameVersion(version, plan.version)) return [];
    const stale = findStale(statements, name, version);
    return installedDiagnostics.diagnose("runtime-version-mismatch", {
      message: `${name}.__version__ is ${sanitise(version, 80)}; ${describeInstalled(plan)}.`,
      hint: `${advise(stale, plan.version)} Commit, and release from a new tag on that commit.`,
      ...(stale === undefined ? {} : { location: stale }),
    });
  });

/** What the command prints for `--version` must be the version that was installed. */
const scriptVersionIsTagged: Rule<InstalledFacts, Plan> = (plan, { script, statements }) => {
  if (script?.version === undefined || sameVersion(script.version, plan.version)) return [];
  const stale = findStale(statements, undefined, script.version);
  return [
    installedDiagnostics.diagnose("script-version-mismatch", {
      message: `${script.name} --version prints ${script.version}; ${describeInstalled(plan)}.`,
      hint: `${advise(stale, plan.version)} Commit, and release from a new tag on that commit.`,
      ...(stale === undefined ? {} : { location: stale }),
    }),
  ];
};

export const installedRules: readonly Rule<InstalledFacts, Plan>[] = [
  runtimeVersionIsTagged,
  scriptVersionIsTagged,
];

function describeInstalled(plan: Plan): string {
  return plan.kind === "release"
    ? `the tag ${plan.tag.name} states ${plan.version}`
    : `the wheel is of version ${plan.version}`;
}

/** The statement that a wrong version comes from: the module's own, else any that states just this version. */
function findStale(
  statements: InstalledFacts["statements"],
  module: string | undefined,
  version: string,
): (Location & { readonly line: number }) | undefined {
  const same = statements.filter((statement) => statement.version === version);
  const found = same.find((statement) => statement.module === module) ?? same[0];
  return found === undefined ? undefined : { file: found.file, line: found.line };
}

function advise(stale: (Location & { readonly line: number }) | undefined, wanted: string): string {
  return stale === undefined
    ? `Let it say ${wanted}, or read it from the installed metadata (importlib.metadata.version).`
    : `Set it to ${wanted} in ${stale.file}, line ${stale.line}.`;
}
