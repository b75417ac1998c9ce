/** What an identity token says of the job that asked for it (GitHub's OIDC claims); only those that are text. */
export type Claims = Readonly<Record<string, string>>;

/**
 * The claims of an identity token, its signature unread; undefined where the text is no JSON Web Token
 * (RFC 7519: three base64url parts, the second one a JSON object).
 */
export function readClaims(token: string): Claims | undefined {
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  const payload = parseObject(parts[1] ?? "");
  if (payload === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(payload).filter(
      (claim): claim is [string, string] => typeof claim[1] === "string",
    ),
  );
}

function parseObject(base64url: string): object | undefined {
  try {
    const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
