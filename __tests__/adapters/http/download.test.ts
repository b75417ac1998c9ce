import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Download, download } from "../../../src/adapters/http/download.ts";
import { failureOf } from "./failure-of.ts";
import { type Act, scriptedServer, testClient } from "./scripted-server.ts";

const BYTES = Buffer.alloc(300_000, "wheel");
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const GOOD: Act = { status: 200, body: BYTES };

describe("a download", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const wanted = (url: string, more: Partial<Download> = {}): Download => ({
    service: "The index",
    method: "GET",
    url,
    path: path.join(folder, "file.whl"),
    ...more,
  });
  const held = () => readFileSync(path.join(folder, "file.whl"));

  test("leaves the file's bytes", async () => {
    const server = await scriptedServer(() => GOOD);
    await download(testClient(), wanted(server.url, { sha256: SHA256, size: BYTES.length }));
    expect(held().equals(BYTES)).toBe(true);
  });

  test("has its time, whatever size is promised", async () => {
    const server = await scriptedServer(() => GOOD);
    // As milliseconds on a slow line, more than a timer takes; Node then lets it ring at once.
    const call = download(testClient(), wanted(server.url, { size: 1e15 }));
    expect((await failureOf(call)).message).toContain(
      "it has 300000 bytes instead of 1000000000000000.",
    );
  });

  const PASSING: readonly (readonly [string, Act])[] = [
    ["a reset", "reset"],
    ["half a file", "truncate"],
    ["a longer file", { status: 200, body: `${BYTES}more` }],
    ["a shorter file", { status: 200, body: BYTES.subarray(1) }],
    ["other bytes", { status: 200, body: Buffer.alloc(BYTES.length) }],
    ["a failure", { status: 503, body: "Sorry" }],
  ];
  test.each(PASSING)("survives %s", async (_, act) => {
    const server = await scriptedServer((__, count) => (count === 1 ? act : GOOD));
    await download(testClient(), wanted(server.url, { sha256: SHA256, size: BYTES.length }));
    expect(held().equals(BYTES)).toBe(true);
  });

  test("of other bytes leaves nothing, and names both digests", async () => {
    const server = await scriptedServer(() => GOOD);
    const other = "0".repeat(64);
    const call = download(testClient(), wanted(`${server.url}/f`, { sha256: other }));
    expect(await failureOf(call)).toEqual({
      code: "download-differs",
      severity: "error",
      message: `The answer of The index to GET ${server.url}/f is not the file that was promised: its SHA-256 is ${SHA256} instead of ${other}. It was tried 7 times.`,
      hint: "Run the job again. If it happens again, something between this job and the service alters files: do not use them.",
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that is refused leaves nothing, and is explained", async () => {
    const diagnostic = { code: "gone", severity: "error", message: "It is gone." } as const;
    const server = await scriptedServer(() => ({ status: 404 }));
    const explain = () => ({ diagnostic });
    expect(await failureOf(download(testClient(), wanted(server.url, { explain })))).toEqual(
      diagnostic,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("never replaces a file", async () => {
    const server = await scriptedServer(() => GOOD);
    writeFileSync(path.join(folder, "file.whl"), "mine");
    await expect(download(testClient(), wanted(server.url))).rejects.toThrow("EEXIST");
    expect(held().toString()).toBe("mine");
    expect(server.requests).toEqual([]);
  });
});
