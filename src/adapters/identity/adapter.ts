import type { Diagnostic } from "../../domain/diagnostic.ts";
import { readClaims } from "../../domain/publisher/claims.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Identity } from "../../ports/identity.ts";
import type { HttpClient } from "../http/client.ts";
import type { Reply } from "../http/failures.ts";
import { send } from "../http/send.ts";
import { member, parseJson, text } from "../http/shape.ts";
import { identityDiagnostics } from "./diagnostics.ts";

const SERVICE = "GitHub's identity service";

const PERMISSION = `Give the job that publishes these permissions; one that is not named is taken away:
permissions:
  contents: write  # read, where the job does nothing but publish
  id-token: write
Where another workflow calls this one, the calling job needs them, too. Runs for pull requests from forks never get them: release from a tag of the repository itself.`;

const API_TOKEN =
  "If an API token was to be used: the input `api-token` is empty. A secret that does not exist, or that is kept for another environment than the job's, is an empty text.";

export interface IdentityOptions {
  /** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN; a job without the permission has neither. */
  readonly requestUrl?: string | undefined;
  readonly requestToken?: string | undefined;
  readonly client: HttpClient;
  /** Makes a secret unreadable in all output that follows. */
  readonly mask: (secret: string) => void;
}

/** Identity tokens of the job, by the protocol of GitHub's runner. */
export function identityAdapter({
  requestUrl = "",
  requestToken = "",
  client,
  mask,
}: IdentityOptions): Identity {
  const available = requestUrl !== "" && requestToken !== "";
  return {
    available,
    token: async (audience) => {
      if (!available) throw new ReleaseError(unavailable());
      const token = await send(client, {
        service: SERVICE,
        method: "GET",
        url: withAudience(requestUrl, audience),
        headers: { authorization: `bearer ${requestToken}`, accept: "application/json" },
        read: (reply) => text(member(parseJson(SERVICE, reply.text), "value")),
        explain: refusal,
      });
      mask(token);
      if (readClaims(token) === undefined) throw malformed();
      return token;
    },
    claims: (token) => {
      const claims = readClaims(token);
      if (claims === undefined) throw malformed();
      return claims;
    },
  };
}

function withAudience(requestUrl: string, audience: string): string {
  const separator = requestUrl.includes("?") ? "&" : "?";
  return `${requestUrl}${separator}audience=${encodeURIComponent(audience)}`;
}

function unavailable(): Diagnostic {
  return identityDiagnostics.diagnose("identity-unavailable", {
    message:
      "This job cannot ask GitHub for an identity token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not both set.",
    hint: `${PERMISSION}\n${API_TOKEN}`,
  });
}

/** 4xx only: a service that fails says nothing about permissions. */
function refusal({ status, text }: Reply) {
  if (status >= 500 || status === 408 || status === 429) return undefined;
  return {
    diagnostic: identityDiagnostics.diagnose("identity-refused", {
      message: `${SERVICE} answers ${status} to the request for an identity token: ${sanitise(text) || "no words"}.`,
      hint: PERMISSION,
    }),
  };
}

function malformed(): ReleaseError {
  return new ReleaseError(
    identityDiagnostics.diagnose("identity-malformed", {
      message: "The identity token is not a JSON Web Token with a readable payload.",
      hint: "Run the job again. If it happens again, the runner's identity service does not follow GitHub's protocol.",
    }),
  );
}
