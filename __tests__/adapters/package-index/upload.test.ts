import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { uploadForm } from "../../../src/adapters/package-index/form.ts";
import type { UploadRequest } from "../../../src/ports/package-index.ts";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, type SeenRequest } from "../http/scripted-server.ts";
import { adapterAt } from "./adapter-at.ts";

const NAME = "omi-0.3.0.tar.gz";
const BYTES = Buffer.concat([Buffer.from([0, 255, 13, 10, 13]), Buffer.alloc(1_200_000, "sdist")]);
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const TOKEN = { value: "pypi-secret" };
const DONE: Act = { status: 200 };
const EXISTS = "File already exists ('omi-0.3.0.tar.gz', with blake2_256 hash 'ab').";

function listed(sha256: string, filename = NAME): Act {
  return json({
    files: [{ filename, hashes: { sha256 }, url: "https://files.example/", yanked: false }],
  });
}

/** What the index answers to each upload, and what it lists. */
function playing(uploads: readonly Act[], list: Act = { status: 404 }) {
  let sent = 0;
  return ({ method }: SeenRequest): Act => {
    if (method === "GET") return list;
    sent += 1;
    return uploads[Math.min(sent, uploads.length) - 1] ?? DONE;
  };
}

describe("a distribution", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
    writeFileSync(path.join(folder, NAME), BYTES);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const request = (fields: UploadRequest["fields"] = [["name", "omi"]]): UploadRequest => ({
    path: path.join(folder, NAME),
    filename: NAME,
    fields,
  });

  test("is sent byte for byte, and so is the metadata", async () => {
    const { server, index } = await adapterAt(() => DONE);
    const fields = [
      [":action", "file_upload"],
      ["name", "omi"],
      ["description", "# Omi\n\r\nGröße \r lone\n"],
      ["classifiers", "A :: B"],
      ["classifiers", "C :: D"],
    ] as const;
    await index.upload(request(fields), { value: " pypi-secret\n" });
    const [seen] = server.requests;
    expect(server.lines()).toEqual(["POST /legacy/"]);
    expect(seen?.headers.authorization).toBe(
      `Basic ${Buffer.from("__token__:pypi-secret").toString("base64")}`,
    );
    expect(seen?.headers.accept).toBe("application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7");
    expect(seen?.headers["content-length"]).toBe(String(seen?.body.length));
    const boundary = /boundary=(tag2pypi-[0-9a-f]{32})$/.exec(
      seen?.headers["content-type"] ?? "",
    )?.[1];
    const head = fields.map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="content"; filename="${NAME}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const wanted = Buffer.concat([
      Buffer.from(head.join("") + file),
      BYTES,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    expect(seen?.body.equals(wanted)).toBe(true);
  });

  test("cannot break out of the form by its name", async () => {
    const { server, index } = await adapterAt(() => DONE);
    await index.upload({ ...request(), filename: 'a"\r\nb' }, TOKEN);
    expect(server.requests[0]?.body.toString("latin1")).toContain('filename="a%22%0D%0Ab"\r\n');
  });

  test.each<readonly [string, Act]>([
    ["the connection breaks off", "reset"],
    ["the index fails", { status: 502 }],
  ])("is not sent again when %s after it was stored", async (_, act) => {
    const { server, clock, index } = await adapterAt(playing([act], listed(SHA256)));
    await index.upload(request(), TOKEN);
    expect(server.lines()).toEqual(["POST /legacy/", "GET /simple/omi/"]);
    expect(clock.waits).toEqual([1000]);
  });

  test("is sent again when it was not stored", async () => {
    const { server, index } = await adapterAt(playing(["reset", { status: 503 }, DONE]));
    await index.upload(request(), TOKEN);
    expect(server.lines()).toEqual([
      "POST /legacy/",
      "GET /simple/omi/",
      "POST /legacy/",
      "GET /simple/omi/",
      "POST /legacy/",
    ]);
    const bodies = server.requests
      .filter(({ method }) => method === "POST")
      .map(({ body }) => body);
    expect(bodies.every((body) => body.includes(BYTES))).toBe(true);
  });

  test("is sent again without a look when the index asked for patience", async () => {
    const later = { status: 429, headers: { "retry-after": "3" } };
    const { server, clock, index } = await adapterAt(playing([later, DONE]));
    await index.upload(request(), TOKEN);
    expect(server.lines()).toEqual(["POST /legacy/", "POST /legacy/"]);
    expect(clock.waits).toEqual([3000]);
  });

  test("is never sent over other bytes", async () => {
    const other = "0".repeat(64);
    const { server, index } = await adapterAt(playing(["reset"], listed(other)));
    const diagnostic = await failureOf(index.upload(request(), TOKEN));
    expect(diagnostic.code).toBe("file-differs");
    expect(diagnostic.message).toContain(`SHA-256 ${other}; this release's file has ${SHA256}`);
    expect(server.lines()).toEqual(["POST /legacy/", "GET /simple/omi/"]);
  });

  test("is done where the index refuses what it has, byte for byte", async () => {
    const { index } = await adapterAt(playing([{ status: 409, body: EXISTS }], listed(SHA256)));
    expect(await index.upload(request(), TOKEN)).toBeUndefined();
  });

  test("is not done where the index holds other bytes of that name", async () => {
    const { index } = await adapterAt(
      playing([{ status: 400, body: EXISTS }], listed("0".repeat(64))),
    );
    expect((await failureOf(index.upload(request(), TOKEN))).code).toBe("file-differs");
  });

  test("is not done where the index holds its bytes under another name", async () => {
    const { index } = await adapterAt(
      playing([{ status: 400, body: EXISTS }], listed(SHA256, "b.tar.gz")),
    );
    expect((await failureOf(index.upload(request(), TOKEN))).code).toBe("upload-file-exists");
  });

  test("whose project is not named is taken as not there", async () => {
    const { server, index } = await adapterAt(playing([{ status: 400, body: EXISTS }]));
    expect((await failureOf(index.upload(request([]), TOKEN))).code).toBe("upload-file-exists");
    expect(server.lines()).toEqual(["POST /legacy/"]);
  });

  test("is sent again when the index cannot be asked: bytes that it has do not change it", async () => {
    const { server, index } = await adapterAt(playing(["reset", DONE], { status: 500 }));
    await index.upload(request(), TOKEN);
    expect(server.lines().filter((line) => line === "POST /legacy/")).toHaveLength(2);
  });

  test("is sent again when a cache shows what was there before it was stored", async () => {
    const { server, index } = await adapterAt(playing(["reset", DONE], json({ files: [] })));
    await index.upload(request(), TOKEN);
    expect(server.lines()).toEqual(["POST /legacy/", "GET /simple/omi/", "POST /legacy/"]);
  });

  test("is sent again even after an attempt that took as long as any other call may", async () => {
    const script = playing([{ status: 503 }, DONE]);
    const { server, clock, index } = await adapterAt((seen, count) => {
      if (count === 1) void clock.sleep(310_000);
      return script(seen);
    });
    await index.upload(request(), TOKEN);
    expect(server.lines()).toEqual(["POST /legacy/", "GET /simple/omi/", "POST /legacy/"]);
  });

  test("tells how much of it is on its way, and begins again where it is sent again", async () => {
    const { index } = await adapterAt(playing(["reset", DONE]));
    const told: number[] = [];
    await index.upload(request(), TOKEN, (bytes) => told.push(bytes));
    const again = told.lastIndexOf(0);
    expect(told[0]).toBe(0);
    expect(again).toBeGreaterThan(0);
    const last = told.slice(again);
    expect(last.at(-1)).toBe(BYTES.length);
    expect(last).toEqual([...new Set(last)].sort((one, other) => one - other));
    expect(last.length).toBeGreaterThan(3);
  });

  test("is not whole for the index where it is not the manifest's file any more", async () => {
    const { server, clock, index } = await adapterAt(() => DONE);
    const announced = [
      ["name", "omi"],
      ["sha256_digest", SHA256],
    ] as const;
    const changed = Buffer.from(BYTES);
    changed.write("other", 1000);
    writeFileSync(path.join(folder, NAME), changed);
    const found = createHash("sha256").update(changed).digest("hex");
    expect(await failureOf(index.upload(request(announced), TOKEN))).toEqual({
      code: "manifest-mismatch",
      severity: "error",
      message: `${NAME} has sha256 ${found} while it is sent; the manifest names ${SHA256}.`,
      hint: "Something in this job changes the distributions after they were hashed: look for a process that a build or a test has left running. The index has not got the whole file; run the job again.",
    });
    expect(server.requests).toEqual([]);
    expect(clock.waits).toEqual([]);
  });

  test.each<readonly [string, (file: string) => void]>([
    ["grows", (file) => appendFileSync(file, "more")],
    ["shrinks", (file) => truncateSync(file, 1000)],
  ])("is not whole for the index where it %s while it is sent", async (_, change) => {
    const { body } = await uploadForm(request([["sha256_digest", SHA256]]));
    change(path.join(folder, NAME));
    let sent = 0;
    const send = async () => {
      for await (const chunk of body.stream()) sent += chunk.length;
    };
    expect((await failureOf(send())).code).toBe("manifest-mismatch");
    expect(sent).toBeLessThan(body.size);
  });

  test("that is gone is no failure of the index", async () => {
    const { server, index } = await adapterAt(() => DONE);
    rmSync(path.join(folder, NAME));
    await expect(index.upload(request(), TOKEN)).rejects.toMatchObject({ code: "ENOENT" });
    expect(server.requests).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])(
    "does not follow the index elsewhere with its token (%d)",
    async (status) => {
      const moved = { status, headers: { location: "/other/?secret" } };
      const { server, index } = await adapterAt(() => moved);
      expect(await failureOf(index.upload(request(), TOKEN))).toEqual({
        code: "redirect-refused",
        severity: "error",
        message: `PyPI answers ${status} to POST ${server.url}/legacy/, with a redirect to ${server.url}/other/, which is not followed.`,
        hint: `The token goes nowhere but to the address that was set. If ${server.url}/other/ is the index's upload address, set it in \`indexes\`; if not, something between this job and the index has answered in its place, such as a proxy.`,
      });
      expect(server.lines()).toEqual(["POST /legacy/"]);
    },
  );

  test.each([
    [401, "upload-token-unknown"],
    [404, "upload-address-wrong"],
    [405, "upload-address-wrong"],
    [410, "upload-address-wrong"],
    [413, "upload-file-too-large"],
  ])("is not sent again after %d", async (status, code) => {
    const { server, index } = await adapterAt(() => ({ status, body: "<h1>No</h1>" }));
    expect((await failureOf(index.upload(request(), TOKEN))).code).toBe(code);
    expect(server.requests).toHaveLength(1);
  });

  test("is not sent again before the index takes new projects, and the time is told", async () => {
    const { server, index } = await adapterAt(() => ({
      status: 429,
      headers: { ratelimit: '"project.create.user";r=0;t=3600' },
      body: "429 Too many new projects created",
    }));
    const { code, message } = await failureOf(index.upload(request(), TOKEN));
    expect(code).toBe("upload-too-many-projects");
    expect(message).toMatch(/ It asks us to come back after 2026-11-22T11:00:00.000Z\.$/);
    expect(server.requests).toHaveLength(1);
  });

  test("is refused in the index's words and ours, and never with the token in them", async () => {
    const body = "400 Only one sdist may be uploaded per release. pypi-AgEIcHlwaS5vcmcabcdef";
    const { server, index } = await adapterAt(() => ({ status: 400, body }));
    expect(await failureOf(index.upload(request(), TOKEN))).toEqual({
      code: "upload-second-sdist",
      severity: "error",
      message:
        "PyPI refuses omi-0.3.0.tar.gz (400): Only one sdist may be uploaded per release. pypi-*** — The release has an sdist of another name.",
      hint: "Release under the next version.",
    });
    expect(server.requests).toHaveLength(1);
  });

  test("meets an index that fails for good", async () => {
    const { index } = await adapterAt(playing([{ status: 500, body: "Oops" }]));
    const diagnostic = await failureOf(index.upload(request(), TOKEN));
    expect([diagnostic.code, diagnostic.message.replace(/127\.0\.0\.1:\d+/, "host")]).toEqual([
      "service-failed",
      "PyPI answers 500 to POST http://host/legacy/: Oops. It was tried 7 times.",
    ]);
  });
});
