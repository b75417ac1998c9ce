import { describe, expect, test } from "@jest/globals";
import { explainBuildFailure } from "../../../src/adapters/python/explain-build.ts";

const TIP = "\nTIP pass --env-dir and --sdist-extract-dir to keep the build environment";

describe("a build that fails is explained", () => {
  test.each<[string, string, string]>([
    [
      "build-several-packages",
      `* Getting build dependencies for sdist...\nerror: Multiple top-level packages discovered in a flat-layout: ['b', 'a'].\n\nTo avoid accidental inclusion of unwanted files or directories,${TIP}`,
      "setuptools finds several top-level packages, ['b', 'a'], and does not choose between them.",
    ],
    [
      "build-no-vcs-version",
      `LookupError: setuptools-scm was unable to detect version for /tmp/omi.\n\nMake sure you're either building from a fully intact git repository${TIP}`,
      "The version is to come from git, and the build backend cannot tell it there.",
    ],
    [
      "build-no-vcs-version",
      "LookupError: Error getting the version from source `vcs`: setuptools-scm was unable to detect version",
      "The version is to come from git, and the build backend cannot tell it there.",
    ],
    [
      "build-backend-missing",
      "ModuleNotFoundError: No module named 'nowhere'\n\nERROR Backend 'nowhere.backend' is not available.",
      "The build backend nowhere.backend cannot be imported.",
    ],
    [
      "build-requirement-missing",
      "< ERROR: No matching distribution found for no-such-package>=3\n",
      "The build requires no-such-package>=3, which the package index does not have for this Python.",
    ],
    [
      "build-network",
      "< WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"refused\")'\n< ERROR: No matching distribution found for setuptools>=77",
      "pip cannot reach the package index for the build's requirements (NewConnectionError).",
    ],
    [
      "build-several-packages",
      "WARNING: Retrying after connection broken by 'ReadTimeoutError'\nerror: Multiple top-level modules discovered in a flat-layout: ['b', 'a'].",
      "setuptools finds several top-level packages, ['b', 'a'], and does not choose between them.",
    ],
  ])("%s", (code, output, message) => {
    const diagnostic = explainBuildFailure(output, "fails (exit code 1)");
    expect(diagnostic).toEqual({
      code,
      severity: "error",
      message,
      hint: expect.stringMatching(/[.\n]/),
    });
  });

  test("by the backend's own last lines where it is no known mistake", () => {
    const output = `* Building wheel...\n  File "backend.py", line 1\nReadTimeoutError: own\nValueError: no such thing\n${TIP}\nERROR Backend subprocess exited`;
    expect(explainBuildFailure(output, "fails (exit code 1)")).toEqual({
      code: "build-failed",
      severity: "error",
      message:
        'Building the distributions fails (exit code 1):\n* Building wheel...\n  File "backend.py", line 1\nReadTimeoutError: own\nValueError: no such thing',
      hint: "Try `python -m build` on a fresh clone at the tag; the complete output is in the log.",
    });
  });

  test("by the last exception where build itself fails, without build's own frames", () => {
    const told =
      "tarfile.AbsoluteLinkError: 'omi-1.0/link' is a link to an absolute path\nIt is refused.";
    const frames = (error: string) =>
      `Traceback (most recent call last):\n  File "/env/build/__main__.py", line 289, in _handle_build_error\n    yield\n  File "/lib/tarfile.py", line 2, in extract\n    raise\n    ^^^^^\n${error}`;
    const chained = `${frames("KeyError: 'inner'")}\n\nDuring handling of the above exception, another exception occurred:\n\n${frames(told)}`;
    const output = `* Building sdist...\n\n${chained}\n\nERROR 'omi-1.0/link' is a link to an absolute path\n`;
    expect(explainBuildFailure(output, "fails (exit code 1)").message).toBe(
      `Building the distributions fails (exit code 1):\n* Building sdist...\n${told}`,
    );
  });

  test("in no time, whatever a backend repeats", () => {
    const line = "Multiple top-level packages discovered in a flat-layout: [";
    const output = line.repeat(1_000_000 / line.length);
    const started = performance.now();
    expect(explainBuildFailure(output, "fails (exit code 1)").code).toBe("build-failed");
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
