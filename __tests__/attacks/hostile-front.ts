import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { World } from "../release/world.ts";

/** What is said in the place of a service. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  /** Text; or a line, again and again until nobody listens any more. */
  readonly body: string | { readonly withoutEnd: string };
}

export interface Hostility {
  /** Of the requests that are concerned: method and path. */
  readonly of: RegExp;
  /** In the place of what the service says to it. */
  readonly answer: Answer | ((said: string) => Answer);
}

export interface HostileFront {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** How many requests were answered by it. */
  readonly answered: number;
  /** Bytes that were taken of bodies without end. */
  readonly taken: number;
  close(): Promise<void>;
}

/** Stands before a service and answers some of its requests in its place; it passes on the others. */
export async function startHostileFront(
  origin: string,
  { of, answer }: Hostility,
): Promise<HostileFront> {
  const counts = { answered: 0, taken: 0 };
  const server = createServer(async (incoming, outgoing) => {
    const { method, url } = incoming;
    if (!of.test(`${method} ${url}`)) {
      forward(origin, incoming, outgoing);
      return;
    }
    counts.answered += 1;
    incoming.resume();
    const said = typeof answer === "function" ? await ask(origin, incoming) : "";
    counts.taken += await give(outgoing, typeof answer === "function" ? answer(said) : answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get answered() {
      return counts.answered;
    },
    get taken() {
      return counts.taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(origin: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method = "GET", headers, url = "/" } = incoming;
  const passed = request(new URL(url, origin), { method, headers }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(outgoing);
  });
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
}

/** What the service itself says to a GET. */
async function ask(origin: string, { url = "/", headers }: IncomingMessage): Promise<string> {
  const { "accept-encoding": _, ...others } = headers;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, origin), { headers: others }, resolve).on("error", reject).end();
  });
  return (await buffer(reply)).toString("utf8");
}

/** Gives how many bytes were taken of a body without end. */
async function give(outgoing: ServerResponse, { status, type, body }: Answer): Promise<number> {
  // What a server puts into its reason phrase comes to us, too.
  outgoing.writeHead(status, "::error::forged ##[add-mask]1", {
    "content-type": type ?? "application/json",
  });
  if (typeof body === "string") {
    outgoing.end(body);
    return 0;
  }
  let taken = 0;
  const endless = function* () {
    for (const line = `${body.withoutEnd}\n`.repeat(1000); ; taken += line.length) yield line;
  };
  // It ends with an error, because whoever listens goes away.
  await pipeline(Readable.from(endless()), outgoing).catch(() => undefined);
  return taken;
}

/** Each service: where it is, and how a job is led to what stands before it. */
export const LEADS = {
  identity: ({ sandbox }: World) => {
    const { origin, pathname, search } = new URL(sandbox.identity.requestUrl);
    const lead = (url: string) => ({ ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${pathname}${search}` });
    return { origin, lead };
  },
  github: ({ sandbox }: World) => ({
    origin: sandbox.github.apiUrl,
    lead: (url: string) => ({ GITHUB_API_URL: url }),
  }),
  pypi: (world: World) => leadBySandbox(world, "pypi"),
  fulcio: (world: World) => leadBySandbox(world, "fulcio"),
};

function leadBySandbox({ sandbox: { addresses } }: World, name: "pypi" | "fulcio") {
  const lead = (url: string) => ({
    TAG2PYPI_SANDBOX: JSON.stringify({ ...addresses, [name]: url }),
  });
  return { origin: addresses[name], lead };
}

export type Service = keyof typeof LEADS;
