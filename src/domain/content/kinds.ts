import { isBuildMetadata } from "./build-metadata.ts";
import { isCode, isCommand, isCompiled, isEntryPoints } from "./code.ts";
import { isExpansionOf } from "./export-subst.ts";
import { type Archive, fileNameOf, type Member, textOf } from "./member.ts";
import { originalsOf } from "./originals.ts";
import { matchesPath } from "./pattern.ts";
import { decidesBuild, isRewrittenSetupConfig } from "./setup-config.ts";
import type { CommitContent } from "./tree.ts";
import { isPlainVersionFile, isVersionFileName } from "./version-file.ts";

/** How a member relates to the commit. `committed` and `generated` are as they should be. */
export type MemberKind =
  | "committed"
  | "generated"
  | "line-ends"
  | "large-file"
  | "export-subst"
  | "submodule"
  | "compiled"
  | "extension"
  | "command"
  | "build-settings"
  | "python"
  | "data";

export interface Comparison {
  readonly archive: Archive;
  readonly commit: CommitContent;
  /** Patterns of files that the project's own build generates. */
  readonly generated: readonly string[];
  /** Gives a content's name as a git blob. */
  readonly blobId: (content: Uint8Array) => string;
}

/** Looks a member up in the commit, first as it is, then as what a build may have made of a file. */
export function kindOf(member: Member, comparison: Comparison): MemberKind {
  const { commit, generated, archive } = comparison;
  if (member.size === 0 || commit.ids.has(member.id)) return "committed";
  if (generated.some((pattern) => matchesPath(pattern, member.path))) return "generated";
  if (isBuildMetadata(member.path, archive) || isVersionFile(member)) return "generated";
  if (archive === "sdist" && isRewrittenSetupConfig(member, commit.setupConfigs)) {
    return "generated";
  }
  return changedKind(member, comparison) ?? foreignKind(member, comparison);
}

function isVersionFile(member: Member): boolean {
  return isVersionFileName(member.path) && isPlainVersionFile(textOf(member) ?? "exec()");
}

function changedKind(member: Member, { commit, blobId }: Comparison): MemberKind | undefined {
  for (const { change, content } of originalsOf(member)) {
    if (commit.ids.has(blobId(content))) return change === "script" ? "generated" : change;
  }
  const templates = commit.templates.get(fileNameOf(member.path)) ?? [];
  const text = templates.length === 0 ? undefined : textOf(member);
  if (text === undefined) return undefined;
  return templates.some((template) => isExpansionOf(text, template)) ? "export-subst" : undefined;
}

function foreignKind(member: Member, { commit, archive }: Comparison): MemberKind {
  const { path, content } = member;
  // Python runs a .pth file at every start, whatever folder of the sources it came from.
  if (!/\.pth$/i.test(path) && commit.submodules.some((submodule) => isBelow(path, submodule))) {
    return "submodule";
  }
  if (archive === "sdist" && decidesBuild(path)) return "build-settings";
  if (archive !== "sdist" && isEntryPoints(path)) return "command";
  if (isCode(path)) return "python";
  const compiled = isCompiled(path, content);
  if (archive === "platform-wheel" && compiled) return "compiled";
  if (archive !== "sdist" && isCommand(path)) return "command";
  return compiled ? "extension" : "data";
}

/** Builds leave out the first folders of a path (`src/`), and monorepos those above the project. */
function isBelow(path: string, submodule: string): boolean {
  const folders = submodule.split("/");
  return folders.some((_, index) => path.startsWith(`${folders.slice(index).join("/")}/`));
}
