import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createRateLimit } from "../../../src/sandbox/github/rate-limit.ts";
import { startGitHub } from "../../../src/sandbox/github/server.ts";
import {
  NO_CONTENTS_TOKEN,
  READ_TOKEN,
  REPOSITORY,
  startWorld,
  type World,
  WRITE_TOKEN,
} from "./world.ts";

let world: World;
const others: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  await Promise.all(others.splice(0).map((server) => server.close()));
});
afterAll(() => world.end());

async function startAnother(visibility: "public" | "private") {
  const github = await startGitHub({
    clock: world.clock,
    repository: { ...REPOSITORY, visibility },
    defaultBranch: "main",
    gitDirectory: world.gitDirectory,
    tokens: [
      { value: WRITE_TOKEN, contents: "write" },
      { value: READ_TOKEN, contents: "read" },
      { value: NO_CONTENTS_TOKEN, contents: "none" },
    ],
  });
  others.push(github);
  return github;
}

const TOKENS = {
  nobody: undefined,
  stranger: "ghs_unknown",
  none: NO_CONTENTS_TOKEN,
  reader: READ_TOKEN,
  writer: WRITE_TOKEN,
};
const REQUESTS = {
  metadata: ["GET", ""],
  list: ["GET", "/releases"],
  create: ["POST", "/releases"],
  delete: ["DELETE", "/releases/1"],
  elsewhere: ["GET", "/pulls"],
} as const;

async function ask(
  url: string,
  request: keyof typeof REQUESTS,
  caller: keyof typeof TOKENS,
): Promise<{ status: number; message?: string; accepted: string | null }> {
  const [method, path] = REQUESTS[request];
  const token = TOKENS[caller];
  const answer = await fetch(`${url}/repos/SlapGlif/OMI${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `token ${token}` },
  });
  const body = (await answer.json()) as { message?: string };
  const accepted = answer.headers.get("x-accepted-github-permissions");
  return {
    status: answer.status,
    accepted,
    ...(body.message === undefined ? {} : { message: body.message }),
  };
}

describe("What a caller may do", () => {
  test.each<[keyof typeof TOKENS, number[], number[]]>([
    ["nobody", [200, 200, 401, 401, 404], [404, 404, 404, 404, 404]],
    ["stranger", [401, 401, 401, 401, 401], [401, 401, 401, 401, 401]],
    ["none", [200, 200, 403, 403, 404], [200, 403, 403, 403, 404]],
    ["reader", [200, 200, 403, 403, 404], [200, 200, 403, 403, 404]],
    ["writer", [200, 200, 422, 404, 404], [200, 200, 422, 404, 404]],
  ])("%s, in a public and in a private repository", async (caller, inPublic, inPrivate) => {
    const requests = Object.keys(REQUESTS) as (keyof typeof REQUESTS)[];
    const statuses = async (url: string) => {
      const answers = await Promise.all(requests.map((request) => ask(url, request, caller)));
      return answers.map(({ status }) => status);
    };
    expect(await statuses((await startAnother("public")).apiUrl)).toEqual(inPublic);
    expect(await statuses((await startAnother("private")).apiUrl)).toEqual(inPrivate);
  });

  test("is told, with the permission that is missing", async () => {
    expect(await ask(world.github.apiUrl, "create", "reader")).toEqual({
      status: 403,
      message: "Resource not accessible by integration",
      accepted: "contents=write; contents=write,workflows=write",
    });
    expect(await ask(world.github.apiUrl, "delete", "none")).toEqual({
      status: 403,
      message: "Resource not accessible by integration",
      accepted: "contents=write",
    });
    expect(await ask(world.github.apiUrl, "create", "stranger")).toEqual({
      status: 401,
      message: "Bad credentials",
      accepted: null,
    });
  });

  test("ends when the hour's requests are used up, until the next hour", () => {
    const count = createRateLimit(world.clock, 2);
    const left = () => {
      const { exceeded, headers } = count();
      return [exceeded, headers["x-ratelimit-remaining"], headers["x-ratelimit-used"]];
    };
    expect([left(), left(), left()]).toEqual([
      [false, "1", "1"],
      [false, "0", "2"],
      [true, "0", "2"],
    ]);
    world.clock.advance(3_600_000);
    expect(left()).toEqual([false, "1", "1"]);
  });

  test("is counted over both hosts, and every answer says what is left", async () => {
    const { apiUrl, uploadUrl } = await startAnother("public");
    const left = async (url: string) =>
      (await fetch(`${url}/repos/slapglif/omi`)).headers.get("x-ratelimit-remaining");
    expect([await left(apiUrl), await left(uploadUrl)]).toEqual(["999", "998"]);
  });
});

describe("An address", () => {
  test.each([
    "/repos/slapglif/other",
    "/repositories/1/releases",
    "/user",
    "/",
    "/repos/slapglif/omi/git/ref/%zz",
  ])("that GitHub does not have, %s, is not found", async (path) => {
    const answer = await fetch(`${world.github.apiUrl}${path}`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" },
    ]);
  });

  test("may be asked for its headers alone", async () => {
    const answer = await fetch(`${world.github.apiUrl}/repos/slapglif/omi`, { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });
});
