import type { Act } from "../domain/journal.ts";
import { optional } from "../domain/optional.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { Tag, Untagged } from "../domain/plan.ts";
import { tagFormatsOf, tagOfVersion } from "../domain/version/tag-name.ts";
import { normalizeVersion } from "../domain/version/version.ts";
import type { GitHub } from "../ports/github.ts";

/** What there is to know of a commit that nothing is released from. */
export function planUnreleased(
  { ref, commit }: Untagged,
  { project }: ProjectSettings,
): Act<"plan"> {
  const version = project.version && normalizeVersion(project.version.text);
  return async () => ({
    kind: "unreleased",
    project: project.name,
    ...optional("version", version),
    ref,
    commit,
  });
}

/**
 * The tag that would release the version which the project states, as if it were on this commit; undefined where the
 * version has a tag already, or is not stated.
 */
export async function findNextTag(
  { commit }: Untagged,
  { project, configuration }: ProjectSettings,
  { github }: { readonly github: Pick<GitHub, "tag"> },
): Promise<Tag | undefined> {
  const version = project.version && normalizeVersion(project.version.text);
  if (version === undefined) return undefined;
  const formats = tagFormatsOf(configuration.tagFormat);
  const names = formats.map((format) => tagOfVersion(version, format, project.name));
  for (const name of names) if ((await github.tag(name)) !== undefined) return undefined;
  const [name = version] = names;
  return { name, object: commit, commit };
}
