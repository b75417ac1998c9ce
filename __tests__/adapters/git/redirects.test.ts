import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { gitAdapter } from "../../../src/adapters/git/git.ts";
import { failureOf } from "../http/failure-of.ts";
import { scriptedServer } from "../http/scripted-server.ts";

const OBJECT = "c".repeat(40);

/** A line of git's protocol: its length in hex, itself included, and its text. */
function line(text: string): string {
  return (text.length + 4).toString(16).padStart(4, "0") + text;
}

const SERVICE = `${line("# service=git-upload-pack\n")}0000`;
const CAPABILITIES = ["version 2\n", "ls-refs\n", "fetch=shallow\n", "object-format=sha1\n"];

test("git does not take the token where the server sends it", async () => {
  const hostile = await scriptedServer(() => ({
    status: 200,
    headers: { "content-type": "application/x-git-upload-pack-advertisement" },
    body: `${SERVICE}${CAPABILITIES.map(line).join("")}0000`,
  }));
  const server = await scriptedServer(({ url }) => ({
    status: 302,
    headers: { location: hostile.url + url },
  }));
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-"));
  const git = gitAdapter({
    workspace: folder,
    remote: { url: `${server.url}/omi/omi.git`, token: "ghs_secret" },
    environment: { PATH: process.env["PATH"], HOME: folder },
    reporter: { say: () => undefined, quote: () => undefined },
  });

  const tag = { name: "v0.3.0", object: OBJECT, commit: OBJECT };
  const { code } = await failureOf(git.clone({ revision: tag, into: join(folder, "clone") }));

  expect(code).toBe("git-failed");
  expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /);
  expect(hostile.requests).toEqual([]);
  await rm(folder, { recursive: true });
});
