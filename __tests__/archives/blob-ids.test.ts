import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { blobId, type HashedMember, hashMembers } from "../../src/archives/blob-ids.ts";
import { bytesOf } from "../../src/archives/byte-source.ts";
import { tarGzOf } from "./tar-builder.ts";
import { zipOf } from "./zip-builder.ts";

const TEXT = "some text\n";
const BINARY = Buffer.alloc(300_000, "\0\x01binary");
const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1, "large");

function gitId(content: string | Uint8Array): string {
  const call = ["hash-object", "--stdin", "--no-filters"];
  return execFileSync("git", call, { input: content, encoding: "utf8" }).trim();
}

async function membersOf(archive: Uint8Array, kind: "sdist" | "wheel") {
  const members: HashedMember[] = [];
  await hashMembers(bytesOf(archive), kind, (member) => members.push(member));
  return members;
}

const members = [
  { name: "a/text", content: TEXT },
  { name: "a/empty", content: "" },
  { name: "a/binary", content: BINARY },
  { name: "a/large", content: LARGE },
];

/** What git and a plain SHA-256 say of the members. */
const expected = members.map(({ name, content }) => ({
  name,
  size: content.length,
  id: gitId(content),
  sha256: createHash("sha256").update(content).digest("hex"),
  ...(content === LARGE ? {} : { content: Buffer.from(content) }),
}));

describe("every file has the name that git gives its content", () => {
  test("in a wheel, without its directories", async () => {
    expect(await membersOf(zipOf([{ name: "a/" }, ...members]), "wheel")).toEqual(expected);
  });

  test("in an sdist, without its directories and links", async () => {
    const directory = { name: "a/", type: "5" };
    const link = { name: "a/link", type: "2", linkname: "text" };
    expect(await membersOf(tarGzOf([directory, ...members, link]), "sdist")).toEqual(expected);
  });

  test("where it stands by itself", () => {
    expect(blobId(Buffer.from(TEXT))).toBe(gitId(TEXT));
  });
});

test.each(["sdist", "wheel"] as const)("what is no %s is refused", async (kind) => {
  await expect(membersOf(Buffer.from("no archive"), kind)).rejects.toMatchObject({
    name: "Error",
    reason: kind === "wheel" ? "not-a-zip" : "not-a-tar",
  });
});
