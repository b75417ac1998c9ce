import { describe, expect, test } from "@jest/globals";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json } from "../http/scripted-server.ts";
import { adapterAt, COMMIT } from "./adapter-at.ts";

const OBJECT = "a".repeat(40);
const NESTED = "b".repeat(40);

/** Answers by path; whatever is not there is a 404. */
const serving =
  (answers: Readonly<Record<string, Act>>) =>
  ({ url }: { readonly url: string }): Act =>
    answers[decodeURIComponent(url)] ?? json({ message: "Not Found" }, 404);

const ref = (type: string, sha: string) => json({ ref: "refs/tags/v1", object: { type, sha } });
const REF = "/repos/omi/omi/git/ref/tags/v1";
const tagObject = (sha: string) => `/repos/omi/omi/git/tags/${sha}`;

describe("the repository", () => {
  test("says what its default branch is, to whom has the token", async () => {
    const { server, github } = await adapterAt(() =>
      json({ default_branch: "trunk", private: false }),
    );
    expect(await github.repository()).toEqual({ defaultBranch: "trunk", private: false });
    expect(server.lines()).toEqual(["GET /repos/omi/omi"]);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: "token ghs_secret",
      "user-agent": "tag2pypi/1.2.3 (+https://example.org/tag2pypi)",
    });
  });

  test("is asked again after a passing failure", async () => {
    const acts: Act[] = ["reset", { status: 502 }, "truncate"];
    const { clock, github } = await adapterAt(
      () => acts.shift() ?? json({ default_branch: "main", private: true }),
    );
    expect(await github.repository()).toEqual({ defaultBranch: "main", private: true });
    expect(clock.waits).toEqual([1000, 2000, 4000]);
  });

  test("that answers nonsense is not believed", async () => {
    const { github } = await adapterAt(() => json({ default_branch: "main" }));
    expect((await failureOf(github.repository())).message).toBe(
      "GitHub gives an answer that cannot be used: `private` is missing.",
    );
  });

  test("that moved is not followed with the token", async () => {
    const moved = { status: 301, headers: { location: "/repositories/1" } };
    const { server, github } = await adapterAt(() => moved);
    expect((await failureOf(github.repository())).code).toBe("redirect-refused");
    expect(server.requests).toHaveLength(1);
  });
});

describe("a tag", () => {
  test("that is lightweight is its commit", async () => {
    const { github } = await adapterAt(serving({ [REF]: ref("commit", COMMIT) }));
    expect(await github.tag("v1")).toEqual({ name: "v1", object: COMMIT, commit: COMMIT });
  });

  test("that is annotated is peeled, even if it tags a tag", async () => {
    const { github } = await adapterAt(
      serving({
        [REF]: ref("tag", OBJECT),
        [tagObject(OBJECT)]: json({ object: { type: "tag", sha: NESTED } }),
        [tagObject(NESTED)]: json({ object: { type: "commit", sha: COMMIT } }),
      }),
    );
    expect(await github.tag("v1")).toEqual({ name: "v1", object: OBJECT, commit: COMMIT });
  });

  test("that is not there is none", async () => {
    const { github } = await adapterAt(serving({}));
    expect(await github.tag("v1")).toBeUndefined();
  });

  test("of no commit is refused", async () => {
    const { github } = await adapterAt(serving({ [REF]: ref("tree", OBJECT) }));
    expect(await failureOf(github.tag("v1"))).toEqual({
      code: "tag-not-commit",
      severity: "error",
      message: `The tag v1 points to a tree (${OBJECT}) and not to a commit.`,
      hint: "Tag the commit that is to be released, under the next version.",
    });
  });

  test("of tags without end is refused", async () => {
    const { server, github } = await adapterAt(
      serving({
        [REF]: ref("tag", OBJECT),
        [tagObject(OBJECT)]: json({ object: { type: "tag", sha: OBJECT } }),
      }),
    );
    expect((await failureOf(github.tag("v1"))).code).toBe("tag-not-commit");
    expect(server.requests).toHaveLength(11);
  });
});

describe("branches", () => {
  test("come from every page", async () => {
    const { server, github } = await adapterAt(({ url, headers }) => {
      const next = `<http://${headers.host}/repos/omi/omi/branches?per_page=100&page=2>; rel="next"`;
      const page = url.includes("page=2") ? [{ name: "hotfix/1" }] : [{ name: "main" }];
      const answer = json(page);
      return url.includes("page=2") || typeof answer === "string"
        ? answer
        : { ...answer, headers: { ...answer.headers, link: next } };
    });
    expect(await github.branches()).toEqual(["main", "hotfix/1"]);
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    json({ message: "?" }),
    json([{}]),
    { status: 200, body: "" },
    { status: 200, body: "<html>" },
  ])("are never none by accident: %j", async (act) => {
    const { github } = await adapterAt(() => act);
    expect((await failureOf(github.branches())).code).toBe("response-invalid");
  });

  test.each([
    ["ahead", true],
    ["identical", true],
    ["behind", false],
    ["diverged", false],
  ])("that are %s of the commit: %j", async (status, contains) => {
    const { server, github } = await adapterAt(() => json({ status }));
    expect(await github.branchContains("hotfix/1", COMMIT)).toBe(contains);
    expect(server.requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      `/repos/omi/omi/compare/${COMMIT}...hotfix/1?per_page=1`,
    ]);
  });

  test("that are gone hold nothing", async () => {
    const { github } = await adapterAt(serving({}));
    expect(await github.branchContains("main", COMMIT)).toBe(false);
  });
});
