import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import { failureOf } from "../http/failure-of.ts";
import { json, scriptedServer, testClient } from "../http/scripted-server.ts";
import { adapterAt } from "./adapter-at.ts";

const SHA256 = "0123456789abcdef".repeat(4);
const WHEEL = {
  filename: "omi_openclaw-0.3.0-py3-none-any.whl",
  hashes: { sha256: SHA256 },
  size: 12345,
  url: "https://files.example/omi_openclaw-0.3.0-py3-none-any.whl",
  yanked: false,
};

describe("the files of a project", () => {
  test("are read past every cache", async () => {
    const { server, index } = await adapterAt(() =>
      json({
        files: [
          WHEEL,
          { ...WHEEL, filename: "a.tar.gz", url: "../../f/a.tar.gz#x", yanked: "broken" },
          { filename: "b.tar.gz", hashes: { sha256: SHA256.toUpperCase() }, url: "/b" },
          { ...WHEEL, filename: "c.tar.gz", yanked: "", size: null },
        ],
      }),
    );
    const { filename: _, hashes: __, ...wheel } = WHEEL;
    expect(await index.files("Omi.OpenClaw")).toEqual([
      { ...wheel, name: WHEEL.filename, sha256: SHA256 },
      {
        ...wheel,
        name: "a.tar.gz",
        sha256: SHA256,
        url: `${server.url}/f/a.tar.gz#x`,
        yanked: true,
      },
      { name: "b.tar.gz", sha256: SHA256, url: `${server.url}/b`, yanked: false },
      { name: "c.tar.gz", sha256: SHA256, url: WHEEL.url, yanked: true },
    ]);
    expect(server.lines()).toEqual(["GET /simple/omi-openclaw/"]);
    expect(server.requests[0]?.headers).toMatchObject({
      accept: "application/vnd.pypi.simple.v1+json",
      "cache-control": "no-cache",
    });
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("are none where the index does not know it", async () => {
    const { index } = await adapterAt(() => ({ status: 404, body: "404 Not Found" }));
    expect(await index.files("omi")).toEqual([]);
  });

  test.each([
    ["`files` is missing", {}],
    ["`files[0].hashes.sha256` is missing", { files: [{ ...WHEEL, hashes: { md5: "x" } }] }],
    [
      "`files[0].hashes.sha256` is not a SHA-256 digest in hex",
      { files: [{ ...WHEEL, hashes: { sha256: "x" } }] },
    ],
    ["`files[0].url` is not an address", { files: [{ ...WHEEL, url: "https://" }] }],
    ["`files[0].size` is not the size of a file", { files: [{ ...WHEEL, size: -1 }] }],
    ["`files[0].size` is not the size of a file", { files: [{ ...WHEEL, size: 1e13 }] }],
    ["`files[0].yanked` is not text", { files: [{ ...WHEEL, yanked: 1 }] }],
  ])("are never guessed: %s", async (why, answer) => {
    const { index } = await adapterAt(() => json(answer));
    expect((await failureOf(index.files("omi"))).message).toBe(
      `PyPI gives an answer that cannot be used: ${why}. It was tried 7 times.`,
    );
  });

  test("are never none because the index fails", async () => {
    const { index } = await adapterAt(() => ({ status: 503 }));
    expect((await failureOf(index.files("omi"))).code).toBe("service-failed");
  });

  test("are downloaded as the index lists them", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
    const bytes = Buffer.from("sdist");
    const { server, index } = await adapterAt(() => ({ status: 200, body: bytes }));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = { name: "a.tar.gz", sha256, size: 5, url: `${server.url}/a`, yanked: false };
    await index.download(file, path.join(folder, "a.tar.gz"));
    expect(readFileSync(path.join(folder, "a.tar.gz"))).toEqual(bytes);
    const other = { ...file, sha256: SHA256 };
    const call = index.download(other, path.join(folder, "b.tar.gz"));
    expect((await failureOf(call)).code).toBe("download-differs");
    rmSync(folder, { recursive: true });
  });
});

describe("an index", () => {
  test("is known by what it was made of", async () => {
    const server = await scriptedServer(() => "reset");
    const index = resolveIndex(`${server.url}/legacy/`);
    const adapter = packageIndexAdapter({ index, client: testClient(), mask: () => undefined });
    expect(adapter.index).toBe(index);
  });
});
