import type { IncomingHttpHeaders } from "node:http";
import type { SandboxClock } from "../clock.ts";
import type { Reply } from "../http.ts";
import type { Activity } from "./activity.ts";
import type { RepositoryDescription } from "./description.ts";
import type { AccessToken, Caller } from "./permissions.ts";
import type { ReleasesState } from "./releases-state.ts";
import type { Fault, Switches } from "./switches.ts";

/** Where the three hosts listen: origins without a slash at the end. */
export interface Addresses {
  readonly api: string;
  readonly uploads: string;
  readonly web: string;
}

/** What all operations share. */
export interface Service {
  readonly clock: SandboxClock;
  readonly repository: RepositoryDescription;
  readonly defaultBranch: string;
  /** The repository that is the truth for all git data. */
  readonly gitDirectory: string;
  readonly tokens: readonly AccessToken[];
  readonly switches: Switches;
  readonly addresses: Addresses;
  /** Replaced as a whole by every change. */
  releases: ReleasesState;
  readonly activity: Activity;
}

/** One request that is allowed and well addressed. */
export interface Call {
  readonly service: Service;
  readonly caller: Caller;
  /** Path parameters, decoded, under the names that GitHub's description gives them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Path and query as asked for. */
  readonly address: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly fault?: Fault;
}

export type Act = (call: Call) => Reply | Promise<Reply>;

/** The repository's address in the API. */
export function repositoryAddress({ addresses, repository }: Service): string {
  return `${addresses.api}/repos/${repository.owner}/${repository.name}`;
}

/** The repository's address for people. */
export function repositoryPage({ addresses, repository }: Service): string {
  return `${addresses.web}/${repository.owner}/${repository.name}`;
}

/** A path parameter. It is empty only where the table of operations and the operation disagree about a name. */
export function parameterOf(call: Call, name: string): string {
  return call.parameters[name] ?? "";
}

/** GitHub's opaque ids, unique for each kind of thing and its number or name. */
export function nodeId(kind: string, identifier: number | string): string {
  return Buffer.from(`${kind}:${identifier}`).toString("base64url");
}
