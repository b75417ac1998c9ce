import type { Diagnostic } from "../diagnostic.ts";
import type { SourceFacts } from "../facts.ts";
import type { ReleasePlan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { entriesFollowGuide } from "./entry-rules.ts";
import { fileOf } from "./file.ts";
import { checkForm } from "./form-rules.ts";
import { notesRules } from "./notes-rules.ts";
import { type ReleaseChangelogFacts, releaseRules } from "./release-rules.ts";
import { checkSection } from "./section-rules.ts";
import { sectionFor } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";

const { diagnose } = changelogDiagnostics;

/** The ways out where our reading of the changelog does not serve. */
const ELSEWHERE =
  'Or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: notes = "FILE" for a Markdown file with the notes of this release, or notes = "generated" for the ones that GitHub makes.';

/** One rule reads the changelog once, and says everything about its section. */
const changelogTellsOfVersion: Rule<Pick<SourceFacts, "changelog">> = (plan, { changelog }) =>
  checkSource(plan, changelog);

function checkSource(plan: ReleasePlan, source: ChangelogSource): readonly Diagnostic[] {
  switch (source.kind) {
    case "text":
      return checkSection(plan, fileOf(source));
    case "missing":
      return [missing(plan, source.looked)];
    case "astray":
      return [astray(plan, source.path, source.why)];
    case "not-markdown":
      return [notMarkdown(source.path)];
    case "unreadable":
      return [unreadable(source.path, source.why)];
    case "notes-file":
    case "generated":
      return [];
  }
}

/** The file can be read as it was meant, as far as the version's section; of older ones nobody is told again and again. */
const changelogIsSound: Rule<Pick<SourceFacts, "changelog">> = (
  { version, prerelease },
  { changelog },
) => {
  if (changelog.kind !== "text") return [];
  const file = fileOf(changelog);
  const choice = sectionFor(file.changelog, version, prerelease);
  return checkForm(file, choice.kind === "found" ? choice.section : undefined, version);
};

function missing(plan: ReleasePlan, looked: readonly string[]): Diagnostic {
  const [only] = looked;
  const where =
    looked.length === 1 && only !== undefined
      ? `The changelog ${only} is not in the tagged commit`
      : `The tagged commit has no changelog (looked for ${looked.join(", ")})`;
  return diagnose("changelog-missing", {
    message: `${where}; the notes of ${plan.version} have nowhere to come from.`,
    hint: `Add a CHANGELOG.md with a section for ${plan.version}:\n\n# Changelog\n\n## [${plan.version}] - YYYY-MM-DD\n\n### Added\n\n- …\n\nwith the day of the release for YYYY-MM-DD; or name the file you have: changelog = "FILE". ${ELSEWHERE}`,
  });
}

function astray(plan: ReleasePlan, path: string, why: string): Diagnostic {
  return diagnose("changelog-missing", {
    message: `${path} is as good as missing: ${why}. The notes of ${plan.version} have nowhere to come from.`,
    hint: `Only what the tagged commit holds is read: keep the file in the repository. ${ELSEWHERE}`,
    ...(path.startsWith("..") ? {} : { location: { file: path } }),
  });
}

function notMarkdown(path: string): Diagnostic {
  return diagnose("changelog-not-markdown", {
    message: `The changelog ${path} is not Markdown, and the notes of a GitHub release are.`,
    hint: `Keep the changelog in Markdown (CHANGELOG.md). ${ELSEWHERE}`,
    location: { file: path },
  });
}

function unreadable(path: string, why: string): Diagnostic {
  return diagnose("changelog-unreadable", {
    message: `${path} cannot be read: ${why}.`,
    hint: `Save it as UTF-8 text. ${ELSEWHERE}`,
    location: { file: path },
  });
}

/** What must hold of the changelog, or of the file that stands in for it, before a version is released. No rule knows what day it is. */
export const changelogRules: readonly Rule<ReleaseChangelogFacts>[] = [
  changelogTellsOfVersion,
  changelogIsSound,
  ...releaseRules,
  entriesFollowGuide,
  ...notesRules,
];
