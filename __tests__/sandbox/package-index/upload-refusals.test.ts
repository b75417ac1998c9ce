import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { paxHeader, type TarPlan, tarGzOf } from "../../archives/tar-builder.ts";
import { type MemberPlan, zipOf } from "../../archives/zip-builder.ts";
import { type BuiltFile, metadataOf, sdistOf, wheelOf } from "./distributions.ts";
import { basic, type Fields, fieldsOf, outcome } from "./upload-client.ts";

let index: PackageIndexServer;
let clock: AdjustableClock;
let token: string;

beforeEach(async () => {
  clock = adjustableClock(new Date("2026-11-22T12:00:00Z"));
  index = await startPackageIndex({ name: "pypi", clock });
  index.addProject("omi-claw");
  token = index.addApiToken();
});

afterEach(() => index.close());

const wheel = wheelOf("omi-claw", "1.0");
const sdist = sdistOf("omi-claw", "1.0");
const HELP = "https://pypi.org/help/#";
const CORE = "See https://packaging.python.org/specifications/core-metadata for more information.";

/** Uploads a file of omi-claw 1.0, with some fields changed. */
function upload(file: BuiltFile, fields: Fields = {}, type?: string): Promise<string> {
  const all = { ...fieldsOf(file, "omi-claw", "1.0"), ...fields };
  return outcome(index, { fields: all, file, token, ...(type !== undefined && { type }) });
}

test("a good upload is accepted", async () => {
  expect([await upload(wheel), await upload(sdist)]).toEqual(["200", "200"]);
});

describe("before the form is looked at", () => {
  test.each([
    ["readOnly", "403 Read-only mode: Uploads are temporarily disabled."],
    [
      "uploadsDisabled",
      `403 New uploads are temporarily disabled. See ${HELP}admin-intervention for more information.`,
    ],
  ] as const)("the flag %s stops all uploads", async (flag, expected) => {
    index.switches[flag] = true;
    expect(await upload(wheel)).toBe(expected);
  });

  const NO_IDENTITY = `403 Invalid or non-existent authentication information. See ${HELP}invalid-auth for more information.`;
  test.each([
    ["none", undefined, NO_IDENTITY],
    ["half of one", "Basic", NO_IDENTITY],
    ["an unknown token", basic("__token__", "pypi-AgEIcHlwaS5vcmc"), NO_IDENTITY],
    ["a name without a password", `Basic ${btoa("__token__")}`, NO_IDENTITY],
    ["another scheme", "Digest x", NO_IDENTITY],
    [
      "a password",
      basic("octocat", "secret"),
      `403 Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See ${HELP}apitoken and ${HELP}trusted-publishers`,
    ],
  ])("authorisation: %s", async (_, authorization, expected) => {
    const headers = authorization === undefined ? undefined : { authorization };
    const request = { fields: fieldsOf(wheel, "omi-claw", "1.0"), file: wheel };
    expect(await outcome(index, { ...request, ...(headers && { headers }) })).toBe(expected);
  });

  test.each([
    ["Bearer", (value: string) => `Bearer ${value}`],
    ["token", (value: string) => `token ${value}`],
    ["Basic, with blanks around the token", (value: string) => basic("__token__", ` ${value}\n`)],
  ])("a token is taken as %s", async (_, write) => {
    const fields = fieldsOf(wheel, "omi-claw", "1.0");
    const headers = { authorization: write(token) };
    expect(await outcome(index, { fields, file: wheel, headers })).toBe("200");
  });

  test("a file in the place of a text is refused first of all", async () => {
    index.switches.readOnly = true;
    expect(await upload(wheel, { summary: new Blob(["x"]) })).toBe(
      "400 summary: Should not be a tuple.",
    );
  });
});

