import type { contentsDiagnostics } from "../../src/domain/distribution/contents-diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const contentsExplanations: ExplanationsOf<typeof contentsDiagnostics> = {
  "distribution-large": {
    meaning:
      "The file is larger than 100 MiB, PyPI's limit for one file unless it has raised it for the project. Nobody but PyPI knows whether it has, so the release goes on.",
    why: "PyPI refuses the file if it has not. Files that were accepted before it are public by then, and the version is incomplete.",
    mending:
      "Look for test data, models, debug symbols or several architectures in one wheel, and leave out what can be downloaded when needed. Otherwise ask for a higher limit before the release: https://docs.pypi.org/project-management/storage-limits. If the limit has been raised already, set `distribution-large` to `off` under `[tool.tag2pypi]`, `rules`.",
  },
  "wheel-platform-refused": {
    meaning:
      "The last part of the wheel's name is a platform that PyPI takes no wheels for, as of the list that this version of tag2pypi carries. Nothing has been uploaded.",
    why: "PyPI refuses the wheel. `linux_x86_64` is the usual one: it says nothing about the C library that the wheel needs, so that installers could not tell where it works.",
    mending:
      "Build wheels for Linux with cibuildwheel, which lets auditwheel give them a `manylinux` or `musllinux` tag. On macOS set `MACOSX_DEPLOYMENT_TARGET` (`11.0`, not `11.3`). If the project is pure Python and the name has a platform all the same, something asks for compilation: look for `ext_modules` or `has_ext_modules` in `setup.py`.",
  },
  "wheel-headers-missing": {
    meaning:
      "A wheel has no `NAME-VERSION.dist-info/WHEEL`, looked for under the spelling of its file name.",
    why: "PyPI refuses it, and pip cannot install it.",
    mending:
      "The wheel was packed by hand, renamed, or rewritten by a tool that lost the file. Publish what `python -m build` wrote; to change a wheel afterwards, use `python -m wheel unpack` and `pack`.",
  },
  "wheel-headers-invalid": {
    meaning:
      "The file `WHEEL` states no `Wheel-Version`, or one that is not `1.` and a number. Installers have to refuse a version that is greater than they know.",
    why: "PyPI would take the wheel, and everybody's installation would fail.",
    mending:
      "Raise the build backend under `[build-system]` and build again. If a step of yours writes or edits `WHEEL`, its first line has to be `Wheel-Version: 1.0`.",
  },
  "wheel-tags-mismatch": {
    meaning:
      "The tags in the wheel's file name (Python, ABI, platform) are not those that its file `WHEEL` lists, all combinations counted. The release goes on: pip chooses by the file name.",
    why: "The wheel was renamed, and its content may not suit the platform that the name promises. Some tools go by the content, and refuse it.",
    mending:
      "Change name and content together: `python -m wheel tags --platform-tag manylinux_2_28_x86_64 FILE`. For Linux and macOS use `auditwheel repair` and `delocate-wheel`, which also look whether the new tag is true.",
  },
  "record-missing": {
    meaning: "A wheel has no `RECORD` in its `.dist-info` folder.",
    why: "PyPI refuses it. Without `RECORD` an installer can neither check the files nor uninstall them.",
    mending:
      "The wheel was zipped by hand or stripped by a tool. Publish what the build backend wrote, or repack it: `python -m wheel unpack FILE`, then `python -m wheel pack FOLDER`, which writes a new `RECORD`.",
  },
  "record-invalid": {
    meaning:
      "`RECORD` is there, and is no CSV of path, digest and size, in UTF-8. Nothing has been uploaded.",
    why: "Installers stop at it, or cannot uninstall the package later.",
    mending:
      "Look for a step that edits the wheel after the build (signing, stripping, adding files), and let `python -m wheel pack` write `RECORD` instead of that step.",
  },
  "record-mismatch": {
    meaning:
      "Each file of the wheel is hashed and compared with `RECORD`: a file is not listed, a listed one is not there, or its digest or size is another one.",
    why: "PyPI accepts such a wheel and only writes an e-mail to the owners, but installers that compare may refuse it, and what is not listed stays behind when the package is uninstalled. It also shows that the wheel was changed after it was built.",
    mending:
      "The likeliest cause is a step after the build that adds, strips or signs files inside the wheel with `zip` or `sed`. Do that before the build, or unpack and pack with `python -m wheel`, which writes `RECORD` anew. If there is no such step, find out what else in that job touched the file.",
  },
  "entry-points-invalid": {
    meaning:
      "`entry_points.txt` of a wheel is read as Python's configparser reads it, and has a line, a group or a script name that it cannot take. Nothing has been uploaded.",
    why: "PyPI has refused such wheels since May 2026 (`has invalid entry points defined in the entry_points.txt file`). Installers stop at them, or make no commands.",
    mending:
      "Usually the name of a command has a space or another sign than letters, digits, `-`, `_` and `.`: correct it under `[project.scripts]` or `[project.gui-scripts]`. A group or name that is there twice comes from stating it both in `pyproject.toml` and in `setup.py` or `setup.cfg`: keep one of them.",
  },
  "dependency-undeclared": {
    meaning:
      "The metadata of a built file ask for a project that `[project]` in `pyproject.toml` of the tagged commit does not name, or not for that extra. Names and extras are compared, not versions and markers; it is not looked at where `dynamic` leaves the dependencies to the build.",
    why: "A dependency is code on the machine of everybody who installs the package. One that nobody wrote down is how a poisoned build brings its own along.",
    mending:
      'Look at what writes it: `install_requires` in `setup.py`, a plugin of the build backend, or a step that edits metadata. Declare it under `dependencies`, or say that the build decides:\n\n```toml\n[project]\ndynamic = ["dependencies"]\n```\n\nIf the files were handed over, look whether they were built from another commit. If nothing explains it, do not publish: take the build job for compromised.',
  },
  "entry-point-undeclared": {
    meaning:
      "`entry_points.txt` of a wheel has a command or plugin that `[project]` in `pyproject.toml` of the tagged commit does not declare, or declares with another target. It is not looked at where `dynamic` leaves that group to the build.",
    why: "Commands are put on the `PATH` of users, and plugins are loaded by other programs (pytest, Flask) without being asked for: what nobody declared would run all the same.",
    mending:
      'Declare it under `[project.scripts]`, `[project.gui-scripts]` or `[project.entry-points]`. If `setup.py` or a plugin of the backend adds it on purpose, say so:\n\n```toml\n[project]\ndynamic = ["entry-points"]\n```\n\nIf nothing of yours writes it, take the build job for compromised.',
  },
  "license-file-missing": {
    meaning:
      "The metadata (version 2.4 or later) have a `License-File`, and the file is not where PyPI looks for it: `.dist-info/licenses/` in a wheel, the top folder in an sdist. It is looked at where the release goes to PyPI or TestPyPI.",
    why: "PyPI refuses the file: `License-File LICENSE does not exist in distribution file …`.",
    mending:
      "If only the sdist lacks it, it is excluded there: look at `MANIFEST.in` or at the excludes of the build backend, and whether the file is committed. In a monorepo the licence often stands above the project, or is a link to there: put a copy beside `pyproject.toml`. If it stands in another folder of the wheel, raise the build backend.",
  },
  "startup-file": {
    meaning:
      "A wheel puts a `.pth` or `.start` file, or `sitecustomize` or `usercustomize`, at the top of the import path.",
    why: "Python runs what is in it at every start, of every program in that environment, whether the package is imported or not. The poisoned releases of LiteLLM and elementary-data in 2026 worked this way.",
    mending:
      'Find out what brings it in: look for the name in the repository, then in the build\'s plugins. If nobody put it there, do not publish, and take the build job for compromised. Where it is meant, as setuptools\' own `distutils-precedence.pth` is, set it in `pyproject.toml`:\n\n```toml\n[tool.tag2pypi]\nrules = { "startup-file" = "off" }\n```',
  },
  "secret-file": {
    meaning:
      "A distribution holds a file with one of the names under which tools keep secrets, such as `.env`, `.pypirc`, `.netrc` or `id_rsa`. Only the name is looked at; folders for tests, examples and documentation are passed over. Nothing has been uploaded.",
    why: "PyPI takes such files, and everything on PyPI is copied by others within minutes.",
    mending:
      "Keep it out of the distribution: `exclude .env` in `MANIFEST.in`, or the excludes of hatchling, flit or Poetry. If it is committed, its secrets are in the repository's history, too: replace them. Earlier versions on the index may hold it as well: look there (`pip download --no-deps`).",
  },
  "private-key": {
    meaning:
      "A file of a distribution begins as a private key does (PEM, OpenSSH, PGP or PuTTY). Folders for tests, examples and documentation are passed over. Nothing has been uploaded.",
    why: "Whoever has the key can act as its owner. What is published once cannot be taken back.",
    mending:
      "Exclude the file in the settings of the build backend. Replace the key wherever it is trusted if it was ever committed to a public repository or published before. A key that exists for demonstrations only may stay: set `private-key` to `off`, or move it below `tests/` or `examples/`.",
  },
  "access-token": {
    meaning:
      "A file of a distribution holds an API token of PyPI or TestPyPI, or an access token of GitHub, in its true form: invented ones in documentation do not count. The token is not printed. Nothing has been uploaded by this run.",
    why: "With a PyPI token anybody can publish versions of your projects; with GitHub's they can read or change repositories. Both are found by machines within minutes.",
    mending:
      "Revoke it first: on https://pypi.org/manage/account/ under API tokens, or on https://github.com/settings/tokens. Then exclude or clean the file, commit, and release from a new tag. A token that is only in the distribution and not in the repository was written by the build (a `.pypirc`, a log, `.git/config`): build in a fresh clone.",
  },
  "repository-data": {
    meaning: "A distribution has a folder `.git`, `.hg`, `.svn` or `.bzr` with its files.",
    why: "It is large, it holds every earlier state of the project, deleted secrets among them, and `.git/config` holds the access token that `actions/checkout` leaves there.",
    mending:
      "An include pattern of the build backend is too wide, or a vendored folder was cloned into the tree: exclude the folder. Set `persist-credentials: false` in `actions/checkout`.",
  },
  "sdist-link": {
    meaning: "An sdist holds symbolic or hard links; the message shows where each leads to.",
    why: "Windows and some tools cannot unpack them, so that whoever builds from the sdist lacks a file. Links that lead out of the sdist are refused altogether, as `distribution-unreadable`.",
    mending:
      "Replace each link in the repository by a copy of the file; links between data files or to a second name of a readme are the usual ones. Or exclude it from the sdist. If they are meant to be there, set `sdist-link` to `off`.",
  },
  "names-differ-by-case": {
    meaning:
      "Two names in one distribution are the same on Windows and macOS: they differ in upper and lower case only, or in how a letter with an accent is encoded. The release goes on.",
    why: "There, one of the two files takes the other's place, so that the package lacks a file, or has the wrong one.",
    mending:
      "Rename one of them with `git mv`, and adapt what refers to it. Two files that you believe to be one are often a rename that was made on Windows or macOS and committed half: delete the old spelling with `git rm --cached`.",
  },
};
