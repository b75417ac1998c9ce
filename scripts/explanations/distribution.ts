import type { distributionDiagnostics } from "../../src/domain/distribution/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const distributionExplanations: ExplanationsOf<typeof distributionDiagnostics> = {
  "snapshot-versions-differ": {
    meaning:
      "A commit without a tag is tried, and the file names of its distributions state more than one version. Nothing has been uploaded.",
    why: "A snapshot has no tag to say which version is meant, so that the files must agree; pip would look for some of them under another version.",
    mending:
      "Let one `python -m build` make sdist and wheel. If several jobs build wheels, take the version from git (setuptools-scm, hatch-vcs) and not from the clock, and give each job the whole history: `fetch-depth: 0` for `actions/checkout`. Files of an earlier build in the same folder have the same effect: build into an empty one.",
  },
  "distribution-none": {
    meaning:
      "The folder that `packages-dir` names is there, and is empty. Nothing is built where this input is set.",
    why: "There would be a release without files.",
    mending:
      "Look at the step that fills the folder. Usually the artifact was downloaded into another folder (`path` of `actions/download-artifact` has to be the value of `packages-dir`), or the build job uploaded nothing: set `if-no-files-found: error` in its `actions/upload-artifact`. To have the project built, leave `packages-dir` out.",
  },
  "distribution-foreign": {
    meaning:
      "Among the files to be published is one that is neither a wheel nor an sdist (`.tar.gz`), or that is a link, a folder or a pipe. A `.gitignore`, which `uv build` writes, is passed over. Nothing has been uploaded.",
    why: "A forgotten file is as likely as one that another job has planted, so that it is not passed over in silence. PyPI would refuse it in any case.",
    mending:
      "Frequent ones are `*.publish.attestation` and `*.asc` of other publishing tools, `SHA256SUMS`, a `tag2pypi-manifest.json` from the action `build` (its folder is for the stages, not for `packages-dir` of the whole release), and `.zip` sdists or eggs of old setuptools. Upload exactly `dist/*.whl` and `dist/*.tar.gz` in the build job, and download them into a folder of their own.",
  },
  "distribution-duplicate": {
    meaning:
      "Several folders below `packages-dir` hold a file of the same name. That is told even where their bytes are the same.",
    why: "An index takes one file of each name, and two builds of a commit seldom give the same bytes: it would be chance which of them people get.",
    mending:
      "In a matrix, build the sdist and a pure Python wheel (`py3-none-any`) in one job only, for instance with `if: matrix.os == 'ubuntu-latest'`, and give cibuildwheel's jobs the platform wheels alone.",
  },
  "distribution-unreadable": {
    meaning:
      "A file is read to the last byte before it goes anywhere, as strictly as PyPI and installers do together, and is not a sound archive, or not the one that its name promises. Nothing has been uploaded; the message names the place in the file.",
    why: "PyPI refuses most of these with `Invalid distribution file`. Others are archives that tools read differently: what one of them checks is then not what another one installs.",
    mending:
      "A file that ends too early comes from an upload or download that was cut short: take it from the build again. Bytes before, between or after the members, data descriptors and comments come from tools that rewrite or sign wheels: publish what the build backend wrote. Links, odd names and very large members come from the project's own files: exclude them in the settings of the backend. The message that a folder or `PKG-INFO` is missing speaks of a renamed file or an outdated backend: build again.",
  },
  "distribution-name-invalid": {
    meaning:
      "The file's name is compared with the one that PyPI demands for the name and version in its metadata. For an sdist that is `omi_openclaw-0.3.0.tar.gz`: the project in lower case with underscores, and the version in its normal form.",
    why: "PyPI refuses any other name, with a message such as `Filename 'omi-openclaw-0.3.0.tar.gz' is invalid, should be 'omi_openclaw-0.3.0.tar.gz'`.",
    mending:
      'The usual cause is an old setuptools, which keeps hyphens, capitals and dots. Ask for a newer one and build again:\n\n```toml\n[build-system]\nrequires = ["setuptools>=69.3"]\nbuild-backend = "setuptools.build_meta"\n```\n\nDo not rename the file: its inner folders are named alike.',
  },
  "several-sdists": {
    meaning:
      "More than one `.tar.gz` is among the files. Each may be sound by itself; nothing has been uploaded.",
    why: "PyPI takes one sdist for a version, refuses the second (`Only one sdist may be uploaded per release.`), and the release would be half published.",
    mending:
      "Usually a folder holds the sdist of an earlier build, or of another spelling of the project's name. Build into an empty folder (`rm -rf dist`), upload the sdist from one job of a matrix only, and keep other tarballs out of `packages-dir`.",
  },
  "metadata-version-mismatch": {
    meaning:
      "`Version` in the file's own metadata (`METADATA` of a wheel, `PKG-INFO` of an sdist) is another version than the tag states. Spellings of one version are no difference: `1.0` is `1.0.0`.",
    why: "The files would appear on the index under a version that the tag, the changelog and the GitHub release do not have, and cannot be renamed there.",
    mending:
      "The version was not raised before tagging: set it in `pyproject.toml` (or where the project states it), commit, and tag that commit. If it comes from git and looks like `0.1.dev3` or `0.0.0`, the build had no tag to see: use `fetch-depth: 0` in the `actions/checkout` of the job that builds. If the files were handed over, they are of another build: download the artifact of this run.",
  },
  "metadata-name-mismatch": {
    meaning:
      "`Name` in the file's metadata is another project than the one that `pyproject.toml` of the tag names. Upper and lower case, and `-`, `_` and `.`, are no difference.",
    why: "With a token for several projects the file would be published in the other project; otherwise the index refuses it half-way through the release.",
    mending:
      "In a monorepo, look at `working-directory` and at which package's artifact is downloaded into `packages-dir`. If `UNKNOWN` is stated, an old setuptools did not read `[project]`: build with `setuptools>=61`.",
  },
  "metadata-version-unknown": {
    meaning:
      "The file states a version of the core metadata format that is newer than this version of tag2pypi knows. The release goes on, and the index decides.",
    why: "Fields that came with the new version are not sent to the index, whose pages then lack them. The file itself is complete.",
    mending:
      'Take a newer version of tag2pypi, if there is one. Otherwise, where the new fields matter or the index refuses the file, pin the build backend to the release before the change, as in `requires = ["hatchling<1.32"]` under `[build-system]`.',
  },
  "metadata-version-invalid": {
    meaning:
      "`Metadata-Version` is missing, is no number of the form `2.4`, or is one that no index takes. `2.0` is among these: it was never adopted.",
    why: "PyPI refuses the file.",
    mending:
      "Such metadata are written by hand or by very old tools (wheel before 0.31, for instance). Raise the build backend under `[build-system]`, remove steps that edit the metadata after the build, and build again.",
  },
  "version-local": {
    meaning:
      "The version has a `+`, as in `1.2.3+g1a2b3c4`, and the release goes to PyPI or TestPyPI. It is told of the tag before anything is built, or else of the built files.",
    why: "Local versions are for changed copies of a release; PyPI and TestPyPI refuse them.",
    mending:
      'If the tag itself has the `+`, tag another version, such as `v1.2.3.post1`. If a build took it from git, its clone was not exactly at the tag or had changed files: build from a clean checkout of the tag. For trials of untagged commits switch that part off:\n\n```toml\n[tool.setuptools_scm]\nlocal_scheme = "no-local-version"\n```',
  },
};