describe("the form", () => {
  const NAME =
    "Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'.";
  test.each<[string, Fields, string]>([
    ["another protocol", { protocol_version: "2" }, "400 Unknown protocol version."],
    [
      "no name",
      { name: undefined },
      `400 '' is an invalid value for Name. Error: This field is required. ${CORE}`,
    ],
    [
      "a bad name",
      { name: "-omi" },
      `400 '-omi' is an invalid value for Name. Error: ${NAME} ${CORE}`,
    ],
    [
      "a long bad name",
      { name: `-${"omi".repeat(30)}` },
      `400 '-${"omi".repeat(9)}om...${"omi".repeat(10)}' is an invalid value for Name. Error: ${NAME} ${CORE}`,
    ],
    [
      "no file type",
      { filetype: undefined },
      "400 Invalid value for filetype. Error: This field is required.",
    ],
    [
      "an egg",
      { filetype: "bdist_egg" },
      "400 Invalid value for filetype. Error: Use a known file type.",
    ],
    [
      "no Python version",
      { pyversion: undefined },
      "400 Invalid value for pyversion. Error: Python version is required for binary distribution uploads.",
    ],
    [
      "a Python version for an sdist",
      { filetype: "sdist" },
      "400 Invalid value for pyversion. Error: Use 'source' as Python version for an sdist.",
    ],
    [
      "a short digest",
      { sha256_digest: "abc" },
      "400 Invalid value for sha256_digest. Error: Use a valid, hex-encoded, SHA256 message digest.",
    ],
    [
      "a short BLAKE2 digest",
      { blake2_256_digest: "abc" },
      "400 Invalid value for blake2_256_digest. Error: Use a valid, hex-encoded, BLAKE2 message digest.",
    ],
    ["no digest", { sha256_digest: undefined }, "400 Error: Include at least one message digest."],
    [
      "UNKNOWN, which is as good as nothing",
      { filetype: " UNKNOWN " },
      "400 Invalid value for filetype. Error: This field is required.",
    ],
  ])("%s", async (_, fields, expected) => {
    expect(await upload(wheel, fields)).toBe(expected);
  });

  test("an upload without a file", async () => {
    const fields = fieldsOf(wheel, "omi-claw", "1.0");
    expect(await outcome(index, { fields, token })).toBe(
      "400 Upload payload does not have a file.",
    );
  });
});

