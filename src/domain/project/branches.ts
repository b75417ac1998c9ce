/** Branches that releases come from where a project does not say: the default branch, hotfixes and maintenance lines. */
export function defaultBranchPatterns(defaultBranch: string): readonly string[] {
  return [defaultBranch, "hotfix/*", "release/*", "*.x"];
}

/** Whether a branch's name matches a pattern; `*` stands for any run of characters but `/`. */
export function matchesBranch(pattern: string, branch: string): boolean {
  const wanted = pattern.split("/");
  const steps = branch.split("/");
  return (
    wanted.length === steps.length &&
    wanted.every((part, index) => matchesStep(part, steps[index] ?? ""))
  );
}

/**
 * One step between slashes. The first place for each piece leaves the most room for those after it, so that nothing
 * is ever tried twice; a regular expression would try every way to share the letters out between the `*`.
 */
function matchesStep(pattern: string, step: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return step === first;
  if (!step.startsWith(first)) return false;
  let position = first.length;
  for (const piece of others) {
    const found = step.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return step.length - last.length >= position && step.endsWith(last);
}
