import { describe, expect, test } from "@jest/globals";
import { newTokenValue } from "../../src/sandbox/package-index/tokens.ts";
import { findLeaks } from "./leaks.ts";

const TOKEN = newTokenValue("pypi.org");
const PASSWORD = 'p/q "s+t=\\1234&567890';
const base64 = (text: string) => Buffer.from(text).toString("base64");
const place = (text: string, written = false) => ({
  name: "a file",
  bytes: Buffer.from(text),
  written,
});
const leaksIn = (text: string, value = TOKEN) =>
  findLeaks([{ kind: "upload token", value }], [place(text)]);
const FOUND = [{ kind: "upload token", where: "a file, line 2" }];

/** Every character as an escape of one kind. */
const escaped = (text: string, spell: (hex: string) => string) =>
  [...Buffer.from(text)].map((code) => spell(code.toString(16).padStart(2, "0"))).join("");

describe("a secret is found", () => {
  test.each([
    ["as it is", TOKEN],
    ["within a line", `the token ${TOKEN}, as it was sent`],
    ["without its beginning", TOKEN.slice(60)],
    ["without its end", TOKEN.slice(0, 80)],
    ["as 16 characters of it", TOKEN.slice(51, 67)],
    ["in base64", base64(TOKEN)],
    ["as account and password in base64", base64(`__token__:${TOKEN}`)],
    ["one byte further in base64", base64(`_${TOKEN}`)],
    ["two bytes further in base64", base64(`__${TOKEN}`)],
    ["in base64 without padding", base64(`${TOKEN}!`).replace(/=+$/, "")],
    ["in base64 for addresses", Buffer.from(`x${TOKEN}`).toString("base64url")],
    ["as hex digits", Buffer.from(TOKEN).toString("hex")],
    ["as hex digits in capitals", Buffer.from(TOKEN).toString("hex").toUpperCase()],
    ["in an address, every character of it", escaped(TOKEN, (hex) => `%${hex}`)],
    ["as a JSON text, every character of it", escaped(TOKEN, (hex) => `\\u00${hex}`)],
    ["as HTML entities", escaped(TOKEN, (hex) => `&#x${hex};`)],
    [
      "in Markdown, its underscores and hyphens with a backslash",
      TOKEN.replace(/[-_]/g, (sign) => `\\${sign}`),
    ],
  ])("%s", (_, text) => {
    expect(leaksIn(`first\n${text}\nlast`)).toEqual(FOUND);
  });

  test.each([
    ["as it is", PASSWORD],
    ["in an address", encodeURIComponent(PASSWORD)],
    ["in an address, in small letters", encodeURIComponent(PASSWORD).toLowerCase()],
    ["as JSON", JSON.stringify({ password: PASSWORD })],
    ["as JSON in JSON", JSON.stringify(JSON.stringify(PASSWORD))],
    ["as HTML", PASSWORD.replaceAll("&", "&amp;").replaceAll('"', "&quot;")],
    ["as the summary writes text", PASSWORD.replace(/[&"\\]/g, (s) => `&#${s.charCodeAt(0)};`)],
    ["in base64", base64(`user:${PASSWORD}`)],
  ])("that is a password with signs in it, %s", (_, text) => {
    expect(leaksIn(`first\n${text}`, PASSWORD)).toEqual(FOUND);
  });

  test("that is short, but only as a whole", () => {
    expect(leaksIn("\nuser:hunter-2@", "hunter-2")).toEqual(FOUND);
    expect(leaksIn(`\n${base64("user:hunter-2")}`, "hunter-2")).toEqual(FOUND);
    expect(leaksIn("hunter-", "hunter-2")).toEqual([]);
  });

  test("on the last line, without an end, and between other bytes than text", () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0x0a, 0x80]), Buffer.from(TOKEN.slice(40))]);
    const secrets = [{ kind: "upload token", value: TOKEN }];
    expect(findLeaks(secrets, [{ name: "a file", bytes, written: false }])).toEqual(FOUND);
  });

  test("once for each line and kind of secret, and in every place", () => {
    const secrets = [
      { kind: "one", value: TOKEN },
      { kind: "other", value: PASSWORD },
    ];
    const text = `${TOKEN} ${TOKEN} ${PASSWORD}`;
    expect(findLeaks(secrets, [place(text), { ...place(text), name: "another" }])).toEqual([
      { kind: "one", where: "a file, line 1" },
      { kind: "other", where: "a file, line 1" },
      { kind: "one", where: "another, line 1" },
      { kind: "other", where: "another, line 1" },
    ]);
  });
});

describe("an identity token is found", () => {
  const header = Buffer.from('{"typ":"JWT","alg":"RS256"}').toString("base64url");
  const claims = Buffer.from(`{"jti":"1","aud":"pypi","repository":"example/example"}`);
  const SIGNATURE = `${"Abc-_123".repeat(8)}xyz`;
  const payload = claims.toString("base64url");
  const leaks = (text: string) =>
    findLeaks(
      [{ kind: "identity token", value: `${header}.${payload}.${SIGNATURE}` }],
      [place(text)],
    );

  test("by a part of its signature", () => {
    expect(leaks(`signed ${SIGNATURE.slice(5, 40)}`)).toHaveLength(1);
  });

  test("by its claims as they are encoded in it, without the signature", () => {
    expect(leaks(payload)).toEqual([
      { kind: "identity token without its signature", where: "a file, line 1" },
    ]);
  });

  test("but not by what it says, which is no secret, nor by the header that all of them have", () => {
    expect(leaks(`${claims} ${header} ${payload.slice(1)}`)).toEqual([]);
  });
});

describe("no secret is", () => {
  test.each([
    ["what all upload tokens begin with", TOKEN.slice(0, 30), TOKEN],
    ["another token of the same index", newTokenValue("pypi.org"), TOKEN],
    ["less of it than 16 characters", TOKEN.slice(51, 66), TOKEN],
    ["a word that is too short to be looked for", "true", "true"],
    ["nothing", "", TOKEN],
  ])("%s", (_, text, secret) => {
    expect(leaksIn(text, secret)).toEqual([]);
  });
});

describe("what tells of a leak", () => {
  test("does not tell the secret, even where the place is named after it", () => {
    const secrets = [{ kind: "upload token", value: TOKEN }];
    expect(findLeaks(secrets, [{ ...place(`x\n${TOKEN}`), name: `folder/${TOKEN}` }])).toEqual([
      { kind: "upload token", where: "a place whose name holds a secret" },
    ]);
  });
});

describe("what nobody has told of is found by its shape in what our program writes, and nowhere else:", () => {
  test.each([
    ["an identity token", `eyJ0eXAiOiJKV1Qi.eyJqdGkiOiIxMjM0.${"a".repeat(40)}`],
    ["an upload token", `pypi-AgEIcHlwaS5vcmc${"a".repeat(80)}`],
    ["an encoded upload token", base64("__token__:pypi-AgEIcHlwaS5vcmc")],
    ["a GitHub token", `ghs_${"a".repeat(36)}`],
    ["a header with credentials", '"Authorization": "Basic eDp5"'],
    ["a signed address", `https://storage.example/1?signature=${"a".repeat(43)}`],
    ["a private key", "-----BEGIN EC PRIVATE KEY-----"],
  ])("%s", (shape, text) => {
    expect(findLeaks([], [place(`x\n${text}`, true)])).toEqual([
      { kind: `something like ${shape}`, where: "a file, line 2" },
    ]);
    expect(findLeaks([], [place(text)])).toEqual([]);
  });
});
