import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { type IndexedFile, pathOfFile } from "../../../src/sandbox/package-index/state.ts";
import { type BuiltFile, metadataOf, sdistOf, wheelOf } from "./distributions.ts";
import { type Fields, fieldsOf, outcome } from "./upload-client.ts";

const JSON_TYPE = "application/vnd.pypi.simple.v1+json";

let index: PackageIndexServer;
let clock: AdjustableClock;
let token: string;

beforeEach(async () => {
  clock = adjustableClock(new Date("2026-11-22T12:00:00.123Z"));
  index = await startPackageIndex({ name: "pypi", clock });
  token = index.addApiToken();
});

afterEach(() => index.close());

async function upload(file: BuiltFile, version: string, more: Fields = {}): Promise<void> {
  const fields = { ...fieldsOf(file, "Omi_Claw", version), ...more };
  expect(await outcome(index, { fields, file, token })).toBe("200");
}

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const address = path.startsWith("http") ? path : index.url + path;
  const answer = await fetch(address, { headers, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

async function listing(): Promise<unknown> {
  return JSON.parse((await get("/simple/omi-claw/", { accept: JSON_TYPE })).body);
}

function stored(version: string, position = 0): IndexedFile {
  const file = index.state.projects["omi-claw"]?.releases[version]?.files[position];
  if (file === undefined) throw new Error("The file was not stored.");
  return file;
}

const wheel = wheelOf("Omi_Claw", "1.0");
const sdist = sdistOf("Omi_Claw", "1.0");

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

describe("/simple/PROJECT/", () => {
  test("in JSON lists every file with what installers need", async () => {
    await upload(sdist, "1.0", { requires_python: ">=3.10" });
    clock.advance(877);
    await upload(wheel, "1.0", { requires_python: ">=3.99" });

    const { status, headers, body } = await get("/simple/omi-claw/", { accept: JSON_TYPE });

    const core = { sha256: sha256(metadataOf("Omi_Claw", "1.0")) };
    expect(status).toBe(200);
    expect(body).toBe(
      `${JSON.stringify({
        files: [
          {
            "core-metadata": core,
            "data-dist-info-metadata": core,
            filename: "omi_claw-1.0-py3-none-any.whl",
            hashes: { sha256: sha256(wheel.bytes) },
            provenance: null,
            "requires-python": ">=3.10",
            size: wheel.bytes.length,
            "upload-time": "2026-11-22T12:00:01Z",
            url: `${index.url}/${pathOfFile(stored("1.0", 1))}`,
            yanked: false,
          },
          {
            "core-metadata": false,
            "data-dist-info-metadata": false,
            filename: "omi_claw-1.0.tar.gz",
            hashes: { sha256: sha256(sdist.bytes) },
            provenance: null,
            "requires-python": ">=3.10",
            size: sdist.bytes.length,
            "upload-time": "2026-11-22T12:00:00.123000Z",
            url: `${index.url}/${pathOfFile(stored("1.0"))}`,
            yanked: false,
          },
        ],
        meta: { "_last-serial": 2, "api-version": "1.4" },
        name: "omi-claw",
        "project-status": { status: "active" },
        versions: ["1.0"],
      })}\n`,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": JSON_TYPE,
      "cache-control": "max-age=600, public",
      vary: "Accept",
      "x-pypi-last-serial": "2",
      "access-control-allow-origin": "*",
    });
    const tag = headers.get("etag") ?? "";
    const again = await get("/simple/omi-claw/", { accept: JSON_TYPE, "if-none-match": tag });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  test.each([
    ["nothing special", "*/*", "text/html; charset=UTF-8"],
    ["what it does not have", "image/png", "text/html; charset=UTF-8"],
    [
      "HTML of version 1",
      "application/vnd.pypi.simple.v1+html",
      "application/vnd.pypi.simple.v1+html",
    ],
    [
      "what pip asks for",
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01",
      JSON_TYPE,
    ],
  ])("asked for %s", async (_, accept, type) => {
    index.addProject("omi-claw");
    expect((await get("/simple/omi-claw/", { accept })).headers.get("content-type")).toBe(type);
  });

  test("in HTML says the same", async () => {
    await upload(wheel, "1.0", { requires_python: ">=3.10" });
    index.yank("omi-claw", "1.0", 'It is "bad".');
    const core = `sha256=${sha256(metadataOf("Omi_Claw", "1.0"))}`;
    const address = `${index.url}/${pathOfFile(stored("1.0"))}#sha256=${sha256(wheel.bytes)}`;
    expect((await get("/simple/omi-claw/")).body).toBe(`<!DOCTYPE html>
<html lang="en">
  <head>
    <meta name="pypi:repository-version" content="1.4">
    <meta name="pypi:project-status" content="active">
    <title>Links for omi-claw</title>
  </head>
  <body>
    <h1>Links for omi-claw</h1>
    <a href="${address}" data-requires-python="&gt;=3.10" data-yanked="It is &quot;bad&quot;." data-dist-info-metadata="${core}" data-core-metadata="${core}">omi_claw-1.0-py3-none-any.whl</a><br />
  </body>
</html>
`);
  });

  test("orders versions as PEP 440 does", async () => {
    for (const version of ["1.10", "1.9", "1.10rc1"])
      await upload(wheelOf("Omi_Claw", version), version);
    expect(await listing()).toMatchObject({ versions: ["1.9", "1.10rc1", "1.10"] });
  });

  test("tells what is yanked, and why", async () => {
    await upload(wheel, "1.0");
    const states: unknown[] = [];
    const look = async () => states.push(await listing());
    index.yank("omi-claw", "1.0");
    await look();
    index.yank("omi-claw", "1.0", "Bad.");
    await look();
    index.unyank("omi-claw", "1.0");
    await look();
    expect(states).toMatchObject([true, "Bad.", false].map((yanked) => ({ files: [{ yanked }] })));
  });

  test("of a project without files is empty, of none is not there", async () => {
    index.addProject("Omi.Claw");
    expect(await listing()).toEqual({
      files: [],
      meta: { "_last-serial": 1, "api-version": "1.4" },
      name: "omi-claw",
      "project-status": { status: "active" },
      versions: [],
    });
    const { status, headers, body } = await get("/simple/constructor/");
    expect([status, headers.get("content-type"), body]).toEqual([
      404,
      "text/plain; charset=UTF-8",
      "404 Not Found",
    ]);
  });

  test.each([
    ["/simple/Omi_Claw/", "/simple/omi-claw/"],
    ["/simple/omi-claw", "/simple/omi-claw/"],
    ["/pypi/Omi.Claw/json", "/pypi/omi-claw/json"],
    ["/pypi/Omi.Claw/1.0/json", "/pypi/omi-claw/1.0/json"],
  ])("%s is at %s", async (path, location) => {
    await upload(wheel, "1.0");
    const { status, headers } = await get(path);
    expect([status, headers.get("location")]).toEqual([301, location]);
  });

  test("of an archived project says so, of a quarantined one lists nothing", async () => {
    await upload(wheel, "1.0");
    index.setStatus("omi-claw", "archived");
    const archived = await listing();
    index.setStatus("omi-claw", "quarantined");
    expect([archived, await listing()]).toMatchObject([
      { "project-status": { status: "archived" }, versions: ["1.0"] },
      { "project-status": { status: "quarantined" }, files: [], versions: [] },
    ]);
    expect((await get("/pypi/omi-claw/json")).status).toBe(404);
  });

  test("can come from a stale cache, for as many reads as it is told", async () => {
    await upload(sdist, "1.0");
    index.switches.staleSimpleReads = 2;
    await listing();
    await upload(wheel, "1.0");
    const reads = [await listing(), await listing(), await listing()];
    expect(reads).toMatchObject([
      { files: [{ filename: sdist.filename }] },
      { files: [{ filename: sdist.filename }] },
      { files: [{ filename: wheel.filename }, { filename: sdist.filename }] },
    ]);
  });

  test("a stale cache does not know a new project at all", async () => {
    index.switches.staleSimpleReads = 1;
    await upload(wheel, "1.0");
    const first = await get("/simple/omi-claw/");
    const second = await get("/simple/omi-claw/");
    expect([first.status, second.status]).toEqual([404, 200]);
  });
});

test("/simple/ lists the projects", async () => {
  index.addProject("Zeta");
  index.addProject("alpha");
  index.addProject("evil");
  index.setStatus("evil", "quarantined");
  const { body } = await get("/simple/", { accept: JSON_TYPE });
  expect(JSON.parse(body)).toEqual({
    meta: { "_last-serial": 4, "api-version": "1.4" },
    projects: [
      { "_last-serial": 2, name: "alpha" },
      { "_last-serial": 1, name: "Zeta" },
    ],
  });
  expect((await get("/simple/")).body).toContain('<a href="/simple/zeta/">Zeta</a>');
});

describe("files", () => {
  test("are served as they came, and the metadata of wheels beside them", async () => {
    await upload(wheel, "1.0");
    const { blake2_256 } = stored("1.0").digests;
    const path = `/packages/${blake2_256.slice(0, 2)}/${blake2_256.slice(2, 4)}/${blake2_256.slice(4)}/${wheel.filename}`;
    const answer = await fetch(index.url + path);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(wheel.bytes));
    expect((await get(`${path}.metadata`)).body).toBe(metadataOf("Omi_Claw", "1.0"));
    const head = await fetch(index.url + path, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(wheel.bytes.length));
    expect((await get(path.replace("omi", "x"))).status).toBe(404);
  });

  test("without attestations have no provenance", async () => {
    await upload(wheel, "1.0");
    const path = `/integrity/omi-claw/1.0/${wheel.filename}/provenance`;
    const missing = await get(path);
    const unacceptable = await get(path, { accept: "text/html" });
    index.switches.attestationsDisabled = true;
    const disabled = await get(path);
    expect([missing, unacceptable, disabled].map(({ status, body }) => [status, body])).toEqual([
      [404, `{"message":"No provenance available for ${wheel.filename}"}`],
      [406, '{"message":"Request not acceptable"}'],
      [403, '{"message":"Attestations temporarily disabled"}'],
    ]);
  });
});

describe("/pypi/PROJECT/json", () => {
  const metadata: Fields = {
    summary: "Claws.",
    description: "# Claws",
    description_content_type: "text/markdown",
    keywords: "claw,omi",
    license_expression: "MIT",
    license_file: [],
    classifiers: ["Programming Language :: Python :: 3"],
    author_email: "a@example.org",
    requires_python: ">=3.10",
    requires_dist: ["attrs>=23"],
    provides_extra: ["dev"],
    home_page: "https://example.org",
    project_urls: ["Source, https://example.org/source"],
  };

  test("tells everything of a release", async () => {
    await upload(wheel, "1.0", metadata);
    const { status, headers, body } = await get("/pypi/omi-claw/1.0.0/json");
    const { digests } = stored("1.0");
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([
      200,
      "application/json",
      "max-age=900, public",
    ]);
    expect(JSON.parse(body)).toEqual({
      info: {
        name: "Omi_Claw",
        version: "1.0",
        summary: "Claws.",
        description: "# Claws",
        description_content_type: "text/markdown",
        keywords: "claw,omi",
        license: null,
        license_expression: "MIT",
        license_files: null,
        classifiers: ["Programming Language :: Python :: 3"],
        author: null,
        author_email: "a@example.org",
        maintainer: null,
        maintainer_email: null,
        requires_python: ">=3.10",
        platform: null,
        downloads: { last_day: -1, last_week: -1, last_month: -1 },
        package_url: "https://pypi.org/project/Omi_Claw/",
        project_url: "https://pypi.org/project/Omi_Claw/",
        project_urls: { Homepage: "https://example.org", Source: "https://example.org/source" },
        release_url: "https://pypi.org/project/Omi_Claw/1.0/",
        requires_dist: ["attrs>=23"],
        provides_extra: ["dev"],
        docs_url: null,
        bugtrack_url: null,
        home_page: "https://example.org",
        download_url: null,
        yanked: false,
        yanked_reason: null,
        dynamic: null,
      },
      urls: [
        {
          filename: wheel.filename,
          packagetype: "bdist_wheel",
          python_version: "py3",
          has_sig: false,
          comment_text: "",
          md5_digest: digests.md5,
          digests: {
            md5: digests.md5,
            sha256: sha256(wheel.bytes),
            blake2b_256: digests.blake2_256,
          },
          "core-metadata": { sha256: sha256(metadataOf("Omi_Claw", "1.0")) },
          size: wheel.bytes.length,
          downloads: -1,
          upload_time: "2026-11-22T12:00:00",
          upload_time_iso_8601: "2026-11-22T12:00:00.123000Z",
          url: `${index.url}/${pathOfFile(stored("1.0"))}`,
          requires_python: ">=3.10",
          yanked: false,
          yanked_reason: null,
        },
      ],
      vulnerabilities: [],
      last_serial: 1,
      ownership: { roles: [{ role: "Owner", user: "maintainer" }], organization: null },
    });
  });

  test("takes for the latest what is not yanked, then what is final, then the highest", async () => {
    const latest = async () => {
      const { info, releases } = JSON.parse((await get("/pypi/omi-claw/json")).body);
      return [info.version, Object.keys(releases)];
    };
    for (const version of ["1.0", "1.2", "2.0a1"])
      await upload(wheelOf("Omi_Claw", version), version);
    const all = ["1.0", "1.2", "2.0a1"];
    expect(await latest()).toEqual(["1.2", all]);
    index.yank("omi-claw", "1.2", "Bad.");
    expect(await latest()).toEqual(["1.0", all]);
    index.yank("omi-claw", "1.0");
    expect(await latest()).toEqual(["2.0a1", all]);
  });

  test.each(["/pypi/omi-claw/json", "/pypi/nothing/json", "/pypi/omi-claw/9/json"])(
    "%s of nothing is not there",
    async (path) => {
      index.addProject("omi-claw");
      const { status, headers, body } = await get(path);
      expect([status, headers.get("content-type"), body]).toEqual([
        404,
        "application/json",
        '{"message": "Not Found"}',
      ]);
    },
  );
});
