import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { git, HERE, READ_TOKEN, refusalOf, startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  for (const { id } of world.github.state.releases) {
    await world.writer.rest.repos.deleteRelease({ ...HERE, release_id: id });
  }
  world.github.switches.immutableReleases = false;
});
afterAll(() => world.end());

const create = (tag: string, more: object = {}) =>
  world.writer.rest.repos.createRelease({ ...HERE, tag_name: tag, ...more });
const update = (id: number, changes: object) =>
  world.writer.rest.repos.updateRelease({ ...HERE, release_id: id, ...changes });
const byTag = (tag: string) => world.writer.rest.repos.getReleaseByTag({ ...HERE, tag });
const latest = async () => (await world.writer.rest.repos.getLatestRelease(HERE)).data.tag_name;

const NOT_FOUND = { status: 404, message: "Not Found" };
const invalid = (...errors: object[]) => ({ status: 422, message: "Validation Failed", errors });
const TAKEN = invalid({ resource: "Release", code: "already_exists", field: "tag_name" });

describe("A draft", () => {
  test("is found in the list by those who may write, and in no other way", async () => {
    const { data } = await create("v0.2.0", { draft: true });
    const listed = async (token?: string) =>
      (await world.connect(token).rest.repos.listReleases(HERE)).data.map(({ id }) => id);
    expect((await world.writer.rest.repos.listReleases(HERE)).data).toEqual([data]);
    expect([await listed(READ_TOKEN), await listed()]).toEqual([[], []]);
    expect(await refusalOf(byTag("v0.2.0"))).toEqual(NOT_FOUND);
    const reader = world.connect(READ_TOKEN).rest.repos;
    expect(await refusalOf(reader.getRelease({ ...HERE, release_id: data.id }))).toEqual(NOT_FOUND);
  });

  test("may have brothers for the same tag, newest first in the list", async () => {
    const one = await create("v0.2.0", { draft: true });
    const two = await create("v0.2.0", { draft: true });
    const { data } = await world.writer.rest.repos.listReleases(HERE);
    expect(data.map(({ id, tag_name }) => [id, tag_name])).toEqual([
      [two.data.id, "v0.2.0"],
      [one.data.id, "v0.2.0"],
    ]);
  });

  test("has no tag in its address until it is published", async () => {
    const { data: draft } = await create("v0.2.0", { draft: true });
    expect(draft.html_url).toMatch(/\/slapglif\/omi\/releases\/tag\/untagged-[0-9a-f]{20}$/);
    const { data } = await update(draft.id, { draft: false });
    expect(data).toMatchObject({
      draft: false,
      html_url: `${world.github.serverUrl}/slapglif/omi/releases/tag/v0.2.0`,
      published_at: world.clock.now().toISOString(),
      created_at: "2026-01-02T02:04:05Z",
    });
    expect((await byTag("v0.2.0")).data).toEqual(data);
  });
});

describe("Publishing", () => {
  test("makes a tag that does not exist, at the target", async () => {
    const { data } = await create("v0.0.9", { draft: true, target_commitish: world.first });
    await expect(git(world.gitDirectory, "rev-parse", "v0.0.9")).rejects.toThrow();
    await update(data.id, { draft: false });
    expect(await git(world.gitDirectory, "rev-parse", "v0.0.9")).toBe(world.first);
    await git(world.gitDirectory, "tag", "--delete", "v0.0.9");
  });

  test("leaves a tag that exists where it is", async () => {
    await create("v0.1.0", { target_commitish: world.second });
    expect(await git(world.gitDirectory, "rev-parse", "v0.1.0")).toBe(world.annotation);
  });

  test("is refused for a second published release of a tag, but not for one more draft", async () => {
    const draft = await create("v0.2.0", { draft: true });
    await create("v0.2.0");
    expect(await refusalOf(create("v0.2.0"))).toEqual(TAKEN);
    expect((await create("v0.2.0", { draft: true })).status).toBe(201);
    expect(await refusalOf(update(draft.data.id, { draft: false }))).toEqual(TAKEN);
  });
});

describe("The latest release", () => {
  test.each([
    ["true", "v0.1.0"],
    [undefined, "v0.1.0"],
    ["false", "v0.2.0"],
    ["legacy", "v0.2.0"],
  ])("after an older version is published with make_latest %s is %s", async (make, expected) => {
    await create("v0.2.0");
    const { data } = await create("v0.1.0", { draft: true });
    await update(data.id, { draft: false, ...(make === undefined ? {} : { make_latest: make }) });
    expect(await latest()).toBe(expected);
  });

  test("is never a draft or a prerelease", async () => {
    await create("v0.2.0", { draft: true });
    await create("v0.1.0", { prerelease: true, make_latest: "true" });
    expect(await refusalOf(latest())).toEqual(NOT_FOUND);
  });
});

