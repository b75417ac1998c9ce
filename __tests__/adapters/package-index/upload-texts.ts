/** What an index answers to an upload that it refuses, and the code under which we explain it. */
export type RefusedText = readonly [status: number, text: string, code: string];

const CORE_METADATA =
  "See https://packaging.python.org/specifications/core-metadata for more information.";
const REUSE = "See https://pypi.org/help/#file-name-reuse for more information.";
const NAMES = "See https://pypi.org/help/#project-name for more information.";
const LIMITS = "See https://docs.pypi.org/project-management/storage-limits#requesting-a";
const ARCHIVES = "See https://docs.pypi.org/archives for more information";
const USER = "User 'u', associated with the API token used, does not have";
const UNVERIFIED =
  "Could not verify the uploaded artifact using the included attestation: Verification failed:";

const ACCESS: readonly RefusedText[] = [
  [403, "Read-only mode: Uploads are temporarily disabled.", "upload-index-closed"],
  [
    403,
    "New uploads are temporarily disabled. See https://pypi.org/help/#admin-intervention for more information.",
    "upload-index-closed",
  ],
  [
    403,
    "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.",
    "upload-token-unknown",
  ],
  [
    403,
    "Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See https://pypi.org/help/#apitoken and https://pypi.org/help/#trusted-publishers",
    "upload-request-malformed",
  ],
  [403, "Invalid API Token: token is expired", "upload-token-expired"],
  [
    403,
    "Invalid API Token: OIDC scoped token is not valid for project 'x', project-scoped token is not valid for project: 'x'",
    "upload-token-elsewhere",
  ],
  [
    403,
    "Invalid API Token: OIDC scoped token is not valid for project 'x', token is expired",
    "upload-token-expired",
  ],
  [403, "Invalid API Token: signatures do not match", "upload-token-unknown"],
  [403, "Invalid API Token: unknown error", "upload-token-unknown"],
  [403, "Invalid API Token: token with user restriction without a user", "upload-token-unknown"],
  [
    403,
    `The given token isn't allowed to upload to project 'x'. ${NAMES}`,
    "upload-token-elsewhere",
  ],
  [403, `The user 'u' isn't allowed to upload to project 'x'. ${NAMES}`, "upload-token-elsewhere"],
  [403, "no permission to submit", "upload-token-elsewhere"],
  [
    403,
    `${USER} a verified primary email address. Please add a verified primary email before attempting to upload to PyPI. See https://pypi.org/help/#verified-email for more information.`,
    "upload-account-unready",
  ],
  [
    403,
    `${USER} two-factor authentication enabled. Please enable two-factor authentication before attempting to upload to PyPI. See https://pypi.org/help/#two-factor-authentication for more information.`,
    "upload-account-unready",
  ],
  [400, "Organization account owning this project is inactive.", "upload-organisation-inactive"],
  [
    400,
    "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata). Please ensure that both match. See: https://docs.pypi.org/trusted-publishers/troubleshooting/",
    "upload-project-unknown",
  ],
  [400, "The name 'x' is invalid.", "upload-name-refused"],
  [409, `The name 'x' conflicts with an existing project. ${NAMES}`, "upload-name-refused"],
  [400, `The name 'x' isn't allowed. ${NAMES}`, "upload-name-refused"],
  [
    400,
    `The name 'x' isn't allowed (conflict with Python Standard Library module name). ${NAMES}`,
    "upload-name-refused",
  ],
  [400, `The name 'x' is too similar to an existing project. ${NAMES}`, "upload-name-refused"],
  [
    403,
    "New project registration temporarily disabled. See https://pypi.org/help/#admin-intervention for more information.",
    "upload-registration-closed",
  ],
  [429, "Too many new projects created", "upload-too-many-projects"],
];

const REQUEST: readonly RefusedText[] = [
  [403, "SSL is required", "upload-address-wrong"],
  [
    410,
    "Project pre-registration is no longer required or supported, upload your files instead.",
    "upload-request-malformed",
  ],
  [
    410,
    "Uploading documentation is no longer supported, we recommend using https://readthedocs.org/.",
    "upload-request-malformed",
  ],
  [400, "Unknown protocol version.", "upload-request-malformed"],
  [400, "Upload payload does not have a file.", "upload-request-malformed"],
  [400, "summary: Should not be a tuple.", "upload-request-malformed"],
  [400, "Error: Include at least one message digest.", "upload-request-malformed"],
  ...(
    [
      ["filetype", "This field is required."],
      ["filetype", "Use a known file type."],
      ["pyversion", "Python version is required for binary distribution uploads."],
      ["pyversion", "Use 'source' as Python version for an sdist."],
      ["sha256_digest", "Use a valid, hex-encoded, SHA256 message digest."],
      ["blake2_256_digest", "Use a valid, hex-encoded, BLAKE2 message digest."],
    ] as const
  ).map(
    ([field, why]): RefusedText => [
      400,
      `Invalid value for ${field}. Error: ${why}`,
      "upload-request-malformed",
    ],
  ),
];

