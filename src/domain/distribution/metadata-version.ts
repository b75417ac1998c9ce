/** Core metadata versions that PyPI takes (warehouse, forklift); 2.0 was never one. */
const KNOWN = ["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"];

/** The newest version that we know. */
export const NEWEST_METADATA_VERSION = "2.5";

export type MetadataVersionStatus = "known" | "newer" | "invalid";

/** Whether indexes know the version: a newer one than we know may well be fine by now. */
export function metadataVersionStatus(version: string | undefined): MetadataVersionStatus {
  if (version === undefined || !/^\d{1,3}\.\d{1,3}$/.test(version)) return "invalid";
  if (KNOWN.includes(version)) return "known";
  return isMetadataVersionAtLeast(version, NEWEST_METADATA_VERSION) ? "newer" : "invalid";
}

/** Compares `major.minor`; false for anything else. */
export function isMetadataVersionAtLeast(version: string | undefined, least: string): boolean {
  const [major = 0, minor = 0] = least.split(".").map(Number);
  const [ownMajor = Number.NaN, ownMinor = Number.NaN] = (version ?? "").split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
