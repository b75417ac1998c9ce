import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  flag,
  items,
  member,
  optional,
  parseJson,
  text,
  wholeNumber,
} from "../../../src/adapters/http/shape.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

const answer = (value: unknown) => ({ service: "PyPI", path: "", value });

describe("an answer is read field by field", () => {
  test("and gives what it holds", () => {
    const read = parseJson("PyPI", '{"files":[{"name":"a","size":1,"yanked":false,"sig":null}]}');
    const [file] = items(member(read, "files"));
    if (file === undefined) throw new Error("no file");
    expect(text(member(file, "name"))).toBe("a");
    expect(wholeNumber(member(file, "size"))).toBe(1);
    expect(flag(member(file, "yanked"))).toBe(false);
    expect(optional(member(file, "sig"), text)).toBeUndefined();
    expect(optional(member(file, "other"), text)).toBeUndefined();
  });

  test.each([
    [
      "`files[1].hashes` is not an object",
      () =>
        member(
          member(
            items(member(answer({ files: [{}, { hashes: 1 }] }), "files"))[1] ?? answer(0),
            "hashes",
          ),
          "sha256",
        ),
    ],
    ["it is not an object", () => member(answer([]), "files")],
    ["it is not an object", () => member(answer(null), "files")],
    ["`files` is missing", () => items(member(answer({}), "files"))],
    [
      "`files` is not a list of at most 300000",
      () => items(member(answer({ files: new Array(300_001).fill(0) }), "files")),
    ],
    ["`files` is not a list", () => items(member(answer({ files: {} }), "files"))],
    ["`name` is not text", () => text(member(answer({ name: null }), "name"))],
    ["`size` is not a whole number", () => wholeNumber(member(answer({ size: 1.5 }), "size"))],
    ["`draft` is not true or false", () => flag(member(answer({ draft: "no" }), "draft"))],
    ["it is not JSON", () => parseJson("PyPI", "{")],
    ["`constructor` is missing", () => text(member(answer({}), "constructor"))],
  ])("or says: %s", (why, read) => {
    expect(read).toThrow(new Error(`PyPI gives an answer that cannot be used: ${why}.`));
  });

  test("and whatever it is, fails in no other way", () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (body, name) => {
        for (const read of [text, wholeNumber, flag, items]) {
          try {
            read(member(parseJson("PyPI", body), name));
          } catch (error) {
            if (!(error instanceof ReleaseError)) throw error;
          }
        }
      }),
    );
  });
});