const METADATA: readonly RefusedText[] = [
  [
    400,
    `'-x' is an invalid value for Name. Error: Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'. ${CORE_METADATA}`,
    "upload-metadata-refused",
  ],
  [400, `'0.0.0-test' is invalid for 'version'. ${CORE_METADATA}`, "upload-version-refused"],
  [
    400,
    "The use of local versions in '1.0+x' is not allowed. See https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers for more information.",
    "upload-version-refused",
  ],
  [400, `'Foo :: Bar' is not a valid classifier. ${CORE_METADATA}`, "upload-classifier-refused"],
  [
    400,
    `The classifier 'X' has been deprecated, use one of ['Y'] instead. ${CORE_METADATA}`,
    "upload-classifier-refused",
  ],
  [400, `The classifier 'X' has been deprecated. ${CORE_METADATA}`, "upload-classifier-refused"],
  [
    400,
    `Can't have direct dependency: pkg @ https://example.org/. ${CORE_METADATA}`,
    "upload-dependency-refused",
  ],
  [
    400,
    "The description failed to render for 'text/x-rst'. See https://pypi.org/help/#description-content-type for more information.",
    "upload-description-refused",
  ],
  [
    400,
    "The description failed to render in the default format of reStructuredText. See https://pypi.org/help/#description-content-type for more information.",
    "upload-description-refused",
  ],
  ...[
    "None is not a valid metadata version.",
    "'x' is not a valid metadata version.",
    "'metadata_version' has invalid data.",
    "'name' is a required field.",
    "'summary' field must be 512 characters or less.",
    "'summary' must be a single line.",
    "'description-content-type' must be one of ['text/plain', 'text/x-rst', 'text/markdown'], not 'text/html'.",
    "'description-content-type' can only specify the UTF-8 charset, not 'latin-1'.",
    "valid Markdown variants for 'description-content-type' are ['GFM', 'CommonMark'], not 'x'.",
    "'name' is not allowed as a dynamic field.",
    "'x' is not a valid dynamic field.",
    "'>>1' is invalid for 'requires-python'.",
    "'../x' is invalid for 'license-file', parent directory indicators are not allowed.",
    "'*' is invalid for 'license-file', paths must be resolved.",
    "'/x' is invalid for 'license-file', paths must be relative.",
    "'a\\b' is invalid for 'license-file', paths must use '/' delimiter.",
    "'a' is not a valid email address: An email address must have an @-sign.",
    "'@a' is not a valid email address: There must be something before the @-sign.",
    "'a@' is not a valid email address: There must be something after the @-sign.",
    "'a@b' is not a valid email address: The part after the @-sign is not valid. It should have a period.",
    "'u' is not a valid url.",
    "Must have a label.",
    "'a label of far more than thirty-two characters' must be 32 characters or less.",
    "Must have a URL.",
    "License is deprecated when License-Expression is present. Only License-Expression should be present.",
    "license-expression introduced in metadata version 2.4, not 2.1.",
  ].map((text): RefusedText => [400, `${text} ${CORE_METADATA}`, "upload-metadata-refused"]),
];

const FILE: readonly RefusedText[] = [
  [
    400,
    `File too large. Limit for project 'x' is 100 MB. ${LIMITS}-file-size-limit-increase for more information.`,
    "upload-file-too-large",
  ],
  [
    400,
    `Project size too large. Limit for project 'x' total size is 10 GB. ${LIMITS}-project-size-limit-increase`,
    "upload-project-too-large",
  ],
  [
    400,
    "The digest supplied does not match a digest calculated from the uploaded file.",
    "upload-damaged",
  ],
  [
    400,
    `File already exists ('omi-0.3.0.tar.gz', with blake2_256 hash 'ab'). ${REUSE}`,
    "upload-file-exists",
  ],
  [409, "omi-0.3.0.tar.gz already exists in non-volatile index", "upload-file-exists"],
  [409, "Package 'omi-0.3.0.tar.gz' already exists!", "upload-file-exists"],
  [
    400,
    `This filename was previously used by a file that has since been deleted. Use a different version. ${REUSE}`,
    "upload-filename-burned",
  ],
  [
    400,
    "Uploading new files to releases older than 14 days is not allowed.",
    "upload-release-closed",
  ],
  [400, "Only one sdist may be uploaded per release.", "upload-second-sdist"],
  [
    400,
    "Binary wheel 'x.whl' has an unsupported platform tag 'linux_x86_64'.",
    "upload-platform-refused",
  ],
  [
    400,
    "License-File LICENSE does not exist in distribution file x.tar.gz at x/LICENSE",
    "upload-licence-file-missing",
  ],
  ...[
    "Filename 'omi-openclaw-0.3.0.tar.gz' is invalid, should be 'omi_openclaw-0.3.0.tar.gz'.",
    "Invalid source distribution filename: x",
    "Invalid wheel filename (wrong number of parts): 'foo-1.0'",
    "Invalid wheel filename (invalid version): 'foo-x-py3-none-any'",
    "Invalid project name: 'a__b-1.0-py3-none-any'",
    "Invalid build number: x in 'foo-1.0-x-py3-none-any'",
    "Start filename for 'omi-openclaw' with 'omi_openclaw'.",
    "Filename 'Some_Thing-1.0-py3-none-any.whl' should contain the normalized project name 'some_thing', not 'Some_Thing'.",
    "Version in filename should be '1.2.3' not '6.6.6'.",
    "Invalid file extension: Use .tar.gz, .whl or .zip extension. See https://www.python.org/dev/peps/pep-0527 and https://peps.python.org/pep-0715/ for more information",
    "Invalid file extension: Extension .zip is invalid for filetype bdist_wheel. See https://www.python.org/dev/peps/pep-0527 for more information.",
    "Cannot upload a file with '/' or '\\' in the name.",
    "Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) in the name.",
    "Filename is too long: 'x'",
  ].map((text): RefusedText => [400, text, "upload-filename-refused"]),
  ...[
    "Wheel 'x.whl' does not contain the required RECORD file: x.dist-info/RECORD",
    "Wheel 'x.whl' does not contain the required METADATA file: x.dist-info/METADATA",
    "Wheel 'x.whl' has invalid entry points defined in the entry_points.txt file",
  ].map((text): RefusedText => [400, text, "upload-wheel-incomplete"]),
];