describe("An immutable release", () => {
  test("keeps its tag and stays published, while its text may change", async () => {
    world.github.switches.immutableReleases = true;
    const { data } = await create("v0.0.2");
    const frozen = (field: string) => {
      const message = `${field} cannot be changed when release is immutable`;
      return invalid({ resource: "Release", code: "custom", field, message });
    };
    expect(data.immutable).toBe(true);
    expect(await refusalOf(update(data.id, { draft: true }))).toEqual(frozen("state"));
    expect(await refusalOf(update(data.id, { tag_name: "v1" }))).toEqual(frozen("tag_name"));
    const changed = await update(data.id, { name: "New title", prerelease: true });
    expect(changed.data).toMatchObject({ name: "New title", prerelease: true, immutable: true });
  });

  test("spends its tag for ever", async () => {
    world.github.switches.immutableReleases = true;
    const { data } = await create("v0.0.1");
    await world.writer.rest.repos.deleteRelease({ ...HERE, release_id: data.id });
    expect(await refusalOf(create("v0.0.1"))).toEqual(
      invalid(
        {
          resource: "Release",
          code: "custom",
          field: "tag_name",
          message: "tag_name was used by an immutable release",
        },
        {
          resource: "Release",
          code: "custom",
          message: "Published releases must have a valid tag",
        },
      ),
    );
  });
});

describe("A request for a release is refused", () => {
  const tooLong = {
    resource: "Release",
    code: "custom",
    field: "body",
    message: "body is too long (maximum is 125000 characters)",
  };
  test.each<[string, object, unknown]>([
    ["with a body over 125000 characters", { body: "ä".repeat(125_001) }, invalid(tooLong)],
    [
      "with a target that is neither a branch nor a commit",
      { tag_name: "v7", target_commitish: "v0.1.0" },
      invalid({ resource: "Release", code: "invalid", field: "target_commitish" }),
    ],
    [
      "with make_latest that is no such word",
      { make_latest: "yes" },
      {
        status: 422,
        message:
          'Invalid request.\n\nFor \'properties/make_latest\', "yes" is not a member of ["true","false","legacy"].',
      },
    ],
    [
      "with a field of the wrong type",
      { draft: "no" },
      {
        status: 422,
        message: "Invalid request.\n\nFor 'properties/draft', \"no\" is not a boolean.",
      },
    ],
  ])("%s", async (_, more, expected) => {
    expect(await refusalOf(create("v0.2.0", more))).toEqual(expected);
    expect(world.github.state.releases).toEqual([]);
  });

  test("without a tag, or with what is not JSON", async () => {
    const post = async (body: string) => {
      const address = `${world.github.apiUrl}/repos/slapglif/omi/releases`;
      const headers = { authorization: "Bearer ghs_mayWrite" };
      const answer = await fetch(address, { method: "POST", headers, body });
      return [answer.status, ((await answer.json()) as { message: string }).message];
    };
    expect(await post("{}")).toEqual([422, 'Invalid request.\n\n"tag_name" wasn\'t supplied.']);
    expect(await post("{")).toEqual([400, "Problems parsing JSON"]);
    expect(await post("[]")).toEqual([400, "Body should be a JSON object"]);
  });

  test("but a body of exactly 125000 characters is taken, astral ones counted once", async () => {
    const { data } = await create("v0.2.0", { draft: true, body: "𝄞".repeat(125_000) });
    expect(data.body).toHaveLength(250_000);
  });
});

describe("Generated notes", () => {
  test("link to what changed since the last published release, or to all of it", async () => {
    const notes = async () =>
      (await world.writer.rest.repos.generateReleaseNotes({ ...HERE, tag_name: "v0.2.0" })).data;
    const page = `${world.github.serverUrl}/slapglif/omi`;
    expect(await notes()).toEqual({
      name: "v0.2.0",
      body: `**Full Changelog**: ${page}/commits/v0.2.0`,
    });
    await create("v0.1.0");
    expect(await notes()).toEqual({
      name: "v0.2.0",
      body: `**Full Changelog**: ${page}/compare/v0.1.0...v0.2.0`,
    });
  });

  test("follow the given body where a release asks for them", async () => {
    const { data } = await create("v0.2.0", { body: "Ours.", generate_release_notes: true });
    expect(data).toMatchObject({
      name: "v0.2.0",
      body: `Ours.\n\n**Full Changelog**: ${world.github.serverUrl}/slapglif/omi/commits/v0.2.0`,
    });
  });

  test("need tags that exist", async () => {
    const { repos } = world.writer.rest;
    const from = { ...HERE, tag_name: "v0.2.0", previous_tag_name: "v0.0.0" };
    expect(await refusalOf(repos.generateReleaseNotes(from))).toEqual(NOT_FOUND);
    const at = { ...HERE, tag_name: "v5", target_commitish: "nowhere" };
    expect(await refusalOf(repos.generateReleaseNotes(at))).toEqual(NOT_FOUND);
  });
});

describe("The list of releases", () => {
  test("comes in pages that link to one another by the repository's number", async () => {
    for (let count = 0; count < 5; count += 1) await create("v0.2.0", { draft: true });
    const pages = world.writer.rest.repos.listReleases;
    const { data, headers } = await pages({ ...HERE, per_page: 2, page: 2 });
    const link = (page: number, relation: string) =>
      `<${world.github.apiUrl}/repositories/424242/releases?per_page=2&page=${page}>; rel="${relation}"`;
    expect(data).toHaveLength(2);
    expect(headers.link).toBe(
      [link(1, "prev"), link(3, "next"), link(3, "last"), link(1, "first")].join(", "),
    );
    const all = await world.writer.paginate(pages, { ...HERE, per_page: 2 });
    expect(all.map(({ id }) => id)).toEqual(world.github.state.releases.map(({ id }) => id));
    expect((await pages(HERE)).headers.link).toBeUndefined();
  });
});
