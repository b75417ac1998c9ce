import type { metadataDiagnostics } from "../../src/domain/distribution/metadata-diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** All of them are looked at where the release goes to PyPI or TestPyPI, before anything is uploaded. */
export const metadataExplanations: ExplanationsOf<typeof metadataDiagnostics> = {
  "classifier-unknown": {
    meaning:
      "A classifier is compared, letter by letter, with the list that PyPI keeps (the package `trove-classifiers`). Nothing has been uploaded.",
    why: "PyPI refuses every file that has it: `'…' is not a valid classifier.` The version would not be published at all.",
    mending:
      "It is usually a slip of spelling (`License :: OSI Approved :: MIT` instead of `… :: MIT License`) or a Python version that PyPI does not list yet: the message names the nearest right one. If https://pypi.org/classifiers has yours, the carried list is older than it; run the tag again with `-f rules=classifier-unknown=off`.",
  },
  "classifier-deprecated": {
    meaning:
      "The classifier was once valid, and PyPI has taken it off its list. Projects that have not been released for some years meet this.",
    why: "PyPI refuses every file that has it, and names the successors.",
    mending:
      "Replace it in `classifiers` of `pyproject.toml` (or `setup.cfg`, `setup.py`) by the one that the message names, or take it out where there is none. Commit, and release from a new tag.",
  },
  "classifier-private": {
    meaning:
      "The metadata have a classifier that begins with `Private ::`, usually `Private :: Do Not Upload`, and the release goes to PyPI or TestPyPI.",
    why: "Somebody put it there so that PyPI refuses the project. That is respected, and no rule can be set against it.",
    mending:
      "If the project belongs on an index of your own, name that index in the input `indexes` instead of `pypi`. If it is to become public now, delete the classifier, commit, and release from a new tag.",
  },
  "summary-invalid": {
    meaning:
      "`Summary`, which is `description` in `pyproject.toml`, has more than 512 characters or a line break.",
    why: "PyPI refuses the files. The summary is the one line that stands below the project's name and in search results.",
    mending:
      'Write one short sentence, and leave the rest to the readme:\n\n```toml\n[project]\ndescription = "Reads and writes omi files"\n```\n\nA `setup.py` that passes its docstring or a whole file as `description` is the usual cause of line breaks: that belongs in `long_description`.',
  },
  "description-content-type-invalid": {
    meaning:
      "`Description-Content-Type` is not one of `text/markdown`, `text/x-rst` and `text/plain`, or has a charset other than UTF-8 or an unknown variant of Markdown.",
    why: "PyPI refuses the files, because it does not know how to show the readme.",
    mending:
      'Let the backend find the type by the name of the file, `readme = "README.md"`, which has to end in `.md`, `.rst` or `.txt`. In `setup.py` it is `long_description_content_type="text/markdown"`; `markdown` alone is the usual mistake.',
  },
  "email-invalid": {
    meaning:
      "`Author-email` or `Maintainer-email` holds no address: there is no `@` in it. PyPI is stricter than this check, which tells only what is certain.",
    why: "PyPI refuses the files: `… is not a valid email address`.",
    mending:
      'Write both parts, or the name alone:\n\n```toml\n[project]\nauthors = [{ name = "Jane Doe", email = "jane@example.org" }, { name = "The Omi authors" }]\n```\n\nIn `setup.py` and `setup.cfg` names go into `author`, and addresses into `author_email`.',
  },
  "dependency-invalid": {
    meaning:
      "A `Requires-Dist` (or `Provides-Dist`, `Obsoletes-Dist`) is no dependency specifier by PEP 508.",
    why: "PyPI refuses the files, and pip could not read them.",
    mending:
      "Frequent slips are a version without an operator (`omi 1.2`), one `=` instead of `==`, a missing comma (`>=1.2 <2`), a marker without quotation marks, and lines of a requirements file (`-r`, `-e`, `#`) that `setup.py` passes on. Right is:\n\n```toml\ndependencies = [\"omi[cli]>=1.2,<2; python_version >= '3.11'\"]\n```",
  },
  "dependency-direct-url": {
    meaning:
      "A dependency names an address (`omi @ git+https://…`), in the dependencies of the project or of one of its extras.",
    why: "PyPI refuses the files (`Can't have direct dependency`): what stands behind an address can change or vanish.",
    mending:
      "Depend on a released version instead: `omi>=1.2`. If the fork or fix at the address is needed, release it under a name of its own. What only development needs goes into `[dependency-groups]`, which is not published; `[tool.uv.sources]` may keep the address for your own machines.",
  },
  "metadata-requires-python-invalid": {
    meaning: "`Requires-Python` is not a list of version specifiers by PEP 440.",
    why: "PyPI refuses the files. Installers that could not read it would install the version on every Python.",
    mending:
      'A bare version (`3.11`), Poetry\'s `^3.11` written under `[project]`, and `>=3.11 <4` without a comma are the usual ones. Write:\n\n```toml\n[project]\nrequires-python = ">=3.11"\n```',
  },
  "extra-invalid": {
    meaning:
      "The name of an extra has other characters than letters, digits, `-`, `_` and `.`, or does not begin and end with a letter or digit.",
    why: "PyPI refuses the files, and nobody could ask for the extra.",
    mending:
      "Rename it under `[project.optional-dependencies]`, or in `extras_require` of `setup.py`. A space, a `/` or a hyphen at the end is usually the reason.",
  },
  "project-url-invalid": {
    meaning:
      "A `Project-URL` lacks its label or its address, has a label of more than 32 characters or one that is there twice, or its address does not begin with `http://` or `https://`.",
    why: "PyPI refuses the files.",
    mending:
      'Correct it under `[project.urls]`:\n\n```toml\n[project.urls]\nHomepage = "https://example.org/omi"\nChangelog = "https://github.com/example/omi/blob/main/CHANGELOG.md"\n```\n\nAn address without its scheme (`example.org`), one for git (`git@github.com:…`) and an empty one from a template are the usual ones.',
  },
  "metadata-url-invalid": {
    meaning:
      "`Home-page` or `Download-URL`, which `url` and `download_url` of `setup.py` or `homepage` of Poetry become, is no `http` or `https` address.",
    why: "PyPI refuses the files.",
    mending:
      "Write the whole address with `https://`, or move both to `[project.urls]`, which has taken their place. An empty or invented value, `UNKNOWN` for instance, is better left out.",
  },
  "license-stated-twice": {
    meaning:
      "The metadata have `License`, a free text, and `License-Expression`, an SPDX expression.",
    why: "PyPI refuses the files: only `License-Expression` may be there.",
    mending:
      'It usually happens where `setup.py` or `setup.cfg` still has `license` beside `pyproject.toml`, or where a plugin of the backend adds it. Keep this one, and take `License ::` classifiers out as well:\n\n```toml\n[project]\nlicense = "MIT"\nlicense-files = ["LICENSE"]\n```',
  },
  "license-file-invalid": {
    meaning:
      "A `License-File` is no plain relative path: it is absolute, leads upwards (`..`), has a backslash, or is still a pattern.",
    why: "PyPI refuses the files, as PEP 639 allows only paths within the project.",
    mending:
      'In a monorepo, put a copy of the licence beside `pyproject.toml` instead of naming `../LICENSE`. Backslashes and unexpanded patterns come from old backends on Windows: raise it, and write\n\n```toml\n[project]\nlicense-files = ["LICENSE*"]\n```',
  },
  "metadata-field-too-new": {
    meaning:
      "The metadata have a field that their own `Metadata-Version` does not know yet, `License-Expression` under `2.1` for instance. `License-File` is an exception: it is left out of the upload where it comes too early.",
    why: "PyPI refuses the files: `license-expression introduced in metadata version 2.4, not 2.1`.",
    mending:
      "Raise the build backend under `[build-system]`: `License-Expression` needs `setuptools>=77` or `hatchling>=1.27`. If a step of yours edits the metadata after the build, remove it: backends choose the version by themselves.",
  },
  "metadata-field-repeated": {
    meaning:
      "A field that may occur once, such as `Name`, `Version` or `License`, is there twice; or there is a `Description` field and a text below the fields as well.",
    why: "Readers disagree: some take the first value, some the last, some refuse the file. Users and checks could then see different metadata of one file.",
    mending:
      "A line break within a value of `setup.py` or a step that appends to the metadata is the usual cause. State each value in one place, raise the build backend, and build again. If nothing of yours does that, look at what else writes into the build.",
  },
  "dynamic-field-invalid": {
    meaning:
      "`Dynamic` in the metadata names something that is no metadata field, or `Name`, `Version` or `Metadata-Version`, which are never dynamic there.",
    why: "PyPI refuses the files.",
    mending:
      'This is the header of an sdist\'s `PKG-INFO`, which the build backend writes, and not `dynamic` in `pyproject.toml` itself: `dynamic = ["version"]` is right there. Raise the backend under `[build-system]`, and remove plugins that write metadata of their own.',
  },
};
