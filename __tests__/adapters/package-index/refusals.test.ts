import { describe, expect, test } from "@jest/globals";
import type { Reply } from "../../../src/adapters/http/failures.ts";
import { uploadDiagnostics } from "../../../src/adapters/package-index/diagnostics.ts";
import { explainRefusal, REFUSALS } from "../../../src/adapters/package-index/refusals.ts";
import { sanitise } from "../../../src/domain/sanitise.ts";

/** PyPI's own texts, as its source and its users' logs have them. */
const TEXTS: readonly (readonly [status: number, text: string, code: string])[] = [
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
  [403, "Invalid API Token: token is expired", "upload-token-expired"],
  [
    403,
    "Invalid API Token: OIDC scoped token is not valid for project 'x', project-scoped token is not valid for project: 'x'",
    "upload-token-elsewhere",
  ],
  [
    403,
    "The given token isn't allowed to upload to project 'x'. See https://pypi.org/help/#project-name for more information.",
    "upload-token-elsewhere",
  ],
  [
    403,
    "The user 'u' isn't allowed to upload to project 'x'. See https://pypi.org/help/#project-name for more information.",
    "upload-token-elsewhere",
  ],
  [
    403,
    "User 'u', associated with the API token used, does not have a verified primary email address.",
    "upload-account-unready",
  ],
  [
    403,
    "User 'u', associated with the API token used, does not have two-factor authentication enabled. Please enable two-factor authentication before attempting to upload to PyPI.",
    "upload-account-unready",
  ],
  [400, "Organization account owning this project is inactive.", "upload-organisation-inactive"],
  [
    400,
    "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata).",
    "upload-project-unknown",
  ],
  [400, "The name 'x' is invalid.", "upload-name-refused"],
  [
    409,
    "The name 'x' conflicts with an existing project. See https://pypi.org/help/#project-name for more information.",
    "upload-name-refused",
  ],
  [
    400,
    "The name 'x' isn't allowed (conflict with Python Standard Library module name).",
    "upload-name-refused",
  ],
  [400, "The name 'x' is too similar to an existing project.", "upload-name-refused"],
  [403, "New project registration temporarily disabled.", "upload-registration-closed"],
  [429, "Too many new projects created", "upload-too-many-projects"],
  [
    400,
    "File already exists ('omi-0.3.0.tar.gz', with blake2_256 hash 'ab'). See https://pypi.org/help/#file-name-reuse for more information.",
    "upload-file-exists",
  ],
  [409, "omi-0.3.0.tar.gz already exists in non-volatile index", "upload-file-exists"],
  [409, "Package 'omi-0.3.0.tar.gz' already exists!", "upload-file-exists"],
  [
    400,
    "This filename was previously used by a file that has since been deleted. Use a different version.",
    "upload-filename-burned",
  ],
  [
    400,
    "Uploading new files to releases older than 14 days is not allowed.",
    "upload-release-closed",
  ],
  [400, "Only one sdist may be uploaded per release.", "upload-second-sdist"],
  [400, "File too large. Limit for project 'x' is 100 MB.", "upload-file-too-large"],
  [
    400,
    "Project size too large. Limit for project 'x' total size is 10 GB.",
    "upload-project-too-large",
  ],
  [
    400,
    "The digest supplied does not match a digest calculated from the uploaded file.",
    "upload-damaged",
  ],
  [
    400,
    "Binary wheel 'x.whl' has an unsupported platform tag 'linux_x86_64'.",
    "upload-platform-refused",
  ],
  [
    400,
    "Filename 'omi-openclaw-0.3.0.tar.gz' is invalid, should be 'omi_openclaw-0.3.0.tar.gz'.",
    "upload-filename-refused",
  ],
  [400, "Invalid source distribution filename: x", "upload-filename-refused"],
  [400, "Invalid wheel filename (wrong number of parts): 'foo-1.0'", "upload-filename-refused"],
  [400, "Start filename for 'omi-openclaw' with 'omi_openclaw'.", "upload-filename-refused"],
  [
    400,
    "Filename 'Some_Thing-1.0-py3-none-any.whl' should contain the normalized project name 'some_thing', not 'Some_Thing'.",
    "upload-filename-refused",
  ],
  [400, "Version in filename should be '1.2.3' not '6.6.6'.", "upload-filename-refused"],
  [400, "Invalid file extension: Use .tar.gz, .whl or .zip extension.", "upload-filename-refused"],
  [400, "Cannot upload a file with '/' or '\\' in the name.", "upload-filename-refused"],
  [400, "Filename is too long: 'x'", "upload-filename-refused"],
  [
    400,
    "Invalid distribution file. ZIP archive not accepted: Trailing data. See https://docs.pypi.org/archives for more information",
    "upload-archive-refused",
  ],
  [
    400,
    "License-File LICENSE does not exist in distribution file x.tar.gz at x/LICENSE",
    "upload-licence-file-missing",
  ],
  [
    400,
    "Wheel 'x.whl' does not contain the required RECORD file: x.dist-info/RECORD",
    "upload-wheel-incomplete",
  ],
  [
    400,
    "Wheel 'x.whl' has invalid entry points defined in the entry_points.txt file",
    "upload-wheel-incomplete",
  ],
  [
    400,
    "Invalid attestations supplied during upload: Attestations are only supported when using Trusted Publishing",
    "upload-attestations-refused",
  ],
  [
    400,
    "The description failed to render for 'text/x-rst'. See https://pypi.org/help/#description-content-type for more information.",
    "upload-description-refused",
  ],
  [
    400,
    "'0.0.0-test' is invalid for 'version'. See https://packaging.python.org/specifications/core-metadata for more information.",
    "upload-version-refused",
  ],
  [400, "The use of local versions in '1.0+x' is not allowed.", "upload-version-refused"],
  [
    400,
    "'Foo :: Bar' is not a valid classifier. See https://packaging.python.org/specifications/core-metadata for more information.",
    "upload-classifier-refused",
  ],
  [
    400,
    "The classifier 'X' has been deprecated, use one of ['Y'] instead.",
    "upload-classifier-refused",
  ],
  [400, "Can't have direct dependency: pkg @ https://example.org/", "upload-dependency-refused"],
  [
    400,
    "'summary' field must be 512 characters or less. See https://packaging.python.org/specifications/core-metadata for more information.",
    "upload-metadata-refused",
  ],
  [400, "A new rule is not kept.", "upload-refused"],
];

