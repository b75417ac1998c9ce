import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Journal } from "../../src/domain/journal.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import { readSources } from "../../src/steps/read-sources.ts";
import { commit } from "./sample-sources.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-sources-"));
});
afterEach(() => rm(folder, { recursive: true }));

test.each<[title: string, code: string, fill: (clone: string) => Promise<unknown>]>([
  ["is missing", "project-file-missing", async () => undefined],
  [
    "is a folder",
    "project-file-missing",
    (clone) => mkdir(join(clone, "pyproject.toml"), { recursive: true }),
  ],
  ["is empty", "project-name-missing", (clone) => writeFile(join(clone, "pyproject.toml"), "")],
  [
    "is no text",
    "project-file-invalid",
    (clone) => writeFile(join(clone, "pyproject.toml"), Buffer.from([0xff, 0xfe, 0, 1])),
  ],
])("a pyproject.toml that %s is told as %s", async (_title, code, fill) => {
  const git = {
    clone: async ({ into }: { readonly into: string }) => {
      await mkdir(into);
      await fill(into);
      return { committedAt: 0, lfsPointers: [] };
    },
    workspace: () => Promise.reject(new Error("nobody asks")),
    branchesContaining: () => Promise.reject(new Error("nobody asks")),
  };
  const journal = new Journal({ now: () => new Date(0) });
  const revision = { ref: "refs/heads/main", commit };
  const request = { revision, clone: join(folder, "clone"), workingDirectory: "." };
  await journal.step("read-sources", readSources(request, { git }));
  expect(diagnosticsOf(journal.report()).map((diagnostic) => diagnostic.code)).toEqual([code]);
});
