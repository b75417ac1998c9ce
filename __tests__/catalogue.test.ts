import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { explanations } from "../scripts/explanations/all.ts";
import { catalogue } from "../src/catalogue.ts";
import type { Catalogue } from "../src/domain/diagnostic.ts";

const root = join(import.meta.dirname, "..");
const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("catalogue.test.ts"))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");
const documentation = readFileSync(join(root, "docs/diagnostics.md"), "utf8");

describe("every diagnostic", () => {
  test.each(Object.keys(catalogue))("%s is documented, and some test produces it", (code) => {
    const [, section = ""] = documentation.split(`\n## ${code}\n`);
    const parts = section.split("\n## ")[0]?.match(/^\*\*[^*]+\*\* \S/gm);
    expect(parts).toEqual(
      ["**Why it matters.** ", "**What to do.** "].map((part) => expect.stringContaining(part)),
    );
    expect(new RegExp(`["\`'\\s]${code}["\`'\\s]`).test(tests)).toBe(true);
  });
});

test("nothing is explained that is not in the catalogue", () => {
  expect(Object.keys(explanations).toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

/** Modules that declare diagnostics, relative to src, with how many catalogues each makes. */
const declaring = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => {
    const text = readFileSync(join(root, "src", name), "utf8");
    return { name, number: text.match(/\bdefineDiagnostics\(/g)?.length ?? 0 };
  })
  .filter(({ number }) => number > 0);

/** The catalogues that a module exports. */
async function cataloguesOf(name: string): Promise<readonly Catalogue[]> {
  const module: Readonly<Record<string, unknown>> = await import(join(root, "src", name));
  return Object.values(module).flatMap((value) =>
    typeof value === "object" && value !== null && "entries" in value && "diagnose" in value
      ? [value.entries as Catalogue] // what defineDiagnostics gives
      : [],
  );
}

describe("every declaration of diagnostics", () => {
  test.each(declaring)("in $name is in the catalogue", async ({ name, number }) => {
    const declared = await cataloguesOf(name);
    expect(declared).toHaveLength(number);
    for (const entries of declared) expect(catalogue).toMatchObject(entries);
  });

  test("has codes of its own, and the catalogue has no others", async () => {
    const declared = await Promise.all(declaring.map(({ name }) => cataloguesOf(name)));
    const codes = declared.flat().flatMap((entries) => Object.keys(entries));
    expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });
});
