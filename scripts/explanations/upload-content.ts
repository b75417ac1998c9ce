import type { uploadDiagnostics } from "../../src/adapters/package-index/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/**
 * Refusals of what a file is, or says of itself. Most of it is found before the draft is made; these are told where the
 * index knows better, or a rule was overridden.
 */
export const contentExplanations = {
  "upload-version-refused": {
    meaning:
      "The index does not take the version: it is none by PEP 440, or has a local part, such as `1.2.3+g1a2b3c4`, as versions from git have where the tag is not on the built commit. The built files are looked at before, so mostly another index is stricter than PyPI.",
    why: "Nothing of this version has been stored.",
    mending:
      'Give the project a version like `1.2.3`, `1.2.3rc1` or `1.2.3.post1`, and push its tag. With setuptools-scm or hatch-vcs, `local_scheme = "no-local-version"` leaves the local part out.',
  },
  "upload-classifier-refused": {
    meaning:
      "A classifier is not on the index's list, or is on it as deprecated. Those that this version of the action knows are judged before, so mostly the list has changed since, or `classifier-unknown` was overridden.",
    why: "The index refuses every file of the version for it. Nothing of this version has been stored.",
    mending:
      'Compare `classifiers` in pyproject.toml with https://pypi.org/classifiers/, correct or delete the one that is named, and push the next version\'s tag. Licences are stated by `license = "MIT"` now; their classifiers can go.',
  },
  "upload-dependency-refused": {
    meaning:
      "A dependency is stated by its address, as in `name @ https://…` or `name @ git+https://…`. Those in extras count, too.",
    why: "Who installs from an index must not be sent to some other place. Nothing of this version has been stored.",
    mending:
      'Publish the dependency on the index, and ask for it by version: `"name>=1.2"`. What only development needs can keep its address under `[dependency-groups]`, which are not part of the distributions. Then push the next version\'s tag.',
  },
  "upload-description-refused": {
    meaning:
      "The README cannot be rendered as reStructuredText, which is what the metadata states, or what counts where they state nothing. Markdown and plain text are never refused, so often a Markdown file is taken for reStructuredText.",
    why: "The index refuses every file of the version for it. Nothing of this version has been stored.",
    mending:
      'Name the file by its ending in pyproject.toml, `readme = "README.md"`, which gives the content type, too. For real reStructuredText, `pipx run twine check dist/*` shows the line; directives of Sphinx, such as `:ref:`, are not known on an index. Then push the next version\'s tag.',
  },
  "upload-metadata-refused": {
    meaning:
      "A field of the metadata is not valid; the index names one at a time, so there may be more. What is seen in practice: a summary of more than 512 characters or of two lines, a project URL without a scheme or with a label of more than 32 characters, `License` beside `License-Expression`, an e-mail address that is none.",
    why: "The index refuses every file of the version for it. Nothing of this version has been stored.",
    mending:
      "Correct the field in pyproject.toml: `description`, `urls`, `license`, `authors`. If the build backend has made it wrong, use a newer one. Try the next upload on TestPyPI (`indexes: testpypi`), then push the next version's tag.",
  },
  "upload-filename-refused": {
    meaning:
      "The file's name is not the one that follows from project and version. Mostly an old setuptools, before 69.3, has left hyphens or dots in it: `my-project-1.0.tar.gz` instead of `my_project-1.0.tar.gz`; or the file was renamed, or is a .zip.",
    why: "This file was not stored. Where it is the sdist, which goes last, the wheels are public by now.",
    mending:
      'Require a current backend, and push the next version\'s tag:\n\n```toml\n[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n```\n\nNever rename a built file: its name is also inside.',
  },
  "upload-file-too-large": {
    meaning:
      "The file is over the limit of the project, which is 100 MB unless PyPI has granted more, or over that of another index or of the proxy before it.",
    why: "This file was not stored. If it is one of several, those before it are public and the version is incomplete, until it is finished or replaced.",
    mending:
      "See what is in it: `unzip -lv FILE.whl | sort -n | tail`; mostly test data, models or debug symbols that users do not need. Where it has to be that large, ask for a higher limit as https://docs.pypi.org/project-management/storage-limits says, and run the job again once it is granted, within 14 days of the version's first file. Otherwise release the next version with smaller files.",
  },
  "upload-project-too-large": {
    meaning:
      "All files of the project together are over its limit, which is 10 GB unless PyPI has granted more. Mostly many wheels for many platforms have added up, or nightly builds.",
    why: "No file can be added until there is room. Those of this version that were accepted before are public.",
    mending:
      "Ask for a higher limit as https://docs.pypi.org/project-management/storage-limits says, and run the job again once it is granted. Deleting old releases makes room, too, but breaks everybody who has pinned them, and their file names can never be used again: development releases first.",
  },
  "upload-damaged": {
    meaning:
      "The bytes that arrived do not have the digest that the form names. They had it when they were read here, so something has changed them on the way: a proxy, or a bad line.",
    why: "The file was not stored; the index would otherwise give it to people as it came.",
    mending:
      "Run the job again. If it stays, let the runner reach the index without the proxy, or use another runner.",
  },
  "upload-archive-refused": {
    meaning:
      "The index finds the archive broken, ambiguous or suspicious. What it refuses is refused here before, so mostly PyPI has become stricter, or its scanner has recognised an obfuscator. Wheels that were repacked by a general zip program are the usual ones: data descriptors, names that occur twice, bytes after the end, compression other than deflate.",
    why: "Two tools could unpack two different things from such a file. It was not stored; those before it are public.",
    mending:
      "Build it with a current backend, and leave it as it is afterwards; to change a wheel, use `wheel unpack` and `wheel pack`. What the words in the message mean stands at https://docs.pypi.org/archives. Then release the next version.",
  },
  "upload-licence-file-missing": {
    meaning:
      "The metadata name a licence file that is not in the archive where it belongs: in `licenses` of the wheel's `.dist-info` folder, or in the sdist's main folder. Mostly a step after the build has rewritten the wheel, or an old backend has put it elsewhere.",
    why: "The archive would be published without the licence that it says it has. The file was not stored.",
    mending:
      'Check the patterns in pyproject.toml, and that the files are in git:\n\n```toml\n[project]\nlicense = "MIT"\nlicense-files = ["LICENSE*"]\n```\n\nUse a current backend (setuptools 77, hatchling 1.27 or later), look with `unzip -l dist/*.whl`, and push the next version\'s tag.',
  },
  "upload-platform-refused": {
    meaning:
      "The wheel's platform tag is none that PyPI takes. Mostly it is `linux_x86_64`, which says that the wheel was built on some Linux, and nothing about where it runs; else a tag of a platform or a version that PyPI does not know yet.",
    why: "It would fail on the machines of others. The file was not stored; wheels for other platforms may be public by now.",
    mending:
      "Build with cibuildwheel, which makes manylinux and musllinux wheels, as `examples/workflows/cibuildwheel.yml` does; or repair what you have with `auditwheel repair FILE.whl`. A project without compiled code should give `py3-none-any`. Then release the next version.",
  },
  "upload-wheel-incomplete": {
    meaning:
      "The wheel lacks its `RECORD` or `METADATA`, or its entry points cannot be read, such as a script whose name has a space in it. Mostly a step after the build has rewritten the wheel, or it was made by hand.",
    why: "pip could not install it, or not uninstall it. The file was not stored.",
    mending:
      "Build it with a current backend, and change wheels only with `wheel unpack` and `wheel pack`, which write `RECORD` anew. Names under `[project.scripts]` consist of letters, digits, `.`, `_` and `-`. Then push the next version's tag.",
  },
} satisfies Partial<ExplanationsOf<typeof uploadDiagnostics>>;
