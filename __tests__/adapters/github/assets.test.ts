import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, type SeenRequest, scriptedServer } from "../http/scripted-server.ts";
import { adapterAt, release } from "./adapter-at.ts";

const BYTES = Buffer.alloc(150_000, "wheel");
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const OURS = {
  id: 1,
  name: "a.whl",
  size: BYTES.length,
  state: "uploaded",
  digest: `sha256:${SHA256}`,
};
const HALF = { ...OURS, id: 2, size: 0, state: "starter", digest: null };
const OTHER = { ...OURS, id: 3, digest: `sha256:${"0".repeat(64)}` };
const ASSET = { id: 1, name: "a.whl", size: BYTES.length, sha256: SHA256, complete: true };

const UPLOAD = "POST /uploads/repos/omi/omi/releases/7/assets?name=a.whl";
const LIST = "GET /repos/omi/omi/releases/7/assets?per_page=100";
const DELETE_HALF = "DELETE /repos/omi/omi/releases/assets/2";
const EXISTS = json(
  {
    message: "Validation Failed",
    errors: [{ resource: "ReleaseAsset", code: "already_exists", field: "name" }],
  },
  422,
);

/** What GitHub answers to each upload, and what it lists each time. */
function playing(uploads: readonly Act[], lists: readonly (readonly object[])[] = []) {
  const left = { uploads: [...uploads], lists: [...lists] };
  return ({ method }: SeenRequest): Act => {
    if (method === "DELETE") return { status: 204 };
    return method === "GET" ? json(left.lists.shift() ?? []) : (left.uploads.shift() ?? "reset");
  };
}

describe("an asset", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
    file = path.join(folder, "a.whl");
    writeFileSync(file, BYTES);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is uploaded from disk", async () => {
    const { server, github } = await adapterAt(playing([json(OURS, 201)]));
    expect(await github.uploadAsset(release(), "a.whl", file)).toEqual(ASSET);
    expect(server.lines()).toEqual([UPLOAD]);
    const [seen] = server.requests;
    expect(seen?.body.equals(BYTES)).toBe(true);
    expect(seen?.headers).toMatchObject({
      authorization: "token ghs_secret",
      "content-length": String(BYTES.length),
      "content-type": "application/octet-stream",
    });
  });

  test("whose name needs it is escaped", async () => {
    const { server, github } = await adapterAt(playing([json(OURS, 201)]));
    await github.uploadAsset(release(), "a&b +.whl", file);
    expect(server.lines()).toEqual([
      "POST /uploads/repos/omi/omi/releases/7/assets?name=a%26b%20%2B.whl",
    ]);
  });

  test("is not uploaded twice when the answer is lost", async () => {
    const { server, github } = await adapterAt(playing(["reset"], [[OURS]]));
    expect(await github.uploadAsset(release(), "a.whl", file)).toEqual(ASSET);
    expect(server.lines()).toEqual([UPLOAD, LIST]);
  });

  test("is recognised by the name that GitHub gives it, where an epoch's `!` became a dot", async () => {
    const kept = { ...OURS, name: "a-1.0.3.0.whl" };
    const { server, github } = await adapterAt(playing(["reset"], [[kept]]));
    expect(await github.uploadAsset(release(), "a-1!0.3.0.whl", file)).toEqual({
      ...ASSET,
      name: "a-1.0.3.0.whl",
    });
    expect(server.lines()).toEqual([
      "POST /uploads/repos/omi/omi/releases/7/assets?name=a-1!0.3.0.whl",
      LIST,
    ]);
  });

  test("is uploaded again where half of it was left, which is removed", async () => {
    const { server, github } = await adapterAt(
      playing(["reset", { status: 502 }, json(OURS, 201)], [[HALF], []]),
    );
    expect(await github.uploadAsset(release(), "a.whl", file)).toEqual(ASSET);
    expect(server.lines()).toEqual([UPLOAD, LIST, DELETE_HALF, UPLOAD, LIST, UPLOAD]);
  });

  test("takes the place of half an asset of an earlier run", async () => {
    const { server, github } = await adapterAt(playing([EXISTS, json(OURS, 201)], [[HALF]]));
    expect(await github.uploadAsset(release(), "a.whl", file)).toEqual(ASSET);
    expect(server.lines()).toEqual([UPLOAD, LIST, DELETE_HALF, UPLOAD]);
  });

  test("that is there already, byte for byte, is done", async () => {
    const { server, github } = await adapterAt(playing([EXISTS], [[OURS]]));
    expect(await github.uploadAsset(release(), "a.whl", file)).toEqual(ASSET);
    expect(server.lines()).toEqual([UPLOAD, LIST]);
  });

  test("of other bytes is never replaced", async () => {
    const { server, github } = await adapterAt(playing([EXISTS], [[OTHER]]));
    expect(await failureOf(github.uploadAsset(release(), "a.whl", file))).toEqual({
      code: "asset-differs",
      severity: "error",
      message: `The release's asset a.whl has 150000 bytes with SHA-256 ${"0".repeat(64)}; the file has 150000 bytes with ${SHA256}.`,
      hint: "Delete the asset from the draft if nobody needs it, and run the job again.",
    });
    expect(server.lines()).toEqual([UPLOAD, LIST]);
  });

  test("that exists, although GitHub lists none, is a refusal in the end", async () => {
    const { server, github } = await adapterAt(playing([EXISTS, EXISTS]));
    expect((await failureOf(github.uploadAsset(release(), "a.whl", file))).code).toBe(
      "github-asset-exists",
    );
    expect(server.lines()).toEqual([UPLOAD, LIST, UPLOAD]);
  });

  test("that arrived as something else is no success", async () => {
    const { github } = await adapterAt(playing([json({ ...OURS, digest: OTHER.digest }, 201)]));
    expect((await failureOf(github.uploadAsset(release(), "a.whl", file))).code).toBe(
      "asset-differs",
    );
  });

  test("is deleted, and may be gone already", async () => {
    const acts: Act[] = [{ status: 204 }, json({ message: "Not Found" }, 404)];
    const { server, github } = await adapterAt(() => acts.shift() ?? "reset");
    await github.deleteAsset(ASSET);
    await github.deleteAsset(ASSET);
    expect(server.lines()).toEqual([
      "DELETE /repos/omi/omi/releases/assets/1",
      "DELETE /repos/omi/omi/releases/assets/1",
    ]);
  });

  test("is downloaded from GitHub's storage, which never sees the token", async () => {
    const storage = await scriptedServer((_, count) =>
      count === 1 ? "truncate" : { status: 200, body: BYTES },
    );
    const { server, github } = await adapterAt(() => ({
      status: 302,
      headers: { location: `${storage.url}/blob?sig=secret` },
    }));
    const target = path.join(folder, "downloaded");
    await github.downloadAsset(ASSET, target);
    expect(readFileSync(target).equals(BYTES)).toBe(true);
    expect(server.lines()).toEqual([
      "GET /repos/omi/omi/releases/assets/1",
      "GET /repos/omi/omi/releases/assets/1",
    ]);
    expect(server.requests[0]?.headers).toMatchObject({
      accept: "application/octet-stream",
      authorization: "token ghs_secret",
    });
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("that is gone leaves nothing on disk", async () => {
    const { github } = await adapterAt(() => json({ message: "Not Found" }, 404));
    const call = github.downloadAsset(ASSET, path.join(folder, "downloaded"));
    expect((await failureOf(call)).code).toBe("github-not-found");
    expect(readdirSync(folder)).toEqual(["a.whl"]);
  });
});
