import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  git,
  NO_CONTENTS_TOKEN,
  READ_TOKEN,
  REPOSITORY,
  startWorld,
  type World,
  WRITE_TOKEN,
} from "./world.ts";

let publicWorld: World;
let privateWorld: World;
beforeAll(async () => {
  publicWorld = await startWorld();
  privateWorld = await startWorld({ repository: { ...REPOSITORY, visibility: "private" } });
});
afterAll(async () => {
  await publicWorld.end();
  await privateWorld.end();
});

let clones = 0;
async function clone(world: World, token?: string, ...more: readonly string[]): Promise<string> {
  clones += 1;
  const target = join(world.folder, `clone-${clones}`);
  const address = `${world.github.serverUrl}/slapglif/omi.git`;
  await withToken(token, () => git(world.folder, "clone", "--quiet", ...more, address, target));
  return target;
}

/** As actions/checkout gives its token to git, but by environment. */
async function withToken<T>(token: string | undefined, act: () => Promise<T>): Promise<T> {
  if (token === undefined) return act();
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  Object.assign(process.env, {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  });
  try {
    return await act();
  } finally {
    for (const name of ["COUNT", "KEY_0", "VALUE_0"]) delete process.env[`GIT_CONFIG_${name}`];
  }
}

describe("A clone over HTTP", () => {
  test("of a public repository needs no token and has tags and branches", async () => {
    const target = await clone(publicWorld);
    const tags = await git(target, "for-each-ref", "--format=%(refname)", "refs/tags");
    expect(await git(target, "rev-parse", "refs/tags/v0.1.0")).toBe(publicWorld.annotation);
    expect(tags.split("\n")).toEqual(["refs/tags/v0.1.0", "refs/tags/v0.2.0"]);
    expect(await git(target, "rev-parse", "origin/hotfix/0.1")).toBe(publicWorld.fix);
  });

  test("may be shallow, without blobs, or of one commit by its name", async () => {
    const shallow = await clone(publicWorld, undefined, "--depth=1", "--branch=v0.1.0");
    expect(await git(shallow, "rev-list", "--count", "HEAD")).toBe("1");
    const address = `${publicWorld.github.serverUrl}/slapglif/omi.git`;
    await git(shallow, "fetch", "--quiet", "--depth=1", address, publicWorld.lonely);
    expect(await git(shallow, "rev-parse", "FETCH_HEAD")).toBe(publicWorld.lonely);
    const bare = await clone(publicWorld, undefined, "--bare", "--filter=blob:none");
    expect(await git(bare, "config", "remote.origin.partialclonefilter")).toBe("blob:none");
  });

  test("of a private repository takes a token that may read", async () => {
    const target = await clone(privateWorld, READ_TOKEN);
    expect(await git(target, "rev-parse", "origin/main")).toBe(privateWorld.second);
  });

  test.each<[string, string | undefined, RegExp]>([
    ["no token", undefined, /could not read Username|terminal prompts disabled/],
    ["an unknown token", "ghs_unknown", /Authentication failed|could not read Username/],
    ["a token without contents", NO_CONTENTS_TOKEN, /not found/],
  ])("of a private repository is refused for %s", async (_, token, message) => {
    await expect(clone(privateWorld, token)).rejects.toThrow(message);
  });

  test("of another repository is not found", async () => {
    const address = `${publicWorld.github.serverUrl}/slapglif/other.git/info/refs`;
    expect((await fetch(`${address}?service=git-upload-pack`)).status).toBe(404);
  });
});

describe("A push over HTTP", () => {
  test("takes a token that may write, and the API knows the tag at once", async () => {
    const target = await clone(publicWorld);
    await writeFile(
      join(target, "big.bin"),
      Buffer.alloc(2_000_000, "not compressible? no matter"),
    );
    await git(target, "config", "user.name", "Ada Lovelace");
    await git(target, "config", "user.email", "ada@example.org");
    await git(target, "add", "--all");
    await git(target, "commit", "--quiet", "--message", "Push");
    await git(target, "tag", "v0.3.0");
    const push = () => git(target, "push", "--quiet", "--atomic", "origin", "v0.3.0");
    await expect(withToken(READ_TOKEN, push)).rejects.toThrow(/403/);
    await expect(push()).rejects.toThrow(/could not read Username|terminal prompts disabled/);
    await withToken(WRITE_TOKEN, push);
    const { data } = await publicWorld.writer.rest.git.getRef({
      owner: "slapglif",
      repo: "omi",
      ref: "tags/v0.3.0",
    });
    expect(data.object.sha).toBe(await git(target, "rev-parse", "HEAD"));
  });
});
