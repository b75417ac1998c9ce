import type { Diagnostic } from "../diagnostic.ts";
import type { IndexName } from "../plan.ts";
import { publisherDiagnostics } from "./diagnostics.ts";
import type { Index } from "./index-address.ts";

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
 * The API token that is for an index: PyPI and TestPyPI name themselves in theirs, any other is for another index.
 * A single token for a single index is for that one, whatever it says; apiTokenProblem tells what is wrong with it then.
 */
export function apiTokenFor(
  { name }: Pick<Index, "name">,
  tokens: readonly string[],
  indexes: readonly IndexName[],
): string | undefined {
  if (tokens.length === 1 && indexes.length === 1) return tokens[0];
  return tokens.find((token) => locationOf(token) === HOSTS[name]);
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
