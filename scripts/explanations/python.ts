import type { pythonDiagnostics } from "../../src/adapters/python/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const pythonExplanations: ExplanationsOf<typeof pythonDiagnostics> = {
  "python-not-found": {
    meaning:
      "Every Python that was tried is in the message, with the reason why it is not the one: it is not there, it is older than 3.10, which building needs, it does not satisfy `requires-python`, it is not the one that the input `python` asks for, or it has no venv module, as on a bare Debian.",
    why: "Building with a Python that the project excludes would give files that nobody can use. Nothing has been built or uploaded.",
    mending:
      'Put actions/setup-python before this step:\n\n```yaml\n- uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0\n  with:\n    python-version: "3.13"\n```\n\nOn Debian and Ubuntu without it, install the package that the message names. If the input `python` is set, only what it names is tried: correct it, or leave it out.',
  },
  "environment-failed": {
    meaning:
      "Python could not make a virtual environment, or the tools that this action carries could not be installed into it. They come with the action, so no network is concerned: mostly the disk is full, the temporary folder forbids running programs (`noexec`), or Python is a cut-down one without parts of its library.",
    why: "Everything of the project is built and tried in such environments. Nothing has been uploaded.",
    mending:
      "Try `python3 -m venv --without-pip /tmp/try` on that machine: it fails in the same way. Make room, or let `RUNNER_TEMP` be on a file system that lets programs run, or put actions/setup-python before this step, which brings a complete Python.",
  },
  "build-failed": {
    meaning:
      "`python -m build` failed, and what it printed is no failure that is known here; its last lines are in the message, all of it is in the log. It runs in a fresh clone at the tag, with an environment that holds no secrets, within an hour. What works on your machine and fails here mostly needs a file that is not in git, a compiler or library that the runner lacks, or a variable that is not passed on.",
    why: "There is nothing to release. Nothing has been uploaded, and this tag can be run again.",
    mending:
      "See the same: `git clone --branch v1.2.3 ADDRESS fresh && cd fresh && python -m build`. Install what is missing in a step before this one, and name variables under `environment` in `[tool.tag2pypi]`. Wheels for several platforms are better built in jobs of their own, with cibuildwheel, and handed over with `packages-dir`. What has to change in the project itself goes into the next version's tag.",
  },
  "build-requirement-missing": {
    meaning:
      "pip finds no version of something that the build requires. Mostly its name or its version in `requires` of `[build-system]` is misspelt; else it supports no Python as new as this one, or it is on an index of your own that the job does not know.",
    why: "Without it the build backend cannot run. Nothing has been uploaded.",
    mending:
      'Try `pip download --no-deps "REQUIREMENT"` with the same Python. Correct `[build-system]` in pyproject.toml, or choose an older Python with actions/setup-python. For an index of your own, which also has what PyPI has, give the job its address:\n\n```yaml\nenv:\n  PIP_INDEX_URL: https://packages.example/simple/\n```',
  },
  "build-network": {
    meaning:
      "pip could not reach its index when it fetched what the build requires: no route, no name, a proxy that is not set, or a certificate that it does not trust.",
    why: "It says nothing about the project. Nothing has been uploaded.",
    mending:
      "Run the job again. If it stays on a self-hosted runner, set `HTTPS_PROXY`, `PIP_INDEX_URL` for a mirror, and `PIP_CERT` for the certificate of a proxy that looks into connections; these variables are passed on to the build. `pip download --no-deps setuptools` on that machine tells whether it helps.",
  },
  "build-several-packages": {
    meaning:
      "The project's root holds several folders that look like packages, such as `docs`, `scripts` or a second package, and setuptools is not told which belong to the distribution. It often begins with a new folder that has nothing to do with the package.",
    why: "If it chose, folders that are not meant for users would be installed for them. Nothing has been built or uploaded.",
    mending:
      'Say it in pyproject.toml, and push the next version\'s tag:\n\n```toml\n[tool.setuptools.packages.find]\ninclude = ["your_package*"]\n```\n\nOr move the package below `src/`, where setuptools finds it by itself. Try it with `python -m build` before you tag.',
  },
  "build-no-vcs-version": {
    meaning:
      "The build backend derives the version from git (setuptools-scm, hatch-vcs, versioningit, PDM) and finds none. The clone has the tag and the whole history here, so mostly the tag is not of the form that the backend expects, as with `name-v1.2.3` in a monorepo, or the project is in a folder and the backend is not told that `.git` is above it.",
    why: "A build without a version, or with one that was made up, could not be this release. Nothing has been uploaded.",
    mending:
      "Tell the backend in pyproject.toml, and push the next version's tag. For setuptools-scm in a monorepo:\n\n```toml\n[tool.setuptools_scm]\nroot = \"..\"\ntag_regex = '^your-name-v(?P<version>.+)$'\n```\n\nhatch-vcs has `tag-pattern` under `[tool.hatch.version]`, and `root` in its `raw-options`. `python -m setuptools_scm` on the tagged commit shows what it finds.",
  },
  "build-backend-missing": {
    meaning:
      "`build-backend` names a module that cannot be imported: it is misspelt, the package that brings it is not in `requires`, or a backend of the project's own is not found by `backend-path`.",
    why: "pip would fail in the same way for everybody who installs from the sdist. Nothing has been built or uploaded.",
    mending:
      'The two lines of `[build-system]` have to fit together:\n\n```toml\n[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n```\n\nOthers are `hatchling` with `hatchling.build`, `flit_core` with `flit_core.buildapi`, `poetry-core` with `poetry.core.masonry.api`. Try it with `python -m build`, and push the next version\'s tag.',
  },
  "install-failed": {
    meaning:
      "pip cannot install the built wheel with its dependencies in a clean environment, or pytest beside it where `smoke.tests` uses it. Mostly a dependency has no version that fits, two dependencies exclude each other, or one is only on an index that this job does not know.",
    why: "Whoever installs the release from the index would see the same. It is tried before anything is uploaded.",
    mending:
      "See the same with the wheel from a build of your own: `python -m venv try && try/bin/pip install dist/*.whl`. Correct `dependencies` in pyproject.toml, and push the next version's tag. If the index could not be reached, run the job again; for an index of your own, set `PIP_INDEX_URL` in the job's `env`.",
  },
};
