import type { DistributionFacts } from "../facts.ts";
import { describeVersion, type Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { sameVersion } from "../version/version.ts";
import type { InspectedDistribution } from "./contents.ts";
import { dependenciesAreDeclared } from "./declared-dependencies.ts";
import { entryPointsAreDeclared } from "./declared-entry-points.ts";
import { distributionDiagnostics } from "./diagnostics.ts";
import { entryPointsAreSound } from "./entry-point-rules.ts";
import {
  expectedSdistName,
  expectedWheelName,
  normalizeProjectName,
  parseDistributionName,
} from "./file-name.ts";
import { platformIsTaken, sizeIsWithinLimit } from "./file-rules.ts";
import { licenseFilesAreThere } from "./license-rules.ts";
import { membersAreMeant, namesDifferInMoreThanCase } from "./member-rules.ts";
import { type CoreMetadata, headerOf } from "./metadata.ts";
import { goesToPypi, metadataIsTaken } from "./metadata-rules.ts";
import { metadataVersionStatus, NEWEST_METADATA_VERSION } from "./metadata-version.ts";
import { recordIsTrue } from "./record-rules.ts";
import { wheelHeadersAreSound } from "./wheel-rules.ts";

const { diagnose } = distributionDiagnostics;

/** The tag decides the version; what was built must be that version (PEP 440 equality: 1.0 is 1.0.0). */
const versionIsThePlans: Rule<DistributionFacts, Plan> = (plan, facts) =>
  facts.distributions.flatMap(({ distribution, metadata }) => {
    const stated = headerOf(metadata, "version");
    // A byte order mark is space to `trim`, but not to Python's readers.
    const readable = stated !== undefined && !stated.includes("\ufeff");
    if (readable && sameVersion(stated.trim(), plan.version)) return [];
    return diagnose("metadata-version-mismatch", {
      message: `${distribution.name} states ${stated === undefined ? "no version" : `version ${show(stated)}`} in its metadata, but ${describeVersion(plan)}.`,
      hint: `Set the project's version to ${plan.version} where its build reads it (a version taken from git needs the tag and the history in the clone), or release the commit under a tag of its own version.`,
    });
  });

/** A file of another project would end up there, or be refused. */
const nameIsThePlans: Rule<DistributionFacts, Plan> = (plan, facts) =>
  facts.distributions.flatMap(({ distribution, metadata }) => {
    const stated = headerOf(metadata, "name");
    const project = normalizeProjectName(plan.project);
    if (stated !== undefined && normalizeProjectName(stated) === project) return [];
    return diagnose("metadata-name-mismatch", {
      message: `${distribution.name} states ${stated === undefined ? "no project name" : `the project name ${show(stated)}`} in its metadata, but this is a release of ${plan.project}.`,
      hint: "Take the file out of the folder of distributions, or correct the project's name where its build reads it.",
    });
  });

/** PyPI compares a file's name with what is uploaded as its metadata, to the letter. */
const fileNameFitsMetadata: Rule<DistributionFacts, Plan> = (_plan, facts) =>
  facts.distributions.flatMap((inspected) => {
    const expected = expectedFileName(inspected);
    const { name, kind } = inspected.distribution;
    if (expected === undefined || expected === name) return [];
    return diagnose("distribution-name-invalid", {
      message: `${name} is not the file name that its metadata call for: PyPI takes this ${kind} only as ${show(expected)}.`,
      hint: "Build again with an up-to-date build backend (setuptools from 69.3 on names an sdist as PyPI wants it). Renaming the file is not enough: its content is named like it.",
    });
  });

const atMostOneSdist: Rule<DistributionFacts, Plan> = (_plan, facts) => {
  const sdists = facts.distributions
    .map(({ distribution }) => distribution)
    .filter(({ kind }) => kind === "sdist");
  if (sdists.length < 2) return [];
  return [
    diagnose("several-sdists", {
      message: `There are ${sdists.length} sdists (${listNames(sdists)}), but PyPI takes one for each version.`,
      hint: "Keep the one that belongs to this release, and build into an empty folder.",
    }),
  ];
};

/** Other indexes may take local versions; that is what they are for. */
const versionIsPublic: Rule<DistributionFacts, Plan> = (plan, facts) => {
  if (!goesToPypi(plan)) return [];
  const local = facts.distributions.filter(({ metadata }) => versionOf(metadata).includes("+"));
  const [first] = local;
  if (first === undefined) return [];
  return [
    diagnose("version-local", {
      message: `Version ${show(versionOf(first.metadata))} of ${listNames(local.map(({ distribution }) => distribution))} is a local one, with a "+", which PyPI does not take.`,
      hint: 'Release a version without the part from "+" on. A version taken from git gets such a part when the clone has changes, or the commit is not the tagged one.',
    }),
  ];
};

/** A version newer than we know is for the index to judge: old validators have stopped many a good release. */
const metadataVersionIsKnown: Rule<DistributionFacts, Plan> = (_plan, facts) =>
  facts.distributions.flatMap(({ distribution, metadata }) => {
    const stated = headerOf(metadata, "metadata-version");
    const status = metadataVersionStatus(stated);
    if (status === "known") return [];
    if (status === "newer") {
      return diagnose("metadata-version-unknown", {
        message: `${distribution.name} has Metadata-Version ${stated}; the newest that is known here is ${NEWEST_METADATA_VERSION}.`,
        hint: "Nothing to do if the index takes it; otherwise pin an older build backend. Fields that are new in it are not sent to the index.",
      });
    }
    return diagnose("metadata-version-invalid", {
      message: `${distribution.name} has ${stated === undefined ? "no Metadata-Version" : `Metadata-Version ${show(stated)}`}, but PyPI takes 1.0 to 1.2 and 2.1 to ${NEWEST_METADATA_VERSION}.`,
      hint: "Build again with an up-to-date build backend.",
    });
  });

/** What must hold of the built files, each read by itself. */
export const distributionRules: readonly Rule<DistributionFacts, Plan>[] = [
  versionIsThePlans,
  nameIsThePlans,
  fileNameFitsMetadata,
  atMostOneSdist,
  versionIsPublic,
  metadataVersionIsKnown,
  metadataIsTaken,
  sizeIsWithinLimit,
  platformIsTaken,
  wheelHeadersAreSound,
  recordIsTrue,
  entryPointsAreSound,
  dependenciesAreDeclared,
  entryPointsAreDeclared,
  licenseFilesAreThere,
  membersAreMeant,
  namesDifferInMoreThanCase,
];

/** Undefined where metadata or file name are no base for a better name; another rule speaks of that. */
function expectedFileName({ distribution, metadata }: InspectedDistribution): string | undefined {
  const name = headerOf(metadata, "name");
  const version = headerOf(metadata, "version");
  if (name === undefined || version === undefined) return undefined;
  const written = parseDistributionName(distribution.name);
  if (distribution.kind === "sdist") return expectedSdistName(name, version);
  if (written?.kind !== "wheel") return undefined;
  return expectedWheelName(written, name, version);
}

/** What the metadata say is other people's text: shown as it is only where it looks like what it should be. */
function show(value: string): string {
  return /^[\w.!+-]{1,200}$/.test(value) ? value : JSON.stringify(value.slice(0, 200));
}

function versionOf(metadata: CoreMetadata): string {
  return headerOf(metadata, "version") ?? "";
}

function listNames(distributions: readonly { readonly name: string }[]): string {
  return distributions.map(({ name }) => name).join(", ");
}
