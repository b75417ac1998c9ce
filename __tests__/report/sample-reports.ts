import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { Distribution, Manifest } from "../../src/domain/manifest.ts";
import type { Checked, Outcome, Report, StepName, StepResults } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";

export const plan: ReleasePlan = {
  kind: "release",
  project: "omi-openclaw",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "a".repeat(40), commit: "b".repeat(40) },
  title: "OMI v0.3.0",
  indexes: ["pypi"],
};

const sdist: Distribution = {
  name: "omi_openclaw-0.3.0.tar.gz",
  kind: "sdist",
  size: 812,
  sha256: "1".repeat(64),
};
const wheel: Distribution = {
  name: "omi_openclaw-0.3.0-py3-none-any.whl",
  kind: "wheel",
  size: 12_345,
  sha256: "2".repeat(64),
};
const platformWheel: Distribution = {
  name: "omi_openclaw-0.3.0-cp311-cp311-win_amd64.whl",
  kind: "wheel",
  size: 4_000_000,
  sha256: "3".repeat(64),
};

export interface Extra<N extends StepName> {
  readonly on?: string;
  readonly status?: Outcome["status"];
  readonly result?: StepResults[N];
  readonly diagnostics?: readonly Diagnostic[];
  readonly seconds?: number;
}

/** An outcome that began at one fixed time and took a second, unless told otherwise. */
export function outcome<N extends StepName>(step: N, extra: Extra<N> = {}): Outcome {
  const { seconds = 1, status = "done", diagnostics = [], on, result } = extra;
  const start = Date.UTC(2026, 10, 22, 12);
  return {
    step,
    status,
    diagnostics,
    ...(on === undefined ? {} : { on }),
    ...(result === undefined ? {} : { result }),
    startedAt: new Date(start).toISOString(),
    finishedAt: new Date(start + seconds * 1000).toISOString(),
    // The tie between step and result is checked by this function's own parameters.
  } as Outcome;
}

export function reportOf(...outcomes: readonly Outcome[]): Report {
  return { schema: 1, outcomes };
}

/** What the step check gives under these settings. */
export function checkedBy(settings: Checked["settings"]): Checked {
  return { rules: 12, notes: "- A change.", branches: ["main"], settings };
}

export function obtained(files: readonly Distribution[], of: ReleasePlan = plan): Outcome {
  const manifest: Manifest = { schema: 1, plan: of, notes: "", smoke: { commands: [] }, files };
  const result = { origin: "build", manifest, manifestSha256: "c".repeat(64) } as const;
  return outcome("obtain", { result, seconds: 9.7 });
}

const url = "https://github.com/slapglif/omi/releases/tag/v0.3.0";
const draft = outcome("draft", {
  result: { id: 1, url: `${url.replace("v0.3.0", "untagged-1")}`, draft: true },
});
const start: readonly Outcome[] = [
  outcome("find-tag", { result: plan.tag }),
  outcome("plan", { result: plan, seconds: 0.05 }),
];
const checked: readonly Outcome[] = [
  ...start,
  outcome("check", { result: checkedBy({}) }),
  outcome("check-identity", { result: { claims: { repository: "slapglif/omi" } } }),
];
const tried: readonly Outcome[] = [
  outcome("inspect", { result: { files: 2 } }),
  outcome("compare-content", { result: [] }),
  outcome("smoke", { result: { checks: [{ name: "import omi", passed: true }] }, seconds: 20 }),
  draft,
];

/** Everything went well, and nothing was found. */
export const perfect = reportOf(
  ...checked,
  obtained([sdist, wheel]),
  ...tried,
  outcome("upload", {
    on: "pypi",
    result: [
      { file: sdist.name, state: "uploaded" },
      { file: wheel.name, state: "identical" },
    ],
  }),
  outcome("confirm", { on: "pypi", result: { listed: true, verified: true } }),
  outcome("publish-release", { result: { id: 1, url, draft: false } }),
);

/** Everything up to the upload went well. */
export const beforeUpload: readonly Outcome[] = [
  ...checked,
  obtained([sdist, wheel, platformWheel]),
  ...tried,
];

/** The second of three files is refused: the first is out. */
export const secondOfThree = reportOf(
  ...beforeUpload,
  outcome("upload", {
    on: "pypi",
    status: "failed",
    result: [
      { file: wheel.name, state: "uploaded" },
      { file: platformWheel.name, state: "missing" },
      { file: sdist.name, state: "missing" },
    ],
    diagnostics: [
      {
        code: "upload-file-too-large",
        severity: "error",
        message: `pypi refuses ${platformWheel.name}: it is larger than 100 MB.`,
        hint: "Ask for a higher limit.",
      },
    ],
  }),
);

/** One finding of each severity, the mildest first. */
export const findings = reportOf(
  ...start,
  outcome("check", {
    status: "failed",
    result: checkedBy({ "tag-not-on-branch": "off" }),
    diagnostics: [
      {
        code: "rule-overridden",
        severity: "notice",
        message:
          "The rule tag-not-on-branch is set to off by the input rules; it is usually error.",
      },
      {
        code: "tag-not-canonical",
        severity: "warning",
        message: "The tag v0.03.0 spells the version 0.03.0; PyPI and pip will show 0.3.0.",
      },
      {
        code: "tag-version-mismatch",
        severity: "error",
        message: "pyproject.toml states version 0.2.9; the tag v0.3.0 states 0.3.0.",
        hint: '[project]\nversion = "0.3.0"  # see https://peps.python.org/pep-0440/.',
        location: { file: "pyproject.toml", line: 7 },
      },
    ],
  }),
);

const TITLES: Readonly<Record<string, string>> = {
  "upload-file-too-large": "The file is larger than the index allows",
  "rule-overridden": "A rule does not have its usual severity",
  "tag-not-canonical": "The tag spells the version in a way that PyPI will normalise",
  "tag-version-mismatch": "The project states another version than the tag",
};

export const wording = {
  titleOf: (code: string) => TITLES[code] ?? code,
  documentationOf: (code: string) => `https://example.org/docs/diagnostics.md#${code}`,
  siteOf: (index: string) =>
    ({ pypi: "https://pypi.org/", testpypi: "https://test.pypi.org/" })[index],
};