const PAGES = {
  "an HTML page": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "text/html; charset=UTF-8" }),
    text: `<html>\n <head>\n  <title>${status} ${escaped(text)}</title>\n </head>\n <body>\n  <h1>${status} ${escaped(text)}</h1>\n  ${EXPLANATION[status] ?? ""}<br/><br/>\n${escaped(text)}\n\n\n </body>\n</html>`,
  }),
  JSON: (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "application/json" }),
    text: JSON.stringify({
      message: `${EXPLANATION[status] ?? ""}\n\n${text}\n\n`,
      code: `${status} ${text}`,
      title: "Bad Request",
    }),
  }),
  "JSON with the standard's reason": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "application/json" }),
    text: JSON.stringify({ message: `${text}\n\n`, code: `${status} Bad Request` }),
  }),
  "plain text": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "text/plain" }),
    text: `${status} ${text}\n\n${EXPLANATION[status] ?? ""}\n\n${text}`,
  }),
  "the reason phrase": (_: number, text: string): Partial<Reply> => ({ statusText: text }),
};

const EXPLANATION: Readonly<Record<number, string>> = {
  400: "The server could not comply with the request since it is either malformed or otherwise incorrect.",
  403: "Access was denied to this resource.",
  409: "There was a conflict when trying to complete your request.",
};

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}

const reply = (status: number, more: Partial<Reply> = {}): Reply => ({
  url: "https://upload.pypi.org/legacy/",
  status,
  statusText: "Bad Request",
  headers: new Headers(),
  text: "",
  ...more,
});

describe.each(Object.entries(PAGES))("in %s", (_, page) => {
  test.each(TEXTS)("%d %s", (status, text, code) => {
    const diagnostic = explainRefusal("PyPI", "x.whl", reply(status, page(status, text)));
    expect(diagnostic?.code).toBe(code);
    const words = sanitise(text);
    expect(diagnostic?.message.startsWith(`PyPI refuses x.whl (${status}): ${words}`)).toBe(true);
    // Once is enough.
    expect(diagnostic?.message.split(words)).toHaveLength(2);
  });
});

test("every refusal that we can explain has a text that proves it", () => {
  const proven = new Set(TEXTS.map(([, , code]) => code));
  expect(REFUSALS.map(({ code }) => code).filter((code) => !proven.has(code))).toEqual([]);
  expect([...proven].sort()).toEqual(Object.keys(uploadDiagnostics.entries).sort());
});

test("a refusal without a word is said to have none", () => {
  expect(explainRefusal("PyPI", "x.whl", reply(405, { statusText: "" }))?.message).toBe(
    "PyPI refuses x.whl (405): it gives no reason",
  );
});

test("a broken answer is quoted as it came", () => {
  const headers = new Headers({ "content-type": "application/json" });
  expect(explainRefusal("PyPI", "x.whl", reply(400, { headers, text: '{"mess' }))?.message).toBe(
    'PyPI refuses x.whl (400): {"mess',
  );
});

test("a failure of the server is no refusal", () => {
  expect(
    explainRefusal("PyPI", "x.whl", reply(502, { text: "<h1>502 Bad Gateway</h1>" })),
  ).toBeUndefined();
  expect(explainRefusal("PyPI", "x.whl", reply(429))).toBeUndefined();
});
