import { crc32 } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { createSecretScanner } from "../../src/archives/secrets.ts";
import type { Secret } from "../../src/domain/distribution/contents.ts";

/** What is found where the text comes in parts of that length. */
function found(text: string, length = text.length || 1): readonly Secret[] {
  const scanner = createSecretScanner();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) scanner.update(bytes.subarray(at, at + length));
  return scanner.end();
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// None of these is written out: whoever scans this repository would take them for real ones.
const BEGIN = "-----BEGIN";
const PYPI = `pypi-${"AgEIcHlwaS5vcmc"}${LETTERS.repeat(3)}`;
const TEST_PYPI = `pypi-${"AgENdGVzdC5weXBpLm9yZw"}${LETTERS.repeat(2)}`;
const FINE = `github_${"pat"}_${LETTERS.slice(0, 22)}_${LETTERS.slice(0, 59)}`;

/** A token of GitHub's form, whose end is the checksum of the rest in base 62. */
function githubToken(body: string): string {
  let rest = crc32(body);
  const digits = Array.from({ length: 6 }, () => {
    const digit = LETTERS.charAt(rest % 62);
    rest = Math.floor(rest / 62);
    return digit;
  });
  return `ghp_${body}${digits.reverse().join("")}`;
}
const GITHUB = githubToken("aB3".repeat(10));

describe("a secret is found", () => {
  test.each<[string, string, readonly Secret[]]>([
    ["an RSA key", `${BEGIN} RSA PRIVATE KEY-----\nMII\n`, ["private-key"]],
    ["an OpenSSH key", `\n${BEGIN} OPENSSH PRIVATE KEY-----\n`, ["private-key"]],
    ["a key behind a byte order mark", `\ufeff${BEGIN} PRIVATE KEY-----\n`, ["private-key"]],
    ["an OpenPGP key", `${BEGIN} PGP PRIVATE KEY BLOCK-----\n`, ["private-key"]],
    ["a PuTTY key", "PuTTY-User-Key-File-3: ssh-ed25519\n", ["private-key"]],
    ["a token of PyPI", `password = ${PYPI}\n`, ["pypi-token"]],
    ["a token of TestPyPI", TEST_PYPI, ["pypi-token"]],
    ["a token of GitHub", `TOKEN="${GITHUB}"`, ["github-token"]],
    ["a fine-grained token of GitHub", FINE, ["github-token"]],
    [
      "all of them",
      `${BEGIN} PRIVATE KEY-----\n${GITHUB} ${PYPI}`,
      ["private-key", "pypi-token", "github-token"],
    ],
  ])("%s", (_title, text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(found(`${text} ${"x".repeat(100_000)}`, 7)).toEqual(expected);
  });

  test("across two parts, wherever they are cut", () => {
    const text = `${"y".repeat(500)} ${GITHUB} ${"z".repeat(500)}`;
    for (let length = 400; length < 560; length++)
      expect(found(text, length)).toEqual(["github-token"]);
  });
});

describe("nothing is found in", () => {
  test.each<[string, string]>([
    ["nothing", ""],
    ["a public key", `${BEGIN} PUBLIC KEY-----\n`],
    ["a certificate", `${BEGIN} CERTIFICATE-----\n`],
    ["code that reads keys", `MARK = b"${BEGIN} RSA PRIVATE KEY-----"\n`],
    ["an invented token of GitHub", `ghp_${"a1B2c3D4e5".repeat(4).slice(0, 36)}`],
    ["a longer word", `${GITHUB}x`],
    ["a token of PyPI as documentation shows it", `pypi-${"AgEIcHlwaS5vcmc"}${"x".repeat(150)}`],
    ["a token of PyPI that is cut short", `pypi-${"AgEIcHlwaS5vcmc"}CJDY3…`],
  ])("%s", (_title, text) => {
    expect(found(text)).toEqual([]);
  });
});
