import type { Act } from "../domain/journal.ts";
import type { ProjectSettings } from "../domain/outcome.ts";
import type { IndexName, Tag } from "../domain/plan.ts";
import type { Project } from "../domain/project/pyproject.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { versionDiagnostics } from "../domain/version/diagnostics.ts";
import { tagFormatsOf, tagOfVersion, versionOfTag } from "../domain/version/tag-name.ts";
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
      const wanted = formats.map((format) => tagOfVersion("1.2.3", format, name)).join(" or ");
      throw new ReleaseError(
        versionDiagnostics.diagnose("tag-format-mismatch", {
          message: `The tag ${tag.name} does not state a PEP 440 version in the form of ${wanted}.`,
          hint: `Tag the release like that, or set tag-format under [tool.tag2pypi] in ${sources.project.path}, for example in a monorepo:\ntag-format = "{name}-v{version}"`,
        }),
      );
    }
    const version = spellingOf(sources.project, stated.version);
    const title = sources.configuration.title
      .replaceAll("{name}", name)
      .replaceAll("{tag}", tag.name)
      .replaceAll("{version}", version);
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
