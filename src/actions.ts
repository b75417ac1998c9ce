import { type Input, inputs, outputs } from "./options.ts";

/** One action of this repository. Its action.yml and the tables of its README are generated from this. */
export interface Action {
  /** Folder that `uses:` names, from the repository's root; empty for the root itself. */
  readonly folder: string;
  readonly name: string;
  readonly description: string;
  /** File of dist/ that the runner starts. */
  readonly main: string;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, string>>;
}

type Inputs = Readonly<Record<string, Input>>;

/** Which release a run is about. */
const ABOUT = ["tag", "working-directory", "rules", "allow-other-ref"] as const;

const token = (permission: string): Inputs => ({
  "github-token": {
    description: `Token for the repository: ${permission}. The job's own token by default.`,
    default: inputs["github-token"].default,
  },
});

const handedOver: Inputs = {
  "manifest-sha256": {
    description:
      "Digest of the manifest, as the output of this name of the job that handed the distributions over tells it. It is what binds this job to the bytes that were built and tried: a job's output is the one thing that no other job can change.",
    required: true,
  },
  "packages-dir": {
    description:
      "Folder with the distributions and their manifest, relative to the workspace. It must hold nothing else.",
    default: "dist",
  },
};

const identityInput: Inputs = {
  "allow-identity-token": {
    description:
      "true accepts a job that may ask for identity tokens (id-token: write), which code of the project could use, too. Otherwise such a job is refused.",
    default: "false",
  },
};

export const checkInputs: Inputs = {
  ...token("contents: read; in a private repository actions, checks, issues and statuses, too"),
  ...pick(inputs, [...ABOUT, "project-commands", "python", "ci-timeout"]),
  ...identityInput,
};

export const buildInputs: Inputs = {
  ...pick(inputs, ["packages-dir", "python", "indexes"]),
  ...token("contents: read"),
  ...pick(inputs, ABOUT),
  ...identityInput,
};

export const githubReleaseInputs: Inputs = {
  stage: {
    description:
      "draft makes or completes the draft, before anything is uploaded, and hands on the bytes that it holds; publish publishes it, once every index lists all of the files.",
    required: true,
  },
  ...handedOver,
  findings: {
    description:
      "With stage: draft, what earlier jobs found: their outputs of this name, a line for each. They are shown in this job's summary, beside the draft and the plan, for whoever approves the deployment.",
  },
  "attestations-dir": {
    description:
      "Folder with the attestations of the publishing job, to become assets of the release; with stage: publish. Empty where none were made.",
  },
  ...pick(inputs, ["indexes", "adopt-draft"]),
  ...token("contents: write"),
  ...pick(inputs, [...ABOUT, "confirm-timeout"]),
};

export const publishInputs: Inputs = {
  ...handedOver,
  ...token("contents: read, to look the distributions' files up in the tagged commit"),
  ...pick(inputs, [
    ...ABOUT,
    "api-token",
    "attestations",
    "parallel-uploads",
    "dry-run",
    "confirm-timeout",
  ]),
  indexes: {
    description:
      "Where to publish, in this order: pypi, testpypi, https addresses of other indexes' upload APIs (where needed followed by #simple= and the address that pip installs from), separated by commas or spaces. TestPyPI stands alone here: install from it in another job before a third one publishes to PyPI. Another index needs a token.",
    default: "pypi",
  },
};

export const verifyInputs: Inputs = {
  ...handedOver,
  ...pick(inputs, ["indexes", "python", "rules"]),
  ...identityInput,
};

const findings = {
  findings:
    "What was found, as JSON: a list of {code, severity, message, hint, location}, for the job that drafts the release.",
};
const plan = pick(outputs, ["version", "tag", "prerelease"]);
const handedOn = {
  "distributions-dir":
    "Folder with the distributions and their manifest, for actions/upload-artifact; nothing else is in it.",
  "artifact-name":
    "Name for that artifact, of this attempt of the run: later jobs take it from here, because a job that is run again has to find what an earlier attempt has built.",
  ...pick(outputs, ["manifest-sha256", "files"]),
};

export const actions: readonly Action[] = [
  {
    folder: "",
    name: "tag2pypi",
    description:
      "From a pushed tag to a finished Python release: checked, built, published to PyPI by trusted publishing, and released on GitHub with its changelog section.",
    main: "release.js",
    inputs,
    outputs,
  },
  {
    folder: "check",
    name: "tag2pypi: check",
    description:
      "Checks everything about a release that can be known before its distributions are built: the tag, the version, the changelog section, the branch.",
    main: "check.js",
    inputs: checkInputs,
    outputs: { ...plan, ...findings, report: outputs.report },
  },
  {
    folder: "build",
    name: "tag2pypi: build",
    description:
      "Builds the distributions of a release, or collects those that other jobs built; inspects them, compares them with the tagged commit, installs and tries the wheel; and hands them over with a manifest of their digests.",
    main: "build.js",
    inputs: buildInputs,
    outputs: { ...handedOn, ...plan, ...findings, report: outputs.report },
  },
  {
    folder: "github-release",
    name: "tag2pypi: GitHub release",
    description:
      "Drafts the GitHub release with the distributions before anything is uploaded, and publishes it once the index has them. It starts no process.",
    main: "github-release.js",
    inputs: githubReleaseInputs,
    outputs: {
      "release-url": outputs["release-url"],
      ...handedOn,
      ...plan,
      report: outputs.report,
    },
  },
  {
    folder: "publish",
    name: "tag2pypi: publish",
    description:
      "Publishes distributions that an earlier job built: inspected again, compared with the tagged commit, attested, uploaded by trusted publishing, confirmed. It starts no process.",
    main: "publish.js",
    inputs: publishInputs,
    outputs: {
      ...plan,
      ...pick(outputs, ["pypi-url", "index-urls", "files"]),
      "attestations-dir":
        "Folder with the attestations, one file for each distribution, for the release's assets; empty where none were made.",
      ...pick(outputs, ["report", "published", "verified"]),
    },
  },
  {
    folder: "verify",
    name: "tag2pypi: verify",
    description:
      "Installs a published version from the index, these bytes and no others, in a clean environment, and tries it. It needs no permission at all.",
    main: "verify.js",
    inputs: verifyInputs,
    outputs: pick(outputs, ["verified", "report"]),
  },
];

function pick<Table extends object, Name extends keyof Table>(
  table: Table,
  names: readonly Name[],
): Pick<Table, Name> {
  const entries = names.map((name) => [name, table[name]]);
  return Object.fromEntries(entries) as Pick<Table, Name>; // made of just these
}