describe("the metadata", () => {
  const LOCAL =
    "See https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers for more information.";
  test.each<[Fields, string]>([
    [{ metadata_version: undefined }, "None is not a valid metadata version."],
    [{ metadata_version: "2.0" }, "'2.0' is not a valid metadata version."],
    [{ version: undefined }, "'version' is a required field."],
    [{ version: "0.0.0-test" }, "'0.0.0-test' is invalid for 'version'."],
    [{ version: ["1.0", "1.1"] }, "'version' has invalid data."],
    [{ summary: "a".repeat(513) }, "'summary' field must be 512 characters or less."],
    [{ summary: "one\ntwo" }, "'summary' must be a single line."],
    [{ classifiers: ["Foo :: Bar"] }, "'Foo :: Bar' is not a valid classifier."],
    [
      { classifiers: ["Private :: Do Not Upload"] },
      "'Private :: Do Not Upload' is not a valid classifier.",
    ],
    [
      { classifiers: ["Natural Language :: Ukranian"] },
      "The classifier 'Natural Language :: Ukranian' has been deprecated, use one of ['Natural Language :: Ukrainian'] instead.",
    ],
    [
      { classifiers: ["Topic :: Communications :: Chat :: AOL Instant Messenger"] },
      "The classifier 'Topic :: Communications :: Chat :: AOL Instant Messenger' has been deprecated.",
    ],
    [
      { requires_dist: ["attrs", "pkg[b,a] @ https://example.org/p.whl ; os_name == 'nt'"] },
      "Can't have direct dependency: pkg[a,b] @ https://example.org/p.whl ; os_name == 'nt'.",
    ],
    [{ requires_dist: ["attrs !"] }, "'attrs !' is invalid for 'requires-dist'."],
    [{ requires_python: ">=3.x" }, "'>=3.x' is invalid for 'requires-python'."],
    [{ provides_extra: ["_"] }, "'_' is invalid for 'provides-extra'."],
    [{ home_page: "example.org" }, "'example.org' is not a valid url."],
    [{ download_url: "ftp://example.org" }, "'ftp://example.org' is not a valid url."],
    [{ project_urls: [", https://example.org"] }, "Must have a label."],
    [
      { project_urls: [`${"l".repeat(33)}, https://example.org`] },
      `'${"l".repeat(33)}' must be 32 characters or less.`,
    ],
    [{ project_urls: ["Source"] }, "Must have a URL."],
    [{ project_urls: ["Source, here"] }, "'here' is not a valid url."],
    [
      { project_urls: ["A, https://example.org/1", "A, https://example.org/2"] },
      "'project_urls' has invalid data.",
    ],
    [
      { author_email: "A <a@>" },
      "'a@' is not a valid email address: There must be something after the @-sign.",
    ],
    [
      { maintainer_email: "a" },
      "'a' is not a valid email address: An email address must have an @-sign.",
    ],
    [
      { license: "MIT", license_expression: "MIT" },
      "License is deprecated when License-Expression is present. Only License-Expression should be present.",
    ],
    [
      { metadata_version: "2.1", license_expression: "MIT" },
      "license-expression introduced in metadata version 2.4, not 2.1.",
    ],
    [{ dynamic: ["Name"] }, "'name' is not allowed as a dynamic field."],
    [{ dynamic: ["Colour"] }, "'colour' is not a valid dynamic field."],
    [
      { license_file: ["../LICENSE"] },
      "'../LICENSE' is invalid for 'license-file', parent directory indicators are not allowed.",
    ],
    [
      { description_content_type: "text/x-markdown" },
      "'description-content-type' must be one of ['text/plain', 'text/x-rst', 'text/markdown'], not 'text/x-markdown'.",
    ],
    [{ classifiers: ["Foo"], version: "x" }, "'x' is invalid for 'version'."],
  ])("%j", async (fields, expected) => {
    expect(await upload(wheel, fields)).toBe(`400 ${expected} ${CORE}`);
  });

  test("a local version", async () => {
    expect(await upload(wheel, { version: "1.0+Build_7", classifiers: ["Foo"] })).toBe(
      `400 The use of local versions in '1.0+build.7' is not allowed. ${LOCAL}`,
    );
  });

  test.each<[Fields]>([
    [{ metadata_version: "1.0" }],
    [{ metadata_version: "2.5", import_name: ["omi_claw"] }],
    [{ summary: "é".repeat(512), keywords: "" }],
    [{ requires_dist: ["a (>=1,<2)", "b[x]~=1.4.2; python_version < '3'", "c", "d==1.*"] }],
    [{ requires_python: ">=3.10, !=3.11.*" }],
    [{ project_urls: ["Source, https://example.org/a?b=c#d"], home_page: "https://[::1]/" }],
    [{ classifiers: ["Development Status :: 4 - Beta", "Programming Language :: Python :: 3"] }],
    [{ author_email: "A <a@example.org>, B <b@example.org>" }],
    [{ description_content_type: "text/markdown; charset=UTF-8; variant=GFM" }],
    [{ import_names: "is no field of PyPI" }],
  ])("%j is accepted", async (fields) => {
    expect(await upload(wheel, fields)).toBe("200");
  });
});

describe("the project's name", () => {
  function create(name: string): Promise<string> {
    const file = wheelOf(name, "1.0");
    return outcome(index, { fields: fieldsOf(file, name, "1.0"), file, token });
  }

  const more = `See ${HELP}project-name for more information.`;

  test("is free", async () => {
    expect(await create("New.Thing")).toBe("200");
    expect(index.state.projects["new-thing"]).toMatchObject({
      name: "New.Thing",
      owners: ["maintainer"],
      status: "active",
    });
  });

  test.each([
    [
      "asyncio",
      `400 The name 'asyncio' isn't allowed (conflict with Python Standard Library module name). ${more}`,
    ],
    ["admin", `400 The name 'admin' isn't allowed. ${more}`],
    ["0mi-c1aw", `400 The name '0mi-c1aw' is too similar to an existing project. ${more}`],
  ])("%s is not", async (name, expected) => {
    index.prohibitName("admin");
    expect(await create(name)).toBe(expected);
    expect(Object.keys(index.state.projects)).toEqual(["omi-claw"]);
  });

  test("may be registered by nobody for now", async () => {
    index.switches.registrationDisabled = true;
    expect(await create("new")).toBe(
      `403 New project registration temporarily disabled. See ${HELP}admin-intervention for more information.`,
    );
  });

  test("is one too many", async () => {
    index.switches.tooManyProjects = true;
    expect(await create("new")).toBe("429 Too many new projects created");
  });

  test("is kept back where the first file is refused", async () => {
    const file = { ...wheelOf("new", "1.0"), bytes: new Uint8Array(3) };
    const answer = await outcome(index, { fields: fieldsOf(file, "new", "1.0"), file, token });
    expect(answer).toBe("400 Invalid distribution file. File is not a zipfile");
    expect(Object.keys(index.state.projects)).toEqual(["omi-claw"]);
  });
});

