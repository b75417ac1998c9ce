import type { Diagnostic } from "../../domain/diagnostic.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { UploadToken } from "../../ports/package-index.ts";
import type { HttpClient } from "../http/client.ts";
import type { Reply } from "../http/failures.ts";
import { type Explanation, send } from "../http/send.ts";
import {
  type Field,
  items,
  member,
  mistyped,
  parseJson,
  text,
  wholeNumber,
} from "../http/shape.ts";
import { mintDiagnostics } from "./diagnostics.ts";
import { explainMint } from "./mint-refusals.ts";

/** The audience that the index wants in identity tokens: `pypi`, `testpypi`. */
export function readAudience(client: HttpClient, index: Index): Promise<string> {
  const service = indexLabel(index.name);
  return send(client, {
    service,
    method: "GET",
    url: `${endpoints(index)}audience`,
    headers: { accept: "application/json" },
    read: (reply) => ownAudience(index, text(member(parseJson(service, reply.text), "audience"))),
    explain: (reply) => unavailable(index, reply),
  });
}

/** A token for any other audience is good elsewhere, and this index is to be sent it. */
function ownAudience({ name }: Index, audience: string): string {
  if (audience === name) return audience;
  throw new ReleaseError(
    mintDiagnostics.diagnose("mint-audience-foreign", {
      message: `${indexLabel(name)} asks for an identity token for "${sanitise(audience, 100)}"; its own audience is "${name}".`,
      hint: "Such a token could be used at another service. Look at the index's status page before anything else.",
    }),
  );
}

/** Exchanges identity tokens, a fresh one for each attempt because each is taken once only, for an upload token. */
export function mintToken(
  client: HttpClient,
  index: Index,
  identityToken: () => Promise<string>,
): Promise<UploadToken> {
  const service = indexLabel(index.name);
  return send(client, {
    service,
    method: "POST",
    url: `${endpoints(index)}mint-token`,
    headers: { accept: "application/json", "content-type": "application/json" },
    body: async () => JSON.stringify({ token: await identityToken() }),
    read: (reply) => {
      const answer = parseJson(service, reply.text);
      return {
        value: uploadToken(member(answer, "token")),
        expiresAt: wholeNumber(member(answer, "expires")),
      };
    },
    explain: (reply) => unavailable(index, reply) ?? refusal(index, reply),
  });
}

function endpoints(index: Index): string {
  if (index.trustedPublishing !== undefined) return index.trustedPublishing;
  throw new ReleaseError(absent(index));
}

/** It becomes part of a header. */
function uploadToken(field: Field): string {
  const token = text(field);
  if (!/^[\x21-\x7e]+$/.test(token)) throw mistyped(field, "a token");
  return token;
}

function unavailable(index: Index, { status, text }: Reply): Explanation | undefined {
  if (status === 404) return { diagnostic: absent(index) };
  if (status !== 403) return undefined;
  return {
    diagnostic: mintDiagnostics.diagnose("trusted-publishing-disabled", {
      message: `${indexLabel(index.name)} has switched trusted publishing off (403): ${sanitise(text)}`,
      hint: "Wait until its status page shows it back, and run the job again, or upload with an API token.",
    }),
  };
}

function absent(index: Index): Diagnostic {
  return mintDiagnostics.diagnose("trusted-publishing-absent", {
    message: `${indexLabel(index.name)} does not offer trusted publishing, or not at ${index.trustedPublishing ?? "an address that is known"}.`,
    hint: "Give an API token of this index in `api-token`.",
  });
}

/** The answer is 422 with `{message, errors: [{code, description}]}`; anything else is no answer of the index. */
function refusal(index: Index, { status, text: body }: Reply): Explanation | undefined {
  if (status !== 422) return undefined;
  const [first] = items(member(parseJson(indexLabel(index.name), body), "errors"));
  if (first === undefined) return undefined;
  return explainMint(index, {
    code: text(member(first, "code")),
    description: text(member(first, "description")),
  });
}
