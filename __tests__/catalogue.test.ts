import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { catalogue } from "../src/catalogue.ts";

const root = join(import.meta.dirname, "..");
const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("catalogue.test.ts"))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");
const documentation = readFileSync(join(root, "docs/diagnostics.md"), "utf8");

describe("every diagnostic", () => {
  test.each(Object.keys(catalogue))("%s is documented, and some test produces it", (code) => {
    expect(documentation.includes(`\n## ${code}\n`)).toBe(true);
    expect(new RegExp(`["\`'\\s]${code}["\`'\\s]`).test(tests)).toBe(true);
  });
});
