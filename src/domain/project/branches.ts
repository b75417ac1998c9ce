/** Branches that releases come from where a project does not say: the default branch, hotfixes and maintenance lines. */
export function defaultBranchPatterns(defaultBranch: string): readonly string[] {
  return [defaultBranch, "hotfix/*", "release/*", "*.x"];
}

/** Whether a branch's name matches a pattern; `*` stands for any run of characters but `/`. */
export function matchesBranch(pattern: string, branch: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`).test(branch);
}
