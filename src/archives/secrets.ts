import { crc32 } from "node:zlib";
import type { Secret } from "../domain/distribution/contents.ts";

export interface SecretScanner {
  update(part: Uint8Array): void;
  /** What was found, each kind once, in a fixed order. */
  end(): readonly Secret[];
}

const ORDER: readonly Secret[] = ["private-key", "pypi-token", "github-token"];

/** A private key's file begins like this; within other text it is an example or the code that reads keys. */
const PRIVATE_KEY =
  /^(?:\u00ef\u00bb\u00bf)?\s{0,64}(?:-----BEGIN (?:[A-Z]{1,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d)/;
const HEAD = 256;

/** More than the longest token that is looked for, so that one across two parts is seen. */
const OVERLAP = 320;

/** Macaroons whose location is pypi.org or test.pypi.org; a real one has well over 100 characters. */
const PYPI_TOKEN = /pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZw)([\w-]{70,250})/g;
const GITHUB_TOKEN = /gh[pousr]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})(?![A-Za-z0-9])/g;
const GITHUB_FINE_TOKEN = /github_pat_[A-Za-z0-9]{22}_([A-Za-z0-9]{59})(?![A-Za-z0-9])/g;

/** Looks for private keys and access tokens in a file that passes by in parts; made for few false alarms, not for all secrets. */
export function createSecretScanner(): SecretScanner {
  const found = new Set<Secret>();
  let head = "";
  let tail = "";
  return {
    update: (part) => {
      const text = Buffer.from(part.buffer, part.byteOffset, part.length).toString("latin1");
      if (head.length < HEAD) head += text.slice(0, HEAD - head.length);
      const seen = tail + text;
      if (holdsPypiToken(seen)) found.add("pypi-token");
      if (holdsGithubToken(seen)) found.add("github-token");
      tail = seen.slice(-OVERLAP);
    },
    end: () => {
      if (PRIVATE_KEY.test(head)) found.add("private-key");
      return ORDER.filter((secret) => found.has(secret));
    },
  };
}

function holdsPypiToken(text: string): boolean {
  if (!text.includes("pypi-Ag")) return false;
  return [...text.matchAll(PYPI_TOKEN)].some(([, body = ""]) => isRandom(body));
}

function holdsGithubToken(text: string): boolean {
  const classic = /gh[pousr]_/.test(text) ? [...text.matchAll(GITHUB_TOKEN)] : [];
  if (classic.some(([, body = "", checksum = ""]) => checksumOf(body) === checksum)) return true;
  if (!text.includes("github_pat_")) return false;
  return [...text.matchAll(GITHUB_FINE_TOKEN)].some(([, body = ""]) => isRandom(body));
}

/** Documentation shows tokens of a few characters repeated. */
function isRandom(text: string): boolean {
  return new Set(text).size >= 20;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The last six characters of GitHub's tokens: the CRC-32 of the others in base 62. Invented tokens do not have it. */
function checksumOf(body: string): string {
  let rest = crc32(body);
  let digits = "";
  for (let place = 0; place < 6; place++) {
    digits = `${DIGITS[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
