import type { Refusal } from "./refusal.ts";

const NEXT_VERSION = "Release under the next version.";

/** Refusals for which there is no remedy but another version, or the original files. */
export const TAKEN_REFUSALS: readonly Refusal[] = [
  {
    code: "upload-file-exists",
    pattern:
      /File already exists|already exists in non-volatile index|Package '[^']*' already exists/,
    cause:
      "The index holds a file of this name, or the same bytes under another name, and never replaces a file.",
    fix: `If this is a re-run, upload the files that were built first, by \`packages-dir\`. Otherwise: ${NEXT_VERSION}`,
  },
  {
    code: "upload-filename-burned",
    pattern: /This filename was previously used by a file that has since been deleted/,
    cause: "The name of a deleted file can never be used again.",
    fix: NEXT_VERSION,
  },
  {
    code: "upload-release-closed",
    pattern: /Uploading new files to releases older than 14 days is not allowed/,
    cause: "A release takes new files for 14 days after its first one.",
    fix: NEXT_VERSION,
  },
  {
    code: "upload-second-sdist",
    pattern: /Only one sdist may be uploaded per release/,
    cause: "The release has an sdist of another name.",
    fix: NEXT_VERSION,
  },
];

/** Refusals of what the file is, or says of itself. */
export const CONTENT_REFUSALS: readonly Refusal[] = [
  {
    code: "upload-file-too-large",
    pattern: /^File too large/,
    cause: "The file is over the project's limit.",
    fix: "Make it smaller, or ask the index for a higher limit at the address above.",
  },
  {
    code: "upload-project-too-large",
    pattern: /^Project size too large/,
    cause: "The project's files are over its limit.",
    fix: "Delete old releases on the index, or ask it for a higher limit at the address above.",
  },
  {
    code: "upload-damaged",
    pattern: /digest supplied does not match a digest calculated/,
    cause: "The file changed on disk since it was hashed, or on its way.",
    fix: "Run the job again; look for a step that rewrites the distributions.",
  },
  {
    code: "upload-platform-refused",
    pattern: /has an unsupported platform tag/,
    cause: "The index takes binary wheels for Linux only as manylinux or musllinux.",
    fix: "Build with cibuildwheel, or repair the wheel with auditwheel.",
  },
  {
    code: "upload-filename-refused",
    pattern:
      /Filename '[^']*' is invalid, should be|Invalid source distribution filename|Invalid wheel filename|^Invalid project name:|^Invalid build number:|Start filename for|should contain the normalized project name|Version in filename should be|Filename is too long|Invalid file extension|Cannot upload a file with/,
    cause: "The file's name does not follow from project and version (PEP 625 and 427).",
    fix: "Build with a current backend (setuptools 69.3 or newer normalises names), and do not rename its files.",
  },
  {
    code: "upload-licence-file-missing",
    pattern: /^License-File .* does not exist in distribution file/,
    cause: "The metadata names a licence file that is not in the archive.",
    fix: "Correct `license-files` in pyproject.toml, and build with a current backend.",
  },
  {
    code: "upload-wheel-incomplete",
    pattern: /does not contain the required (?:RECORD|METADATA) file|has invalid entry points/,
    cause: "The wheel is not built as PEP 427 asks.",
    fix: "Build it with a current backend, and do not edit it afterwards.",
  },
  {
    code: "upload-archive-refused",
    pattern: /^Invalid distribution file/,
    cause: "The index finds the archive broken or ambiguous.",
    fix: "Build it with a current backend, and do not repack it.",
  },
  {
    code: "upload-description-refused",
    pattern: /description failed to render/,
    cause: "The README is not valid in the format that the metadata gives for it.",
    fix: "Run `twine check` on the distribution, or state the right content type in pyproject.toml.",
  },
  {
    code: "upload-version-refused",
    pattern: /is invalid for 'version'|use of local versions in/,
    cause: "The version is not one that an index takes (PEP 440, without a local part).",
    fix: "Correct the version in the project, and tag it anew under the next version.",
  },
  {
    code: "upload-classifier-refused",
    pattern: /is not a valid classifier|The classifier '[^']*' has been deprecated/,
    cause: "The classifier is not on the index's list.",
    fix: "Correct `classifiers` in pyproject.toml; https://pypi.org/classifiers/ lists them all.",
  },
  {
    code: "upload-dependency-refused",
    pattern: /Can't have direct dependency/,
    cause: "An index takes only dependencies that are on an index.",
    fix: "Replace the address by a version in `dependencies`.",
  },
  {
    code: "upload-metadata-refused",
    pattern:
      /specifications\/core-metadata|field must be \d+ characters or less|is not a valid (?:url|metadata version)|deprecated when License-Expression/,
    cause: "The metadata in the file is not valid.",
    fix: "Correct the field in pyproject.toml.",
  },
];
