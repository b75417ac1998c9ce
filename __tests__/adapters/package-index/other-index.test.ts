import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import type { IndexFile } from "../../../src/ports/package-index.ts";
import { failureOf } from "../http/failure-of.ts";
import {
  type Act,
  json,
  type SeenRequest,
  scriptedServer,
  testClient,
} from "../http/scripted-server.ts";

const BYTES = Buffer.from("a wheel");
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const WHEEL = "omi-0.3.0-py3-none-any.whl";
const TOKEN = "alice:s3cret";
const BASIC = `Basic ${Buffer.from(TOKEN).toString("base64")}`;
const ABSENT: Act = { status: 404, body: "Not Found" };
const FORM = [
  ["name", "omi"],
  ["version", "0.3.0"],
] as const;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
  writeFileSync(path.join(folder, WHEEL), BYTES);
});
afterEach(() => rmSync(folder, { recursive: true }));

function html(body: string): Act {
  return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

function linkTo(name: string, fragment = `#sha256=${SHA256}`): string {
  return `<a href="/files/${name}${fragment}">${name}</a>`;
}

/** Another index, at `/up/` of a server that answers these paths and no other. */
async function indexAt(
  answers: Readonly<Record<string, Act>>,
  { apiToken, address = "/up/" }: { apiToken?: string; address?: string } = {},
) {
  const server = await scriptedServer(({ method, url }) => answers[`${method} ${url}`] ?? ABSENT);
  const adapter = packageIndexAdapter({
    index: resolveIndex(server.url + address),
    client: testClient(),
    mask: () => undefined,
    apiToken,
  });
  const told = () => server.requests.map(({ headers }) => headers.authorization);
  return { server, index: adapter, told };
}

function listed(url: string, more: Partial<IndexFile> = {}): IndexFile {
  return { name: WHEEL, sha256: SHA256, url: `${url}/files/${WHEEL}`, yanked: false, ...more };
}

describe("another index is read where it has its simple API", () => {
  const found: Act = html(`<title>Links for omi</title>${linkTo(WHEEL)}`);

  test.each([
    ["/up/", "/up/simple/", ["GET /up/simple/omi/"]],
    ["/up/", "/up/+simple/", ["GET /up/simple/omi/", "GET /up/+simple/omi/"]],
    ["/up/", "/up/", ["GET /up/simple/omi/", "GET /up/+simple/omi/", "GET /up/omi/"]],
    ["/up/legacy/", "/up/simple/", ["GET /up/simple/omi/"]],
    ["/up/legacy", "/up/simple/", ["GET /up/simple/omi/"]],
    ["/up/legacy/", "/up/legacy/simple/", ["GET /up/simple/omi/", "GET /up/legacy/simple/omi/"]],
  ])("%s: at %s", async (address, simple, looked) => {
    const { server, index } = await indexAt({ [`GET ${simple}omi/`]: found }, { address });
    expect(await index.files("omi")).toEqual([listed(server.url)]);
    expect(await index.files("Omi")).toHaveLength(1);
    expect(index.index.simple).toBe(server.url + simple);
    expect(index.index.candidates).toBeUndefined();
    expect(server.lines()).toEqual([...looked, `GET ${simple}omi/`, `GET ${simple}omi/`]);
  });

  test.each([
    ["JSON", json({ meta: { "api-version": "1.0" }, projects: [] })],
    ["HTML", html("<h1>Simple Index</h1>")],
    ["HTML without end", html(`<title>Simple index</title>${"<a href='p/'>p</a>".repeat(50_000)}`)],
  ])("by its list of projects in %s, where it does not know the project", async (_, root) => {
    const { server, index } = await indexAt({ "GET /up/+simple/": root });
    expect(await index.files("omi")).toEqual([]);
    expect(index.index.simple).toBe(`${server.url}/up/+simple/`);
    expect(server.lines()).toEqual([
      "GET /up/simple/omi/",
      "GET /up/+simple/omi/",
      "GET /up/omi/",
      "GET /up/simple/",
      "GET /up/+simple/",
      "GET /up/+simple/omi/",
    ]);
  });

  test("and is not asked for it where both addresses are given", async () => {
    const { server, index } = await indexAt(
      { "GET /elsewhere/omi/": found },
      { address: "/up/#simple=/elsewhere" },
    );
    expect(await index.files("omi")).toHaveLength(1);
    expect(server.lines()).toEqual(["GET /elsewhere/omi/"]);
  });

  test("once, also where it is read by several at a time", async () => {
    const { server, index } = await indexAt({ "GET /up/simple/omi/": found });
    await Promise.all([index.files("omi"), index.files("omi")]);
    expect(server.requests).toHaveLength(3);
  });

  test("and not where a front end answers whatever it is asked", async () => {
    const page = html('<title>Welcome</title><a href="/login">log in</a>');
    const { index } = await indexAt({
      "GET /up/simple/omi/": page,
      "GET /up/omi/": json({ name: "omi" }),
      "GET /up/simple/": page,
      "GET /up/+simple/omi/": found,
    });
    expect(await index.files("omi")).toHaveLength(1);
    expect(index.index.simple).toMatch(/\/up\/\+simple\/$/);
  });

  test("or the addresses that were tried are named, and asked again the next time", async () => {
    const answers: Record<string, Act> = {
      "GET /up/simple/omi/": html("Hello"),
      "GET /up/simple/": { status: 302, headers: { location: "https://login.example/" } },
    };
    const { server, index } = await indexAt(answers);
    const { url } = server;
    expect(await failureOf(index.files("omi"))).toEqual({
      code: "simple-api-not-found",
      severity: "error",
      message: `It is not known what ${url}/up/ holds: none of these addresses answers as the simple API does: ${url}/up/simple/omi/ (200, but neither PEP 691 nor PEP 503), ${url}/up/+simple/omi/ (404), ${url}/up/omi/ (404), ${url}/up/simple/ (302, to https://login.example/), ${url}/up/+simple/ (404), ${url}/up/ (404).`,
      hint: `Check the upload address in \`indexes\`. If it is right, add where pip installs from: ${url}/up/#simple=https://example.org/simple/`,
    });
    answers["GET /up/simple/omi/"] = found;
    expect(await index.files("omi")).toHaveLength(1);
  });

  test("past an address that fails, which is told only where no other is right", async () => {
    const failing: Act = { status: 500, body: "Oops" };
    const answers = { "GET /up/simple/omi/": failing, "GET /up/simple/": failing };
    const { index } = await indexAt({ ...answers, "GET /up/+simple/omi/": found });
    expect(await index.files("omi")).toHaveLength(1);
    const { index: none } = await indexAt(answers);
    expect((await failureOf(none.files("omi"))).code).toBe("service-failed");
  });

  test("or is not there at all", async () => {
    const server = await scriptedServer(() => "reset");
    const index = packageIndexAdapter({
      index: resolveIndex(`${server.url}/up/`),
      client: testClient(),
      mask: () => undefined,
    });
    expect((await failureOf(index.files("omi"))).code).toBe("service-unreachable");
    expect(new Set(server.lines())).toEqual(new Set(["GET /up/simple/omi/"]));
  });
});

describe("what another index lists", () => {
  const address = "/up/#simple=simple/";

  test("is JSON where it has it, and HTML where not", async () => {
    const { server, index } = await indexAt({ "GET /up/simple/omi/": ABSENT }, { address });
    expect(await index.files("omi")).toEqual([]);
    expect(server.requests[0]?.headers.accept).toBe(
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1",
    );
  });

  test("is never taken from a page that lists nothing", async () => {
    const { index } = await indexAt({ "GET /up/simple/omi/": html("Sign in") }, { address });
    expect((await failureOf(index.files("omi"))).message).toContain(
      "gives an answer that cannot be used: it is neither a list of files in JSON (PEP 691) nor one in HTML (PEP 503).",
    );
  });

  test.each([
    ["HTML without digests", html(linkTo(WHEEL, "#md5=00"))],
    [
      "JSON without digests",
      json({ files: [{ filename: WHEEL, url: `/files/${WHEEL}`, hashes: { md5: "00" } }] }),
    ],
    ["JSON without any", json({ files: [{ filename: WHEEL, url: `/files/${WHEEL}` }] })],
  ])("in %s is downloaded to know its bytes", async (_, list) => {
    const { server, index } = await indexAt(
      {
        "GET /up/simple/omi/": list,
        [`GET /files/${WHEEL}`]: { status: 200, body: BYTES },
      },
      { address },
    );
    expect(await index.files("omi")).toEqual([listed(server.url)]);
    expect(server.lines()).toEqual(["GET /up/simple/omi/", `GET /files/${WHEEL}`]);
  });

  test("is not downloaded where there are more of its kind than any version has", async () => {
    const links = Array.from({ length: 201 }, (_, build) =>
      linkTo(`omi-0.3.0-${build}-py3-none-any.whl`, ""),
    );
    const { server, index } = await indexAt(
      { "GET /up/simple/omi/": html(links.join("")) },
      { address },
    );
    expect((await failureOf(index.files("omi", "0.3"))).message).toContain(
      "it lists 201 files without a SHA-256 digest, more than the 200 that are downloaded to have it",
    );
    expect(server.lines()).toEqual(["GET /up/simple/omi/"]);
  });

  test("is downloaded for no other version than the one that matters", async () => {
    const { server, index } = await indexAt(
      {
        "GET /up/simple/omi/": html(
          [WHEEL, "omi-0.2.0.tar.gz", "omi-0.3.0.zip", "readme.txt"]
            .map((name) => linkTo(name, ""))
            .join(""),
        ),
        [`GET /files/${WHEEL}`]: { status: 200, body: BYTES },
      },
      { address },
    );
    expect(await index.files("omi", "0.3")).toEqual([listed(server.url)]);
    expect(server.lines()).toEqual(["GET /up/simple/omi/", `GET /files/${WHEEL}`]);
  });

  test("is never taken for identical where its bytes cannot be had", async () => {
    const list = html(linkTo(WHEEL, ""));
    const { index } = await indexAt({ "GET /up/simple/omi/": list }, { address });
    expect((await failureOf(index.files("omi"))).code).toBe("service-failed");
  });

  test("is nothing where it sends us to PyPI for a project", async () => {
    const elsewhere = await scriptedServer(() => html(linkTo(WHEEL)));
    const forward: Act = { status: 303, headers: { location: `${elsewhere.url}/simple/omi/` } };
    const { index } = await indexAt({
      "GET /up/simple/omi/": forward,
      "GET /up/simple/": html("<title>Simple Index</title>"),
    });
    expect(await index.files("omi")).toEqual([]);
    expect(elsewhere.requests).toEqual([]);
  });

  test("is found after a redirect of its own", async () => {
    const { index, told } = await indexAt(
      {
        "GET /up/simple/omi/": { status: 301, headers: { location: "/other/omi/" } },
        "GET /other/omi/": html(linkTo(WHEEL)),
      },
      { address, apiToken: TOKEN },
    );
    expect(await index.files("omi")).toHaveLength(1);
    expect(told()).toEqual([BASIC, BASIC]);
  });
});

describe("the credentials of another index", () => {
  const address = "/up/#simple=simple/";
  const wanted = (answer: Act) => {
    return ({ headers }: SeenRequest): Act =>
      headers.authorization === BASIC ? answer : { status: 401, body: "Who are you? s3cret" };
  };

  test("open a private one", async () => {
    const server = await scriptedServer((request) => {
      const file = request.url.startsWith("/files/");
      return wanted(file ? { status: 200, body: BYTES } : html(linkTo(WHEEL, "")))(request);
    });
    const index = packageIndexAdapter({
      index: resolveIndex(`${server.url}/up/`),
      client: testClient(),
      mask: () => undefined,
      apiToken: TOKEN,
    });
    const [file] = await index.files("omi");
    expect(file?.sha256).toBe(SHA256);
    const copy = path.join(folder, "copy");
    await index.download(listed(server.url), copy);
    expect(readFileSync(copy)).toEqual(BYTES);
  });

  test.each([
    [undefined, "If the index is private, give `user:password`, or a token, in `api-token`."],
    [
      "alice:wr0ng",
      "Check the user name and the password, or the token, in `api-token`: it is `user:password` for an index with user names, and needs the right to read, too. It is sent to the host of the upload address only.",
    ],
  ])("are asked for where they are missing or wrong: %s", async (apiToken, hint) => {
    const refusing = await scriptedServer(({ headers }) => ({
      status: 401,
      body: `Not with ${headers.authorization} alice:wr0ng`,
    }));
    for (const simple of ["", "#simple=simple/"]) {
      const index = packageIndexAdapter({
        index: resolveIndex(`${refusing.url}/up/${simple}`),
        client: testClient(),
        mask: () => undefined,
        apiToken,
      });
      const diagnostic = await failureOf(index.files("omi"));
      const echo = apiToken === undefined ? "undefined alice:wr0ng" : "Basic *** ***";
      expect(diagnostic).toEqual({
        code: "index-access-refused",
        severity: "error",
        message: `${refusing.url}/up/ does not let this job see what it holds: GET ${refusing.url}/up/simple/omi/ is answered by 401: Not with ${echo}.`,
        hint,
      });
    }
  });

  test("go to no other origin that the list points to", async () => {
    const storage = await scriptedServer(() => ({ status: 200, body: BYTES }));
    const { index } = await indexAt(
      { "GET /up/simple/omi/": html(`<a href="${storage.url}/${WHEEL}">w</a>`) },
      { address, apiToken: TOKEN },
    );
    expect(await index.files("omi")).toHaveLength(1);
    expect(storage.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test("go to no other origin that the simple API is said to be on", async () => {
    const simple = await scriptedServer(() => html(linkTo(WHEEL)));
    const { index, server } = await indexAt(
      {},
      { address: `/up/#simple=${simple.url}`, apiToken: TOKEN },
    );
    expect(await index.files("omi")).toHaveLength(1);
    expect(simple.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(server.requests).toEqual([]);
  });

  test("are user name and password in an upload, too, and open the look after it", async () => {
    const { server, index, told } = await indexAt({
      "POST /up/": "reset",
      "GET /up/simple/omi/": html(linkTo(WHEEL)),
    });
    const request = { path: path.join(folder, WHEEL), filename: WHEEL, fields: FORM };
    await index.upload(request, { value: TOKEN });
    expect(server.lines()).toEqual(["GET /up/simple/omi/", "POST /up/", "GET /up/simple/omi/"]);
    expect(told()).toEqual([undefined, BASIC, BASIC]);
  });

  test("are __token__ and the token where it has no colon", async () => {
    const { index, told } = await indexAt({ "POST /up/": { status: 200 } }, { address });
    const request = { path: path.join(folder, WHEEL), filename: WHEEL, fields: FORM };
    await index.upload(request, { value: "glpat-1\n" });
    expect(told()).toEqual([`Basic ${Buffer.from("__token__:glpat-1").toString("base64")}`]);
  });
});

describe("a redirect to a hostile server", () => {
  const file = { name: WHEEL, sha256: SHA256, yanked: false };

  /** A service that sends everything on to another port, and what that port is told. */
  async function sentOn(name: (url: string) => string, status = 307) {
    const hostile = await scriptedServer(() => ({ status: 200, body: BYTES }));
    const server = await scriptedServer(({ url }) => ({
      status,
      headers: { location: hostile.url + url },
    }));
    const sandbox = { pypi: server.url };
    const index = packageIndexAdapter({
      index: resolveIndex(name(server.url), sandbox),
      client: testClient(),
      mask: () => undefined,
      apiToken: TOKEN,
    });
    return { server, hostile, index };
  }
  const pypi = () => "pypi";
  const other = (url: string) => `${url}/up/#simple=simple/`;

  test.each([301, 302, 303, 307, 308])("gets neither upload nor token by %i", async (status) => {
    for (const name of [pypi, other]) {
      const { hostile, index } = await sentOn(name, status);
      const request = { path: path.join(folder, WHEEL), filename: WHEEL, fields: FORM };
      const diagnostic = await failureOf(index.upload(request, { value: TOKEN }));
      expect(diagnostic.code).toBe("redirect-refused");
      expect(hostile.requests).toEqual([]);
    }
  });

  test("gets no identity token", async () => {
    const { hostile, index } = await sentOn(pypi);
    expect((await failureOf(index.audience())).code).toBe("redirect-refused");
    expect((await failureOf(index.mint(async () => "identity"))).code).toBe("redirect-refused");
    expect(hostile.requests).toEqual([]);
  });

  test("gets the request for a file without any credentials", async () => {
    for (const name of [pypi, other]) {
      const { server, hostile, index } = await sentOn(name);
      await index.download(
        { ...file, url: `${server.url}/${WHEEL}` },
        path.join(folder, name.name),
      );
      expect(hostile.lines()).toEqual([`GET /${WHEEL}`]);
      expect(hostile.requests[0]?.headers.authorization).toBeUndefined();
    }
  });

  test("cannot say what another index holds", async () => {
    const { hostile, index } = await sentOn(other);
    expect(await index.files("omi")).toEqual([]);
    expect(hostile.requests).toEqual([]);
  });

  test("learns no token by PyPI's pages", async () => {
    const { server, hostile, index } = await sentOn(pypi);
    await failureOf(index.files("omi"));
    await failureOf(index.metadata("omi", "0.3.0"));
    await failureOf(index.publisher({ ...file, url: "", provenance: `${server.url}/provenance` }));
    expect(hostile.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual(
      [],
    );
    expect(new Set(hostile.lines())).toEqual(
      new Set(["GET /simple/omi/", "GET /pypi/omi/0.3.0/json", "GET /provenance"]),
    );
  });

  test("does not get the credentials back by a detour over itself", async () => {
    const seen: (string | undefined)[] = [];
    const hostile = await scriptedServer(({ headers }) => {
      seen.push(headers.authorization);
      return { status: 302, headers: { location: `${server.url}/b` } };
    });
    const server = await scriptedServer(({ url, headers }) => {
      seen.push(headers.authorization);
      if (url === "/b") return { status: 200, body: BYTES };
      return { status: 302, headers: { location: hostile.url } };
    });
    const index = packageIndexAdapter({
      index: resolveIndex(other(server.url)),
      client: testClient(),
      mask: () => undefined,
      apiToken: TOKEN,
    });
    await index.download({ ...file, url: `${server.url}/a` }, path.join(folder, "b"));
    expect(seen).toEqual([BASIC, undefined, undefined]);
  });
});
