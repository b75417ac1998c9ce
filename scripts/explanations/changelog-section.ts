import type { changelogDiagnostics } from "../../src/domain/changelog/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** Of the file itself, and of the section that the version's notes come from. */
export const sectionExplanations = {
  "changelog-missing": {
    meaning:
      "The tagged commit has no changelog beside `pyproject.toml`: either none of the usual names, in whatever case, or not the file that `changelog` names. A link that leads out of the repository counts as missing.",
    why: "The notes of the GitHub release are the version's section of the changelog. Without one, users would get a release that does not say what it changes.",
    mending:
      'Often the file is there and not committed, or it is in the root of a repository with several projects: then name it, relative to the project.\n\n```toml\n[tool.tag2pypi]\nchangelog = "../../CHANGELOG.md"\n```\n\nWithout any changelog, add a `CHANGELOG.md`, or set `notes = "generated"` to have GitHub write the notes. Commit, and move the tag to that commit: nothing is published yet.',
  },
  "changelog-not-markdown": {
    meaning:
      "The changelog that was found has an extension other than `.md`, such as `.rst` or `.txt`. A file without any extension is read as Markdown.",
    why: "GitHub shows the notes of a release as Markdown. reStructuredText would be shown with its directives and link targets as text.",
    mending:
      'Convert the file, for example by `pandoc --from rst --to gfm --output CHANGELOG.md CHANGELOG.rst`. To keep it, write the notes of each release into a Markdown file of their own, or let GitHub write them.\n\n```toml\n[tool.tag2pypi]\nnotes = "RELEASE_NOTES.md" # or "generated"\n```',
  },
  "changelog-unreadable": {
    meaning:
      "The changelog, or the file that `notes` names, is not valid UTF-8, holds a NUL byte, or has more than 5 MiB. The message names the first line that cannot be read.",
    why: "To guess an encoding may publish damaged text, and GitHub takes UTF-8 alone.",
    mending:
      "Save the file as UTF-8. On Windows, PowerShell's `>` and some editors write UTF-16; a single bad line is usually a name or a quotation mark pasted in Windows-1252. `iconv -f WINDOWS-1252 -t UTF-8 CHANGELOG.md > new.md` converts such a file. One that is too large is seldom the changelog: look at what `changelog` or `notes` names.",
  },
  "changelog-no-section": {
    meaning:
      "No heading of the changelog states the version. Versions are compared by PEP 440, so that `1.0.0-rc.1` is `1.0.0rc1` and `1.2` is `1.2.0`; brackets, links, dates and words such as `Version` around them do not matter.",
    why: "The release would have no notes. Most often it shows that the commit which prepares the release is not the one that was tagged.",
    mending:
      'Give the unreleased changes the version\'s heading, with the day of the release, and leave an empty `## [Unreleased]` above it. With towncrier or a similar tool, make the changelog from its fragments first. Commit, and move the tag as long as nothing is published:\n\n```\ngit tag --force --annotate v1.2.3 --message "Release 1.2.3"\ngit push origin main\ngit push --force origin refs/tags/v1.2.3\n```',
  },
  "changelog-section-empty": {
    meaning:
      "The section is there, and has nothing in it that readers would see: only headings, comments, link definitions or blank lines.",
    why: "The notes of the release would be empty, or a list of headings without entries, as the template of a section leaves them.",
    mending:
      "Write what the release changes for those who use it, and remove headings that stay empty. One sentence is enough. Commit, and move the tag to that commit; nothing is published yet.",
  },
  "changelog-duplicate-section": {
    meaning:
      "Two or more headings state the version that is released, by PEP 440: `1.2` and `1.2.0` are the same. For a pre-release without a section of its own, it is those of its release.",
    why: "Nobody can tell which of them is meant, and to publish one would lose what the other says.",
    mending:
      "Mostly a merge has kept the section of both sides, or a section was copied and its version not raised. Join them, or correct the wrong heading, commit, and move the tag. With the rule switched off, the first section becomes the notes.",
  },
  "changelog-section-borrowed": {
    meaning:
      "The version is a pre-release without a section of its own. Its notes are taken from the section of the release it leads to or, where there is none, from the unreleased changes.",
    why: "That is how most projects do it. It is told so that nobody is surprised by notes under another heading.",
    mending:
      "Nothing has to be done. For notes of its own, add a section for the pre-release, such as `## [1.2.0rc1] - 2026-02-11`.",
  },
  "changelog-section-yanked": {
    meaning:
      "The heading of the section says `[YANKED]`, or the like, of the very version that is about to be released.",
    why: "A yanked version was published once and withdrawn. Its files cannot be replaced on PyPI, and to release it again would announce what was withdrawn.",
    mending:
      "Release the next version, and leave this section as it is. Only if the mark got here by a slip, and the version was never published, take it away, commit, and move the tag.",
  },
  "changelog-placeholder-date": {
    meaning:
      "The heading has `YYYY-MM-DD`, `TBD`, `Unreleased` or the like where the date of the version belongs.",
    why: "The text would be published like that. It also tells that the last step of preparing the release was left out, and others with it perhaps.",
    mending:
      "Put in the day of the release, as in `## [1.2.3] - 2026-02-11`, look through the rest of the section, commit, and move the tag to that commit. Nothing is published yet.",
  },
  "changelog-impossible-date": {
    meaning:
      "The date in the heading does not exist, such as `2026-13-02` or `2026-02-30`. Whether a date lies in the future is not asked.",
    why: "Readers could not tell the day, and tools that read the changelog refuse it or make another day of it: `2026-02-31` becomes the 3rd of March.",
    mending:
      "Month and day are often the wrong way round: the order is year, month, day. Correct the heading, commit, and move the tag to that commit.",
  },
  "changelog-date-missing": {
    meaning: "The heading names the version and no day. The release goes on.",
    why: "Users look in the changelog for when a change came. Tools that read Keep a Changelog strictly refuse a heading without a date.",
    mending:
      'Add it, as in `## [1.2.3] - 2026-02-11`. A project that never dates its releases switches the rule off:\n\n```toml\n[tool.tag2pypi.rules]\n"changelog-date-missing" = "off"\n```',
  },
  "changelog-date-not-iso": {
    meaning:
      "The heading has a date in another spelling than year-month-day, such as `11/02/2026`, `11 Feb 2026` or `February 2026`. The release goes on with the heading as it is.",
    why: "Europe reads `11/02/2026` as the 11th of February, America as the 2nd of November. Tools that read changelogs mostly know `2026-02-11` alone.",
    mending:
      'Write year, month and day with dashes and leading zeros. If the project spells its dates otherwise on purpose, set `"changelog-date-not-iso" = "off"` under `[tool.tag2pypi.rules]`.',
  },
  "changelog-heading-level": {
    meaning:
      "A heading that names no release stands within the version's section, and at the level of releases or above it: `## Fixed` below `## [1.2.3]`. It is taken as a part of the section, so that nothing is lost.",
    why: "Tools that cut a changelog at headings of that level end the section here, and silently lose the rest of the notes.",
    mending:
      "Give it one more `#`, as the hint writes it. If it begins something that belongs to no release, give it a level above that of releases, as in `# Version comparison`.",
  },
} as const satisfies Partial<ExplanationsOf<typeof changelogDiagnostics>>;
