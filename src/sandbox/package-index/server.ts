import type { IncomingMessage, ServerResponse } from "node:http";
import { type SandboxClock, systemClock } from "../clock.ts";
import { addressOf, listen, type Reply, readBody, send, textReply } from "../http.ts";
import type { TrustedRootJson } from "../sigstore/trusted-root.ts";
import { type Administration, administrationOf } from "./administration.ts";
import { answer } from "./answer.ts";
import type { IndexContext, SandboxIndexName } from "./context.ts";
import { endpointOf, type Route, routeOf } from "./routes.ts";
import { emptyState, type IndexState } from "./state.ts";
import { loadState, saveState } from "./storage.ts";
import { defaultSwitches, type Misbehaviour, type Switches, takeFault } from "./switches.ts";
import { IssuerKeys, type KeyAddresses } from "./trusted-publishing/identity-token.ts";
import { attestationVerifier } from "./upload/attestation-verifier.ts";

/** Largest body that is read, in bytes. */
const BODY_LIMIT = 300 * 1024 ** 2;

/** How an index starts. */
export interface PackageIndexOptions {
  /** Which index it stands in for: audience, tokens and texts go by it. */
  readonly name: SandboxIndexName;
  readonly clock?: SandboxClock;
  /** Addresses (`iss`) of identity token issuers that are taken for GitHub's. Their keys are read over HTTP. */
  readonly issuers?: readonly string[];
  readonly keyAddresses?: KeyAddresses;
  /** Of the Sigstore whose attestations are verified; without it their signatures are taken as they are. */
  readonly trustedRoot?: TrustedRootJson;
  /** Folder with a state that `saveTo` wrote; one without is an empty index. */
  readonly directory?: string;
}

/** A request as the log keeps it: no query, no headers, no tokens. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
}

/** A running index: its address, what it knows, and what people do on its site. */
export interface PackageIndexServer extends Administration {
  /** Root: uploads go to `URL/legacy/`, the simple API is at `URL/simple/`, trusted publishing under `URL/_/oidc/`. */
  readonly url: string;
  /** What it knows, to be looked at. */
  readonly state: IndexState;
  readonly switches: Switches;
  readonly requests: readonly LoggedRequest[];
  /** The bytes of a file, by their SHA-256 digest. */
  content(sha256: string): Uint8Array | undefined;
  saveTo(directory: string): Promise<void>;
  loadFrom(directory: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts an index on loopback that behaves as pypi.org (or test.pypi.org) does towards uploads, trusted publishing and reads. */
export async function startPackageIndex(options: PackageIndexOptions): Promise<PackageIndexServer> {
  const context: IndexContext = {
    name: options.name,
    clock: options.clock ?? systemClock,
    switches: defaultSwitches(),
    issuers: options.issuers ?? [],
    keys: new IssuerKeys(options.keyAddresses),
    verifyAttestation:
      options.trustedRoot && attestationVerifier(options.trustedRoot, options.issuers ?? []),
    state: emptyState(),
    contents: new Map(),
    unseen: new Set(),
  };
  if (options.directory !== undefined) await loadState(context, options.directory);
  const requests: LoggedRequest[] = [];
  const inTurn = takeTurns();
  const { url, close } = await listen(async (request, response) => {
    const { pathname } = addressOf(request);
    requests.push({ method: request.method ?? "GET", path: pathname });
    const body = await readBody(request, BODY_LIMIT);
    const route = routeOf(pathname);
    if (route === undefined) return send(response, textReply(404, "404 Not Found"));
    // One after the other, as PyPI's locks have it: of two uploads of one file, the second finds the first.
    await inTurn(() => serve(context, { request, response, route, body }));
  });
  return {
    ...administrationOf(context),
    url,
    get state() {
      return context.state;
    },
    switches: context.switches,
    requests,
    content: (sha256) => context.contents.get(sha256),
    saveTo: (directory) => saveState(context, directory),
    loadFrom: (directory) => loadState(context, directory),
    close,
  };
}

/** Runs acts one after the other, in the order in which they were asked for. */
function takeTurns(): (act: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly route: Route;
  readonly body: Uint8Array;
}

async function serve(context: IndexContext, exchange: Exchange): Promise<void> {
  const { request, response, route, body } = exchange;
  const fault = takeFault(context.switches, endpointOf(route));
  if (fault?.kind === "reset-before") return reset(response);
  if (fault?.kind === "status") return send(response, faultReply(fault));
  const reply = await answer(context, route, {
    method: request.method ?? "GET",
    address: addressOf(request),
    root: `http://${request.headers.host}`,
    headers: singleHeaders(request),
    body,
  });
  misbehave(response, reply, fault);
}

function faultReply({ status, headers }: Extract<Misbehaviour, { kind: "status" }>): Reply {
  const reply = textReply(status, `${status} from the sandbox`);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function misbehave(response: ServerResponse, reply: Reply, fault: Misbehaviour | undefined): void {
  switch (fault?.kind) {
    case "reset-after":
      reset(response);
      break;
    case "half-an-answer": {
      const whole = Buffer.from(reply.body ?? "");
      send(response, { ...reply, body: whole.subarray(0, Math.floor(whole.length / 2)) });
      break;
    }
    default:
      send(response, reply);
  }
}

/** Ends the connection as a crashed server would: the client sees ECONNRESET. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Of a header that came several times, Node joins most and keeps lists of few; none of those matter here. */
function singleHeaders(request: IncomingMessage): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : value,
    ]),
  );
}
