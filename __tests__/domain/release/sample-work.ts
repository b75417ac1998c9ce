import type { Manifest } from "../../../src/domain/manifest.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import type { WantedWork } from "../../../src/domain/release/work.ts";
import { tag } from "./sample-releases.ts";

export const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "0.3.0",
  prerelease: false,
  tag,
  title: "omi v0.3.0",
  indexes: ["pypi"],
};

export const WHEEL = {
  name: "omi-0.3.0-py3-none-any.whl",
  kind: "wheel",
  size: 10,
  sha256: "1".repeat(64),
} as const;
export const SDIST = {
  name: "omi-0.3.0.tar.gz",
  kind: "sdist",
  size: 20,
  sha256: "2".repeat(64),
} as const;
export const MANIFEST = {
  name: "tag2pypi-manifest.json",
  size: 30,
  sha256: "f".repeat(64),
} as const;

export const manifest: Manifest = {
  schema: 1,
  plan,
  notes: "Notes.",
  smoke: { commands: [] },
  files: [SDIST, WHEEL],
};

/** A release with two distributions and the manifest, as a tag push asks for it. */
export const wanted: WantedWork = {
  plan,
  obtained: { origin: "build", manifest, manifestSha256: MANIFEST.sha256 },
  changelogUrl: "https://github.com/o/r/blob/v0.3.0/CHANGELOG.md",
  personal: false,
  adoptDraft: false,
  assets: [SDIST, WHEEL, MANIFEST],
  attestations: [],
};

export const ATTESTATION = {
  name: `${WHEEL.name}.publish.attestation`,
  size: 5,
  sha256: "5".repeat(64),
} as const;
