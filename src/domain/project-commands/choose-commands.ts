import type { Diagnostic } from "../diagnostic.ts";
import { matchesBranch } from "../project/branches.ts";
import { projectCommandDiagnostics } from "./diagnostics.ts";
import type { CheckSettings, ProjectCommand } from "./settings.ts";

/** What runs, and what is left out on purpose. */
export interface ChosenCommands {
  readonly commands: readonly ProjectCommand[];
  /** Whether the coverage of the tests is judged. */
  readonly coverage: boolean;
  /** Set where only the subset for a hotfix runs. */
  readonly abbreviated?: Diagnostic;
}

/** Whether a release comes from hotfix branches alone: a commit that is on `main`, too, is an ordinary one. */
export function isHotfix(branches: readonly string[]): boolean {
  return branches.length > 0 && branches.every((branch) => matchesBranch("hotfix/*", branch));
}

/** All commands, or for a hotfix those that the project names for it: its abbreviated testing. */
export function chooseCommands(
  commands: readonly ProjectCommand[],
  { hotfix: subset, coverage }: Pick<CheckSettings, "hotfix" | "coverage">,
  hotfix: boolean,
): ChosenCommands {
  if (!hotfix || subset === undefined) return { commands, coverage: true };
  const chosen = commands.filter(({ name }) => subset.includes(name));
  const judged = subset.includes("coverage");
  const left = commands.filter(({ name }) => !subset.includes(name)).map(({ name }) => name);
  const omitted = coverage === undefined || judged ? left : [...left, "coverage"];
  if (omitted.length === 0) return { commands, coverage: true };
  const names = chosen.map(({ name }) => name);
  const abbreviated = projectCommandDiagnostics.diagnose("check-abbreviated", {
    message: `This is a hotfix, and hotfix under [tool.tag2pypi.check] abbreviates its testing: ${list(names)} run${names.length === 1 ? "s" : ""}; ${list(omitted)} ${omitted.length === 1 ? "is" : "are"} left out.`,
    hint: "Have the rest run on the hotfix branch before the next ordinary release.",
  });
  return { commands: chosen, coverage: judged, abbreviated };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : names.join(", ");
}
