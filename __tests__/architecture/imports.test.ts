import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

type Case = readonly [path: string, imported: string];

const forbidden: readonly Case[] = [
  ["src/domain/planted.ts", "../ports/machine.ts"],
  ["src/domain/planted.ts", "node:fs"],
  ["src/domain/changelog/planted.ts", "../../ports/machine.ts"],
  ["src/domain/changelog/planted.ts", "@actions/core"],
  ["src/archives/planted.ts", "node:fs/promises"],
  ["src/archives/planted.ts", "../ports/machine.ts"],
  ["src/archives/planted.ts", "node:crypto"],
  ["src/archives/blob-ids.ts", "node:fs/promises"],
  ["src/report/planted.ts", "../steps/find-tag.ts"],
  ["src/report/planted.ts", "node:process"],
  ["src/options.ts", "./ports/machine.ts"],
  ["src/steps/planted.ts", "../adapters/clock.ts"],
  ["src/steps/planted.ts", "node:child_process"],
  ["src/steps/obtain/planted.ts", "undici"],
  ["src/commands/planted.ts", "../adapters/clock.ts"],
  ["src/commands/release.ts", "../sandbox/sandbox.ts"],
  ["src/adapters/http/planted.ts", "../../steps/find-tag.ts"],
  ["src/sandbox/planted.ts", "../adapters/clock.ts"],
  ["src/sandbox/package-index/planted.ts", "../../domain/distribution/rules.ts"],
  ["src/sandbox/github/planted.ts", "../../domain/release/decisions.ts"],
  ["src/sandbox/github/planted.ts", "@octokit/rest"],
  ["src/sandbox/sigstore/planted.ts", "@sigstore/sign"],
];

const allowed: readonly Case[] = [
  ["src/domain/planted.ts", "./plan.ts"],
  ["src/domain/changelog/planted.ts", "../plan.ts"],
  ["src/domain/changelog/planted.ts", "markdown-it"],
  ["src/domain/changelog/planted.ts", "keep-a-changelog"],
  ["src/domain/version/planted.ts", "semver/functions/diff.js"],
  ["src/archives/planted.ts", "node:zlib"],
  ["src/archives/blob-ids.ts", "node:crypto"],
  ["src/steps/planted.ts", "../domain/plan.ts"],
  ["src/steps/obtain/planted.ts", "../../ports/machine.ts"],
  ["src/commands/rehearse.ts", "../sandbox/sandbox.ts"],
  ["src/adapters/http/planted.ts", "undici"],
  ["src/sandbox/package-index/planted.ts", "node:stream/promises"],
  ["src/sandbox/sigstore/planted.ts", "@sigstore/mock/dist/rekor/index.js"],
  ["src/commands/planted.ts", "../ports/release.ts"],
];

const root = join(import.meta.dirname, "../..");
let folder = "";
/** Places where Biome refuses an import, as `file:line`. */
let refused: ReadonlySet<string>;

/** Every case is an import on a line of its own in a file at its place, in a folder with our configuration. */
function plant(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const [path, imported] of [...forbidden, ...allowed]) {
    const lines = files.get(path) ?? [];
    files.set(path, [...lines, `import "${imported}";`]);
  }
  return files;
}

function placeOf([path, imported]: Case): string {
  return `${path}:${(plant().get(path) ?? []).indexOf(`import "${imported}";`) + 1}`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-imports-"));
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [path, lines] of plant()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${lines.join("\n")}\n`);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const { stdout } = spawnSync(
    process.execPath,
    [biome, "lint", "--colors=off", "--max-diagnostics=none", "--reporter=github"],
    { cwd: folder, encoding: "utf8" },
  );
  const found = stdout.matchAll(/noRestrictedImports,file=([^,]+),line=(\d+)/g);
  refused = new Set(
    [...found].map(([, file = "", line]) => `${file.slice(file.indexOf("src/"))}:${line}`),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("each folder imports only what its allow-list names", () => {
  test.each(forbidden)("%s may not import %s", (path, imported) => {
    expect([...refused]).toContain(placeOf([path, imported]));
  });

  test.each(allowed)("%s may import %s", (path, imported) => {
    expect([...refused]).not.toContain(placeOf([path, imported]));
  });
});
