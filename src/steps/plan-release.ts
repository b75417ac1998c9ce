import type { Act } from "../domain/journal.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { IndexName, Tag } from "../domain/plan.ts";
import type { Project } from "../domain/project/pyproject.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { explainTag } from "../domain/version/explain-tag.ts";
import { fillPlaceholders, tagFormatsOf, versionOfTag } from "../domain/version/tag-name.ts";
import { isPrerelease, normalizeVersion, sameVersion } from "../domain/version/version.ts";

/** Puts together what must be known to go on at all. The tag decides the version. */
export function planRelease(
  tag: Tag,
  sources: ProjectSettings,
  indexes: readonly IndexName[],
): Act<"plan"> {
  return async () => {
    const { name } = sources.project;
    const formats = tagFormatsOf(sources.configuration.tagFormat);
    const stated = versionOfTag(tag.name, formats, name);
    if (stated === undefined) {
      throw new ReleaseError(explainTag(tag.name, formats, sources.project));
    }
    const version = spellingOf(sources.project, stated.version);
    const about = { project: name, tag: tag.name, version };
    const title = fillPlaceholders(sources.configuration.title, about);
    return {
      kind: "release",
      project: name,
      version,
      prerelease: isPrerelease(version),
      tag,
      title,
      indexes,
    };
  };
}

/** The index shows a version as the project spells it: `1.2.0`, though the tag `v1.2` means the same. */
function spellingOf({ version }: Project, tagged: string): string {
  if (version === undefined || !sameVersion(version.text, tagged)) return tagged;
  return normalizeVersion(version.text) ?? tagged;
}
