import type {
  InspectedDistribution,
  Member,
  Secret,
} from "../../../src/domain/distribution/contents.ts";
import { parseMetadata } from "../../../src/domain/distribution/metadata.ts";
import { distributionRules } from "../../../src/domain/distribution/rules.ts";
import type { ReleasePlan } from "../../../src/domain/plan.ts";
import { applyRules } from "../../../src/domain/rule.ts";

export const PLAN: ReleasePlan = {
  kind: "release",
  project: "omi-openclaw",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "1".repeat(40), commit: "2".repeat(40) },
  title: "OMI v0.3.0",
  indexes: ["pypi"],
};

export const WHEEL = "omi_openclaw-0.3.0-py3-none-any.whl";
export const SDIST = "omi_openclaw-0.3.0.tar.gz";
export const INFORMATION = "omi_openclaw-0.3.0.dist-info";
const ROOT = "omi_openclaw-0.3.0";

export interface Sample {
  readonly file?: string;
  readonly size?: number;
  /** Metadata beyond Metadata-Version, Name and Version. */
  readonly headers?: string;
  readonly metadataVersion?: string;
  /** Beside omi/__init__.py, in a wheel. */
  readonly members?: readonly Member[];
  /** Of a wheel; null for none. By default it is true of the members, and so is WHEEL of the file name. */
  readonly record?: string | null;
  readonly wheel?: string | null;
  readonly entryPoints?: string;
}

/** A distribution without fault, but for what is asked for. */
export function sampleDistribution(sample: Sample = {}): InspectedDistribution {
  const { file = WHEEL, size = 1, headers = "", metadataVersion = "2.4" } = sample;
  const kind = file.endsWith(".whl") ? "wheel" : "sdist";
  const metadata = `Metadata-Version: ${metadataVersion}\nName: omi-openclaw\nVersion: 0.3.0\n${headers}`;
  return {
    distribution: { name: file, kind, size, sha256: "ab" },
    metadata: parseMetadata(metadata),
    ...(kind === "wheel" ? wheelOf(file, sample) : sdistOf(sample)),
  };
}

function wheelOf(
  file: string,
  { members = [], record, wheel, entryPoints }: Sample,
): Pick<InspectedDistribution, "members" | "layout"> {
  const all = [fileMember("omi/__init__.py"), ...members, fileMember(`${INFORMATION}/RECORD`)];
  const tags = file.slice(0, -".whl".length).split("-").slice(-3).join("-");
  const headers = wheel === undefined ? `Wheel-Version: 1.0\nTag: ${tags}\n` : wheel;
  const lines = record === undefined ? recordOf(all) : record;
  return {
    members: all,
    layout: {
      kind: "wheel",
      information: INFORMATION,
      ...(lines === null ? {} : { record: lines }),
      ...(headers === null ? {} : { headers }),
      ...(entryPoints === undefined ? {} : { entryPoints }),
    },
  };
}

function sdistOf({ members = [] }: Sample): Pick<InspectedDistribution, "members" | "layout"> {
  return {
    members: [fileMember(`${ROOT}/PKG-INFO`), ...members],
    layout: { kind: "sdist", root: ROOT },
  };
}

/** SHA-256 of nothing. */
const SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
export const DIGEST = "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

export function fileMember(name: string, secrets: readonly Secret[] = []): Member {
  return { kind: "file", name, size: 0, sha256: SHA256, secrets };
}

function recordOf(members: readonly Member[]): string {
  return members
    .filter(({ kind }) => kind === "file")
    .map(({ name }) => (name.endsWith("/RECORD") ? `${name},,\n` : `${name},${DIGEST},0\n`))
    .join("");
}

/** Code, severity and message of what the rules find. */
export function said(
  samples: readonly Sample[],
  plan: Partial<ReleasePlan> = {},
): readonly string[][] {
  const facts = { distributions: samples.map(sampleDistribution) };
  return applyRules(distributionRules, { ...PLAN, ...plan }, facts).map(
    ({ code, severity, message }) => [code, severity, message],
  );
}
