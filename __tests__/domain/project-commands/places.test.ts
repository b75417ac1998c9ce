import { describe, expect, test } from "@jest/globals";
import { fileWithin, placeFindings } from "../../../src/domain/project-commands/places.ts";

const layout = { roots: ["/tmp/copy", "/private/tmp/copy/"], workingDirectory: "." };

describe("a path that a tool writes", () => {
  test.each([
    ["src/omi/a.py", "src/omi/a.py"],
    ["./src//omi/../omi/a.py", "src/omi/a.py"],
    ["src\\omi\\a.py", "src/omi/a.py"],
    ["/tmp/copy/src/a.py", "src/a.py"],
    ["/private/tmp/copy/src/a.py", "src/a.py"],
  ])("%j is %s in the repository", (path, file) => expect(fileWithin(path, layout)).toBe(file));

  test.each([
    "../a.py",
    "src/../../a.py",
    "/etc/passwd",
    "/tmp/copy-of-others/a.py",
    "/tmp/copy/../a.py",
    "C:\\omi\\a.py",
    "//server/share/a.py",
    "/tmp/copy",
    ".git/config",
    "src/../.GIT/config",
    "",
    ".",
    "a\u0007.py",
    "a\u202e.py",
    "x".repeat(401),
    "::error file=a.py",
  ])("%j leads nowhere", (path) => expect(fileWithin(path, layout)).toBeUndefined());

  test("is relative to the project, which may lie below the repository's root", () => {
    const below = { ...layout, workingDirectory: "packages/omi" };
    expect(fileWithin("tests/a.py", below)).toBe("packages/omi/tests/a.py");
    expect(fileWithin("../shared/a.py", below)).toBe("packages/shared/a.py");
    expect(fileWithin("../../../a.py", below)).toBeUndefined();
    expect(fileWithin("/tmp/copy/tests/a.py", below)).toBe("tests/a.py");
  });

  test("on Windows is known in any case", () => {
    const windows = { roots: ["D:\\a\\_temp\\copy"], workingDirectory: "." };
    expect(fileWithin("d:\\A\\_temp\\copy\\src\\A.py", windows)).toBe("src/A.py");
    expect(fileWithin("D:/a/_temp/copy/src/a.py", windows)).toBe("src/a.py");
    expect(fileWithin("D:\\a\\_temp\\a.py", windows)).toBeUndefined();
  });
});

test("findings are told once each, sanitised, and a thousand at most", () => {
  const finding = { path: "a.py", line: 3, text: "::error::x\u001b[31m" };
  expect(placeFindings([finding, finding, { path: "/b.py", text: "x" }], layout)).toEqual([
    { location: { file: "a.py", line: 3 }, text: ":\u200b:error:\u200b:x [31m" },
  ]);
  const many = Array.from({ length: 5000 }, (_, line) => ({ path: "a.py", line, text: "x" }));
  expect(placeFindings(many, layout)).toHaveLength(1000);
  expect(placeFindings(many, layout)[0]).toEqual({ location: { file: "a.py" }, text: "x" });
});
