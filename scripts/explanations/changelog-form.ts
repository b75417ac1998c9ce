import type { changelogDiagnostics } from "../../src/domain/changelog/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** Of the changelog's form, and of what it says beside the version's section. */
export const formExplanations = {
  "changelog-unreleased-entries": {
    meaning:
      "The version has a section of its own, and there are entries under `[Unreleased]`, too. Pre-releases are not asked. The release goes on with the version's section alone.",
    why: "What is in the tagged commit is released with it, whatever the changelog says: users would get changes that nobody told them of, and read of them as new one version later.",
    mending:
      "Usually a pull request was merged while the release was prepared. Move its entry into the version's section, commit, and move the tag as long as nothing is published. If it is about nothing that is released, such as a change of the build, leave it.",
  },
  "changelog-heading-slip": {
    meaning:
      "A line is meant for the heading of a release or of a category, and Markdown takes it for text: the space after the marks is missing or is a no-break space (`##1.2.0`), it is indented like code, or it is only in bold. Told down to the end of the section that counts.",
    why: "What follows the line belongs to the section above it, so that the notes of one release end up in those of another.",
    mending:
      "Write the line as the hint has it. If it is an example of how to write a changelog, put it into a fence; those are left alone.",
  },
  "changelog-release-level": {
    meaning:
      "The heading of a release has another number of `#` than those of most releases. Told down to the end of the section that counts.",
    why: "A deeper heading may be read as a part of the release above it, which then takes over its entries; tools that look for one level do not see the release at all.",
    mending:
      "Give the heading the level of the others, as the hint writes it. If patch releases are told of within their release on purpose, switch the rule off.",
  },
  "changelog-unclosed": {
    meaning:
      "A code fence or an HTML comment is not closed where it was meant to be. It goes on to the end of the file, or past headings of releases to where the next one begins.",
    why: "Everything in it counts as code or as a comment: sections are not found, and on the release's page the rest of the notes is a grey box, or nothing.",
    mending:
      "Close it with a line of its own: a fence with as many back-ticks or tildes as it was opened with, and no other text; a comment with `-->`. A fence that shows another fence needs one more mark at both ends.",
  },
  "changelog-duplicate-unreleased": {
    meaning: "There are two or more sections for unreleased changes. Only the first one is read.",
    why: "What stands in the second is easily forgotten when the changes get their version, and is then in no release's notes.",
    mending:
      "Mostly a merge has kept the heading of both sides. Join them into the upper one, and join their categories, too.",
  },
  "changelog-duplicate-release": {
    meaning:
      "The newest release, or one above it, has several sections. It is not the version that is released now, for which `changelog-duplicate-section` stops the release.",
    why: "One of the headings is probably wrong: a section was copied for the next version, and the number was not raised. Readers find only one of them.",
    mending: "Correct the version in the wrong heading, or join the sections.",
  },
  "changelog-category-unknown": {
    meaning:
      "The changelog says that it follows Keep a Changelog, and the section that counts has a heading of another kind than Added, Changed, Deprecated, Removed, Fixed and Security. Other changelogs are not asked.",
    why: "The kinds tell users what to look out for, and tell us which version number the changes call for. Tools that read Keep a Changelog strictly refuse others.",
    mending:
      "Where the hint knows the right word (`Fixed` for `Bug fixes`), use it. Otherwise move the entries under the kind that fits, or switch the rule off where the project has kinds of its own.",
  },
  "changelog-release-changed": {
    meaning:
      "A section that was in the changelog at the previous release's tag says something else now. Only words and dates are compared: white space, bullets, links at the end and marks of yanked releases may change, and a date that was missing may be added.",
    why: "That release is what it was. A change that is told under it now was not in it, and is missing from the notes of the release that brings it.",
    mending:
      "The likeliest cause is a pull request from before that release, whose entry a merge has put into the released section: move it up. `git diff v1.2.2 -- CHANGELOG.md` shows it all. A correction of an old text that is meant to be may stay; the release goes on.",
  },
  "changelog-release-removed": {
    meaning:
      "The changelog has lost the sections of releases that it had at the previous release's tag.",
    why: "Users look up there what they skip when they upgrade over several versions, and nothing else would have noticed a file that was cut off or merged badly.",
    mending:
      "Look at what happened with `git log -p v1.2.2.. -- CHANGELOG.md`, and put them back. If older releases were moved to a file of their own, set the rule off for this one release: `-f rules=changelog-release-removed=off`.",
  },
  "changelog-comparison-table": {
    meaning:
      "A table outside of the releases' sections lists earlier versions in its first column, and not this one. A row for its series, such as `1.2.x`, is enough; pre-releases need none.",
    why: "Such a table is the line of a release's preparation that is forgotten most easily, because nothing breaks without it.",
    mending:
      "Paste the row of the hint, and fill in the cells with `…`. Commit it before the next tag, or move this one as long as nothing is published.",
  },
  "changelog-unready": {
    meaning:
      "No release is at hand: the check looks at a commit without a tag, and finds no changelog, or one that is not Markdown.",
    why: "A release would be stopped by it (`changelog-missing`, `changelog-not-markdown`), and then the tag is already there.",
    mending:
      'Add a `CHANGELOG.md` with an `## [Unreleased]` section. If there is one elsewhere, or the notes come from elsewhere, say so:\n\n```toml\n[tool.tag2pypi]\nchangelog = "docs/changelog.md"\n# or notes = "RELEASE_NOTES.md", or notes = "generated"\n```',
  },
  "changelog-unreleased-missing": {
    meaning:
      "No release is at hand, and the changelog has neither a section for unreleased changes nor one for the version that the project states. Projects whose version comes from tags are only asked where their changelog follows Keep a Changelog.",
    why: "Whoever makes a change has no place to tell of it, so that somebody has to gather all of them on the day of the release.",
    mending:
      'Add the heading above the newest release:\n\n```markdown\n## [Unreleased]\n```\n\nIf the changelog is made at each release, set `"changelog-unreleased-missing" = "off"` under `[tool.tag2pypi.rules]`.',
  },
  "changelog-layout": {
    meaning:
      "Off unless you switch it on. The version's section, by itself, is not taken by a strict parser of Keep a Changelog: it allows a dated heading, an introduction, and lists under the six kinds of changes, and no tables, numbered lists or deeper headings.",
    why: "It matters where another tool reads the same file, such as a site generator or an announcement. We read all of these.",
    mending:
      'Change the line that is named; only the first is told, so look again afterwards. To have the rule:\n\n```toml\n[tool.tag2pypi.rules]\n"changelog-layout" = "warning"\n```',
  },
  "changelog-tense": {
    meaning:
      "Off unless you switch it on. An entry of the version's section begins with a verb in the past tense, of about a hundred that changelogs use. Ten entries are named at most.",
    why: "A changelog that says in the same form what each release does is read more quickly: `Add a method`, not `Added a method`.",
    mending:
      'Begin the entry with the word of the hint. To have the rule, set `"changelog-tense" = "warning"` under `[tool.tag2pypi.rules]`.',
  },
  "changelog-code-marks": {
    meaning:
      "Off unless you switch it on. An entry has something that looks like code outside of back-ticks: `name()`, `--option`, `snake_case` or `pyproject.toml`.",
    why: "Without them, Markdown may take its underscores or dashes for marks, and readers cannot tell a name from a word.",
    mending:
      'Put it in back-ticks. To have the rule, set `"changelog-code-marks" = "warning"` under `[tool.tag2pypi.rules]`.',
  },
  "changelog-entry-links": {
    meaning:
      "Off unless you switch it on. An entry has no number of an issue or pull request (`#12`, `GH-12`), and no other link.",
    why: "With a link, readers find the discussion and the change itself; GitHub makes one of the number by itself.",
    mending:
      'Add the number at the end: `Fix the encoding of names (#12)`. To have the rule, set `"changelog-entry-links" = "warning"` under `[tool.tag2pypi.rules]`.',
  },
} as const satisfies Partial<ExplanationsOf<typeof changelogDiagnostics>>;
