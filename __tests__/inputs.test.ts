import { describe, expect, test } from "@jest/globals";
import { readInputs } from "../src/inputs.ts";
import { refusalsOf } from "./domain/project/refusals.ts";

/** Reads the inputs as a workflow file would set them. */
function read(set: Readonly<Record<string, string>> = {}) {
  const values: Readonly<Record<string, string>> = { "github-token": "job-token", ...set };
  return readInputs((name) => (Object.hasOwn(values, name) ? (values[name] ?? "") : ""));
}

const DEFAULTS = {
  tag: "",
  indexes: ["pypi"],
  apiTokens: [],
  attestations: "auto",
  rules: {},
  workingDirectory: ".",
  githubToken: "job-token",
  allowOtherRef: false,
  adoptDraft: false,
  parallelUploads: 4,
  dryRun: false,
  verify: true,
  projectCommands: true,
  ciTimeoutMs: 1_800_000,
  confirmTimeoutMs: 300_000,
};

describe("inputs", () => {
  test("have defaults, and what is not set is not there", () => {
    expect(read()).toEqual(DEFAULTS);
  });

  test("are read all", () => {
    const all = {
      tag: "refs/tags/v1.0",
      indexes: "testpypi",
      "api-token": "pypi-token",
      rules: "tag-not-canonical=off\nworkspace-dirty=warning",
      "working-directory": "packages/omi",
      "packages-dir": "dist",
      python: "python3.12",
      "allow-other-ref": "true",
      "adopt-draft": "true",
      "parallel-uploads": "16",
      "dry-run": "true",
      verify: "false",
      "project-commands": "false",
      "ci-timeout": "60",
      "confirm-timeout": "0",
    };
    expect(read(all)).toEqual({
      tag: "refs/tags/v1.0",
      indexes: ["testpypi"],
      apiTokens: ["pypi-token"],
      attestations: "auto",
      rules: { "tag-not-canonical": "off", "workspace-dirty": "warning" },
      workingDirectory: "packages/omi",
      packagesDirectory: "dist",
      python: "python3.12",
      githubToken: "job-token",
      allowOtherRef: true,
      adoptDraft: true,
      parallelUploads: 16,
      dryRun: true,
      verify: false,
      projectCommands: false,
      ciTimeoutMs: 60_000,
      confirmTimeoutMs: 0,
    });
  });

  test("of nothing but white space count as not set, and white space around others does not count", () => {
    expect(read({ indexes: " \n", "api-token": "\t", tag: "  v1.0\n" })).toEqual({
      ...DEFAULTS,
      tag: "v1.0",
    });
  });
});

describe("the indexes are", () => {
  test.each([
    ["pypi", ["pypi"]],
    ["\n  testpypi\n", ["testpypi"]],
    ["pypi,", ["pypi"]],
    ["testpypi, pypi", ["testpypi", "pypi"]],
    ["https://example.org/legacy/ pypi", ["https://example.org/legacy/", "pypi"]],
    ["http://127.0.0.1:8080/", ["http://127.0.0.1:8080/"]],
  ])("%j", (indexes, names) => {
    expect(read({ indexes }).indexes).toEqual(names);
  });

  const KINDS = "a list of pypi, testpypi, or https addresses of upload APIs";
  test.each([
    ["PyPI", KINDS],
    ["testpipy", KINDS],
    ["file:///etc/passwd", KINDS],
    ["example.org", KINDS],
    ["toString", KINDS],
    ["pypi testpypi pypi", "a list without repetitions"],
    [",", "at least one index"],
  ])("and cannot be %j", (indexes, wanted) => {
    expect(refusalsOf(() => read({ indexes }))).toEqual([
      {
        code: "input-invalid",
        severity: "error",
        message: `The input indexes is "${indexes}"; it must be ${wanted}.`,
        hint: "Correct it in the workflow file. action.yml describes every input.",
      },
    ]);
  });

  test("and is not quoted with the password or the token that somebody put there", () => {
    const quoted = (indexes: string) => refusalsOf(() => read({ indexes }))[0]?.message;
    expect(quoted("ftp://me:secret@example.org/")).toBe(
      `The input indexes is "ftp://***@example.org/"; it must be ${KINDS}.`,
    );
    expect(quoted("pypi-AgEIcHlwaS5vcmcCJGNhN2")).toBe(
      `The input indexes is "pypi-***"; it must be ${KINDS}.`,
    );
  });
});

describe("what is true or false", () => {
  test.each([
    ["true", true],
    ["True", true],
    ["TRUE", true],
    [" true ", true],
    ["false", false],
    ["False", false],
    ["FALSE", false],
    ["", false],
  ])("can be %j: %s", (text, value) => {
    expect(read({ "allow-other-ref": text }).allowOtherRef).toBe(value);
    expect(read({ "adopt-draft": text }).adoptDraft).toBe(value);
  });

  test.each(["Yes", "yes", "1", "0", "on", "y", "tRUE", "true false", "null", "${{ true }}"])(
    "cannot be %j",
    (text) => {
      expect(
        refusalsOf(() => read({ "allow-other-ref": text, "adopt-draft": text })).map(
          ({ code, message }) => [code, message],
        ),
      ).toEqual([
        ["input-invalid", `The input allow-other-ref is "${text}"; it must be true or false.`],
        ["input-invalid", `The input adopt-draft is "${text}"; it must be true or false.`],
      ]);
    },
  );
});

describe("a folder is within the workspace", () => {
  test.each([
    [".", "."],
    ["./", "."],
    ["packages/omi", "packages/omi"],
    ["./packages/omi/", "packages/omi"],
    ["packages\\omi", "packages/omi"],
    ["..packages", "..packages"],
    ["a/.b", "a/.b"],
  ])("%j: %s", (text, path) => {
    const { workingDirectory, packagesDirectory } = read({
      "working-directory": text,
      "packages-dir": text,
    });
    expect([workingDirectory, packagesDirectory]).toEqual([path, path]);
  });

  test.each([
    "..",
    "../dist",
    "dist/../..",
    "a/..",
    "/",
    "/etc",
    "~",
    "~/dist",
    "C:\\dist",
    "c:dist",
    "\\\\server\\share",
    "..\\dist",
  ])("and not %j", (text) => {
    const refusals = refusalsOf(() => read({ "working-directory": text, "packages-dir": text }));
    expect(refusals.map(({ code, message }) => [code, message.split(";")[1]])).toEqual([
      ["input-invalid", " it must be a folder within the workspace, written relative to it."],
      ["input-invalid", " it must be a folder within the workspace, written relative to it."],
    ]);
  });
});

test.each(["-1", "1.5", "1e3", "five", "100000", "Infinity"])(
  "the time to wait cannot be %j",
  (text) => {
    expect(
      refusalsOf(() => read({ "confirm-timeout": text })).map(({ message }) => message),
    ).toEqual([`The input confirm-timeout is "${text}"; it must be a number of seconds.`]);
  },
);

test("all that is wrong is told at once", () => {
  const wrong = {
    indexes: "nowhere",
    "working-directory": "/",
    "allow-other-ref": "yes",
    "confirm-timeout": "soon",
  };
  expect(refusalsOf(() => read(wrong)).map(({ message }) => message.split(" ")[2])).toEqual([
    "indexes",
    "working-directory",
    "allow-other-ref",
    "confirm-timeout",
  ]);
});
