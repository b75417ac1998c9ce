import { describe, expect, test } from "@jest/globals";
import { releaseMarker } from "../../../src/domain/release/marker.ts";
import { failureOf } from "../http/failure-of.ts";
import { type Act, json, type SeenRequest } from "../http/scripted-server.ts";
import { adapterAt, COMMIT, release, releaseJson, TAG } from "./adapter-at.ts";

const MARKER = releaseMarker({
  version: "0.3.0",
  commit: COMMIT,
  manifestSha256: "d".repeat(64),
});
const TEXT = { title: "OMI v0.3.0", body: `Notes\n\n${MARKER}`, prerelease: false };
const OURS = releaseJson({ body: `Notes\r\n\r\n${MARKER}` });

/** What GitHub answers to each POST, and what it lists. */
function playing(posts: readonly Act[], list: readonly object[] = []) {
  let sent = 0;
  return ({ method }: SeenRequest): Act => {
    if (method === "GET") return json(list);
    sent += 1;
    return posts[Math.min(sent, posts.length) - 1] ?? "reset";
  };
}

const CREATE = "POST /repos/omi/omi/releases";
const LIST = "GET /repos/omi/omi/releases?per_page=100";

describe("releases", () => {
  test("are listed, drafts included, in the domain's words", async () => {
    const asset = {
      id: 1,
      name: "a.whl",
      size: 3,
      state: "uploaded",
      digest: `sha256:${"e".repeat(64)}`,
    };
    const half = { id: 2, name: "b.whl", size: 0, state: "starter", digest: null };
    const { immutable: _, ...older } = releaseJson({ id: 6, name: null, body: null, draft: false });
    const { server, github } = await adapterAt(() =>
      json([releaseJson({ immutable: true, assets: [asset, half] }), older]),
    );
    expect(await github.releases()).toEqual([
      release({
        immutable: true,
        assets: [
          { id: 1, name: "a.whl", size: 3, sha256: "e".repeat(64), complete: true },
          { id: 2, name: "b.whl", size: 0, complete: false },
        ],
      }),
      release({ id: 6, title: "", body: "", draft: false }),
    ]);
    expect(server.lines()).toEqual([LIST]);
  });

  test("name the field that is wrong", async () => {
    const { github } = await adapterAt(() => json([releaseJson(), releaseJson({ draft: 1 })]));
    expect((await failureOf(github.releases())).message).toBe(
      "GitHub gives an answer that cannot be used: `releases[1].draft` is not true or false.",
    );
  });
});

