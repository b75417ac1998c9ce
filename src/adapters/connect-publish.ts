import { apiTokenFor } from "../domain/publisher/api-token.ts";
import type { Index } from "../domain/publisher/index-address.ts";
import type { GitHub } from "../ports/github.ts";
import type { Reporter } from "../ports/machine.ts";
import type { PublishPorts } from "../ports/publish.ts";
import { systemClock } from "./clock.ts";
import { githubAdapter } from "./github/adapter.ts";
import { httpClient } from "./http/client.ts";
import { identityAdapter } from "./identity/adapter.ts";
import { packageIndexAdapter } from "./package-index/adapter.ts";
import { signerAdapter } from "./sigstore/signer.ts";

export interface PublishConnections {
  /** Of this process: proxies and certificates are read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly github: {
    readonly owner: string;
    readonly repository: string;
    readonly apiUrl: string;
    readonly serverUrl: string;
    /** Where assets are uploaded; the host that belongs to `apiUrl` where absent. */
    readonly uploadUrl?: string | undefined;
    readonly token: string;
  };
  readonly indexes: readonly Index[];
  /** For those indexes, as typed; each is given its own. */
  readonly apiTokens: readonly string[];
  /** Of a sandbox; the public good instance where absent. */
  readonly sigstore?: {
    readonly fulcioUrl?: string | undefined;
    readonly rekorUrl?: string | undefined;
  };
  /** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly identity: { readonly requestUrl?: string; readonly requestToken?: string };
  readonly reporter: Reporter;
  readonly mask: (secret: string) => void;
  /** Of this program, and where it lives: told to every service. */
  readonly version: string;
  readonly repository: string;
}

/** The adapters that speak to services. Nothing that this module loads can start a process. */
export function connectPublish(
  connections: PublishConnections,
): PublishPorts & { readonly github: GitHub } {
  const { environment, github, reporter, mask, version, repository } = connections;
  const client = httpClient({ version, repository, clock: systemClock, environment });
  const names = connections.indexes.map(({ name }) => name);
  return {
    github: githubAdapter({
      owner: github.owner,
      repo: github.repository,
      token: github.token,
      baseUrl: github.apiUrl,
      ...(github.uploadUrl === undefined ? {} : { uploadUrl: github.uploadUrl }),
      client,
    }),
    indexes: connections.indexes.map((index) => {
      const apiToken = apiTokenFor(index, connections.apiTokens, names);
      return packageIndexAdapter({ index, client, mask, apiToken });
    }),
    signer: signerAdapter({ client, ...connections.sigstore }),
    identity: identityAdapter({ ...connections.identity, client, mask }),
    clock: systemClock,
    reporter,
  };
}
