import type { Index } from "../domain/publisher/index-address.ts";
import type { Reporter } from "../ports/machine.ts";
import type { ReleasePorts } from "../ports/release.ts";
import { systemClock } from "./clock.ts";
import { gitAdapter } from "./git/git.ts";
import { githubAdapter } from "./github/adapter.ts";
import { httpClient } from "./http/client.ts";
import { identityAdapter } from "./identity/adapter.ts";
import { packageIndexAdapter } from "./package-index/adapter.ts";
import type { BusyTime } from "./processes/busy-time.ts";
import { commandsAdapter } from "./processes/commands.ts";
import { pythonAdapter } from "./python/python.ts";
import { signerAdapter } from "./sigstore/signer.ts";

export interface ReleaseConnections {
  /** Of this process. Children get an allow-listed part of it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workspace: string;
  readonly temporary: string;
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
  /** Of a sandbox; the public good instance where absent. */
  readonly sigstore?: {
    readonly fulcioUrl?: string | undefined;
    readonly rekorUrl?: string | undefined;
  };
  /** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly identity: { readonly requestUrl?: string; readonly requestToken?: string };
  readonly reporter: Reporter;
  readonly mask: (secret: string) => void;
  /** The folder `python/` that comes with this program: carried wheels and their digests. */
  readonly carried: string;
  readonly version: string;
  readonly repository: string;
  /** Is told when a child process begins and ends. */
  readonly busy?: BusyTime;
}

/** The adapters of a whole release: everything may start processes here, unlike in the publish stage. */
export function connectRelease(connections: ReleaseConnections): ReleasePorts {
  const { environment, workspace, temporary, github, reporter, mask, version } = connections;
  const measured = connections.busy === undefined ? {} : { busy: connections.busy };
  const client = httpClient({
    version,
    repository: connections.repository,
    clock: systemClock,
    environment,
  });
  const commands = commandsAdapter({ environment, reporter, ...measured, workspace });
  return {
    git: gitAdapter({
      reporter,
      ...measured,
      workspace,
      environment,
      remote: {
        url: `${github.serverUrl}/${github.owner}/${github.repository}.git`,
        token: github.token,
      },
    }),
    github: githubAdapter({
      owner: github.owner,
      repo: github.repository,
      token: github.token,
      baseUrl: github.apiUrl,
      ...(github.uploadUrl === undefined ? {} : { uploadUrl: github.uploadUrl }),
      client,
    }),
    indexes: connections.indexes.map((index) => packageIndexAdapter({ index, client, mask })),
    signer: signerAdapter({ client, ...connections.sigstore }),
    identity: identityAdapter({ ...connections.identity, client, mask }),
    python: pythonAdapter({
      commands,
      carried: connections.carried,
      temporary,
      environment,
      reporter,
    }),
    commands,
    clock: systemClock,
    reporter,
  };
}
