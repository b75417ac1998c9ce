import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseEntryPoints } from "../../src/archives/entry-points.ts";

test("entry points are read by group, as written", () => {
  const text = [
    "# made by hand",
    "lost = before:any_group",
    "[console_scripts]",
    "omi = omi.cli:main",
    "Omi-Admin=omi.admin:run [admin]\r",
    "; a comment",
    "no value",
    "",
    "  [ omi.plugins ]  ",
    "a = b = c",
  ].join("\n");
  expect(parseEntryPoints(text)).toEqual([
    { group: "console_scripts", name: "omi", value: "omi.cli:main" },
    { group: "console_scripts", name: "Omi-Admin", value: "omi.admin:run [admin]" },
    { group: "omi.plugins", name: "a", value: "b = c" },
  ]);
});

test("any text can be asked for its entry points", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { name, value } of parseEntryPoints(`[g]\n${text}`)) {
        expect(text).toContain(name);
        expect(text).toContain(value);
      }
    }),
  );
});