const ARCHIVE: readonly RefusedText[] = [
  [400, "Invalid distribution file.", "upload-archive-refused"],
  ...[
    "File is not a zipfile",
    "File is not a tarfile",
    "File is both a zip and a tar file",
    "File exceeds compression ratio of 50",
    "File does not use a supported compression type",
    "Incorrect number of top-level directories in sdist",
    "PKG-INFO not found at x-1.0/PKG-INFO",
    "WHEEL not found at x-1.0.dist-info/WHEEL",
    "Unable to parse name and version from wheel filename",
    `tar archive not accepted: Sparse members are not allowed. ${ARCHIVES}`,
    ...[
      "Unknown record signature",
      "Malformed zip file",
      "Duplicate filename in central directory",
      "Duplicate filename in local headers",
      "Missing filename in local headers",
      "Filename not in central directory",
      "Mis-matched data size",
      "Mis-matched file size",
      "Mismatched central directory records",
      "Comment in central directory",
      "ZIP64 extensible data not allowed",
      "ZIP contains a data descriptor",
      "Trailing data",
      "Invalid character in filename",
      "Filename not unicode",
    ].map((why) => `ZIP archive not accepted: ${why}. ${ARCHIVES}`),
    "None",
  ].map((why): RefusedText => [400, `Invalid distribution file. ${why}`, "upload-archive-refused"]),
];

/** Why PyPI refuses attestations, after the words with which it begins. */
export const ATTESTATION_REASONS = [
  "Attestations are only supported when using Trusted Publishing",
  "Attestations are not currently supported with ActiveState publishers",
  "Malformed attestations: an empty attestation set is not permitted",
  "Malformed attestations: 1 validation error for list[Attestation]\n  Input should be a valid list",
  "Malformed attestations: 1 validation error for list[Attestation]\n  Invalid JSON",
  "Malformed attestations: 1 validation error for list[Attestation]\n0\n  version: Input should be 1",
  "Malformed attestations: 1 validation error for list[Attestation]\n0\n  envelope.signature: Input should be valid base64",
  "Malformed attestations: 1 validation error for list[Attestation]\n0\n  verification_material.certificate: Input should be valid base64",
  "Malformed attestations: 1 validation error for list[Attestation]\n0\n  verification_material.transparency_entries: List should have at least 1 item",
  "A maximum of 2 attestations per file are supported",
  "Attestation with unsupported predicate type: https://example.org/v1",
  "Multiple attestations for the same file with the same predicate type (https://docs.pypi.org/attestations/publish/v1) are not supported",
  `${UNVERIFIED} subject does not match distribution name: a.whl != b.whl`,
  `${UNVERIFIED} subject does not match distribution digest`,
  `${UNVERIFIED} Certificate's OIDCIssuer does not match`,
  `${UNVERIFIED} Certificate's OIDCSourceRepositoryURI does not match`,
  `${UNVERIFIED} Certificate's Build Config URI (https://github.com/o/r/.github/workflows/a.yml@refs/tags/v1) does not match expected Trusted Publisher (b.yml @ o/r)`,
  `${UNVERIFIED} invalid statement`,
] as const;

/** PyPI's own texts, as its source and its users' logs have them; and some of other servers. */
export const TEXTS: readonly RefusedText[] = [
  ...ACCESS,
  ...REQUEST,
  ...METADATA,
  ...FILE,
  ...ARCHIVE,
  ...ATTESTATION_REASONS.map(
    (why): RefusedText => [
      400,
      `Invalid attestations supplied during upload: ${why}`,
      "upload-attestations-refused",
    ],
  ),
];

/** What nobody has foreseen is quoted, under a code that promises no more. */
export const GENERIC: readonly RefusedText[] = [
  [400, "A new rule is not kept.", "upload-refused"],
  [403, "A new door is closed.", "upload-refused"],
];
