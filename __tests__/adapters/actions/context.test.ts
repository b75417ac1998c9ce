import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readRunnerContext } from "../../../src/adapters/actions/context.ts";
import { laterRefusalsOf } from "../../domain/project/refusals.ts";

const commit = "c".repeat(40);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-context-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The environment of a run on a pushed tag, with the event file's text. */
function environmentWith(
  set: Readonly<Record<string, string | undefined>> = {},
  event = '{"deleted":false}',
): Readonly<Record<string, string | undefined>> {
  const path = join(folder, "event.json");
  writeFileSync(path, event);
  return {
    GITHUB_REPOSITORY: "some-owner/some.repo_1",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: path,
    GITHUB_REF: "refs/tags/v1.0",
    GITHUB_SHA: commit,
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: "/home/runner/work/repo",
    RUNNER_TEMP: "/home/runner/temp",
    ...set,
  };
}

const CONTEXT = {
  trigger: { kind: "tag-push", tag: "v1.0", commit },
  owner: "some-owner",
  repository: "some.repo_1",
  apiUrl: "https://api.github.com",
  serverUrl: "https://github.com",
  workspace: "/home/runner/work/repo",
  temporary: "/home/runner/temp",
};

describe("the run is read from what the runner says", () => {
  test("of a pushed tag", async () => {
    expect(await readRunnerContext(environmentWith())).toEqual(CONTEXT);
  });

  test("of a published release", async () => {
    const event = '{"action":"published","release":{"tag_name":"v2.0"}}';
    const environment = environmentWith({ GITHUB_EVENT_NAME: "release" }, event);
    expect(await readRunnerContext(environment)).toEqual({
      ...CONTEXT,
      trigger: { kind: "release-published", tag: "v2.0", commit },
    });
  });

  test("of a repository named .github on a server of one's own", async () => {
    const environment = environmentWith({
      GITHUB_REPOSITORY: "o/.github",
      GITHUB_API_URL: "https://git.example/api/v3/",
      GITHUB_SERVER_URL: "https://git.example//",
    });
    expect(await readRunnerContext(environment)).toEqual({
      ...CONTEXT,
      owner: "o",
      repository: ".github",
      apiUrl: "https://git.example/api/v3",
      serverUrl: "https://git.example",
    });
  });
});

describe("an environment that is no runner's is refused", () => {
  const refusal = (what: string) => ({
    code: "runner-environment-invalid",
    severity: "error",
    message: `This is not started as a GitHub Action: ${what}.`,
    hint: "Use it as a step of a workflow (uses: …). On your own machine, tag2pypi rehearse does the same release without consequences.",
  });

  test.each([
    "GITHUB_REPOSITORY",
    "GITHUB_EVENT_NAME",
    "GITHUB_EVENT_PATH",
    "GITHUB_REF",
    "GITHUB_SHA",
    "GITHUB_API_URL",
    "GITHUB_SERVER_URL",
    "GITHUB_WORKSPACE",
    "RUNNER_TEMP",
  ])("without %s, or with an empty one", async (name) => {
    for (const value of [undefined, ""]) {
      const reading = readRunnerContext(environmentWith({ [name]: value }));
      expect(await laterRefusalsOf(reading)).toEqual([refusal(`${name} is not set`)]);
    }
  });

  test.each([
    "a/b/c",
    "a",
    "/b",
    "a/",
    "a/..",
    "a/.",
    "../b",
    "a b/c",
    "a/b\n",
    "a/b?x=1",
    "a/b#c",
    "größe/b",
  ])("with the repository %j", async (name) => {
    const reading = readRunnerContext(environmentWith({ GITHUB_REPOSITORY: name }));
    expect(await laterRefusalsOf(reading)).toEqual([
      refusal(`GITHUB_REPOSITORY is ${JSON.stringify(name)}`),
    ]);
  });

  test.each(["", "{", "refs/tags/v1.0"])("with the event file %j", async (event) => {
    const environment = environmentWith({}, event);
    expect(await laterRefusalsOf(readRunnerContext(environment))).toEqual([
      refusal(`the event file ${environment["GITHUB_EVENT_PATH"]} cannot be read as JSON`),
    ]);
  });

  test("with an event file that is not there, or a folder", async () => {
    for (const path of [join(folder, "nothing.json"), folder]) {
      const reading = readRunnerContext(environmentWith({ GITHUB_EVENT_PATH: path }));
      expect(await laterRefusalsOf(reading)).toEqual([
        refusal(`the event file ${path} cannot be read as JSON`),
      ]);
    }
  });
});
