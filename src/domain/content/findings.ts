import type { Diagnostic } from "../diagnostic.ts";
import { describeRevision, type Revision } from "../plan.ts";
import { printable } from "../sanitise.ts";
import { contentDiagnostics } from "./diagnostics.ts";
import type { MemberKind } from "./kinds.ts";

/** Members of one kind: how many, and the names of the first few. */
export interface Members {
  readonly count: number;
  readonly first: readonly string[];
}

/** How many members of each kind there are; built up by `countMember`. */
export type MemberCounts = Map<MemberKind, Members>;

export function countMember(counts: MemberCounts, kind: MemberKind, path: string): void {
  const { count, first } = counts.get(kind) ?? { count: 0, first: [] };
  const named = first.length < MOST_NAMED ? [...first, path] : first;
  counts.set(kind, { count: count + 1, first: named });
}

/** Kinds of members that are worth a finding. */
export type ReportedKind = Exclude<MemberKind, "committed" | "generated">;

/** How many names a finding shows. */
const MOST_NAMED = 5;

interface Wording {
  readonly code: keyof typeof contentDiagnostics.entries;
  /** After `demo.whl has `. */
  readonly what: (files: string, commit: string) => string;
  readonly noun: string;
  readonly hint: (first: readonly string[]) => string;
}

const WORDINGS: Readonly<Record<ReportedKind, Wording>> = {
  python: {
    code: "content-python-unknown",
    noun: "Python file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) =>
      `Find out what wrote it: code that is in no commit has been reviewed by nobody, and this is how poisoned releases look. If the project's own build generates it, say so in pyproject.toml:\n${setting(first)}`,
  },
  data: {
    code: "content-data-unknown",
    noun: "file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) =>
      `Look whether a build should write it, or whether something has changed it. If the project's own build generates it, say so in pyproject.toml:\n${setting(first)}`,
  },
  extension: {
    code: "content-extension-unknown",
    noun: "compiled file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) =>
      `Find out what wrote it: Python imports an extension module before the module that is written in Python beside it. A wheel with compiled files names its platform; if they belong here all the same, say so in pyproject.toml:\n${setting(first)}`,
  },
  command: {
    code: "content-command-unknown",
    noun: "command",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) =>
      `Find out what wrote it: it is put on the PATH of everybody who installs the wheel. Installers make the commands of [project.scripts] themselves, so that no wheel needs to hold them. If the project's own build generates it, say so in pyproject.toml:\n${setting(first)}`,
  },
  "build-settings": {
    code: "content-build-unknown",
    noun: "settings file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) =>
      `Find out what changed it: it decides what is installed and run by whoever builds the sdist. If the project's own build rewrites it, say so in pyproject.toml:\n${setting(first)}`,
  },
  compiled: {
    code: "content-compiled",
    noun: "compiled file",
    what: (files, commit) => `${files}, which cannot be compared with ${commit}`,
    hint: () => "Nothing to do: compare them with the sources by building them again elsewhere.",
  },
  submodule: {
    code: "content-submodule",
    noun: "file",
    what: (files, commit) => `${files} from below a submodule, which ${commit} holds by name only`,
    hint: () => "Nothing to do if the submodule is meant to be part of the distribution.",
  },
  "line-ends": {
    code: "content-line-ends",
    noun: "file",
    what: (files, commit) => `${files} with other line ends than in ${commit}`,
    hint: () =>
      "Build on Linux, or set eol=lf in .gitattributes, so that every build gives the same bytes.",
  },
  "export-subst": {
    code: "content-export-subst",
    noun: "file",
    what: (files, commit) =>
      `${files} with placeholders filled in that ${commit} has as $Format:…$`,
    hint: () => "Nothing to do: that is what the attribute export-subst is for.",
  },
  "large-file": {
    code: "content-large-file",
    noun: "file",
    what: (files, commit) =>
      `${files} of which ${commit} has the Git LFS pointer, with this sha256`,
    hint: () => "Nothing to do: the content is the one that the pointer names.",
  },
};

/** What there is to say about the members of one distribution. */
export function describeMembers(
  distribution: string,
  counts: ReadonlyMap<MemberKind, Members>,
  revision: Revision,
): readonly Diagnostic[] {
  const commit = `the commit of ${describeRevision(revision)} (${revision.commit.slice(0, 12)})`;
  return [...counts].flatMap(([kind, members]) => {
    if (kind === "committed" || kind === "generated") return [];
    const { code, noun, what, hint } = WORDINGS[kind];
    const files = `${members.count} ${noun}${members.count === 1 ? "" : "s"}`;
    return contentDiagnostics.diagnose(code, {
      message: `${distribution} has ${what(files, commit)}: ${listNames(members)}.`,
      hint: hint(members.first),
    });
  });
}

function listNames({ count, first }: Members): string {
  const more = count - first.length;
  return [...first.map(showPath), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

function setting(first: readonly string[]): string {
  const patterns = first.map((path) => JSON.stringify(showPath(path))).join(", ");
  return `[tool.tag2pypi]\nbuild.generated = [${patterns}]`;
}

/** Names are other people's text: on one line, and bounded. */
function showPath(path: string): string {
  const line = printable(path);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
