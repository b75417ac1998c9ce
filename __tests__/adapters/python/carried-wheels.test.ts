import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const python = fileURLToPath(new URL("../../../python/", import.meta.url));

test("every carried wheel is the file whose digest is listed, and nothing else is carried", () => {
  const listed = readFileSync(`${python}requirements.txt`, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, name, version, sha256] =
        /^(\S+)==(\S+).* --hash=sha256:([0-9a-f]{64})$/.exec(line) ?? [];
      return name === undefined ? [] : [[`${name}-${version}`, sha256]];
    });
  const carried = readdirSync(`${python}wheels`).map((file) => [
    file.split("-", 2).join("-"),
    createHash("sha256")
      .update(readFileSync(`${python}wheels/${file}`))
      .digest("hex"),
  ]);
  expect(Object.fromEntries(carried)).toEqual(Object.fromEntries(listed));
  expect(carried.length).toBeGreaterThan(0);
});

test("every carried wheel has its licence named, and runs on every platform", () => {
  const licences = readFileSync(`${python}LICENSES.md`, "utf8");
  for (const file of readdirSync(`${python}wheels`)) {
    expect(file).toMatch(/py3-none-any\.whl$/);
    expect(licences).toContain(`| ${file.split("-", 2).join(" ")} |`);
  }
});
