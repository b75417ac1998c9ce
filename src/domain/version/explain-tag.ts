import type { Diagnostic } from "../diagnostic.ts";
import { sanitise } from "../sanitise.ts";
import { versionDiagnostics } from "./diagnostics.ts";
import { statedText, tagOfVersion } from "./tag-name.ts";
import { isVersion, normalizeVersion } from "./version.ts";

const { diagnose } = versionDiagnostics;

/**
 * Why no version can be read from a tag: it is not in the project's formats, or what stands in the place of the version
 * is none, so that PyPI would refuse it. `path` is the project's pyproject.toml. Only for tags that state no version.
 */
export function explainTag(
  tag: string,
  formats: readonly string[],
  project: { readonly name: string; readonly path: string },
): Diagnostic {
  const text = statedText(tag, formats, project.name);
  if (text !== undefined) return versionInvalid(tag, text);
  const wanted = formats.map((format) => tagOfVersion("1.2.3", format, project.name));
  const meant = nearTag(tag, formats, project.name);
  return diagnose("tag-format-mismatch", {
    message: `The tag ${tag} does not state a PEP 440 version in the form of ${wanted.join(" or ")}.`,
    hint: `${meant === undefined ? "Tag the release like that" : `Tag ${meant} instead`}, or set tag-format under [tool.tag2pypi] in ${project.path}, for example in a monorepo:\ntag-format = "{name}-v{version}"`,
  });
}

function versionInvalid(tag: string, text: string): Diagnostic {
  const version = suggestVersion(text);
  const instead =
    version === undefined
      ? "Tag a version such as 1.2.3, 1.2.3rc1, 1.2.3.dev1 or 1.2.3.post1"
      : `Tag ${tag.replace(text, version)}`;
  return diagnose("tag-version-invalid", {
    message: `The tag ${tag} states ${sanitise(text, 80)}, which is not a version that PEP 440 knows; PyPI refuses it.`,
    hint: `${instead}; a pre-release ends in a1, b1, rc1 or .dev1. The tag that is there already: git push --delete origin ${tag}`,
  });
}

/** Numbers, a word that names a stage, and perhaps a count. */
const ENDING = /^(\d+(?:\.\d+){0,5})[-_.+]?([a-z]{1,20})(?:[-_.]?(\d{1,15}))?/i;

/** Words for the stages of a release, those among them that PEP 440 does not have. */
const STAGES: ReadonlyMap<string, string> = new Map([
  ...["alpha", "a"].map((word) => [word, "a"] as const),
  ...["beta", "b"].map((word) => [word, "b"] as const),
  ...["rc", "c", "pre", "preview"].map((word) => [word, "rc"] as const),
  ...["snapshot", "dev", "next", "canary", "nightly", "test", "build"].map(
    (word) => [word, ".dev"] as const,
  ),
]);

/**
 * The PEP 440 version that somebody may have meant by a text that is none: `1.0-rc.1.2` → `1.0rc1`, `1.0-SNAPSHOT` and
 * `1.0-test` → `1.0.dev0`, `1.2.3.` → `1.2.3`. Undefined where there is nothing to go by.
 */
export function suggestVersion(text: string): string | undefined {
  const ending = ENDING.exec(text);
  if (ending === null) return normalizeVersion(text.slice(0, 200).replace(/[^\da-z]+$/i, ""));
  const [, numbers = "", word = "", count = "0"] = ending;
  const stage = STAGES.get(word.toLowerCase());
  return stage === undefined ? undefined : normalizeVersion(`${numbers}${stage}${count}`);
}

/** `vv1.0` and `V1.0` as the first format spells them; undefined where the tag holds no version, or more than a prefix. */
function nearTag(tag: string, formats: readonly string[], projectName: string): string | undefined {
  const text = /^v{1,2}\.?(\d.*)$/i.exec(tag)?.[1];
  const [format] = formats;
  if (text === undefined || format === undefined || !isVersion(text)) return undefined;
  return tagOfVersion(normalizeVersion(text) ?? text, format, projectName);
}
