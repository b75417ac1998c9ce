import type { ConfigurationKey } from "./domain/project/configuration-values.ts";

/*
 * The one table of what projects can set in pyproject.toml. The table of the README and the JSON Schema of [tool.tag2pypi]
 * are generated from it; nothing is listed here before it works.
 */

export interface DocumentedKey extends ConfigurationKey {
  readonly description: string;
  /** A TOML value, for the documentation. */
  readonly example: string;
}

/** Keys of `[tool.tag2pypi]` in pyproject.toml. */
export const configurationKeys: readonly DocumentedKey[] = [
  {
    path: ["tag-format"],
    type: "text",
    example: '"v{version}"',
    description:
      "How tags are spelled; {name} stands for the project's name, for monorepos. Without it, v1.2.3 and 1.2.3 are both taken.",
  },
  {
    path: ["title"],
    type: "text",
    example: '"OMI v{version}"',
    description: 'Title of the GitHub release, with {name}, {tag} and {version}. "{name} {tag}".',
  },
  {
    path: ["branches"],
    type: "texts",
    example: '["main"]',
    description:
      "Branches that releases come from; * stands for anything but a slash. Without it: the default branch, hotfix/*, release/* and *.x.",
  },
  {
    path: ["changelog"],
    type: "text",
    example: '"CHANGELOG.md"',
    description: "The changelog, relative to the project. Without it, found by its usual names.",
  },
  {
    path: ["notes"],
    type: "text",
    example: '"generated"',
    description:
      'Notes from elsewhere than the changelog: a file of Markdown, or "generated" for those that GitHub makes.',
  },
  {
    path: ["versioning"],
    type: "text",
    example: '"calver"',
    description:
      "How releases are numbered: semver, by what changes, or calver, by the calendar, which has no bumps to be judged. Without it, found by the looks of the version.",
  },
  {
    path: ["version-files"],
    type: "texts",
    example: '["docs/install.md:omi=={version}"]',
    description:
      "More files that state the version, relative to the project: a file that is read by its name or is nothing but a version, or a file, a colon, and the text around the version. The usual ones are known without it.",
  },
  {
    path: ["blocking-labels"],
    type: "texts",
    example: '["critical"]',
    description:
      "Labels of issues that block a release while they are open. critical and release-blocker without it; [] for none.",
  },
  {
    path: ["milestone"],
    type: "text",
    example: '"{version}"',
    description:
      "Milestone of a release, with {name}, {tag} and {version}: what is open in it is told. {tag} without it.",
  },
  {
    path: ["ci", "require"],
    type: "texts",
    example: '["Tests"]',
    description:
      "Results of continuous integration that must be there and green on the tagged commit, by the name of a workflow, its file, a job, an app or a status; * stands for any characters. Without it, all that are there must be green.",
  },
  {
    path: ["ci", "ignore"],
    type: "texts",
    example: '["codecov/*"]',
    description: "Results of continuous integration that do not count, named likewise.",
  },
  {
    path: ["environment"],
    type: "texts",
    example: '["PIP_CONSTRAINT"]',
    description:
      "Environment variables passed through to the build, to the project's own commands and to smoke commands, beside the built-in list.",
  },
  {
    path: ["build", "before"],
    type: "text",
    example: '"npm run build"',
    description: "A command run in the fresh clone before the build, for example front-end assets.",
  },
  {
    path: ["build", "generated"],
    type: "texts",
    example: '["omi/_grammar.py"]',
    description:
      "Files that the build generates, so that they are in no commit; * stands for anything but a slash, ** for any folders, and a pattern may begin at any folder. Metadata and version files are known without it.",
  },
  {
    path: ["check", "install"],
    type: "text",
    example: '"pip install -e .[dev]"',
    description:
      "How the project is installed for its own commands, once for all of them. Without it, with the extra or dependency group that its development uses.",
  },
  {
    path: ["check", "tests"],
    type: "text",
    example: '"pytest --cov=omi"',
    description: "The project's tests, run on a copy of the clone before the build.",
  },
  {
    path: ["check", "types"],
    type: "text",
    example: '"mypy src/omi"',
    description: "The project's type checker, side by side with the tests.",
  },
  {
    path: ["check", "format"],
    type: "text",
    example: '"ruff format --check"',
    description: "The check of the project's formatting.",
  },
  {
    path: ["check", "commands"],
    type: "commands",
    example: '{ lint = "ruff check" }',
    description: "Further commands of the project, by name.",
  },
  {
    path: ["check", "coverage"],
    type: "number",
    example: "60",
    description:
      "Percent that the tests must cover, as coverage measures it. fail_under of the project's own settings counts, too: the higher one decides.",
  },
  {
    path: ["check", "hotfix"],
    type: "texts",
    example: '["tests"]',
    description:
      "What of these runs where a release comes from a branch hotfix/*: its abbreviated testing, printed as such. Without it, everything.",
  },
  {
    path: ["check", "time-limit"],
    type: "number",
    example: "30",
    description: "Minutes that each of these commands may take. 60 without it.",
  },
  {
    path: ["smoke", "commands"],
    type: "texts",
    example: '["omi init --data-dir {tmp}/omi"]',
    description:
      "Commands that must succeed with the installed wheel, outside the source tree; {tmp} is a fresh folder.",
  },
  {
    path: ["smoke", "tests"],
    type: "text",
    example: '"pytest {tests}"',
    description:
      "The test suite against the installed wheel; {tests} is a copy of the tests folder outside the source tree.",
  },
  {
    path: ["smoke", "script"],
    type: "text",
    example: '"omi"',
    description:
      "The console script whose --version must state the version, where the wheel has several.",
  },
  {
    path: ["rules"],
    type: "rules",
    example: '{ "tag-not-canonical" = "off" }',
    description: "Rules set to error, warning or off, by code.",
  },
];
