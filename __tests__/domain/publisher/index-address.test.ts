import { describe, expect, test } from "@jest/globals";
import { indexLabel, resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";

const PYPI = {
  name: "pypi",
  upload: "https://upload.pypi.org/legacy/",
  simple: "https://pypi.org/simple/",
  trustedPublishing: "https://pypi.org/_/oidc/",
  site: "https://pypi.org/",
};

const TESTPYPI = {
  name: "testpypi",
  upload: "https://test.pypi.org/legacy/",
  simple: "https://test.pypi.org/simple/",
  trustedPublishing: "https://test.pypi.org/_/oidc/",
  site: "https://test.pypi.org/",
};

describe("an index", () => {
  test.each([
    ["pypi", PYPI],
    ["https://upload.pypi.org/legacy/", PYPI],
    ["https://upload.pypi.org/legacy", PYPI],
    ["testpypi", TESTPYPI],
    ["https://test.pypi.org/legacy/", TESTPYPI],
  ])("%s is one that everyone knows", (name, wanted) => {
    expect(resolveIndex(name)).toEqual(wanted);
  });

  test.each([
    ["https://example.org/legacy", "https://example.org/legacy/", "https://example.org/simple/"],
    [
      "https://example.org/a/legacy/",
      "https://example.org/a/legacy/",
      "https://example.org/a/simple/",
    ],
    ["https://example.org", "https://example.org/", "https://example.org/simple/"],
    [
      "https://gitlab.example/api/v4/projects/1/packages/pypi",
      "https://gitlab.example/api/v4/projects/1/packages/pypi",
      "https://gitlab.example/api/v4/projects/1/packages/pypi/simple/",
    ],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/simple/"],
    [
      "http://localhost:8080/legacy/",
      "http://localhost:8080/legacy/",
      "http://localhost:8080/simple/",
    ],
    ["http://[::1]:8080/legacy/", "http://[::1]:8080/legacy/", "http://[::1]:8080/simple/"],
  ])("%s is known by its upload address", (address, upload, simple) => {
    expect(resolveIndex(address)).toEqual({ name: upload, upload, simple });
  });

  test.each([
    ["PyPI", "it is no web address"],
    ["", "it is no web address"],
    ["toString", "it is no web address"],
    ["http://example.org/legacy/", "it does not begin with https://"],
    ["http://127.0.0.1.example/", "it does not begin with https://"],
    ["ftp://127.0.0.1/", "it does not begin with https://"],
    ["https://example.org/?a=b", "it holds a query or a fragment"],
    ["https://example.org/#a", "it holds a query or a fragment"],
  ])("%s is none", (address, why) => {
    expect(diagnosticOf(() => resolveIndex(address))).toEqual({
      code: "index-address-invalid",
      severity: "error",
      message: `"${address}" is no index to upload to: ${why}.`,
      hint: "Name `pypi`, `testpypi`, or the https address of the index's upload API, such as https://example.org/legacy/.",
    });
  });

  test("with a password is refused, and the password not quoted", () => {
    expect(diagnosticOf(() => resolveIndex("https://me:secret@example.org/legacy/")).message).toBe(
      '"https://***@example.org/legacy/" is no index to upload to: it holds a user name or a password, which belong in `api-token`.',
    );
  });

  test("in the sandbox is all under one root", () => {
    const sandbox = { pypi: "http://127.0.0.1:1234", testpypi: "http://127.0.0.1:1235/test/" };
    expect(resolveIndex("pypi", sandbox)).toEqual({
      name: "pypi",
      upload: "http://127.0.0.1:1234/legacy/",
      simple: "http://127.0.0.1:1234/simple/",
      trustedPublishing: "http://127.0.0.1:1234/_/oidc/",
      site: "http://127.0.0.1:1234/",
    });
    expect(resolveIndex("testpypi", sandbox).upload).toBe("http://127.0.0.1:1235/test/legacy/");
    expect(resolveIndex("pypi", { testpypi: "http://127.0.0.1:1" })).toEqual(PYPI);
  });

  test("in the sandbox is held to the same rules", () => {
    expect(diagnosticOf(() => resolveIndex("pypi", { pypi: "http://example.org" })).code).toBe(
      "index-address-invalid",
    );
  });
});

test("people know an index by its own spelling, or by its address", () => {
  const names = ["pypi", "testpypi", "https://example.org/"];
  expect(names.map((name) => indexLabel(resolveIndex(name).name))).toEqual([
    "PyPI",
    "TestPyPI",
    "https://example.org/",
  ]);
});

function diagnosticOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof ReleaseError && error.diagnostics[0]) return error.diagnostics[0];
    throw error;
  }
  throw new Error("Nothing was refused");
}
