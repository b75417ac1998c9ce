import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { renameAsset } from "../../../src/sandbox/github/asset-name.ts";
import {
  HERE,
  READ_TOKEN,
  refusalOf,
  startWorld,
  upload,
  type World,
  WRITE_TOKEN,
} from "./world.ts";

let world: World;
let draft: number;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  const created = await world.writer.rest.repos.createRelease({
    ...HERE,
    tag_name: `v${world.github.state.nextId}`,
    target_commitish: "main",
    draft: true,
  });
  draft = created.data.id;
});
afterAll(() => world.end());

const BYTES = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
const send = (name: string, bytes = BYTES) => upload(world.writer, world, draft, name, bytes);
const assetsOf = (id: number) =>
  world.github.state.releases.find((release) => release.id === id)?.assets ?? [];
const invalid = (error: object) => ({
  status: 422,
  message: "Validation Failed",
  errors: [{ resource: "ReleaseAsset", ...error }],
});

describe("An asset", () => {
  test("comes back as the same bytes, with the server's own digest", async () => {
    const { data } = await send("omi-0.3.0-py3-none-any.whl");
    expect(data).toMatchObject({
      name: "omi-0.3.0-py3-none-any.whl",
      size: 300_000,
      state: "uploaded",
      digest: `sha256:${createHash("sha256").update(BYTES).digest("hex")}`,
    });
    const downloaded = await world.writer.rest.repos.getReleaseAsset({
      ...HERE,
      asset_id: data.id,
      headers: { accept: "application/octet-stream" },
    });
    expect(Buffer.from(downloaded.data as unknown as ArrayBuffer).equals(BYTES)).toBe(true);
    expect(assetsOf(draft).map(({ downloads }) => downloads)).toEqual([1]);
  });

  test("is never overwritten, and is listed with its release", async () => {
    const { data } = await send("omi.whl");
    expect(await refusalOf(send("omi.whl"))).toEqual(
      invalid({ code: "already_exists", field: "name" }),
    );
    const release = await world.writer.rest.repos.getRelease({ ...HERE, release_id: draft });
    expect(release.data.assets).toEqual([data]);
  });

  test("can be renamed, but not to a name that is taken, and deleted", async () => {
    const { data } = await send("one.whl");
    await send("two.whl");
    const asset = { ...HERE, asset_id: data.id };
    const { repos } = world.writer.rest;
    expect(await refusalOf(repos.updateReleaseAsset({ ...asset, name: "two.whl" }))).toEqual(
      invalid({ code: "already_exists", field: "name" }),
    );
    const renamed = await repos.updateReleaseAsset({ ...asset, name: "my one.whl", label: "One" });
    expect(renamed.data).toMatchObject({ name: "my.one.whl", label: "One" });
    await repos.deleteReleaseAsset(asset);
    expect(assetsOf(draft).map(({ name }) => name)).toEqual(["two.whl"]);
    expect(await refusalOf(repos.getReleaseAsset(asset))).toEqual({
      status: 404,
      message: "Not Found",
    });
  });

  test("of a draft is hidden from those who may not write", async () => {
    const { data } = await send("omi.whl");
    const reader = world.connect(READ_TOKEN).rest.repos;
    expect(await refusalOf(reader.getReleaseAsset({ ...HERE, asset_id: data.id }))).toEqual({
      status: 404,
      message: "Not Found",
    });
  });

  test("of an immutable release cannot be added, changed or deleted", async () => {
    const { data } = await send("omi.whl");
    world.github.switches.immutableReleases = true;
    const { repos } = world.writer.rest;
    await repos.updateRelease({ ...HERE, release_id: draft, draft: false });
    world.github.switches.immutableReleases = false;
    const asset = { ...HERE, asset_id: data.id };
    expect([
      await refusalOf(send("late.whl")),
      await refusalOf(repos.updateReleaseAsset({ ...asset, name: "other.whl" })),
      await refusalOf(repos.deleteReleaseAsset(asset)),
    ]).toEqual([
      { status: 422, message: "Cannot upload assets to an immutable release" },
      { status: 422, message: "Cannot update assets of an immutable release" },
      { status: 422, message: "Cannot delete assets from an immutable release" },
    ]);
    expect(assetsOf(draft).map(({ name }) => name)).toEqual(["omi.whl"]);
  });
});

describe("An upload is refused", () => {
  test("when it is empty, or has no name", async () => {
    expect(await refusalOf(send("empty.txt", new Uint8Array()))).toEqual(
      invalid({
        code: "custom",
        field: "size",
        message: "size must be greater than or equal to 1",
      }),
    );
    expect(await refusalOf(send(""))).toEqual(invalid({ code: "missing_field", field: "name" }));
  });

  test("when its length is not told beforehand", async () => {
    const address = `${world.github.uploadUrl}/repos/slapglif/omi/releases/${draft}/assets?name=a`;
    const headers = { authorization: `Bearer ${WRITE_TOKEN}`, "transfer-encoding": "chunked" };
    const status = await new Promise((resolve, reject) => {
      const sent = request(address, { method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject);
      sent.end("bytes");
    });
    expect(status).toBe(400);
    expect(assetsOf(draft)).toEqual([]);
  });

  test("at the API's own address", async () => {
    const { repos } = world.writer.rest;
    const request = repos.uploadReleaseAsset({
      ...HERE,
      baseUrl: world.github.apiUrl,
      release_id: draft,
      name: "omi.whl",
      data: "bytes",
    });
    expect(await refusalOf(request)).toEqual({ status: 404, message: "Not Found" });
  });
});

describe("The storage of asset bytes", () => {
  const locate = async () => {
    const { data } = await send("omi.whl");
    const headers = { accept: "application/octet-stream", authorization: `Bearer ${WRITE_TOKEN}` };
    const answer = await fetch(data.url, { headers, redirect: "manual" });
    return String(answer.headers.get("location"));
  };

  test("gives nothing for a changed or an old address", async () => {
    const address = await locate();
    expect((await fetch(address.replace(/expires=(\d)/, "expires=9$1"))).status).toBe(403);
    expect((await fetch(address)).status).toBe(200);
    world.clock.advance(300_000);
    expect((await fetch(address)).status).toBe(403);
  });

  test("refuses a client that sends GitHub's token along", async () => {
    const headers = { authorization: `Bearer ${WRITE_TOKEN}` };
    expect((await fetch(await locate(), { headers })).status).toBe(400);
  });

  test("knows nothing of an asset that has been deleted", async () => {
    const address = await locate();
    const [asset] = assetsOf(draft);
    await world.writer.rest.repos.deleteReleaseAsset({ ...HERE, asset_id: asset?.id ?? 0 });
    expect((await fetch(address)).status).toBe(404);
  });
});

describe("The name of an asset", () => {
  test.each([
    ["omi_openclaw-0.3.0.tar.gz", "omi_openclaw-0.3.0.tar.gz"],
    ["omi-1.0+local.whl", "omi-1.0+local.whl"],
    ["my file (1).zip", "my.file.1.zip"],
    ["app.prod-v1.3.0-(15-5)-6064eac.apk", "app.prod-v1.3.0-.15-5.-6064eac.apk"],
    ["omi_0.3.0~beta.1_amd64.deb", "omi_0.3.0.beta.1_amd64.deb"],
    ["a5_ !#$%&'()+,-.0123456789;=@ABC[]^_`abc{}~.txt", "a5_.+.-.0123456789.ABC._.abc.txt"],
    [".hidden", "default.hidden"],
    ["end.", "end"],
  ])("%s becomes %s", (name, expected) => {
    expect(renameAsset(name)).toBe(expected);
  });
});
