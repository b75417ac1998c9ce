import { bundleToJSON } from "@sigstore/bundle";
// By their own modules: the package's index brings a provider of identity tokens that starts processes.
import { DSSEBundleBuilder } from "@sigstore/sign/dist/bundler/dsse.js";
import { FulcioSigner } from "@sigstore/sign/dist/signer/fulcio/index.js";
import { RekorWitness } from "@sigstore/sign/dist/witness/tlog/index.js";
import { attestationOf } from "../../domain/attestation/bundle.ts";
import { STATEMENT_MEDIA_TYPE } from "../../domain/attestation/statement.ts";
import type { Signer } from "../../ports/signer.ts";
import type { HttpClient } from "../http/client.ts";
import { type Fetch, fetchThrough } from "../http/fetch-through.ts";
import { explainSigstore } from "./failures.ts";
import { withFetch } from "./make-fetch-happen.ts";
import { readAttestation } from "./read-attestation.ts";

/** Sigstore's public good instance: the only one whose attestations PyPI accepts. */
const FULCIO = "https://fulcio.sigstore.dev";
const REKOR = "https://rekor.sigstore.dev";

export interface SignerOptions {
  readonly client: HttpClient;
  /** Of the certificate authority (Fulcio), without a slash at the end. */
  readonly fulcioUrl?: string | undefined;
  /** Of the transparency log (Rekor). */
  readonly rekorUrl?: string | undefined;
}

/** Signs by Sigstore: a new key and a certificate of ten minutes for each statement, logged in public. */
export function signerAdapter({
  client,
  fulcioUrl = FULCIO,
  rekorUrl = REKOR,
}: SignerOptions): Signer {
  const fetch = fetchOf(client, fulcioUrl);
  return {
    attest: async (statement, identityToken) => {
      // Our client is the one that retries.
      const builder = new DSSEBundleBuilder({
        signer: new FulcioSigner({
          fulcioBaseURL: fulcioUrl,
          identityProvider: { getToken: identityToken },
          retry: false,
        }),
        witnesses: [
          // An attestation has no room for a time stamp, so its time is the log's, which only version 1 of the API gives.
          new RekorWitness({
            rekorBaseURL: rekorUrl,
            majorApiVersion: 1,
            entryType: "dsse",
            retry: false,
          }),
        ],
      });
      const artifact = { data: Buffer.from(statement), type: STATEMENT_MEDIA_TYPE };
      try {
        const bundle = await withFetch(fetch, () => builder.create(artifact));
        return attestationOf(bundleToJSON(bundle));
      } catch (error) {
        throw explainSigstore(error);
      }
    },
    read: readAttestation,
  };
}

/** A certificate more than asked for does no harm, and the log answers an entry that it has with its place: both requests may be repeated. */
function fetchOf(client: HttpClient, fulcioUrl: string): Fetch {
  const options = { json: true, repeatable: true };
  const fulcio = fetchThrough(client, { service: "Sigstore's Fulcio", ...options });
  const rekor = fetchThrough(client, { service: "Sigstore's Rekor", ...options });
  return (input, init) => (String(input).startsWith(`${fulcioUrl}/`) ? fulcio : rekor)(input, init);
}
