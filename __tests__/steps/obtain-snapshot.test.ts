import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Journal } from "../../src/domain/journal.ts";
import { optional } from "../../src/domain/optional.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import type { BuildPorts } from "../../src/steps/obtain/build.ts";
import { obtainSnapshot } from "../../src/steps/obtain-snapshot.ts";
import { commit, sourcesIn } from "./sample-sources.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tag2pypi-snapshot-"));
  await mkdir(join(root, "dist"));
});
afterEach(() => rm(root, { recursive: true }));

/** Collects these files, as earlier jobs of the workflow would have built them. */
async function collect(names: readonly string[], version?: string) {
  for (const name of names) await writeFile(join(root, "dist", name), name);
  const journal = new Journal({ now: () => new Date(0) });
  const request = {
    plan: {
      kind: "unreleased",
      project: "omi",
      ...optional("version", version),
      ref: "refs/heads/main",
      commit,
    },
    indexes: ["testpypi"],
    sources: sourcesIn(root, { environment: ["OMI_HOME"], smoke: { commands: ["omi --help"] } }),
    workspace: root,
    packagesDirectory: "dist",
    distributions: join(root, "distributions"),
    manifestFolder: join(root, "manifest"),
  } as const;
  // Nothing is built here.
  const result = await journal.step("obtain", obtainSnapshot(request, {} as BuildPorts));
  return { result, found: diagnosticsOf(journal.report()) };
}

describe("a snapshot", () => {
  test("is of the version that its files state, and its manifest says what to try", async () => {
    const { result, found } = await collect([
      "omi-1.1.dev3.tar.gz",
      "omi-1.1.dev3-py3-none-any.whl",
    ]);
    expect(found).toEqual([]);
    expect(result).toMatchObject({
      origin: "handed-over",
      manifest: {
        plan: {
          kind: "snapshot",
          project: "omi",
          version: "1.1.dev3",
          prerelease: true,
          ref: "refs/heads/main",
          commit,
          indexes: ["testpypi"],
        },
        notes: "",
        smoke: { commands: ["omi --help"], environment: ["OMI_HOME"] },
        files: [{ name: "omi-1.1.dev3-py3-none-any.whl" }, { name: "omi-1.1.dev3.tar.gz" }],
      },
    });
    const written = await readFile(join(root, "manifest/tag2pypi-manifest.json"), "utf8");
    expect(JSON.parse(written)).toEqual(result?.manifest);
  });

  test("is not made of files of several versions", async () => {
    const { result, found } = await collect([
      "omi-1.1.dev3.tar.gz",
      "omi-1.1.dev4-py3-none-any.whl",
    ]);
    expect(result).toBeUndefined();
    expect(found).toMatchObject([
      {
        code: "snapshot-versions-differ",
        severity: "error",
        message:
          "The distributions are of several versions: omi-1.1.dev4-py3-none-any.whl, omi-1.1.dev3.tar.gz.",
      },
    ]);
  });

  test("is not of another version than pyproject.toml states, which is what later jobs read", async () => {
    const { found } = await collect(["omi-1.1.dev0.tar.gz"], "1.1");
    expect(found).toMatchObject([
      {
        code: "snapshot-versions-differ",
        message: "pyproject.toml states version 1.1; the build made 1.1.dev0.",
      },
    ]);
  });
});
