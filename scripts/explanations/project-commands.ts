import type { projectCommandDiagnostics } from "../../src/domain/project-commands/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const projectCommandExplanations: ExplanationsOf<typeof projectCommandDiagnostics> = {
  "check-settings-invalid": {
    meaning:
      "Under `[tool.tag2pypi.check]`, a command has the name of another, `hotfix` names one that does not exist, `coverage` is not between 0 and 100, or `time-limit` is not between 0.01 and 360 minutes. The commands run all the same, and the run fails.",
    why: "One of two settings would be passed over without a word, and nobody knows which was meant.",
    mending:
      'Correct the line that is named. `tests`, `types` and `format` are keys of their own, and all other names stand under `commands`:\n\n```toml\n[tool.tag2pypi.check]\ntests = "pytest"\ncommands = { lint = "ruff check" }\nhotfix = ["tests"]\n```',
  },
  "check-install-failed": {
    meaning:
      "The project could not be installed in a fresh environment, with what its tests and checks need. None of them was run. A `pip install` is first tried with uv, where there is one, and then with pip.",
    why: "Whether the tests pass is not known. Nothing is published yet.",
    mending:
      'Read the last lines of the output. Often an extra has another name, a dependency has no wheel for this Python (set the input `python`), or a library of the system is missing: install it in a step before. How to install is set by:\n\n```toml\n[tool.tag2pypi.check]\ninstall = "pip install -e .[dev]"\n```\n\nIf the index could not be reached, run it again.',
  },
  "check-command-failed": {
    meaning:
      "One of the project's own commands (tests, types, format and others) ended with another exit code than 0, in a fresh environment and on a copy of the tagged commit. Beside the last lines of its output, up to 20 places that it names are told one by one.",
    why: "By its own measure, the project is not ready for a release. Nothing is published yet.",
    mending:
      "Run the same, after the same installation, in a new virtual environment: what passes on your machine and not here mostly needs a file that is not committed, a package that is not declared, a service, or a variable that `environment` has to name. Mend it, commit, and move the tag. To release without these commands, set `project-commands: false` for the run.",
  },
  "check-command-not-found": {
    meaning:
      "The program of a command was not there after the installation, or `python -m` did not find its module. The other commands run all the same.",
    why: "A check that cannot start has checked nothing. Nothing is published yet.",
    mending:
      'Name the tool in what is installed for it:\n\n```toml\n[project.optional-dependencies]\ndev = ["pytest", "mypy", "black"]\n```\n\nWhat is no Python package, such as `make` or `npm`, is installed in a step before. Commands are run without a shell, so that aliases and builtins of a shell are not there.',
  },
  "check-command-timed-out": {
    meaning:
      "A command was still running when its time was over, 60 minutes unless `time-limit` says otherwise, and was ended together with what it had started.",
    why: "It would have used up the job's time, and with it the release. Nothing is published yet.",
    mending:
      "Look at the last lines: mostly it waits for the network, for input, or for a server that is not there. Commands run side by side, so that slow tests get slower on a small runner. More time is given by:\n\n```toml\n[tool.tag2pypi.check]\ntime-limit = 90 # minutes\n```",
  },
  "check-coverage-low": {
    meaning:
      "The tests cover less of the code than `coverage` under `[tool.tag2pypi.check]`, or coverage.py's own `fail_under`, asks for; the higher one counts. It is rounded as coverage.py does, and 100 is reached by nothing less.",
    why: "The project has set itself this measure for a release. Nothing is published yet.",
    mending:
      "`coverage report --show-missing` lists the lines. If the number is much lower than at home, the tests have perhaps measured other files: compare `--cov` and `source` with where the package lies, and look for tests that were skipped.",
  },
  "check-coverage-missing": {
    meaning:
      "`coverage` under `[tool.tag2pypi.check]` asks for a percentage, the tests have passed, and have left neither data of coverage.py nor a new `coverage.json` or `coverage.xml` in the project's folder. A report that was committed is not taken.",
    why: "What nobody has measured is not reached. Nothing is published yet.",
    mending:
      'Let the tests measure, and install what they need for it:\n\n```toml\n[tool.tag2pypi.check]\ntests = "pytest --cov=your_package"\ncoverage = 60\n\n[project.optional-dependencies]\ndev = ["pytest", "pytest-cov"]\n```\n\nIf the tests measure something else than Python, or in another folder, let them write a `coverage.xml` into the folder of the project.',
  },
  "check-coverage-thresholds": {
    meaning:
      "`coverage` under `[tool.tag2pypi.check]` and `fail_under` under `[tool.coverage.report]` ask for different percentages. The higher one decides.",
    why: "Somebody will change the lower one, and wonder why nothing happens.",
    mending:
      "Keep `fail_under` alone: it counts here, too, and for everybody who runs the tests elsewhere.",
  },
  "check-abbreviated": {
    meaning:
      "The tagged commit was found on `hotfix/*` branches, and `hotfix` under `[tool.tag2pypi.check]` names what is run for such a release. The rest was left out, on purpose.",
    why: "Whoever approves the release sees what was not tried.",
    mending:
      "Nothing has to be done. Let the ordinary tests run for the branch, too, or after it was merged. To have everything run always, take `hotfix` away.",
  },
};
