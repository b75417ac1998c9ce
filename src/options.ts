/*
 * The one table of the root action's inputs and outputs, which those of the stages are taken from. action.yml and the tables of the
 * READMEs are generated from it; nothing is listed here before it works.
 */

export interface Input {
  readonly description: string;
  readonly default?: string;
  readonly required?: true;
}

export const inputs = {
  tag: {
    description:
      "The tag to release. Needed for workflow_dispatch and for a push to a branch; leave it empty for a tag push and for release: published, where the event names the tag.",
  },
  indexes: {
    description:
      "Where to publish, in this order: pypi, testpypi, https addresses of other indexes' upload APIs (where needed followed by #simple= and the address that pip installs from), separated by commas or spaces. With testpypi, pypi the files are uploaded to TestPyPI, installed from there and tried, and only then go to PyPI. TestPyPI alone leaves the release a draft. Another index needs a token.",
    default: "pypi",
  },
  "api-token": {
    description:
      "API tokens instead of trusted publishing, separated by spaces or lines: PyPI's and TestPyPI's are told apart by themselves, and any other is for the other index, as a token or as user:password; with several others each begins with its host, devpi.example=user:password. Leave it empty wherever trusted publishing works: a stored token can be stolen.",
  },
  attestations: {
    description:
      "auto makes a PEP 740 attestation for every file where the index takes them and they can be made, and publishes without, with a warning, where not; in private repositories it makes none, because the public log would name them. required stops where they cannot be made. off makes none.",
    default: "auto",
  },
  rules: {
    description:
      "Overrides for rules, as code=error, code=warning or code=off, separated by spaces or lines, for a finding that is wrong about your release. Every override is printed.",
  },
  "working-directory": {
    description:
      "Folder of the project within the repository: the one with its pyproject.toml. For monorepos.",
    default: ".",
  },
  "packages-dir": {
    description:
      "Folder with distributions that earlier jobs built, relative to the workspace. Nothing is built then; every file in it is published, and must belong to this version. Cannot be a folder outside the workspace.",
  },
  python: {
    description:
      "The Python to build and try with: a command or a path. Without it, the first of setup-python's Python, python3, python and py -3 that satisfies requires-python.",
  },
  "github-token": {
    description:
      "Token for the repository: contents: write for the release. The job's own token by default.",
    default: "${{ github.token }}",
  },
  "allow-other-ref": {
    description:
      "true lets a dispatched run release a tag that is on another commit than the ref it was dispatched on. Otherwise it is refused, and the right command printed.",
    default: "false",
  },
  "adopt-draft": {
    description:
      "true takes over a draft release that a person prepared for the tag, with its title and text. Otherwise such a draft stops the run.",
    default: "false",
  },
  "parallel-uploads": {
    description:
      "How many files are uploaded at a time, 1 to 16. The first one always goes alone: it makes the version.",
    default: "4",
  },
  "dry-run": {
    description:
      "true tries all that can be tried, and publishes nothing: no signature, no upload token, no draft. The report says what a real run would do.",
    default: "false",
  },
  verify: {
    description:
      "false leaves out the last step, which installs the version from the index and tries it. What was uploaded to TestPyPI before PyPI is always tried.",
    default: "true",
  },
  "project-commands": {
    description:
      "false leaves out the project's own commands: its tests, type checker and formatter.",
    default: "true",
  },
  "ci-timeout": {
    description:
      "Seconds to wait for results of continuous integration that are still to come on the tagged commit. 0 looks once.",
    default: "1800",
  },
  "confirm-timeout": {
    description:
      "Seconds to wait until the index shows the uploaded files and the version's page. Not in time gives a warning and verified=false, not a failure.",
    default: "300",
  },
} as const satisfies Readonly<Record<string, Input>>;

export type InputName = keyof typeof inputs;

export const outputs = {
  version: "The released version, in PEP 440's normal form: 0.3.0.",
  tag: "The released tag: v0.3.0.",
  prerelease: "true for an alpha, beta, release candidate or development release, else false.",
  "release-url": "Address of the GitHub release.",
  "pypi-url":
    "Address of the version's page on PyPI or TestPyPI, empty until a file is there; suits environment.url.",
  "index-urls": "The version's page on each index that has such pages, one a line.",
  files: "The distributions as JSON: a list of {name, sha256, size, state}.",
  "manifest-sha256": "Digest of the manifest that binds the release to its bytes.",
  report: "Path of the report file (JSON).",
  published: "true if every file is on the index, else false.",
  verified:
    "true if every index that makes the release public showed what was uploaded in time and, where that was tried, gave it to pip.",
} as const satisfies Readonly<Record<string, string>>;
