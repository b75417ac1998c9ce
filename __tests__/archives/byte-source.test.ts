import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { bytesOf, openFile } from "../../src/archives/byte-source.ts";
import { refusalOf } from "./refusals.ts";

const BYTES = Uint8Array.from({ length: 1000 }, (_, position) => position % 251);

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "byte-source-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("a byte source", () => {
  test("gives the same bytes from a file as from memory", async () => {
    const path = join(folder, "whole");
    writeFileSync(path, BYTES);
    const file = await openFile(path);
    const memory = bytesOf(BYTES);
    expect([file.size, memory.size]).toEqual([1000, 1000]);
    for (const [offset, length] of [
      [0, 1000],
      [0, 0],
      [1000, 0],
      [7, 90],
    ] as const) {
      const expected = Array.from(BYTES.slice(offset, offset + length));
      expect(Array.from(await file.read(offset, length))).toEqual(expected);
      expect(Array.from(await memory.read(offset, length))).toEqual(expected);
    }
    await file.close();
  });

  test.each([
    [990, 11],
    [1001, 0],
    [-1, 5],
    [5, -1],
  ])("refuses to read what it does not have: %d, %d", async (offset, length) => {
    const path = join(folder, "short");
    writeFileSync(path, BYTES);
    const file = await openFile(path);
    expect(await refusalOf(file.read(offset, length))).toBe("truncated");
    expect(await refusalOf(bytesOf(BYTES).read(offset, length))).toBe("truncated");
    await file.close();
  });

  test("notices that a file has become shorter", async () => {
    const path = join(folder, "shrinking");
    writeFileSync(path, BYTES);
    const file = await openFile(path);
    truncateSync(path, 10);
    expect(await refusalOf(file.read(0, 1000))).toBe("truncated");
    await file.close();
  });
});
