import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Fault } from "../../../src/sandbox/github/switches.ts";
import { HERE, refusalOf, startWorld, upload, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  for (const { id } of world.github.state.releases) {
    await world.writer.rest.repos.deleteRelease({ ...HERE, release_id: id });
  }
});
afterAll(() => world.end());

const create = (signal?: AbortSignal) =>
  world.writer.rest.repos.createRelease({
    ...HERE,
    tag_name: "v0.2.0",
    draft: true,
    ...(signal === undefined ? {} : { request: { fetch: world.checked.fetch, signal } }),
  });
const stored = () => world.github.state.releases.length;

describe("A fault that is switched on", () => {
  test("strikes as many requests to its operation as asked for, and no others", async () => {
    const unavailable = { kind: "status", status: 503, message: "Try again" } as const;
    world.github.switches.fail("repos/create-release", unavailable, 2);
    const answer = { status: 503, message: "Try again" };
    expect([await refusalOf(create()), stored()]).toEqual([answer, 0]);
    expect((await world.writer.rest.repos.listReleases(HERE)).status).toBe(200);
    expect([await refusalOf(create()), stored()]).toEqual([answer, 0]);
    expect([(await create()).status, stored()]).toEqual([201, 1]);
  });

  test("can bring headers of its own", async () => {
    const headers = { "retry-after": "7", "x-ratelimit-remaining": "0" };
    world.github.switches.fail("repos/get", { kind: "status", status: 403, headers });
    const answer = await fetch(`${world.github.apiUrl}/repos/slapglif/omi`);
    const names = ["retry-after", "x-ratelimit-remaining"];
    expect([answer.status, ...names.map((name) => answer.headers.get(name))]).toEqual([
      403,
      "7",
      "0",
    ]);
  });

  test.each<[Fault["kind"], Fault, number]>([
    ["reset", { kind: "reset" }, 0],
    ["reset-after-commit", { kind: "reset-after-commit" }, 1],
    ["status-after-commit", { kind: "status-after-commit", status: 502 }, 1],
    ["truncate", { kind: "truncate" }, 1],
  ])("of kind %s", async (_, fault, remaining) => {
    world.github.switches.fail("repos/create-release", fault);
    await expect(create()).rejects.toThrow();
    expect(stored()).toBe(remaining);
  });

  test("of kind malformed answers with a page, which octokit hands on as it is", async () => {
    world.github.switches.fail("repos/create-release", { kind: "malformed" });
    const { status, data } = await create();
    expect([status, typeof data, stored()]).toEqual([200, "string", 0]);
  });

  test("of kind hang never answers", async () => {
    world.github.switches.fail("repos/create-release", { kind: "hang" });
    await expect(create(AbortSignal.timeout(150))).rejects.toThrow();
    expect(stored()).toBe(0);
  });

  test("of kind starter leaves half an asset, which has to be deleted", async () => {
    const { data: draft } = await create();
    const send = () => upload(world.writer, world, draft.id, "omi.whl", Uint8Array.of(1, 2, 3));
    world.github.switches.fail("repos/upload-release-asset", { kind: "starter" });
    expect(await refusalOf(send())).toEqual({ status: 502, message: "Server Error" });
    const address = `${world.github.apiUrl}/repos/slapglif/omi/releases/${draft.id}/assets`;
    const headers = { authorization: "Bearer ghs_mayWrite" };
    const [asset] = (await (await fetch(address, { headers })).json()) as { id: number }[];
    expect(asset).toMatchObject({ name: "omi.whl", state: "starter", size: 0, digest: null });
    expect(await refusalOf(send())).toMatchObject({ errors: [{ code: "already_exists" }] });
    await world.writer.rest.repos.deleteReleaseAsset({ ...HERE, asset_id: asset?.id ?? 0 });
    expect((await send()).data).toMatchObject({ state: "uploaded", size: 3 });
  });
});
