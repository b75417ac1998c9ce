import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { git, HERE, refusalOf, startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const NOT_FOUND = { status: 404, message: "Not Found" };
const here = () => `${world.github.apiUrl}/repos/slapglif/omi`;

describe("A tag", () => {
  test("that is annotated leads to its tag object, and from there to the commit", async () => {
    const { rest } = world.writer;
    const ref = await rest.git.getRef({ ...HERE, ref: "tags/v0.1.0" });
    expect(ref.data).toMatchObject({
      ref: "refs/tags/v0.1.0",
      object: { type: "tag", sha: world.annotation, url: `${here()}/git/tags/${world.annotation}` },
    });
    const tag = await rest.git.getTag({ ...HERE, tag_sha: ref.data.object.sha });
    expect(tag.data).toMatchObject({
      tag: "v0.1.0",
      message: "The first one\n",
      tagger: { name: "Ada Lovelace", email: "ada@example.org", date: "2026-01-02T02:04:05Z" },
      object: { type: "commit", sha: world.first },
    });
  });

  test("that is lightweight leads to its commit at once", async () => {
    const { rest } = world.writer;
    const ref = await rest.git.getRef({ ...HERE, ref: "tags/v0.2.0" });
    expect(ref.data.object).toEqual({
      type: "commit",
      sha: world.second,
      url: `${here()}/git/commits/${world.second}`,
    });
    const asTag = rest.git.getTag({ ...HERE, tag_sha: world.second });
    expect(await refusalOf(asTag)).toEqual(NOT_FOUND);
  });

  test.each(["tags/v0.1", "tags/v0.1.0^{commit}", "tags", "heads/v0.1.0", "tags/a b", "tags/.."])(
    "is not found as %s",
    async (ref) => {
      expect(await refusalOf(world.writer.rest.git.getRef({ ...HERE, ref }))).toEqual(NOT_FOUND);
    },
  );

  test("that is pushed or moved meanwhile is seen as it is now", async () => {
    const read = async () =>
      (await world.writer.rest.git.getRef({ ...HERE, ref: "tags/moving" })).data.object.sha;
    await git(world.gitDirectory, "tag", "moving", world.first);
    expect(await read()).toBe(world.first);
    await git(world.gitDirectory, "tag", "--force", "moving", world.fix);
    expect(await read()).toBe(world.fix);
    await git(world.gitDirectory, "tag", "--delete", "moving");
    expect(await refusalOf(read())).toEqual(NOT_FOUND);
  });
});

describe("A commit", () => {
  test.each<[string, (world: World) => string, (world: World) => string]>([
    ["its name", ({ fix }) => fix, ({ fix }) => fix],
    ["the beginning of its name", ({ fix }) => fix.slice(0, 10), ({ fix }) => fix],
    ["a branch with a slash", () => "hotfix/0.1", ({ fix }) => fix],
    ["heads/", () => "heads/main", ({ second }) => second],
    ["an annotated tag", () => "v0.1.0", ({ first }) => first],
    ["HEAD", () => "HEAD", ({ second }) => second],
  ])("is found by %s", async (_, ref, expected) => {
    const { data } = await world.writer.rest.repos.getCommit({ ...HERE, ref: ref(world) });
    expect(data.sha).toBe(expected(world));
  });

  test("tells its people, times, tree and parents", async () => {
    const { data } = await world.writer.rest.repos.getCommit({ ...HERE, ref: world.second });
    const ada = { name: "Ada Lovelace", email: "ada@example.org", date: "2026-01-02T02:04:05Z" };
    expect(data).toMatchObject({
      html_url: `${world.github.serverUrl}/slapglif/omi/commit/${world.second}`,
      commit: {
        message: "Grow",
        author: ada,
        committer: ada,
        tree: { sha: await git(world.gitDirectory, "rev-parse", `${world.second}^{tree}`) },
      },
      parents: [{ sha: world.first }],
    });
  });

  test("gives its name alone to those who ask for that", async () => {
    const { data } = await world.writer.rest.repos.getCommit({
      ...HERE,
      ref: "v0.1.0",
      mediaType: { format: "sha" },
    });
    expect(data).toBe(world.first);
  });

  test.each(["nothing", "main~1", "v0.1.0^{tree}"])("is not found by %s", async (ref) => {
    expect(await refusalOf(world.writer.rest.repos.getCommit({ ...HERE, ref }))).toEqual({
      status: 422,
      message: `No commit found for SHA: ${ref}`,
    });
  });
});

describe("A comparison", () => {
  test.each<[string, [number, number], string[], (world: World) => string]>([
    ["v0.2.0...main", [0, 0], [], ({ second }) => second],
    ["v0.1.0...main", [1, 0], ["Grow"], ({ first }) => first],
    ["main...v0.1.0", [0, 1], [], ({ first }) => first],
    ["hotfix/0.1...main", [1, 1], ["Grow"], ({ first }) => first],
    ["slapglif:main...slapglif:hotfix/0.1", [1, 1], ["Mend"], ({ first }) => first],
  ])("of %s is %j", async (basehead, [ahead, behind], messages, mergeBase) => {
    const { repos } = world.writer.rest;
    const { data } = await repos.compareCommitsWithBasehead({ ...HERE, basehead });
    const status = [
      ["identical", "behind"],
      ["ahead", "diverged"],
    ][ahead]?.[behind];
    expect(data).toMatchObject({ status, ahead_by: ahead, behind_by: behind });
    expect(data.total_commits).toBe(ahead);
    expect(data.merge_base_commit.sha).toBe(mergeBase(world));
    expect(data.commits.map(({ commit }) => commit.message)).toEqual(messages);
  });

  test.each([
    ["main...none", "Not Found"],
    ["main", "Not Found"],
    ["main...lonely", "No common ancestor between main and lonely."],
  ])("of %s is not found", async (basehead, message) => {
    const { repos } = world.writer.rest;
    expect(await refusalOf(repos.compareCommitsWithBasehead({ ...HERE, basehead }))).toEqual({
      status: 404,
      message,
    });
  });
});

describe("Branches and trees", () => {
  test("branches are listed by name, in pages", async () => {
    const { repos } = world.writer.rest;
    const listed = await world.writer.paginate(repos.listBranches, { ...HERE, per_page: 1 });
    expect(listed.map(({ name, commit }) => [name, commit.sha])).toEqual([
      ["hotfix/0.1", world.fix],
      ["lonely", world.lonely],
      ["main", world.second],
    ]);
    expect((await repos.listBranches({ ...HERE, protected: true })).data).toEqual([]);
  });

  test("a tree is found by commit, branch or its own name", async () => {
    const tree = await git(world.gitDirectory, "rev-parse", "v0.1.0^{tree}");
    const blob = await git(world.gitDirectory, "rev-parse", "v0.1.0:README.md");
    const entry = {
      path: "README.md",
      mode: "100644",
      type: "blob",
      sha: blob,
      size: 6,
      url: `${here()}/git/blobs/${blob}`,
    };
    for (const name of [tree, world.first, "v0.1.0"]) {
      const sha = name === tree ? tree : world.first;
      const { data } = await world.writer.rest.git.getTree({
        ...HERE,
        tree_sha: name,
        recursive: "1",
      });
      expect(data).toEqual({
        sha,
        url: `${here()}/git/trees/${sha}`,
        tree: [entry],
        truncated: false,
      });
    }
    const none = world.writer.rest.git.getTree({ ...HERE, tree_sha: "0".repeat(40) });
    expect(await refusalOf(none)).toEqual(NOT_FOUND);
  });
});
