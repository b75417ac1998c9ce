import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { wheelOf } from "./distributions.ts";
import { type Answer, fieldsOf, type Request, send } from "./upload-client.ts";

let index: PackageIndexServer;
let token: string;

beforeEach(async () => {
  index = await startPackageIndex({ name: "testpypi" });
  token = index.addApiToken();
});

afterEach(() => index.close());

const wheel = wheelOf("omi-claw", "1.0");
const fields = fieldsOf(wheel, "omi-claw", "1.0");

function upload(request: Partial<Request> = {}): Promise<Answer> {
  return send(index, { fields, file: wheel, token, ...request });
}

describe("a refusal", () => {
  const message =
    "'a <b>' is an invalid value for Name. Error: Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'. See https://packaging.python.org/specifications/core-metadata for more information.";
  const explanation =
    "The server could not comply with the request since it is either malformed or otherwise incorrect.";
  const escaped = message.replaceAll("<b>", "&lt;b&gt;").replaceAll("'", "&#x27;");
  const html = `<html>\n <head>\n  <title>400 ${message}</title>\n </head>\n <body>\n  <h1>400 ${message}</h1>\n  ${explanation}<br/><br/>\n${escaped}\n\n\n </body>\n</html>`;
  const json = JSON.stringify({
    message: `${explanation}\n\n\n${message}\n\n`,
    code: `400 ${message}`,
    title: "Bad Request",
  });
  const text = `400 ${message}\n\n${explanation}\n\n\n${message}\n\n`;

  test.each([
    ["*/*", "text/html; charset=UTF-8", html],
    ["text/html", "text/html; charset=UTF-8", html],
    ["application/json", "application/json", json],
    ["application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7", "application/json", json],
    ["text/*;q=0.5, application/json;q=0.1", "text/html; charset=UTF-8", html],
    ["image/png", "text/plain; charset=UTF-8", text],
    ["text/html;q=0", "text/plain; charset=UTF-8", text],
  ])("is written as Accept: %s asks for", async (accept, type, body) => {
    const answer = await upload({ fields: { ...fields, name: "a <b>" }, headers: { accept } });
    expect(answer).toEqual({ status: 400, reason: "Bad Request", type, body });
  });

  test("stands in the status line too, where the index is switched so", async () => {
    index.switches.reasonPhrase = "message";
    const answer = await upload({ fields: { ...fields, classifiers: ["F ∞"] } });
    expect(answer.reason).toBe(
      "'F ?' is not a valid classifier. See https://packaging.python.org/specifications/core-metadata for more information.",
    );
  });

  test("names the index's own site", async () => {
    const { body } = await upload({ token: "pypi-unknown" });
    expect(body).toContain("See https://test.pypi.org/help/#invalid-auth for more information.");
  });
});

describe("an acceptance", () => {
  test("says nothing", async () => {
    expect(await upload()).toEqual({
      status: 200,
      reason: "OK",
      type: "text/html; charset=UTF-8",
      body: "",
    });
  });

  test("of what is there already is a plain OK", async () => {
    await upload();
    const answer = await upload();
    expect(answer).toMatchObject({ status: 200, reason: "OK" });
    expect(answer.body).toContain("<h1>200 OK</h1>");
  });
});

describe("an address or action that is not an upload", () => {
  const GONE =
    "Project pre-registration is no longer required or supported, upload your files instead.";
  test.each([
    ["submit", GONE],
    ["submit_pkg_info", GONE],
    [
      "doc_upload",
      "Uploading documentation is no longer supported, we recommend using https://readthedocs.org/.",
    ],
  ])("the action %s is gone", async (action, message) => {
    const { status, body } = await upload({ fields: { ":action": action } });
    expect([status, JSON.parse(body)]).toEqual([
      410,
      expect.objectContaining({ code: `410 ${message}`, title: "Gone" }),
    ]);
  });

  test("the action may be in the address", async () => {
    const { ":action": _, ...others } = fields;
    const { status } = await upload({ fields: others, path: "/legacy/?:action=file_upload" });
    expect(status).toBe(200);
  });

  test.each([
    ["POST", "/legacy/", "GET, HEAD, OPTIONS"],
    ["PUT", "/legacy/", "POST"],
    ["GET", "/_/oidc/mint-token", "POST"],
    ["POST", "/_/oidc/audience", "GET"],
    ["POST", "/simple/", "GET"],
  ])("%s %s is not allowed", async (method, path, allow) => {
    const answer = await fetch(index.url + path, { method });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
  });

  test("without its last slash, the upload address moves on", async () => {
    const answer = await fetch(`${index.url}/legacy`, { method: "POST", redirect: "manual" });
    expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([
      308,
      "/legacy/",
      expect.stringContaining(
        "An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)",
      ),
    ]);
  });

  test.each(["/", "/legacy/x", "/_/oidc/burn-token", "/simple/a/b", "/pypi/a", "/integrity/a"])(
    "%s is not there",
    async (path) => {
      expect((await fetch(index.url + path)).status).toBe(404);
    },
  );
});

describe("faults", () => {
  test("a status comes as often as it is asked for, and nothing is stored", async () => {
    index.switches.faults.push({ at: "upload", times: 2, what: { kind: "status", status: 503 } });
    const statuses = [await upload(), await upload()].map(({ status }) => status);
    expect([statuses, index.state.serial]).toEqual([[503, 503], 0]);
    expect((await upload()).status).toBe(200);
  });

  test("a status can come with headers", async () => {
    const headers = { "retry-after": "7" };
    index.switches.faults.push({
      at: "simple",
      times: 1,
      what: { kind: "status", status: 429, headers },
    });
    const answer = await fetch(`${index.url}/simple/`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  test("a connection can be reset after the file was stored: the next try finds it", async () => {
    index.switches.faults.push({ at: "upload", times: 1, what: { kind: "reset-after" } });
    await expect(upload()).rejects.toThrow("fetch failed");
    expect(index.state.serial).toBe(1);
    expect((await upload()).status).toBe(200);
    expect(index.state.serial).toBe(1);
  });

  test("a connection can be reset before anything happens", async () => {
    index.switches.faults.push({ at: "upload", times: 1, what: { kind: "reset-before" } });
    await expect(upload()).rejects.toThrow("fetch failed");
    expect(index.state.serial).toBe(0);
  });

  test("an answer can be half of what it should be", async () => {
    index.switches.faults.push({ at: "audience", times: 1, what: { kind: "half-an-answer" } });
    const read = async () => (await fetch(`${index.url}/_/oidc/audience`)).text();
    expect([await read(), await read()]).toEqual(['{"audience"', '{"audience":"testpypi"}']);
  });
});

test("of two uploads of one file at a time, one is stored and both succeed", async () => {
  const answers = await Promise.all([upload(), upload(), upload()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(index.state.serial).toBe(1);
});

test("the log holds methods and paths, and nothing secret", async () => {
  await upload({ path: "/legacy/?:action=file_upload&token=secret" });
  expect(index.requests).toEqual([{ method: "POST", path: "/legacy/" }]);
});

test("a body beyond the limit is refused", async () => {
  const { hostname, port } = new URL(index.url);
  const socket = connect(Number(port), hostname);
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once("data", (data) => resolve(data.toString()));
    socket.once("error", reject);
    const length = 301 * 1024 ** 2;
    socket.write(`POST /legacy/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
  });
  socket.destroy();
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});
