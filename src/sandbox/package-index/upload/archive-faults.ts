import type { ArchiveFault } from "../../../archives/archive-error.ts";

/** What PyPI prints where it has no explanation of its own: Python's `None`. */
const UNEXPLAINED = "None";

/** Why PyPI does not take a ZIP archive (warehouse, `forklift/legacy.py` and `utils/zipfiles.py`). */
export function zipFaultText(fault: ArchiveFault): string {
  const policy = ZIP_POLICY[fault];
  if (policy !== undefined) {
    return `ZIP archive not accepted: ${policy}. See https://docs.pypi.org/archives for more information`;
  }
  switch (fault) {
    case "not-a-zip":
      return "File is not a zipfile";
    case "zip-and-tar":
      return "File is both a zip and a tar file";
    case "compression-ratio":
      return "File exceeds compression ratio of 50";
    case "compression-method":
      return "File does not use a supported compression type";
    default:
      return UNEXPLAINED;
  }
}

const ZIP_POLICY: Readonly<Partial<Record<ArchiveFault, string>>> = {
  malformed: "Malformed zip file",
  "split-archive": "Malformed zip file",
  "prefix-data": "Unknown record signature",
  "unlisted-data": "Unknown record signature",
  "overlapping-members": "Unknown record signature",
  "several-end-records": "Unknown record signature",
  "trailing-data": "Trailing data",
  comment: "Comment in central directory",
  "zip64-data": "ZIP64 extensible data not allowed",
  "count-mismatch": "Mismatched central directory records",
  "local-mismatch": "Filename not in central directory",
  "data-descriptor": "ZIP contains a data descriptor",
  "size-mismatch": "Mis-matched data size",
  "duplicate-name": "Duplicate filename in local headers",
  "invalid-name": "Invalid character in filename",
};

/** Why PyPI does not take a tar archive. Some that it would take (links that leave the archive, odd paths) are refused here: no sound sdist has them. */
export function tarFaultText(fault: ArchiveFault): string {
  switch (fault) {
    case "not-a-tar":
      return "File is not a tarfile";
    case "sparse":
      return "tar archive not accepted: Sparse members are not allowed. See https://docs.pypi.org/archives for more information";
    default:
      return UNEXPLAINED;
  }
}