describe("permission", () => {
  test("a token limited to another project", async () => {
    index.addProject("other");
    token = index.addApiToken({ projects: ["other"] });
    expect(await upload(wheel)).toBe(
      "403 Invalid API Token: project-scoped token is not valid for project: 'omi-claw'",
    );
  });

  test("a token limited to the project", async () => {
    token = index.addApiToken({ projects: ["omi-claw"] });
    expect(await upload(wheel)).toBe("200");
  });

  test("a stranger", async () => {
    token = index.addApiToken({ user: "stranger" });
    expect(await upload(wheel)).toBe(
      `403 The user 'stranger' isn't allowed to upload to project 'omi-claw'. See ${HELP}project-name for more information.`,
    );
  });

  test("an archived project", async () => {
    index.setStatus("omi-claw", "archived");
    expect(await upload(wheel)).toBe(
      `403 The user 'maintainer' isn't allowed to upload to project 'omi-claw'. See ${HELP}project-name for more information.`,
    );
  });

  test.each([
    [
      { verifiedEmail: false, twoFactor: false },
      `403 User 'maintainer', associated with the API token used, does not have a verified primary email address. Please add a verified primary email before attempting to upload to PyPI. See ${HELP}verified-email for more information.`,
    ],
    [
      { verifiedEmail: true, twoFactor: false },
      `403 User 'maintainer', associated with the API token used, does not have two-factor authentication enabled. Please enable two-factor authentication before attempting to upload to PyPI. See ${HELP}two-factor-authentication for more information.`,
    ],
  ])("a user with %j", async (state, expected) => {
    index.addUser({ name: "maintainer", ...state });
    expect(await upload(wheel)).toBe(expected);
  });
});

describe("the file", () => {
  test.each([
    [
      "omi_claw-1.0-py3-none-any\u0001.whl",
      "Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) in the name.",
    ],
    ["dist/omi_claw-1.0-py3-none-any.whl", "Cannot upload a file with '/' or '\\' in the name."],
    [
      "omi_claw-1.0.egg",
      "Invalid file extension: Use .tar.gz, .whl or .zip extension. See https://www.python.org/dev/peps/pep-0527 and https://peps.python.org/pep-0715/ for more information",
    ],
    [
      "omi_claw-1.0.zip",
      "Invalid file extension: Extension .zip is invalid for filetype bdist_wheel. See https://www.python.org/dev/peps/pep-0527 for more information.",
    ],
  ])("is named %j", async (filename, expected) => {
    expect(
      await upload({ ...wheel, filename }, { filetype: "bdist_wheel", pyversion: "py3" }),
    ).toBe(`400 ${expected}`);
  });

  test("comes as a picture", async () => {
    expect(await upload(wheel, {}, "image/png")).toBe("400 Invalid distribution file.");
  });

  test("is too large, or too large together with the others", async () => {
    index.switches.fileLimit = 10;
    const large = await upload(wheel);
    index.switches.fileLimit = 100 * 1024 ** 2;
    index.switches.projectLimit = wheel.bytes.length + 1;
    const first = await upload(wheel);
    const second = await upload(sdist);

    expect([large, first, second]).toEqual([
      "400 File too large. Limit for project 'omi-claw' is 0 MB. See https://docs.pypi.org/project-management/storage-limits#requesting-a-file-size-limit-increase for more information.",
      "200",
      "400 Project size too large. Limit for project 'omi-claw' total size is 0 GB. See https://docs.pypi.org/project-management/storage-limits#requesting-a-project-size-limit-increase",
    ]);
  });

  test.each<[Fields]>([
    [{ sha256_digest: "0".repeat(64) }],
    [{ md5_digest: "0".repeat(32) }],
    [{ blake2_256_digest: "0".repeat(64) }],
  ])("has other digests than %j", async (fields) => {
    expect(await upload(wheel, fields)).toBe(
      "400 The digest supplied does not match a digest calculated from the uploaded file.",
    );
  });

  test("has the BLAKE2b digest that Python calculates", async () => {
    // hashlib.blake2b(b"omi", digest_size=32).hexdigest()
    const file = { filename: wheel.filename, bytes: Buffer.from("omi") };
    const digest = "64a0a14cf1d7fcff8b0cc1f576219c3403a7ddfdf544af670941c9aabaa4d585";
    expect(await upload(file, { blake2_256_digest: digest.toUpperCase() })).toBe(
      "400 Invalid distribution file. File is not a zipfile",
    );
  });
});

