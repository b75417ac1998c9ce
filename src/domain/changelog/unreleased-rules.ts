import type { Diagnostic } from "../diagnostic.ts";
import type { UnreleasedPlan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { isPrerelease } from "../version/version.ts";
import { followsKeepAChangelog } from "./categories.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { type ChangelogFile, fileOf } from "./file.ts";
import { checkForm } from "./form-rules.ts";
import { sectionFor, unreleasedSection } from "./sections.ts";
import type { ChangelogSource } from "./source.ts";

const { diagnose } = changelogDiagnostics;

/** What can be said of a changelog before a release: whether it is ready to take what changes, and whether that can be read. */
const changelogIsReady: Rule<{ readonly changelog: ChangelogSource }, UnreleasedPlan> = (
  plan,
  { changelog },
) => {
  switch (changelog.kind) {
    case "text":
      return checkFile(plan, fileOf(changelog));
    case "missing":
      return [unready(`there is no changelog (looked for ${changelog.looked.join(", ")})`)];
    case "astray":
      return [unready(`${changelog.path} is as good as missing: ${changelog.why}`)];
    case "not-markdown":
      return [unready(`${changelog.path} is not Markdown`, changelog.path)];
    case "unreadable":
      return [
        diagnose("changelog-unreadable", {
          message: `${changelog.path} cannot be read: ${changelog.why}.`,
          hint: "Save it as UTF-8 text.",
          location: { file: changelog.path },
        }),
      ];
    case "notes-file":
    case "generated":
      return [];
  }
};

/** A section of the version that the project states is as good as an unreleased one: a release is about to be made. */
function checkFile(plan: UnreleasedPlan, file: ChangelogFile): readonly Diagnostic[] {
  const unreleased = unreleasedSection(file.changelog);
  const coming = unreleased ?? comingSection(plan, file);
  const [newest] = file.changelog.sections;
  const found = checkForm(file, coming ?? newest);
  if (coming !== undefined || !isKept(plan, file)) return found;
  return [
    ...found,
    diagnose("changelog-unreleased-missing", {
      message: `${file.path} has no section for changes that are not released yet${plan.version === undefined ? "" : `, and none for ${plan.version}`}.`,
      hint: `Add one above the releases, so that changes are told of when they are made:\n\n${"#".repeat(newest?.heading.level ?? 2)} [Unreleased]`,
      location: { file: file.path, line: newest?.heading.line ?? 1 },
    }),
  ];
}

function comingSection({ version }: UnreleasedPlan, { changelog }: ChangelogFile) {
  if (version === undefined) return undefined;
  const choice = sectionFor(changelog, version, isPrerelease(version));
  return choice.kind === "none"
    ? undefined
    : "section" in choice
      ? choice.section
      : choice.sections[0];
}

/** Where the version is made from tags, changelogs are often made at the release, too, unless they say otherwise. */
function isKept({ version }: UnreleasedPlan, { text }: ChangelogFile): boolean {
  return version !== undefined || followsKeepAChangelog(text);
}

function unready(why: string, path?: string): Diagnostic {
  return diagnose("changelog-unready", {
    message: `The next release has nowhere to take its notes from: ${why}.`,
    hint: 'Add a CHANGELOG.md, or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: changelog = "FILE", notes = "FILE" or notes = "generated".',
    ...(path === undefined ? {} : { location: { file: path } }),
  });
}

/** What holds of the changelog where no release is at hand. Nothing here is an error but what makes the file unreadable. */
export const unreleasedChangelogRules: readonly Rule<
  { readonly changelog: ChangelogSource },
  UnreleasedPlan
>[] = [changelogIsReady];
