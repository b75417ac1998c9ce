import type { installedDiagnostics } from "../../src/domain/installed/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const installedExplanations: ExplanationsOf<typeof installedDiagnostics> = {
  "import-failed": {
    meaning:
      "The wheel is installed in a clean environment, with its dependencies and nothing else, and each of its top-level packages and modules is imported outside the source tree. One of them fails. Before the upload nothing is public yet; after it, the message says how to withdraw the version.",
    why: "Everybody who installs the version meets the same. In a checkout it works all the same, because the source tree and the tools of development are there.",
    mending:
      "Read the last line of the traceback. `ModuleNotFoundError` for a project of others: add it to `dependencies`. For a package of your own, or a missing data file: the backend left it out, so look at `packages`, `package-data` or `include`. If a package needs an extra or a certain machine to be imported, and is meant to, set `import-failed` to `warning` under `[tool.tag2pypi]`, `rules`.",
  },
  "runtime-version-mismatch": {
    meaning:
      "`__version__` of the installed package is text, and another version than the tag states. Spellings of one version are no difference.",
    why: "Bug reports and programs that look at `__version__` would speak of the wrong version for ever.",
    mending:
      'The number was raised in `pyproject.toml` and forgotten in the code; where that place is known, the message names it. To state it only once:\n\n```python\nfrom importlib.metadata import version\n\n__version__ = version("omi")\n```\n\nThe name is the one of the project on the index. If `__version__` is the version of something else on purpose, set `runtime-version-mismatch` to `off`.',
  },
  "script-version-mismatch": {
    meaning:
      "The installed command was asked for `--version`, and the version in its answer is another one than the tag states.",
    why: "It is the first thing that users are asked for, and would be wrong in every report.",
    mending:
      'Let the command read the installed metadata: `importlib.metadata.version("omi")`, or in click `@click.version_option(package_name="omi")`. If the answer names the version of another program and this was taken for yours, name the command and its version on one line (`omi 1.2.3`), or another command as `script` under `[tool.tag2pypi.smoke]`.',
  },
  "smoke-script-silent": {
    meaning:
      "The wheel's main command, found by its name, does not tell a version for `--version`: it fails, or prints something else. As you have not asked for this check, it is a notice.",
    why: "Commands need no such option. But one that fails with a traceback would do so for users, too.",
    mending:
      'Look at the output in the message. For a traceback, treat it as `import-failed`. Otherwise leave it, add the option, or name another command:\n\n```toml\n[tool.tag2pypi]\nsmoke.script = "omi"\n```',
  },
  "smoke-script-failed": {
    meaning:
      "`smoke.script` in the configuration names a command that the wheel does not have, or that tells no version for `--version` within a minute.",
    why: "The project has asked for this check, so that silence means that something broke: usually the command itself.",
    mending:
      "Compare the name with `[project.scripts]`: it is the command's name, not the project's. If the command fails, its last lines are in the message; run `pip install dist/*.whl` in a fresh environment and try it. If it has no `--version`, remove `smoke.script`.",
  },
  "smoke-command-failed": {
    meaning:
      "A command of `smoke.commands`, or the test suite of `smoke.tests`, ends with another exit code than 0, is not found, or takes too long: ten minutes for a command, an hour for the tests. It runs with the installed wheel, in an empty folder, with few environment variables.",
    why: "The wheel is what users get. What fails here and passes in a checkout depends on files or settings that the wheel does not bring.",
    mending:
      'Often the wheel lacks data files or a dependency: mend the package. If the command needs a variable of the job, name it in `environment` under `[tool.tag2pypi]`; if the tests need files outside their folder, or further packages, give the command what it needs:\n\n```toml\n[tool.tag2pypi]\nenvironment = ["OMI_TEST_SERVER"]\nsmoke.tests = "pytest {tests} -m \'not slow\'"\n```\n\nA failure by chance is settled by running the job again.',
  },
  "smoke-no-wheel": {
    meaning:
      "Among the distributions is no wheel whose tags fit the Python of this job, so that nothing was installed and tried. The release goes on.",
    why: "Only what is tried is known to work. The sdist is not built for this: the wheels are what people get.",
    mending:
      "Let the job run on a system and Python that one of the wheels is for: set `python-version` in `actions/setup-python`, or the input `python`. With wheels of many platforms, try each in the job that builds it (`CIBW_TEST_COMMAND` of cibuildwheel).",
  },
  "trial-not-installed": {
    meaning:
      "The files are on TestPyPI, and pip could not install them from there, after several attempts; or a dependency could not be had. Nothing has gone to PyPI, and the GitHub release is a draft.",
    why: "Trying on TestPyPI what people will get from PyPI is what `indexes: testpypi, pypi` is for.",
    mending:
      "Usually TestPyPI is late: run the job again after some minutes, and it goes on with the same files. If pip says that no version satisfies a dependency, that one is not where pip takes packages from, usually PyPI and never TestPyPI: release it there first. To go on without the trial: `-f rules=trial-not-installed=warning`.",
  },
  "verify-not-installed": {
    meaning:
      "Everything was uploaded and accepted, and pip could not install the version from the index afterwards: the index was late, or something between failed (network, Python, a dependency). The files are public.",
    why: "Nothing is known to be wrong with the version, and nothing of it was proved either.",
    mending:
      "Run the command in the message after some minutes. If it works, nothing is to be done; running the workflow again repeats the check and uploads nothing twice. If it fails for a dependency, users meet the same: release that dependency, or a patch version that does without.",
  },
  "verify-no-wheel": {
    meaning:
      "After the upload, there is no wheel for the Python and the machine of this job, or none at all. An sdist is not built here: that would run whatever the index has under the names of its build requirements.",
    why: "The version is public, and was not tried as users get it from the index.",
    mending:
      "Nothing has to be done for the release. For the next one, publish a wheel beside the sdist (a pure Python project only needs `python -m build`), or let the action `verify` run on each platform that there are wheels for.",
  },
};