describe("a file that is, or was, there", () => {
  const reuse = `See ${HELP}file-name-reuse for more information.`;

  test("is accepted again where it is the same, and nothing changes", async () => {
    await upload(wheel);
    const serial = index.state.serial;
    clock.advance(15 * 24 * 3600 * 1000);
    expect(await upload(wheel)).toBe("200");
    expect(index.state.serial).toBe(serial);
  });

  test("is not replaced, nor stored under a second name", async () => {
    await upload(wheel);
    const changed = wheelOf("omi-claw", "1.0", { source: "changed = True\n" });
    const renamed = { ...wheel, filename: "omi_claw-1.0-1-py3-none-any.whl" };
    const expected = (name: string) =>
      expect.stringMatching(
        new RegExp(
          `^400 File already exists \\('${name}', with blake2_256 hash '[\\da-f]{64}'\\)\\. `,
        ),
      );
    expect([await upload(changed), await upload(renamed)]).toEqual([
      expected(changed.filename),
      expected(renamed.filename),
    ]);
    expect((await upload(changed)).endsWith(`'). ${reuse}`)).toBe(true);
  });

  test("cannot come back once it was deleted", async () => {
    await upload(wheel);
    index.deleteFile(wheel.filename);
    expect(await upload(wheel)).toBe(
      `400 This filename was previously used by a file that has since been deleted. Use a different version. ${reuse}`,
    );
  });

  test("leaves room for others of its release for 14 days", async () => {
    await upload(wheel);
    clock.advance(14 * 24 * 3600 * 1000);
    const renamed = { filename: "omi_claw-1.0-1-py3-none-any.whl" };
    const build = wheelOf("omi-claw", "1.0", { source: "build = 1\n" });
    const inTime = await upload({ ...build, ...renamed });
    clock.advance(1);
    expect([inTime, await upload(sdist)]).toEqual([
      "200",
      "400 Uploading new files to releases older than 14 days is not allowed.",
    ]);
  });

  test("is the only sdist of its release", async () => {
    await upload(sdist);
    const second = sdistOf("omi-claw", "1.0", { source: "changed = True\n" });
    expect(await upload({ ...second, filename: "omi-claw-1.0.tar.gz" })).toBe(
      "400 Only one sdist may be uploaded per release.",
    );
  });
});

