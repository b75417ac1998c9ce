import { generateKeyPairSync } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
// By its parts: the package's index would replace this process's HTTP by one for unit tests.
import { initializeCA, initializeCTLog } from "@sigstore/mock/dist/fulcio/index.js";
import { initializeTLog } from "@sigstore/mock/dist/rekor/index.js";
import { type SandboxClock, systemClock } from "../clock.ts";
import {
  addressOf,
  type Listening,
  listen,
  type Reply,
  readBody,
  send,
  textReply,
} from "../http.ts";
import {
  IssuerKeys,
  type KeyAddresses,
} from "../package-index/trusted-publishing/identity-token.ts";
import { type FulcioContext, issueCertificate } from "./fulcio.ts";
import { addEntry, ENTRIES_PATH, findEntry, type RekorContext } from "./rekor.ts";
import { type SigstoreService, type Trouble, type Troubles, troubles } from "./troubles.ts";
import { describeTrust, type TrustedRootJson } from "./trusted-root.ts";

const BODY_LIMIT = 1024 ** 2;

export interface SigstoreOptions {
  /** Addresses (`iss`) of identity token issuers that are taken for GitHub's. Their keys are read over HTTP. */
  readonly issuers: readonly string[];
  readonly keyAddresses?: KeyAddresses;
  /** By default this machine's time. Verifiers trust nothing from before the start. */
  readonly clock?: SandboxClock;
}

/** Sigstore as far as signing needs it: a certificate authority, a transparency log, and whom to trust for both. */
export interface SigstoreServer {
  readonly fulcioUrl: string;
  readonly rekorUrl: string;
  readonly trustedRoot: TrustedRootJson;
  /** What goes wrong, to be switched on and off. */
  readonly troubles: Troubles;
  /** `POST /path` of every request to a service so far. */
  requests(service: SigstoreService): readonly string[];
  /** How many entries the log holds. */
  entries(): number;
  close(): Promise<void>;
}

/** Starts Fulcio and Rekor (version 1 of its API) on free ports of the loopback interface, with keys of their own. */
export async function startSigstore(options: SigstoreOptions): Promise<SigstoreServer> {
  const { clock = systemClock, issuers, keyAddresses } = options;
  // The mock keeps this object and reads it at every act, so it is set to the sandbox's time before each.
  const time = new Date(clock.now());
  const certificateLog = await initializeCTLog(createKey(), time);
  const authority = await initializeCA(createKey(), certificateLog, time);
  const certification = { authority, clock, issuers, keys: new IssuerKeys(keyAddresses) };
  const trouble = troubles();
  const inTime = (act: Act): Act => {
    return (request, body) => {
      time.setTime(clock.now().getTime());
      return act(request, body);
    };
  };
  const fulcio = await serve(
    () => trouble.take("fulcio"),
    inTime((request, body) => answerFulcio(certification, request, body)),
  );
  const rekor = await serve(
    () => trouble.take("rekor"),
    inTime((request, body) => answerRekor(records, request, body)),
  );
  // Signs its checkpoints with its host's name, so it comes after the server.
  const log = await initializeTLog(rekor.url, createKey(), time);
  const records: RekorContext = { log, entries: new Map(), known: new Map() };
  const urls = { fulcioUrl: fulcio.url, rekorUrl: rekor.url };
  return {
    ...urls,
    trustedRoot: describeTrust({ ...urls, authority, certificateLog, log }),
    troubles: trouble,
    requests: (service) => (service === "fulcio" ? fulcio : rekor).requests,
    entries: () => records.entries.size,
    close: async () => {
      await Promise.all([fulcio.close(), rekor.close()]);
    },
  };
}

function createKey() {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

type Act = (request: IncomingMessage, body: string) => Promise<Reply> | Reply;

interface Service extends Listening {
  readonly requests: readonly string[];
}

async function serve(takeTrouble: () => Trouble | undefined, act: Act): Promise<Service> {
  const requests: string[] = [];
  const listening = await listen(async (request, response) => {
    requests.push(`${request.method} ${addressOf(request).pathname}`);
    const body = (await readBody(request, BODY_LIMIT)).toString();
    await answer(takeTrouble(), response, async () => act(request, body));
  });
  return { ...listening, requests };
}

async function answer(
  trouble: Trouble | undefined,
  response: ServerResponse,
  act: () => Promise<Reply>,
): Promise<void> {
  switch (trouble?.kind) {
    case "down":
      return reset(response);
    case "status":
      return send(response, textReply(trouble.status, trouble.body ?? "from the sandbox"));
    case "reset-after":
      await act();
      return reset(response);
    case "slow":
      await wait(trouble.milliseconds, undefined, { ref: false });
      return send(response, await act());
    case undefined:
      return send(response, await act());
  }
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function answerFulcio(context: FulcioContext, request: IncomingMessage, body: string) {
  const { pathname } = addressOf(request);
  const known = request.method === "POST" && pathname === "/api/v2/signingCert";
  return known ? issueCertificate(context, body) : textReply(404, "Not Found");
}

function answerRekor(context: RekorContext, request: IncomingMessage, body: string) {
  const { pathname } = addressOf(request);
  if (pathname === ENTRIES_PATH && request.method === "POST") return addEntry(context, body);
  const [, id] = pathname.split(`${ENTRIES_PATH}/`);
  return id === undefined ? textReply(404, "Not Found") : findEntry(context, id);
}
