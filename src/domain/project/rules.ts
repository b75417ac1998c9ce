import type { ServiceFacts, SourceFacts } from "../facts.ts";
import type { EverydayRule, Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { projectDiagnostics } from "./diagnostics.ts";

const { diagnose } = projectDiagnostics;

/** How many changed files a message names. */
const NAMED = 5;

/** A pointer would be published in place of the file that it points to. */
const filesAreWhole: EverydayRule<Pick<SourceFacts, "lfsPointers">> = (_, { lfsPointers }) => {
  const [first, ...more] = lfsPointers;
  if (first === undefined) return [];
  const what =
    more.length === 0
      ? `${first} is a Git LFS pointer in the clone instead of its content.`
      : `${lfsPointers.length} files of the clone are Git LFS pointers instead of their contents, such as ${first}.`;
  return [
    diagnose("lfs-pointer", {
      message: what,
      hint: "Install git-lfs on the machine that builds, or set lfs: true in actions/checkout.",
      location: { file: first },
    }),
  ];
};

/** A tree that differs from the tag is not what anybody reviewed; the build ignores it, a person may not. */
const workspaceIsClean: Rule<ServiceFacts> = (_, { workspace }) => {
  if (workspace.changed.length === 0) return [];
  const named = workspace.changed.slice(0, NAMED).join(", ");
  const rest = workspace.changed.length - NAMED;
  const [first = ""] = workspace.changed;
  return [
    diagnose("workspace-dirty", {
      message: `The workspace differs from its commit in ${workspace.changed.length === 1 ? "1 file" : `${workspace.changed.length} files`}: ${named}${rest > 0 ? ` and ${rest} more` : ""}.`,
      hint: "Commit the changes and release from a new tag, drop them, or ignore files that earlier steps of the job make (.gitignore). The build itself is made from a fresh clone of the tagged commit.",
      location: { file: first },
    }),
  ];
};

/** Tests run what others wrote; the token of a checkout is for git alone. */
const workspaceKeepsNoToken: Rule<ServiceFacts> = (_, { workspace, runsCommands }) => {
  const { credentials = [] } = workspace;
  if (runsCommands !== true || credentials.length === 0) return [];
  return [
    diagnose("workspace-credentials", {
      message: `The checkout keeps a token in git's settings (${credentials.map((name) => sanitise(name, 100)).join(", ")}), and the project's own commands, which run in this job, can read it there.`,
      hint: "Set persist-credentials: false in actions/checkout, or leave the checkout out: the action clones by itself.",
    }),
  ];
};

const workspaceIsAtTag: Rule<ServiceFacts> = (plan, { workspace }) => {
  if (workspace.head === undefined || workspace.head === plan.tag.commit) return [];
  return [
    diagnose("workspace-elsewhere", {
      message: `The workspace is at commit ${workspace.head}; the tag ${plan.tag.name} is on ${plan.tag.commit}.`,
      hint: `Check out the tag: with actions/checkout, ref: ${plan.tag.name}.`,
    }),
  ];
};

const tagIsOnBranch: Rule<ServiceFacts> = (plan, { branches }) => {
  if (branches.containing.length > 0) return [];
  const looked =
    branches.looked.length === 0
      ? "no branch has such a name"
      : `looked at ${branches.looked.join(", ")}`;
  return [
    diagnose("tag-not-on-branch", {
      message: `The tag ${plan.tag.name}, commit ${plan.tag.commit}, is on none of the branches that releases come from: ${branches.allowed.join(", ")} (${looked}).`,
      hint: `Merge the commit first and tag the result, or name its branch under [tool.tag2pypi]: branches = [${[...branches.allowed, "…"].map((name) => `"${name}"`).join(", ")}].`,
    }),
  ];
};

export const projectRules: readonly EverydayRule<Pick<SourceFacts, "lfsPointers">>[] = [
  filesAreWhole,
];

export const workspaceRules: readonly Rule<ServiceFacts>[] = [
  workspaceIsClean,
  workspaceKeepsNoToken,
  workspaceIsAtTag,
];

/** Before there is a tag, its commit may still be on its way to those branches. */
export const branchRules: readonly Rule<ServiceFacts>[] = [tagIsOnBranch];
