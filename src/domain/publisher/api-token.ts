import type { Diagnostic } from "../diagnostic.ts";
import type { IndexName } from "../plan.ts";
import { publisherDiagnostics } from "./diagnostics.ts";
import { type Index, isOtherIndex } from "./index-address.ts";

const HOSTS: Readonly<Record<string, string>> = { pypi: "pypi.org", testpypi: "test.pypi.org" };

/**
 * What is wrong with an API token, as far as it can be seen without asking the index. PyPI's tokens are `pypi-` and a
 * macaroon (version 2, base64url) whose location, the index's host, can be read in the clear. Nothing of the token is quoted.
 */
export function apiTokenProblem(token: string, index: Index): Diagnostic | undefined {
  const host = HOSTS[index.name];
  if (host === undefined) return undefined;
  const location = locationOf(token);
  if (location === undefined) {
    return publisherDiagnostics.diagnose("api-token-malformed", {
      message: `The API token for ${index.name} does not have the form that ${host} gives out: \`pypi-\` followed by letters, digits, "-" and "_".`,
      hint: `Make a token at https://${host}/manage/account/token/ and store it whole, as a secret of the environment; or set up trusted publishing, which needs none.`,
    });
  }
  if (location === host) return undefined;
  return publisherDiagnostics.diagnose("api-token-wrong-index", {
    message: `The API token was made on ${location}, but this upload goes to ${host}.`,
    hint: `Use a token made at https://${host}/manage/account/token/: PyPI and TestPyPI share neither accounts nor tokens.`,
  });
}

/**
 * The API token that is for an index: PyPI and TestPyPI name themselves in theirs, any other is for another index. Of
 * several other hosts each has a token that begins with its name and `=`: none is ever sent to a host that it may not be for.
 * A single token for a single index is for that one, whatever it says; apiTokenProblem tells what is wrong with it then.
 */
export function apiTokenFor(
  { name }: Pick<Index, "name">,
  tokens: readonly string[],
  indexes: readonly IndexName[],
): string | undefined {
  const host = HOSTS[name];
  const [single] = tokens;
  if (host !== undefined) {
    if (tokens.length === 1 && indexes.length === 1) return single;
    return tokens.find((token) => locationOf(token) === host);
  }
  const own = `${hostOf(name)}=`;
  const tied = tokens.find((token) => token.startsWith(own));
  if (tied !== undefined) return tied.slice(own.length);
  const others = indexes.filter((index) => HOSTS[index] === undefined).map(hostOf);
  if (new Set(others).size > 1) return undefined;
  return tokens.find((token) => !isOfPypi(token) && !TIED.test(token));
}

/** Begins with a host: a name with a dot, or an address in brackets, perhaps with a port. */
const TIED = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|\[[0-9a-f:.]+\]|localhost)(?::\d+)?=./i;

function isOfPypi(token: string): boolean {
  return Object.values(HOSTS).some((host) => host === locationOf(token));
}

/** What a token stands for in HTTP's Basic scheme (RFC 7617). */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** PyPI's tokens go with the user name `__token__`; at another index, one that holds a colon is user name and password. */
export function accountOf(token: string, index: Index): Account {
  const colon = isOtherIndex(index) ? token.indexOf(":") : -1;
  if (colon === -1) return { user: "__token__", password: token };
  return { user: token.slice(0, colon), password: token.slice(colon + 1) };
}

/** Shorter ones would make every output unreadable, and hide nothing. */
const SHORTEST_SECRET = 4;

/** Everything in one item of the input `api-token` that must not be read in any output: each is to be masked by itself. */
export function secretsIn(item: string): readonly string[] {
  const untied = /^(?:\[[^\]]*\]|[^=:/]+)(?::\d+)?=(.+)$/s.exec(item)?.[1];
  const tokens = untied === undefined ? [item] : [item, untied];
  const secrets = tokens.flatMap((token) => {
    const colon = token.indexOf(":");
    const password = colon === -1 ? [] : [token.slice(colon + 1), basic(token)];
    return [token, basic(`__token__:${token}`), ...password];
  });
  return [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST_SECRET);
}

/** What the Basic scheme sends: base64 of UTF-8. */
function basic(credentials: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(credentials)));
}

/** Host and port of another index, whose name is its address. */
function hostOf(name: IndexName): string {
  return URL.canParse(name) ? new URL(name).host : name;
}

/** The macaroon's first field: version 2, field type 1, a length of one byte, the location. */
function locationOf(token: string): string | undefined {
  const encoded = /^pypi-(Ag[\w-]{14,})$/.exec(token.trim())?.[1];
  if (encoded === undefined) return undefined;
  const prefix = encoded.slice(0, 88).replaceAll("-", "+").replaceAll("_", "/");
  const bytes = atob(prefix.slice(0, prefix.length - (prefix.length % 4)));
  const length = bytes.charCodeAt(2);
  const location = bytes.slice(3, 3 + length);
  const readable = bytes.charCodeAt(1) === 1 && /^[a-z0-9.-]+$/.test(location);
  return readable && location.length === length ? location : undefined;
}
