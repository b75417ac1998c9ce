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
    ["Python 3.11.7\nOpenClaw Memory 0.3.0", "0.3.0"],
    ["Loading 3 plugins...\nversion is 2.0", "2.0"],
    ["pip 26.3 from /usr/lib/python3.11/site-packages/pip (python 3.11)", "26.3"],
    ["black, 23.1.0 (compiled: yes)\nPython (CPython) 3.11.2", "23.1.0"],
    ["usage: omi [-h] [--data-dir DIR]", undefined],
    ["Python 3.11.7", undefined],
    ["3 files", undefined],
    ["", undefined],
  ])("%j → %s", (output, version) => {
    expect(scriptVersion(output, "omi")).toBe(version);
  });

  test("without the program's name, the word version leads to it", () => {
    expect(scriptVersion("built with gtk 4.1, version 0.3.0")).toBe("0.3.0");
  });
});
