import type { Diagnostic } from "../diagnostic.ts";
import { distributionDiagnostics } from "../distribution/diagnostics.ts";
import { goesToPypi } from "../distribution/metadata-rules.ts";
import type { SourceFacts } from "../facts.ts";
import type { ReleasePlan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { versionDiagnostics } from "./diagnostics.ts";
import { tagFormatsOf, versionOfTag } from "./tag-name.ts";
import { isVersion, sameVersion } from "./version.ts";

type Facts = Pick<SourceFacts, "project" | "configuration">;

/** The tag decides the version; a project that states one must state the same (by PEP 440: 1.2 is 1.2.0). */
const projectVersionIsTagged: Rule<Facts> = (plan, { project }) => {
  if (project.version === undefined || sameVersion(project.version.text, plan.version)) return [];
  const { text, line } = project.version;
  const wrong = isVersion(text) ? "" : ", which is not a version that PEP 440 knows";
  return [
    versionDiagnostics.diagnose("tag-version-mismatch", {
      message: `${project.path} states version ${sanitise(text, 80)}${wrong}; the tag ${plan.tag.name} states ${plan.version}.`,
      hint: `Set version = "${plan.version}" in ${project.path}, commit, and move the tag, as long as nothing was published from it: git tag --force --annotate ${plan.tag.name} --message "Release ${plan.version}" && git push --force origin ${plan.tag.name}`,
      location: { file: project.path, line },
    }),
  ];
};

/** What PEP 440 takes for a post-release, and SemVer for a pre-release of the same version: `1.0.0-1`, `1.0.0-1.dev2`. */
const TWO_MEANINGS = /^[\d.]+-\d+(?:[-_.]?dev[-_.]?\d*)?(?:\+.*)?$/i;

/** PyPI shows and names files by the normal form; another spelling in the tag is legal, and confuses people. */
const tagIsCanonical: Rule<Facts> = (plan, { project, configuration }) => {
  const formats = tagFormatsOf(configuration.tagFormat);
  const stated = versionOfTag(plan.tag.name, formats, project.name);
  if (stated === undefined || stated.text === plan.version) return [];
  if (TWO_MEANINGS.test(stated.text)) return [explainTwoMeanings(plan, stated.text)];
  if (stated.text === project.version?.text) return [];
  return [
    versionDiagnostics.diagnose("tag-not-canonical", {
      message: `The tag ${plan.tag.name} spells the version ${stated.text}; PyPI and pip will show ${plan.version}.`,
      hint: `Next time, tag ${plan.tag.name.replace(stated.text, plan.version)}.`,
    }),
  ];
};

function explainTwoMeanings(plan: ReleasePlan, text: string): Diagnostic {
  return versionDiagnostics.diagnose("tag-ambiguous", {
    message: `The tag ${plan.tag.name} spells the version ${text}, which PEP 440 reads as ${plan.version}, a release after ${text.replace(/-.*/, "")}; SemVer reads it as one before.`,
    hint: `Tag ${plan.tag.name.replace(text, plan.version)} for a post-release, or ${plan.tag.name.replace(text, text.replace("-", "rc"))} for a pre-release.`,
  });
}

/** Other indexes may take local versions; PyPI refuses them, so such a tag cannot be released there whatever is built. */
const tagIsPublic: Rule<Facts> = (plan) => {
  const [version = "", local] = plan.version.split("+");
  if (local === undefined || !goesToPypi(plan)) return [];
  return [
    distributionDiagnostics.diagnose("version-local", {
      message: `The tag ${plan.tag.name} states ${plan.version}, a local version, with a "+", which PyPI does not take.`,
      hint: `Tag a version without the part from "+" on, such as ${version}, or ${version}.post1 for the same release built again.`,
    }),
  ];
};

export const versionRules: readonly Rule<Facts>[] = [
  projectVersionIsTagged,
  tagIsCanonical,
  tagIsPublic,
];
