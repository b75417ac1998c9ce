import type { contentDiagnostics } from "../../src/domain/content/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const contentExplanations: ExplanationsOf<typeof contentDiagnostics> = {
  "content-python-unknown": {
    meaning:
      "Every file of every distribution is looked up in the tree of the tagged commit by its content, wherever it stands there. A `.py`, `.pyc` or `.pth` file with this content is nowhere in it, and it is neither metadata that a build backend writes nor a plain version file. Nothing has been uploaded.",
    why: "The usual cause is harmless: the project's build generates code. But poisoned releases look exactly like this, and nobody can review code that is in no commit.",
    mending:
      'Look at the named files first, and find the build step that writes them. Generated code (parsers, protobuf modules, a version file of an unusual form) is declared, and counts from the next tag on:\n\n```toml\n[tool.tag2pypi]\nbuild.generated = ["omi/_grammar.py"]\n```\n\nFor the present tag, run it again with `-f rules=content-python-unknown=warning` once you know what the files are. If the distributions were handed over with `packages-dir`, look also whether they were built from this very commit.',
  },
  "content-extension-unknown": {
    meaning:
      "An sdist, or a wheel for every platform (`any`), has a compiled file, `.so`, `.pyd`, `.dll` or a program, whose content is not in the tagged commit. In a wheel that names its platform the same is a notice, `content-compiled`.",
    why: "Python imports an extension module before the `.py` module of the same name, so that such a file replaces code that was reviewed. In a wheel for every platform it is at best a file that works on the machine of the build alone.",
    mending:
      'Look for what an earlier build left in the source tree (`build_ext --inplace` does), and build from a fresh clone. If the wheel is to hold extension modules, let the backend know of them (`ext_modules` in setuptools, or cibuildwheel), so that its name has a platform. If the build puts the file there on purpose, name it in `build.generated`:\n\n```toml\n[tool.tag2pypi]\nbuild.generated = ["omi/_native/*.dll"]\n```',
  },
  "content-command-unknown": {
    meaning:
      "A wheel holds a script or program (in `NAME.data/scripts`, or in a `bin` folder of its data), or an `entry_points.txt` beside its own, whose content is not in the tagged commit. An ordinary first line such as `#!/usr/bin/env python3`, which builds rewrite, makes no difference.",
    why: "It is put on the `PATH` of everybody who installs the wheel, where it can even take the place of a command of another program.",
    mending:
      'Find the build step that writes it. Python commands are declared under `[project.scripts]`, and installers make them; a wheel need not hold them. A program that the build compiles or downloads on purpose is named:\n\n```toml\n[tool.tag2pypi]\nbuild.generated = ["*.data/scripts/omi-server"]\n```',
  },
  "content-build-unknown": {
    meaning:
      "The `pyproject.toml` or `setup.cfg` at the top of an sdist has another content than any file of the tagged commit. The `[egg_info]` section that setuptools adds to `setup.cfg` is known, and is no finding.",
    why: "Both decide which backend and which commands run on the machines of those who build the sdist, and what is installed by it.",
    mending:
      "Unpack the sdist and compare the file with the one in the commit. Backends and plugins that rewrite it are the usual cause (`poetry-dynamic-versioning`, a `sed` in `build.before`): let them write the version elsewhere, or name the file in `build.generated` under `[tool.tag2pypi]`. If the distributions were handed over, look whether the tree of that job was changed before the build.",
  },
  "content-data-unknown": {
    meaning:
      "A distribution has files that Python does not run by themselves, such as data, templates, translations or documentation, and their content is not in the tagged commit. The release goes on.",
    why: "Most of them are made by a build step on purpose. But a file that was changed or forgotten in the source tree is published for good, and web assets run in the browsers of users.",
    mending:
      'Look at the named files. What a build step makes, compiled translations or front-end assets, is declared once:\n\n```toml\n[tool.tag2pypi]\nbuild.generated = ["omi/static/**", "*.mo"]\n```\n\nWhat only lay about is kept out by the settings of the build backend (`MANIFEST.in`, `tool.hatch.build.exclude`), or by building from a fresh clone.',
  },
  "content-compiled": {
    meaning:
      "A wheel for a certain platform has extension modules, programs, or the libraries that auditwheel, delocate and delvewheel put beside them. That is what such wheels are for; the notice says what the comparison cannot cover.",
    why: "The bytes of compiled files depend on the machine that built them: the tagged commit says nothing about them, and trust in them is trust in the job that built them.",
    mending:
      "Nothing is to be done for the release. Build such wheels in a job without secrets and without caches, as `examples/workflows/cibuildwheel.yml` does.",
  },
  "content-submodule": {
    meaning:
      "A distribution has files below the path of a Git submodule. The tagged commit holds the name of the submodule's commit, and not its files, so that they are not looked up.",
    why: "What the submodule brings is published with the project, although no review of this repository has seen it.",
    mending:
      "If the submodule belongs to the distribution (a vendored library, for instance), nothing is to be done. If it serves tests or documentation only, exclude its folder in the settings of the build backend.",
  },
  "content-line-ends": {
    meaning:
      "Files of a distribution are files of the tagged commit with CRLF in place of LF, or the other way round. Nothing else in them differs.",
    why: "The same commit then gives other bytes on another machine, so that nobody can compare builds; a script with CRLF in its first line does not start on Linux.",
    mending:
      "The usual cause is a build on Windows with `core.autocrlf`. Build pure Python projects on Linux, or decide it for every clone in `.gitattributes`:\n\n```gitattributes\n* text=auto eol=lf\n```",
  },
  "content-export-subst": {
    meaning:
      "Files of the commit with `$Format:…$` have short texts in place of the placeholders, and are otherwise the same. Their `.gitattributes` ask for that with `export-subst`.",
    why: "It shows that the content was not made up, although it is in no commit: versioneer and setuptools-scm use these placeholders to know the version of an archive.",
    mending: "Nothing is to be done.",
  },
  "content-large-file": {
    meaning:
      "The tagged commit holds Git LFS pointers, and the distribution holds files with exactly the SHA-256 and the size that the pointers name.",
    why: "The files are vouched for by the pointers. Had the clone been made without LFS, the distribution would hold the pointers instead of the files, which looks like a match and breaks the package.",
    mending:
      "Nothing is to be done for these files. Look whether all large files are there: one that is still a pointer is not told, because its content is in the commit.",
  },
  "content-not-compared": {
    meaning:
      "The content of the distributions is not looked up, because the repository names its objects by SHA-256, or because its tree is larger than GitHub lists in one answer (about 100,000 entries). The release goes on.",
    why: "Code that a build has slipped in would not be noticed.",
    mending:
      "The repository cannot be changed for this. Compare an sdist by hand: `git archive --prefix=src/ v1.2.3 | tar x`, unpack the sdist beside it, and `diff -r` the two folders.",
  },
};