describe("the archive", () => {
  const members: readonly MemberPlan[] = [
    { name: "omi_claw.py", content: "pass\n" },
    { name: "omi_claw-1.0.dist-info/METADATA", content: metadataOf("omi-claw", "1.0") },
    { name: "omi_claw-1.0.dist-info/WHEEL", content: "Wheel-Version: 1.0\n" },
    { name: "omi_claw-1.0.dist-info/RECORD", content: "omi_claw.py,,\n" },
  ];
  const without = (name: string) => zipOf(members.filter((member) => !member.name.endsWith(name)));
  const first = (change: Partial<MemberPlan>) =>
    zipOf(members.map((member, position) => (position === 0 ? { ...member, ...change } : member)));
  const policy = (why: string) =>
    `Invalid distribution file. ZIP archive not accepted: ${why}. See https://docs.pypi.org/archives for more information`;

  test.each<[string, Uint8Array, string]>([
    ["no ZIP", Buffer.from("no zip"), "Invalid distribution file. File is not a zipfile"],
    [
      "no WHEEL",
      without("WHEEL"),
      "Invalid distribution file. WHEEL not found at omi_claw-1.0.dist-info/WHEEL",
    ],
    [
      "no RECORD",
      without("RECORD"),
      "Wheel 'omi_claw-1.0-py3-none-any.whl' does not contain the required RECORD file: omi_claw-1.0.dist-info/RECORD",
    ],
    [
      "no METADATA",
      without("METADATA"),
      "Wheel 'omi_claw-1.0-py3-none-any.whl' does not contain the required METADATA file: omi_claw-1.0.dist-info/METADATA",
    ],
    ["a data descriptor", first({ both: { flags: 8 } }), policy("ZIP contains a data descriptor")],
    [
      "another compression",
      first({ both: { method: 12 } }),
      "Invalid distribution file. File does not use a supported compression type",
    ],
    [
      "bytes behind its end",
      Buffer.concat([zipOf(members), Buffer.from("x")]),
      policy("Trailing data"),
    ],
    [
      "a ZIP behind a gzip header",
      zipOf(members, { prefix: Buffer.from([0x1f, 0x8b, 8, 0]) }),
      "Invalid distribution file. File is both a zip and a tar file",
    ],
    [
      "bytes before it",
      zipOf(members, { prefix: Buffer.from("x") }),
      policy("Unknown record signature"),
    ],
    [
      "two members of one name",
      zipOf([...members, { name: "omi_claw.py", content: "x" }]),
      policy("Duplicate filename in local headers"),
    ],
    [
      "too much in too little",
      first({ content: new Uint8Array(65 * 1024 ** 2) }),
      "Invalid distribution file. File exceeds compression ratio of 50",
    ],
  ])("a wheel that is, or has, %s", async (_, bytes, expected) => {
    expect(await upload({ ...wheel, bytes })).toBe(`400 ${expected}`);
  });

  const tarred = (...members: readonly TarPlan[]) => tarGzOf(members);
  test.each<[string, Uint8Array, string]>([
    ["no tar", Buffer.from("no tar"), "File is not a tarfile"],
    [
      "two top-level directories",
      tarred({ name: "a/PKG-INFO" }, { name: "b/x" }),
      "Incorrect number of top-level directories in sdist",
    ],
    [
      "no PKG-INFO",
      tarred({ name: "omi_claw-1.0/a" }, { name: "omi_claw-1.0/b" }),
      "PKG-INFO not found at omi_claw-1.0/PKG-INFO",
    ],
    [
      "one file alone, whose path is then all that is common",
      tarred({ name: "omi_claw-1.0/PKG-INFO" }),
      "PKG-INFO not found at omi_claw-1.0/PKG-INFO/PKG-INFO",
    ],
    [
      "a sparse member",
      tarred(paxHeader({ "GNU.sparse.major": "1" }), { name: "omi_claw-1.0/PKG-INFO" }),
      "tar archive not accepted: Sparse members are not allowed. See https://docs.pypi.org/archives for more information",
    ],
    ["half of it missing", sdist.bytes.subarray(0, 80), "None"],
  ])("an sdist that is, or has, %s", async (_, bytes, expected) => {
    expect(await upload({ ...sdist, bytes })).toBe(`400 Invalid distribution file. ${expected}`);
  });

  test("an sdist as a ZIP is opened, and refused for its name", async () => {
    const bytes = zipOf([{ name: "omi_claw-1.0/PKG-INFO" }, { name: "omi_claw-1.0/a" }]);
    const fields = { filetype: "sdist", pyversion: "source" };
    expect(await upload({ filename: "omi_claw-1.0.zip", bytes }, fields)).toBe(
      "400 Filename 'omi_claw-1.0.zip' is invalid, should be 'omi_claw-1.0.tar.gz'.",
    );
  });

  test("a License-File that is not in it", async () => {
    const fields = { license_file: ["LICENSE"] };
    expect([await upload(wheel, fields), await upload(sdist, fields)]).toEqual([
      "400 License-File LICENSE does not exist in distribution file omi_claw-1.0-py3-none-any.whl at omi_claw-1.0.dist-info/licenses/LICENSE",
      "400 License-File LICENSE does not exist in distribution file omi_claw-1.0.tar.gz at omi_claw-1.0/LICENSE",
    ]);
  });
});

