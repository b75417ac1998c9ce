import { describe, expect, test } from "@jest/globals";
import {
  indexLabel,
  isOtherIndex,
  resolveIndex,
} from "../../../src/domain/publisher/index-address.ts";
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
    ["https://example.org/legacy", "https://example.org/legacy/"],
    ["https://example.org/a/legacy/", "https://example.org/a/legacy/"],
    ["https://example.org", "https://example.org/"],
    ["https://example.org/?#", "https://example.org/"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/"],
    ["http://localhost:8080/legacy/", "http://localhost:8080/legacy/"],
    ["http://[::1]:8080/legacy/", "http://[::1]:8080/legacy/"],
  ])("%s is known by its upload address, and asked for the rest", (address, upload) => {
    const { candidates, ...index } = resolveIndex(address);
    expect(index).toEqual({ name: upload, upload, simple: candidates?.[0] });
  });

  test.each([
    [
      "https://example.org/pypi/a/legacy/",
      ["https://example.org/pypi/a/simple/", "https://example.org/pypi/a/legacy/simple/"],
    ],
    [
      "https://devpi.example/user/index/",
      [
        "https://devpi.example/user/index/simple/",
        "https://devpi.example/user/index/+simple/",
        "https://devpi.example/user/index/",
      ],
    ],
    [
      "https://example.org",
      ["https://example.org/simple/", "https://example.org/+simple/", "https://example.org/"],
    ],
  ])("%s may be read in several places", (address, candidates) => {
    expect(resolveIndex(address).candidates).toEqual(candidates);
  });

  test.each([
    ["https://gitlab.example/api/v4/projects/group%2Fproject/packages/pypi", "simple/"],
    ["https://forge.example/api/packages/owner/pypi", "simple/"],
    ["https://example.org/artifactory/api/pypi/pypi-local", "simple/"],
    ["https://example.jfrog.io/artifactory/api/pypi/pypi-local/", "simple/"],
    ["https://nexus.example/repository/pypi-hosted/", "simple/"],
    ["https://d-1.d.codeartifact.eu-west-1.amazonaws.com/pypi/r/", "simple/"],
    ["https://europe-python.pkg.dev/project/repository/", "simple/"],
    ["https://pkgs.dev.azure.com/org/project/_packaging/feed/pypi/upload/", "../simple/"],
  ])("%s says where it is read", (address, simple) => {
    expect(resolveIndex(address)).toEqual({
      name: address,
      upload: address,
      simple: new URL(simple, address.replace(/\/?$/, "/")).href,
    });
  });

  test.each([
    ["https://push.example/a#simple=https://pip.example/a", "https://pip.example/a/"],
    ["https://push.example/a/#simple=+simple", "https://push.example/a/+simple/"],
    ["https://push.example/a#simple=index/", "https://push.example/a/index/"],
    ["https://push.example/a#simple=/b", "https://push.example/b/"],
    ["http://127.0.0.1:8080/a#simple=http://127.0.0.1:8081/", "http://127.0.0.1:8081/"],
  ])("%s gives both addresses", (address, simple) => {
    const [upload = ""] = address.split("#");
    expect(resolveIndex(address)).toEqual({ name: upload, upload, simple });
  });

  test.each([
    ["https://example.org/#simple=http://example.org/", "it does not begin with https://"],
    ["https://example.org/#simple=simple/?a=b", "it holds a query or a fragment"],
    ["https://example.org/#simple=https://a:b@example.org/", "it holds a user name or a password"],
    ["https://example.org/#simple=https://", "it is no web address"],
  ])("%s is held to the same rules", (address, why) => {
    const { code, message } = diagnosticOf(() => resolveIndex(address));
    expect(code).toBe("index-address-invalid");
    expect(message).toContain(`is no index to upload to: ${why}`);
    expect(message).not.toContain("a:b");
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

test("PyPI and TestPyPI are themselves wherever they are played", () => {
  const root = "http://127.0.0.1:1";
  const indexes = [
    resolveIndex("pypi"),
    resolveIndex("testpypi"),
    resolveIndex("pypi", { pypi: root }),
    resolveIndex(`${root}/legacy/`),
  ];
  expect(indexes.map(isOtherIndex)).toEqual([false, false, false, true]);
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
