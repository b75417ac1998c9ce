import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const python = fileURLToPath(new URL("../../../python/", import.meta.url));

/** Name and version to digests. */
const locked = new Map(
  readFileSync(`${python}audit-requirements.txt`, "utf8")
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name, version] = /^([\w-]+)(?:\[\w+\])?==([\w.]+) /.exec(line) ?? [line];
      return [`${name}-${version}`, line.match(/(?<=--hash=sha256:)[0-9a-f]{64}/g) ?? []];
    }),
);

test("pip-audit and all it needs are pinned by version and digest", () => {
  expect([...locked.keys()].filter((name) => !/^[a-z][a-z0-9-]*-\d[\w.]*$/.test(name))).toEqual([]);
  expect([...locked].filter(([, digests]) => digests.length === 0)).toEqual([]);
  expect([...locked.keys()]).toContainEqual(expect.stringMatching(/^pip-audit-\d/));
});

test("what is carried is not fetched for it: pip, packaging and tomli are the same files", () => {
  const shared = readdirSync(`${python}wheels`).flatMap((file) => {
    const digests = locked.get(file.split("-", 2).join("-"));
    const bytes = readFileSync(`${python}wheels/${file}`);
    const own = createHash("sha256").update(bytes).digest("hex");
    return digests?.some((digest) => digest === own) ? [file.split("-")[0]] : [];
  });
  expect(shared).toEqual(["packaging", "pip", "tomli"]);
});