describe("the file's name, against its metadata", () => {
  test.each([
    ["omiclaw.tar.gz", "Invalid source distribution filename: omiclaw.tar.gz"],
    ["omi_claw-x.tar.gz", "Invalid source distribution filename: omi_claw-x.tar.gz"],
    ["other-1.0.tar.gz", "Start filename for 'omi-claw' with 'omi_claw'."],
    [
      "omi-claw-1.0.tar.gz",
      "Filename 'omi-claw-1.0.tar.gz' is invalid, should be 'omi_claw-1.0.tar.gz'.",
    ],
    [
      "omi_claw-1.1.tar.gz",
      "Filename 'omi_claw-1.1.tar.gz' is invalid, should be 'omi_claw-1.0.tar.gz'.",
    ],
  ])("the sdist %s", async (filename, expected) => {
    expect(await upload({ ...sdist, filename })).toBe(`400 ${expected}`);
  });

  function named(filename: string): BuiltFile {
    const folder = `${filename.split("-").slice(0, 2).join("-")}.dist-info`;
    const files = ["WHEEL", "METADATA", "RECORD"].map((name) => ({ name: `${folder}/${name}` }));
    return { filename, bytes: zipOf(files) };
  }

  test.each([
    ["omi_claw-1.0-any.whl", "Invalid wheel filename (wrong number of parts): 'omi_claw-1.0-any'"],
    ["omi__claw-1.0-py3-none-any.whl", "Invalid project name: 'omi__claw-1.0-py3-none-any'"],
    [
      "omi_claw-x-py3-none-any.whl",
      "Invalid wheel filename (invalid version): 'omi_claw-x-py3-none-any'",
    ],
    [
      "omi_claw-1.0-b1-py3-none-any.whl",
      "Invalid build number: b1 in 'omi_claw-1.0-b1-py3-none-any'",
    ],
    [
      "omi_claw-1.0-py3-none-linux_x86_64.whl",
      "Binary wheel 'omi_claw-1.0-py3-none-linux_x86_64.whl' has an unsupported platform tag 'linux_x86_64'.",
    ],
    [
      "omi_claw-1.0-cp312-abi3-manylinux_2_17_x86_64.linux_x86_64.whl",
      "Binary wheel 'omi_claw-1.0-cp312-abi3-manylinux_2_17_x86_64.linux_x86_64.whl' has an unsupported platform tag 'linux_x86_64'.",
    ],
    ["other-1.0-py3-none-any.whl", "Start filename for 'omi-claw' with 'omi_claw'."],
    [
      "Omi_Claw-1.0-py3-none-any.whl",
      "Filename 'Omi_Claw-1.0-py3-none-any.whl' should contain the normalized project name 'omi_claw', not 'Omi_Claw'.",
    ],
    ["omi_claw-1.1-py3-none-any.whl", "Version in filename should be '1.0' not '1.1'."],
  ])("the wheel %s", async (filename, expected) => {
    expect(await upload(named(filename))).toBe(`400 ${expected}`);
  });

  test.each([
    "omi_claw-1.0-py3-none-win_amd64.whl",
    "omi_claw-1.0.0-1-cp312-cp312-macosx_11_0_arm64.whl",
    "omi_claw-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "omi_claw-1.0-cp312-cp312-musllinux_1_2_aarch64.whl",
  ])("the wheel %s is accepted", async (filename) => {
    expect(await upload(named(filename))).toBe("200");
  });
});
