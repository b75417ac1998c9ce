import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Start } from "../release/runner.ts";
import { makeCertificate } from "../sandbox/certificate.ts";

/** The sandbox at the addresses of the real services, behind a proxy that lets nothing else through. */
export interface RealAddresses {
  /** What a job on github.com finds, and the proxy. */
  readonly start: Required<Pick<Start, "environment" | "nodeOptions">>;
  /** What was tried since the last call. */
  tried(): Promise<Tried>;
  close(): Promise<void>;
}

/** Each once, sorted. */
export interface Tried {
  /**
   * Requests through the proxy, of our process or one that it started: `GET pypi.org:443`. A connection that the proxy
   * has refused, or that nothing was asked by, is a CONNECT.
   */
  readonly through: readonly string[];
  /** Connections that our process itself tried without the proxy: `pypi.org:443`. */
  readonly past: readonly string[];
}

const RECORDER = join(import.meta.dirname, "record-connections.ts");
/** One of those that GitHub's runners are given. */
const IDENTITY_HOST = "run-actions-1-azure-eastus.actions.githubusercontent.com";

/** What stands behind each host. */
function originsOf({ addresses, github, identity }: Sandbox): ReadonlyMap<string, string> {
  const { pypi, testpypi, uploads, fulcio, rekor } = addresses;
  return new Map([
    ["api.github.com", github.apiUrl],
    ["uploads.github.com", uploads],
    ["github.com", github.serverUrl],
    ["release-assets.githubusercontent.com", github.serverUrl],
    [IDENTITY_HOST, new URL(identity.requestUrl).origin],
    ["fulcio.sigstore.dev", fulcio],
    ["rekor.sigstore.dev", rekor],
    ["pypi.org", pypi],
    ["upload.pypi.org", pypi],
    ["files.pythonhosted.org", pypi],
    ["test.pypi.org", testpypi],
    ["test-files.pythonhosted.org", testpypi],
  ]);
}

/** Where the sandbox keeps at one address what the real services have at several. */
const ELSEWHERE = [
  ["https://pypi.org/packages/", "https://files.pythonhosted.org/packages/"],
  ["https://test.pypi.org/packages/", "https://test-files.pythonhosted.org/packages/"],
  [
    "https://github.com/asset-storage/",
    "https://release-assets.githubusercontent.com/asset-storage/",
  ],
] as const;

/** Starts proxy and TLS; `sandbox` stays the caller's. */
export async function serveRealAddresses(sandbox: Sandbox): Promise<RealAddresses> {
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-proxy-"));
  const origins = originsOf(sandbox);
  const certificate = await makeCertificate(folder, [...origins.keys()]);
  const record = join(folder, "connections");
  await writeFile(record, "");
  const connected: string[] = [];
  const asked: string[] = [];
  const tunnels = new Set<Duplex>();
  const services = createTlsServer(certificate, (incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.headers.host}:443`);
    void forward(origins, incoming, outgoing);
  });
  const proxy = createServer((incoming, outgoing) => {
    // In the clear: nobody has a reason to.
    asked.push(`${incoming.method} ${incoming.url}`);
    outgoing.writeHead(403).end();
  });
  proxy.on("connect", ({ url = "" }, socket) => {
    connected.push(url);
    const [host = "", port] = url.split(":");
    if (port !== "443" || !origins.has(host)) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    tunnels.add(socket);
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    services.emit("connection", socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = proxy.address() as AddressInfo;
  const address = `127.0.0.1:${port}`;
  return {
    start: {
      nodeOptions: ["--disable-warning=ExperimentalWarning", `--import=${RECORDER}`],
      environment: {
        ...runnerVariables(sandbox),
        ...proxyVariables(`http://${address}`, certificate.path),
        CONNECTION_RECORD: record,
      },
    },
    tried: async () => {
      const direct = (await readFile(record, "utf8")).split("\n");
      await writeFile(record, "");
      const past = direct.filter((line) => line !== "" && line !== address);
      const requests = asked.splice(0);
      const silent = connected.splice(0).filter((url) => !isAmong(requests, url));
      const each = (lines: readonly string[]) => [...new Set(lines)].toSorted();
      return {
        through: each([...requests, ...silent.map((url) => `CONNECT ${url}`)]),
        past: each(past),
      };
    },
    close: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      // The server has given these away, and waits for them all the same.
      for (const tunnel of tunnels) tunnel.destroy();
      proxy.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isAmong(requests: readonly string[], url: string): boolean {
  return requests.some((request) => request.endsWith(` ${url}`));
}

function runnerVariables({ identity }: Sandbox) {
  const { pathname, search } = new URL(identity.requestUrl);
  return {
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_SERVER_URL: "https://github.com",
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://${IDENTITY_HOST}${pathname}${search}`,
    TAG2PYPI_SANDBOX: undefined,
  };
}

function proxyVariables(proxy: string, certificate: string) {
  return {
    http_proxy: proxy,
    https_proxy: proxy,
    NODE_EXTRA_CA_CERTS: certificate,
    GIT_SSL_CAINFO: certificate,
    PIP_CERT: certificate,
  };
}

async function forward(
  origins: ReadonlyMap<string, string>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = "GET", headers, url = "/" } = incoming;
  const { host = "" } = headers;
  // Not compressed: the addresses in it are to be replaced.
  const asked = { method, headers: { ...headers, "accept-encoding": "identity" } };
  const passed = request(new URL(url, origins.get(host)), asked, async (reply) => {
    const isText = /json|html/.test(reply.headers["content-type"] ?? "");
    const bytes = await buffer(reply);
    const body = isText ? withRealAddresses(bytes.toString("utf8"), origins) : bytes;
    const location = withRealAddresses(reply.headers.location ?? "", origins);
    outgoing.writeHead(reply.statusCode ?? 502, {
      ...reply.headers,
      ...(location === "" ? {} : { location }),
      ...(reply.headers["transfer-encoding"] === undefined
        ? { "content-length": Buffer.byteLength(body) }
        : {}),
    });
    outgoing.end(body);
  });
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
}

/** As the real services would write them: an index goes by the host that it was asked for, GitHub by its own address. */
function withRealAddresses(text: string, origins: ReadonlyMap<string, string>): string {
  const named = [...origins].reduce(
    (kept, [host, origin]) =>
      kept
        .replaceAll(`http://${host}/`, `https://${host}/`)
        .replaceAll(`${origin}/`, `https://${host}/`),
    text,
  );
  return ELSEWHERE.reduce((kept, [from, to]) => kept.replaceAll(from, to), named);
}
