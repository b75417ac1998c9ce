import { describe, expect, test } from "@jest/globals";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json } from "../http/scripted-server.ts";
import { adapterAt, COMMIT } from "./adapter-at.ts";

const id = (letter: string) => letter.repeat(40);
const blob = (path: string, sha: string) => ({ path, mode: "100644", type: "blob", sha, size: 3 });
const folder = (path: string, sha: string) => ({ path, mode: "040000", type: "tree", sha });
const submodule = (path: string, sha: string) => ({ path, mode: "160000", type: "commit", sha });
const tree = (entries: readonly object[], truncated = false) => json({ tree: entries, truncated });

const TREES = "/repos/omi/omi/git/trees/";

/** Answers by what follows `/git/trees/`. */
const serving =
  (answers: Readonly<Record<string, Act>>) =>
  ({ url }: { readonly url: string }): Act =>
    answers[url.replace(TREES, "")] ?? json({ message: "Not Found" }, 404);

describe("the tree of a commit", () => {
  test("comes whole with one request", async () => {
    const { server, github } = await adapterAt(
      serving({
        [`${COMMIT}?recursive=1`]: tree([
          folder("a", id("1")),
          blob("a/b", id("2")),
          submodule("c", id("3")),
        ]),
      }),
    );
    expect(await github.tree(COMMIT)).toEqual({
      truncated: false,
      entries: [
        { path: "a", mode: "040000", type: "tree", id: id("1") },
        { path: "a/b", mode: "100644", type: "blob", id: id("2"), size: 3 },
        { path: "c", mode: "160000", type: "commit", id: id("3") },
      ],
    });
    expect(server.lines()).toEqual([`GET ${TREES}${COMMIT}?recursive=1`]);
  });

  test("comes folder by folder where GitHub cuts it off", async () => {
    const { github } = await adapterAt(
      serving({
        [`${COMMIT}?recursive=1`]: tree([blob("a/incomplete", id("9"))], true),
        [COMMIT]: tree([folder("a", id("1")), blob("b", id("2"))]),
        [`${id("1")}?recursive=1`]: tree([], true),
        [id("1")]: tree([folder("deep", id("3")), blob("c", id("4"))]),
        [`${id("3")}?recursive=1`]: tree([folder("e", id("5")), blob("e/f", id("6"))]),
      }),
    );
    const { entries, truncated } = await github.tree(COMMIT);
    expect(truncated).toBe(false);
    expect(entries.map(({ path, id: name }) => [path, name])).toEqual([
      ["a", id("1")],
      ["b", id("2")],
      ["a/deep", id("3")],
      ["a/c", id("4")],
      ["a/deep/e", id("5")],
      ["a/deep/e/f", id("6")],
    ]);
  });

  test("is known to be incomplete where one folder has more than GitHub gives", async () => {
    const { github } = await adapterAt(
      serving({
        [`${COMMIT}?recursive=1`]: tree([], true),
        [COMMIT]: tree([blob("a", id("1"))], true),
      }),
    );
    expect(await github.tree(COMMIT)).toMatchObject({ truncated: true });
  });

  test("is known to be incomplete where it would take too many requests", async () => {
    const { server, github } = await adapterAt(({ url }) =>
      url.includes("recursive")
        ? tree([], true)
        : tree([folder("a", id("1")), folder("b", id("2"))]),
    );
    expect(await github.tree(COMMIT)).toMatchObject({ truncated: true });
    expect(server.requests).toHaveLength(200);
  });

  test("must be one", async () => {
    const odd = { ...blob("a", id("1")), type: "tag" };
    const { github } = await adapterAt(() => tree([odd]));
    expect(await failureOf(github.tree(COMMIT))).toMatchObject({
      code: "response-invalid",
      message:
        "GitHub gives an answer that cannot be used: `tree[0].type` is not blob, tree or commit.",
    });
  });
});

describe("a file's content", () => {
  const BLOB = `/repos/omi/omi/git/blobs/${id("a")}`;

  test("comes by its object name", async () => {
    const { server, github } = await adapterAt(() =>
      json({ encoding: "base64", content: "YSBm\naWxlCg==\n" }),
    );
    expect(Buffer.from((await github.blob(id("a"))) ?? []).toString()).toBe("a file\n");
    expect(server.lines()).toEqual([`GET ${BLOB}`]);
  });

  test("is undefined where GitHub does not show it", async () => {
    const { github } = await adapterAt(() => json({ message: "Not Found" }, 404));
    expect(await github.blob(id("a"))).toBeUndefined();
  });

  test("must be encoded as GitHub says", async () => {
    const { github } = await adapterAt(() => json({ encoding: "none", content: "" }));
    expect((await failureOf(github.blob(id("a")))).code).toBe("response-invalid");
  });
});
