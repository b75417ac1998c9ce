import type { projectDiagnostics } from "../../src/domain/project/diagnostics.ts";
import { configurationExplanations } from "./configuration.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const projectExplanations: ExplanationsOf<typeof projectDiagnostics> = {
  ...configurationExplanations,
  "project-file-missing": {
    meaning:
      "The commit has no `pyproject.toml` in the folder that `working-directory` names, by default the root. What lies in the workspace and is not committed does not count. The run ends here; nothing is published.",
    why: "The project's name, its version and how it is built are read from there.",
    mending:
      'In a repository with several projects, name the folder: `working-directory: packages/omi`. A project with nothing but `setup.py` needs one, too:\n\n```toml\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "your-project"\ndynamic = ["version", "dependencies"] # and all else that setup.py states\n```',
  },
  "project-file-invalid": {
    meaning:
      "`pyproject.toml` of the commit is no valid TOML. The message names the line at which the reader gave up; the slip may be on the line above. The run ends here; nothing is published.",
    why: "pip and every build tool would refuse the file, too.",
    mending:
      "Look there for the marks of a merge conflict (`<<<<<<<`), a missing comma or quote, a table or key that is there twice, or a backslash in double quotes, which needs single ones: `'C:\\path'`. `python -c \"import tomllib; tomllib.load(open('pyproject.toml', 'rb'))\"` tells what Python thinks of it.",
  },
  "project-name-missing": {
    meaning:
      "`pyproject.toml` has neither a `[project]` with a `name`, nor a `[tool.poetry]` with one. The run ends here; nothing is published.",
    why: "Without a name nobody can say which project on PyPI is meant. In a repository with several projects, the file in the root often has the settings of tools alone.",
    mending:
      'Point `working-directory` at the folder of the project that is released, or name the project, also where `setup.py` does so already. setuptools passes over what `setup.py` states and `dynamic` does not list.\n\n```toml\n[project]\nname = "your-project"\ndynamic = ["version", "dependencies"]\n```',
  },
  "project-name-invalid": {
    meaning:
      "The name is no text, has more than 200 characters, or others than ASCII letters, digits, `.`, `_` and `-`, or begins or ends with one of these three. The run ends here; nothing is published.",
    why: "PyPI refuses such a name. It would also become part of paths and addresses.",
    mending:
      'Mostly it is the title of the project, with spaces. Write the name as pip knows it, such as `name = "your-project"`; upper case, and which of the three signs stands between words, make no difference to PyPI.',
  },
  "project-version-invalid": {
    meaning:
      "`version` is something else than text, or is empty; or `[project]` has no version, and does not say that the build finds it. The run ends here; nothing is published.",
    why: "`version = 1.10` without quotes is the number 1.1, and would be another version. Build tools refuse it, too.",
    mending:
      'Put it in quotes. Where the build takes it from tags or from the code, declare it:\n\n```toml\n[project]\nname = "your-project"\ndynamic = ["version"]\n```',
  },
  "requires-python-invalid": {
    meaning:
      "`requires-python` under `[project]` is no list of PEP 440 comparisons. The run ends here; nothing is published.",
    why: "PyPI refuses it. Were it passed over, pip would install the package on Pythons that cannot run it.",
    mending:
      "Mostly it is the spelling of another tool: Poetry's `^3.10` is `>=3.10,<4`, and a bare `3.10` is meant as `>=3.10`. An upper bound is seldom of use: pip would fall back to older versions of the project.",
  },
  "lfs-pointer": {
    meaning:
      "In the fresh clone that everything is built from, files are the small texts that Git LFS keeps in place of their contents. Either the machine has no git-lfs, or it could not download them; the log has its answer then.",
    why: "The build would pack the pointers, and users would get a text of three lines where they expect a model or a picture. Nothing is published yet.",
    mending:
      "Runners of GitHub have git-lfs; in a container or on a runner of your own, install it in a step before. If the download fails, look at the repository's quota of LFS, and at whether the token may read. Pointers that are there on purpose, and in no package, are passed over with `lfs-pointer=off`.",
  },
  "workspace-dirty": {
    meaning:
      "The job has checked out the repository, and `git status` names files that are changed or new. Files under `packages-dir` do not count. The build itself is made from a fresh clone of the tagged commit, so that none of them can get into a package.",
    why: "Whoever changed them may think that they are released. Nothing is published yet.",
    mending:
      "Mostly an earlier step has left them: a version that was written into a file, generated sources, a report. What the build needs belongs into `before` under `[tool.tag2pypi.build]`, and what is of no account into `.gitignore`. Or leave out the checkout: the release needs none.",
  },
  "workspace-credentials": {
    meaning:
      "`actions/checkout` has written the job's token into git's settings, or into a file that they include, which it does unless it is told not to. The project's own commands run in the same job.",
    why: "Tests, and whatever they bring along, could read the token there and write to the repository with it. Only the settings' names are looked at here, never their values.",
    mending:
      "Leave the checkout out, because the action clones by itself, or tell it not to keep the token:\n\n```yaml\n- uses: actions/checkout@v7\n  with:\n    persist-credentials: false\n```",
  },
  "workspace-elsewhere": {
    meaning:
      "The job has checked out another commit than the tag's. The build is made from the tag all the same, in a clone of its own.",
    why: "Steps before and after it, such as tests, would have looked at other code than is released. Nothing is published yet.",
    mending:
      "Either a step has committed something after the checkout, or the checkout took the branch of the dispatch. Leave it out where no other step needs it, or name the tag:\n\n```yaml\nwith:\n  ref: ${{ inputs.tag || github.ref }}\n```",
  },
  "tag-not-on-branch": {
    meaning:
      "The tagged commit is in none of the branches on the server that releases come from: those of `branches`, or without it the default branch, `hotfix/*`, `release/*` and `*.x`. A `*` does not stand for a slash.",
    why: "What was tagged has perhaps not been reviewed, and the next release would not contain it. Nothing is published yet.",
    mending:
      'If only the tag was pushed, push the branch and run it again. After a pull request was squashed or rebased, the commit on `main` is another one: move the tag there, to the commit that was merged if `main` has gone on since.\n\n```\ngit fetch origin\ngit tag --force --annotate v1.2.3 --message "Release 1.2.3" origin/main\ngit push --force origin refs/tags/v1.2.3\n```\n\nIf releases do come from that branch, name it with all others: `branches = ["main", "stable/*"]` under `[tool.tag2pypi]`.',
  },
};
