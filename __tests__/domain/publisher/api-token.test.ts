import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  accountOf,
  apiTokenFor,
  apiTokenProblem,
  secretsIn,
} from "../../../src/domain/publisher/api-token.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";

/** As a macaroon begins: version, field type, length, location; then whatever follows. */
function tokenOf(host: string, rest = "\u0002\u0024identifier and signature"): string {
  const bytes = Buffer.from(
    `\u0002\u0001${String.fromCharCode(host.length)}${host}${rest}`,
    "latin1",
  );
  return `pypi-${bytes.toString("base64url")}`;
}

const pypi = resolveIndex("pypi");
const testpypi = resolveIndex("testpypi");

describe("an API token", () => {
  test("of the index is none to complain of", () => {
    expect(tokenOf("pypi.org")).toMatch(/^pypi-AgEIcHlwaS5vcmc/);
    expect(tokenOf("test.pypi.org")).toMatch(/^pypi-AgENdGVzdC5weXBpLm9yZw/);
    expect(apiTokenProblem(tokenOf("pypi.org"), pypi)).toBeUndefined();
    expect(apiTokenProblem(`${tokenOf("pypi.org")}\n`, pypi)).toBeUndefined();
    expect(apiTokenProblem(tokenOf("test.pypi.org"), testpypi)).toBeUndefined();
  });

  test("of the other index is recognised before it is sent", () => {
    expect(apiTokenProblem(tokenOf("pypi.org"), testpypi)).toEqual({
      code: "api-token-wrong-index",
      severity: "error",
      message: "The API token was made on pypi.org, but this upload goes to test.pypi.org.",
      hint: "Use a token made at https://test.pypi.org/manage/account/token/: PyPI and TestPyPI share neither accounts nor tokens.",
    });
    expect(apiTokenProblem(tokenOf("test.pypi.org"), pypi)?.code).toBe("api-token-wrong-index");
  });

  test.each([
    "",
    "hunter2",
    "pypi-",
    "pypi-secret",
    `pypi-${"A".repeat(90)}`,
    `"${tokenOf("pypi.org")}"`,
    "pypi-AgEIcHlwaS5v",
  ])("that is none is said to be none: %j", (token) => {
    expect(apiTokenProblem(token, pypi)).toEqual({
      code: "api-token-malformed",
      severity: "error",
      message:
        'The API token for pypi does not have the form that pypi.org gives out: `pypi-` followed by letters, digits, "-" and "_".',
      hint: "Make a token at https://pypi.org/manage/account/token/ and store it whole, as a secret of the environment; or set up trusted publishing, which needs none.",
    });
  });

  test("of another kind of index can look as it likes", () => {
    expect(apiTokenProblem("glpat-1", resolveIndex("https://example.org/"))).toBeUndefined();
  });

  test("is never quoted", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (rest) => {
        const problem = apiTokenProblem(`pypi-Ag${rest}`, pypi);
        expect(problem?.message).not.toContain(`pypi-Ag${rest}`);
      }),
    );
  });
});

describe("of several API tokens", () => {
  const tokens = [tokenOf("test.pypi.org"), "a-token-of-devpi", tokenOf("pypi.org")];
  const devpi = { name: "https://devpi.example/root/" };
  const indexes = ["testpypi", "pypi", devpi.name];

  test("each index gets its own", () => {
    expect([testpypi, pypi, devpi].map((index) => apiTokenFor(index, tokens, indexes))).toEqual([
      tokens[0],
      tokens[2],
      tokens[1],
    ]);
  });

  test("an index without one gets none, so that trusted publishing serves", () => {
    expect(apiTokenFor(pypi, [tokenOf("test.pypi.org")], ["testpypi", "pypi"])).toBeUndefined();
    expect(apiTokenFor(pypi, [], ["pypi"])).toBeUndefined();
  });

  test("a single one for a single index is for that one, right or wrong", () => {
    expect(apiTokenFor(pypi, [tokenOf("test.pypi.org")], ["pypi"])).toBe(tokenOf("test.pypi.org"));
  });
});

describe("of API tokens for several other indexes", () => {
  const one = "https://one.example/legacy/";
  const two = "https://two.example:8443/simple/";
  const indexes = ["pypi", one, two];

  test("each goes to the host whose name it begins with", () => {
    const tokens = ["two.example:8443=bob:pa=ss", "one.example=alice:secret", tokenOf("pypi.org")];
    expect(indexes.map((name) => apiTokenFor({ name }, tokens, indexes))).toEqual([
      tokens[2],
      "alice:secret",
      "bob:pa=ss",
    ]);
  });

  test("one that names no host goes to none of them", () => {
    const tokens = ["alice:secret", tokenOf("pypi.org")];
    expect(indexes.map((name) => apiTokenFor({ name }, tokens, indexes))).toEqual([
      tokens[1],
      undefined,
      undefined,
    ]);
  });

  test("one that names a host is only for that one, or for a single index", () => {
    const given = (token: string) => apiTokenFor({ name: one }, [token], [one]);
    expect(given("one.example=alice:secret")).toBe("alice:secret");
    expect(given("alice:secret")).toBe("alice:secret");
    expect(apiTokenFor({ name: one }, [`two.example:8443=x`], indexes)).toBeUndefined();
    expect(given("two.example:8443=bob:pass")).toBeUndefined();
    expect(given(tokenOf("pypi.org"))).toBeUndefined();
    const tokens = ["two.example=bob:pass", tokenOf("pypi.org")];
    expect(apiTokenFor({ name: one }, tokens, ["pypi", one])).toBeUndefined();
  });
});

describe("an account", () => {
  const other = resolveIndex("https://example.org/legacy/");

  test.each([
    ["alice:secret", "alice", "secret"],
    ["alice:se:cret", "alice", "se:cret"],
    [":secret", "", "secret"],
    ["glpat-1", "__token__", "glpat-1"],
  ])("of another index is what stands before and after the first colon: %s", (token, ...wanted) => {
    const { user, password } = accountOf(token, other);
    expect([user, password]).toEqual(wanted);
  });

  test("of PyPI is always the token", () => {
    expect(accountOf("a:b", pypi)).toEqual({ user: "__token__", password: "a:b" });
  });
});

describe("what must not be read", () => {
  const basic = (text: string) => Buffer.from(text).toString("base64");

  test.each([
    ["alice:größe", ["alice:größe", "größe", basic("alice:größe")]],
    ["pypi-secret", ["pypi-secret", basic("__token__:pypi-secret")]],
    [
      "devpi.example:3141=alice:secret",
      ["devpi.example:3141=alice:secret", "alice:secret", "secret", basic("alice:secret")],
    ],
  ])("%s is hidden in every form in which it may be sent or quoted", (item, wanted) => {
    expect(secretsIn(item)).toEqual(expect.arrayContaining(wanted));
  });

  test("is hidden where it is tied to a host without a name", () => {
    const basic = Buffer.from("alice:s3cret").toString("base64");
    expect(secretsIn("[2001:db8::1]:8443=alice:s3cret")).toEqual(
      expect.arrayContaining(["s3cret", "alice:s3cret", basic]),
    );
  });

  test("is never so short that nothing could be read any more", () => {
    expect(secretsIn("a:b").filter((secret) => secret.length < 4)).toEqual([]);
    expect(secretsIn("c2VjcmV0==")).not.toContain("=");
  });
});
