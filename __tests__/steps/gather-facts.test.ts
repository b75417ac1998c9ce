import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Configuration } from "../../src/domain/project/configuration.ts";
import { gatherSourceFacts } from "../../src/steps/gather-facts.ts";
import { sourcesIn } from "./sample-sources.ts";

let root: string;
let clone: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tag2pypi-facts-"));
  clone = join(root, "clone");
  await mkdir(clone);
});
afterEach(() => rm(root, { recursive: true }));

/** Writes a file, relative to the clone; it holds its own path. */
async function write(path: string): Promise<void> {
  const target = join(clone, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, path);
}

async function link(path: string, target: string): Promise<void> {
  await mkdir(dirname(join(clone, path)), { recursive: true });
  await symlink(target, join(clone, path));
}

async function changelogOf(configuration: Partial<Configuration> = {}, workingDirectory = ".") {
  const facts = await gatherSourceFacts(sourcesIn(clone, configuration, workingDirectory));
  return facts.changelog;
}

const textAt = (path: string) => ({ kind: "text", path, text: path });
const notesAt = (path: string) => ({ kind: "notes-file", path, text: path });

describe("the changelog", () => {
  test("is found by its name, in whatever case", async () => {
    await write("History.MD");
    expect(await changelogOf()).toEqual(textAt("History.MD"));
  });

  test("is no folder of that name", async () => {
    await write("changes/1.md");
    await link("CHANGELOG", "changes");
    expect(await changelogOf()).toMatchObject({ kind: "missing" });
  });

  test("is the one that is configured, or none", async () => {
    await write("CHANGELOG.md");
    await write("docs/log.md");
    expect(await changelogOf({ changelog: "docs/log.md" })).toEqual(textAt("docs/log.md"));
    expect(await changelogOf({ changelog: "docs/news.md" })).toEqual({
      kind: "missing",
      looked: ["docs/news.md"],
    });
  });

  test("is the project's own in a monorepo, or the one above that it names or links to", async () => {
    await write("CHANGELOG.md");
    await write("packages/omi/pyproject.toml");
    expect(await changelogOf({}, "packages/omi")).toMatchObject({ kind: "missing" });
    const named = await changelogOf({ changelog: "../../CHANGELOG.md" }, "packages/omi");
    expect(named).toEqual(textAt("CHANGELOG.md"));
    await link("packages/omi/CHANGELOG.md", "../../CHANGELOG.md");
    expect(await changelogOf({}, "packages/omi")).toEqual(textAt("CHANGELOG.md"));
  });

  test("may be a link, and is read as the file that it leads to", async () => {
    await write("docs/history.md");
    await link("docs/latest.md", "history.md");
    await link("CHANGELOG.md", "docs/latest.md");
    expect(await changelogOf()).toEqual(textAt("docs/history.md"));
    await write("NEWS.rst");
    await link("log.md", "NEWS.rst");
    expect(await changelogOf({ changelog: "log.md" })).toEqual({
      kind: "not-markdown",
      path: "NEWS.rst",
    });
  });
});

describe("notes from a file of their own", () => {
  test("may be a link, too", async () => {
    await write("notes/1.0.txt");
    await link("NOTES", "notes/1.0.txt");
    expect(await changelogOf({ notes: "NOTES" })).toEqual(notesAt("notes/1.0.txt"));
  });

  test("are not looked for where GitHub makes them", async () => {
    await write("generated");
    expect(await changelogOf({ notes: "generated" })).toEqual({ kind: "generated" });
  });
});

describe("what is no part of the tagged commit is as good as missing:", () => {
  const astray = (path: string, why: string) => ({ kind: "astray", path, why });
  const leads = (target: string) =>
    `it is a link to ${target}, which is no file of the tagged commit`;

  test.each([
    ["a file beside the clone", "../outside.md", "../outside.md"],
    ["a file that is not there", "docs/gone.md", "docs/gone.md"],
    ["git's own folder", ".git/description", ".git/description"],
    ["itself", "CHANGELOG.md", "CHANGELOG.md"],
  ])("a link to %s", async (_, target, shown) => {
    await write("../outside.md");
    await write(".git/description");
    await link("CHANGELOG.md", target);
    expect(await changelogOf()).toEqual(astray("CHANGELOG.md", leads(shown)));
  });

  test("a link to an absolute path", async () => {
    await write("../outside.md");
    await link("CHANGELOG.md", join(root, "outside.md"));
    expect(await changelogOf()).toEqual(astray("CHANGELOG.md", leads(join(root, "outside.md"))));
  });

  test("a file in a folder that is a link out of the clone", async () => {
    await write("../elsewhere/notes.md");
    await link("docs", "../elsewhere");
    expect(await changelogOf({ notes: "docs/notes.md" })).toEqual(
      astray("docs/notes.md", "it is no file of the tagged commit"),
    );
  });

  test.each([
    ["changelog", "../outside.md", ".", "../outside.md"],
    ["notes", "docs/../../outside.md", ".", "../outside.md"],
    ["notes", "../../../outside.md", "packages/omi", "../outside.md"],
    ["notes", "..", ".", ".."],
  ])("a path out of the clone, of %s, %s in %s", async (key, path, workingDirectory, shown) => {
    await write("../outside.md");
    await write("packages/omi/pyproject.toml");
    expect(await changelogOf({ [key]: path }, workingDirectory)).toEqual(
      astray(shown, "it lies outside the repository"),
    );
  });

  test("a changelog under another usual name is taken in its place", async () => {
    await write("NEWS.md");
    await link("CHANGELOG.md", "../gone.md");
    expect(await changelogOf()).toEqual(textAt("NEWS.md"));
  });
});