describe("a draft", () => {
  test("is created for the tag's commit", async () => {
    const { server, github } = await adapterAt(() => json(OURS, 201));
    expect(await github.createDraft(TAG, TEXT)).toEqual(release({ body: OURS.body }));
    expect(server.lines()).toEqual([CREATE]);
    expect(JSON.parse(server.requests[0]?.body.toString() ?? "")).toEqual({
      tag_name: "v0.3.0",
      target_commitish: COMMIT,
      name: "OMI v0.3.0",
      body: TEXT.body,
      prerelease: false,
      draft: true,
    });
  });

  test.each<readonly [string, Act]>([
    ["the connection breaks off", "reset"],
    ["the answer is cut off", "truncate"],
    ["GitHub fails", { status: 502 }],
  ])("is not created twice when %s", async (_, act) => {
    const others = [
      releaseJson({ id: 1, body: "Somebody's" }),
      releaseJson({ id: 2, body: OURS.body, tag_name: "v0.2.0" }),
      releaseJson({ id: 3, body: OURS.body, draft: false }),
    ];
    const { server, github } = await adapterAt(playing([act], [...others, OURS]));
    expect((await github.createDraft(TAG, TEXT)).id).toBe(7);
    expect(server.lines()).toEqual([CREATE, LIST]);
  });

  test("is created once more when it is not there, and not again", async () => {
    const { server, github } = await adapterAt(playing(["reset", "reset", json(OURS, 201)]));
    expect((await failureOf(github.createDraft(TAG, TEXT))).code).toBe("service-unreachable");
    expect(server.lines()).toEqual([CREATE, LIST, CREATE, LIST]);
  });

  test("without a marker is known by its text", async () => {
    const plain = { title: "OMI v0.3.0", body: "Notes", prerelease: false };
    const { github } = await adapterAt(playing(["reset"], [releaseJson()]));
    expect((await github.createDraft(TAG, plain)).id).toBe(7);
  });

  test("is created after GitHub asked for patience", async () => {
    const later = { status: 403, headers: { "retry-after": "60" } };
    const { server, clock, github } = await adapterAt(playing([later, json(OURS, 201)]));
    await github.createDraft(TAG, TEXT);
    expect(clock.waits).toEqual([60_000]);
    expect(server.lines()).toEqual([CREATE, CREATE]);
  });

  test("is updated without a word on whether it is one", async () => {
    const { server, github } = await adapterAt((_, count) => (count === 1 ? "reset" : json(OURS)));
    expect((await github.updateDraft(7, TEXT)).id).toBe(7);
    expect(server.lines()).toEqual([
      "PATCH /repos/omi/omi/releases/7",
      "PATCH /repos/omi/omi/releases/7",
    ]);
    expect(JSON.parse(server.requests[1]?.body.toString() ?? "")).toEqual({
      name: "OMI v0.3.0",
      body: TEXT.body,
      prerelease: false,
    });
  });

  test.each([
    [true, "true"],
    [false, "false"],
  ])("is published as the latest or not: %j", async (latest, wanted) => {
    const published = releaseJson({ draft: false });
    const { server, github } = await adapterAt((_, count) =>
      count === 1 ? { status: 504 } : json(published),
    );
    expect(await github.publishRelease(7, latest)).toEqual(release({ draft: false }));
    expect(JSON.parse(server.requests[1]?.body.toString() ?? "")).toEqual({
      draft: false,
      make_latest: wanted,
    });
  });

  test("is deleted, however often it takes", async () => {
    const { server, github } = await adapterAt(({ method }, count) => {
      if (method === "GET") return json(OURS);
      return count === 2 ? "reset" : json({ message: "Not Found" }, 404);
    });
    await github.deleteDraft(release());
    expect(server.lines()).toEqual([
      "GET /repos/omi/omi/releases/7",
      "DELETE /repos/omi/omi/releases/7",
      "DELETE /repos/omi/omi/releases/7",
    ]);
  });

  test("that is gone needs no deleting", async () => {
    const { server, github } = await adapterAt(() => json({ message: "Not Found" }, 404));
    await github.deleteDraft(release());
    expect(server.requests).toHaveLength(1);
  });

  test("that was published in the meantime is not deleted", async () => {
    const { server, github } = await adapterAt(() => json(releaseJson({ draft: false })));
    expect(await failureOf(github.deleteDraft(release()))).toEqual({
      code: "draft-published",
      severity: "error",
      message:
        "The draft for v0.3.0 was to be deleted, but it is published by now: https://github.com/omi/omi/releases/tag/v0.3.0.",
      hint: "Run the job again: it looks at what is published and goes on from there.",
    });
    expect(server.lines()).toEqual(["GET /repos/omi/omi/releases/7"]);
  });
});

test("GitHub's own notes may be asked for twice", async () => {
  const { server, github } = await adapterAt((_, count) =>
    count === 1 ? "reset" : json({ name: "v0.3.0", body: "## What's Changed" }),
  );
  expect(await github.generateNotes(TAG)).toBe("## What's Changed");
  expect(server.lines()).toEqual([
    "POST /repos/omi/omi/releases/generate-notes",
    "POST /repos/omi/omi/releases/generate-notes",
  ]);
  expect(JSON.parse(server.requests[0]?.body.toString() ?? "")).toEqual({
    tag_name: "v0.3.0",
    target_commitish: COMMIT,
  });
});
