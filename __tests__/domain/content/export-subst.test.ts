import { describe, expect, test } from "@jest/globals";
import {
  exportSubstPatterns,
  hasPlaceholder,
  isExpansionOf,
} from "../../../src/domain/content/export-subst.ts";

test("the attribute is read with the pattern that it stands for", () => {
  const attributes =
    "# x export-subst\n*.txt text\n\n.git_archival.txt  export-subst\r\nsrc/*.py\teol=lf export-subst\na -export-subst\nb !export-subst";
  expect(exportSubstPatterns(attributes)).toEqual([".git_archival.txt", "src/*.py"]);
});

const TEMPLATE = "node: $Format:%H$\nref-names: $Format:%D$\n";

describe("an expansion", () => {
  test("is the template with plain text in its placeholders", () => {
    expect(hasPlaceholder(TEMPLATE)).toBe(true);
    expect(isExpansionOf("node: 12ab\nref-names: HEAD -> main, tag: v1\n", TEMPLATE)).toBe(true);
    expect(isExpansionOf("node: \nref-names: \n", TEMPLATE)).toBe(true);
  });

  test.each([
    "node: 12ab\nref-names: HEAD\nmore\n",
    "node: 12ab\nref-names: HEAD",
    "Node: 12ab\nref-names: HEAD\n",
    "node: 12\nab\nref-names: HEAD\n",
    `node: ${"1".repeat(401)}\nref-names: HEAD\n`,
    'node: "; exec("\nref-names: HEAD\n',
    "node: \nref-names:\n",
  ])("is not %j", (text) => {
    expect(isExpansionOf(text, TEMPLATE)).toBe(false);
  });

  test("is none of a text without placeholders, not even itself", () => {
    expect(hasPlaceholder("price: 5$")).toBe(false);
    expect(isExpansionOf("a", "a")).toBe(false);
  });
});
