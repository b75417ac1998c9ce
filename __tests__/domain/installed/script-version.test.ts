import { describe, expect, test } from "@jest/globals";
import { scriptVersion } from "../../../src/domain/installed/script-version.ts";

describe("the version that a command prints is found", () => {
  test.each<[string, string | undefined]>([
    ["omi, version 0.3.0 (Python 3.11)", "0.3.0"],
    ["omi 0.3.0\n", "0.3.0"],
    ["0.3.0\n", "0.3.0"],
    ["omi v0.3.0", "0.3.0"],
    ["omi (0.3.0)", "0.3.0"],
    ["OMI version: 0.3.0rc1.", "0.3.0rc1"],
    ["omi==0.3.0+g12ab", "0.3.0+g12ab"],
    ["omi/0.3.0 Python/3.11.7 Linux/6.1", "0.3.0"],
    ["omi 7", "7"],
    ["Python 3.11.7, omi 0.3.0", "0.3.0"],
    ["Omi 0.3.0", "0.3.0"],
    ["Python 3.11.7\nOpenClaw Memory v0.3.0", "0.3.0"],
    ["Loading 3 plugins...\nversion is 2.0", "2.0"],
    ["usage: omi [-h] [--data-dir DIR]", undefined],
    ["Python 3.11.7", undefined],
    ["Python version 3.11.7", undefined],
    ["Python v3.11.7", undefined],
    ["3 files", undefined],
    ["Listening on 127.0.0.1:8000", undefined],
    ["omi: wraps libfoo 2.3 or later", undefined],
    ["(c) 2024.5 Ada", undefined],
    ["OpenClaw Memory 0.3.0", undefined],
    ["the API v2 is used", undefined],
    ["", undefined],
  ])("%j → %s", (output, version) => {
    expect(scriptVersion(output, "omi")).toBe(version);
  });

  test.each<[string, readonly string[], string | undefined]>([
    ["pip 26.3 from /usr/lib/python3.11/site-packages/pip (python 3.11)", ["pip"], "26.3"],
    ["black, 23.1.0 (compiled: yes)\nPython (CPython) 3.11.2", ["black"], "23.1.0"],
    ["example 1.0.0", ["example"], "1.0.0"],
    ["omi_memory 0.3.0 on omi-host 9.1", ["Omi-Memory"], "0.3.0"],
    ["omi 0.3.0", ["omi-cli", "omi"], "0.3.0"],
    ["greeter: wraps libfoo 2.3 or later", ["greeter"], undefined],
  ])("after any of its names: %j", (output, names, version) => {
    expect(scriptVersion(output, ...names)).toBe(version);
  });

  test("without the program's name, the word version leads to it", () => {
    expect(scriptVersion("built with gtk 4.1, version 0.3.0")).toBe("0.3.0");
  });
});
