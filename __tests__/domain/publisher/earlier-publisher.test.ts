import { describe, expect, test } from "@jest/globals";
import { newestRecord } from "../../../src/domain/publisher/earlier-publisher.ts";

const file = (name: string, provenance?: string) => ({ name, provenance });

describe("the file that tells who publishes a project", () => {
  test("is of the newest version, by PEP 440 and not by its name", () => {
    const newest = file("omi-0.10.0.tar.gz", "c");
    const files = [file("omi-0.9.0.tar.gz", "a"), newest, file("omi-0.10.0rc1.tar.gz", "b")];
    expect(newestRecord(files)).toEqual({ file: newest, version: "0.10.0", newest: true });
  });

  test("has provenance; whether a newer version has none is told", () => {
    const recorded = file("omi-0.9.0-py3-none-any.whl", "a");
    const files = [recorded, file("omi-0.9.0.tar.gz"), file("omi-1.0.tar.gz")];
    expect(newestRecord(files)).toEqual({ file: recorded, version: "0.9.0", newest: false });
    expect(newestRecord(files.slice(0, 2))).toMatchObject({ newest: true });
  });

  test.each([[[]], [[file("omi-1.0.tar.gz")]], [[file("omi.exe", "a")]]])(
    "is none in %j",
    (files) => {
      expect(newestRecord(files)).toBeUndefined();
    },
  );
});
