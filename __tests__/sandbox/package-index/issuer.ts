import { generateKeyPairSync, sign } from "node:crypto";
import { jsonReply, listen, send, textReply } from "../../../src/sandbox/http.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** An identity token with any header and claims, signed by the issuer's key or by another. */
export function signToken(
  claims: object,
  { header = {}, forged = false }: { header?: object; forged?: boolean } = {},
): string {
  const head = { typ: "JWT", alg: "RS256", kid: "key-1", ...header };
  const text = [head, claims].map(encode).join(".");
  const signature = sign("RSA-SHA256", Buffer.from(text), forged ? stranger : privateKey);
  return `${text}.${signature.toString("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

export interface Issuer {
  readonly url: string;
  /** How often the keys were asked for. */
  readonly reads: { keys: number };
  close(): Promise<void>;
}

/** An issuer of identity tokens: discovery, keys, and an address that gives a token for the claims of `claimsFor`. */
export async function startIssuer(
  claimsFor: (issuer: string, audience: string) => object = () => ({}),
): Promise<Issuer> {
  const reads = { keys: 0 };
  const server = await listen((request, response) => {
    const root = `http://${request.headers.host}`;
    const { pathname, searchParams } = new URL(request.url ?? "/", root);
    switch (pathname) {
      case "/.well-known/openid-configuration":
        return send(response, jsonReply(200, { issuer: root, jwks_uri: `${root}/keys` }));
      case "/keys":
        reads.keys += 1;
        return send(
          response,
          jsonReply(200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "key-1" }] }),
        );
      case "/token": {
        const value = signToken(claimsFor(root, searchParams.get("audience") ?? ""));
        return send(response, jsonReply(200, { count: 1, value }));
      }
      default:
        return send(response, textReply(404, ""));
    }
  });
  return { ...server, reads };
}

/** Claims of a job of `o/r`, `publish.yml`, at a tag. */
export function claimsOf(issuer: string, audience: string, now: Date): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: "repo:o/r:environment:pypi",
    jti: crypto.randomUUID(),
    iat: seconds,
    nbf: seconds,
    exp: seconds + 300,
    repository: "o/r",
    repository_owner: "o",
    repository_owner_id: "2020",
    repository_id: "424242",
    job_workflow_ref: "o/r/.github/workflows/publish.yml@refs/tags/v1.0",
    workflow_ref: "o/r/.github/workflows/publish.yml@refs/tags/v1.0",
    event_name: "push",
    ref: "refs/tags/v1.0",
    ref_type: "tag",
    sha: "0123456789abcdef0123456789abcdef01234567",
    environment: "pypi",
  };
}
