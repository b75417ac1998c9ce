import type { IncomingMessage, ServerResponse } from "node:http";
import {
  addressOf,
  jsonReply,
  type Listening,
  listen,
  type Reply,
  readBody,
  send,
  textReply,
} from "../http.ts";
import { type Advisory, affects, asPyPIShows } from "./advisory.ts";

const BODY_LIMIT = 64 * 1024;

/** OSV, and what PyPI shows of it, as far as clients look up known vulnerabilities. */
export interface VulnerabilityServer extends Listening {
  /** `http://127.0.0.1:PORT/v1/query` */
  readonly queryUrl: string;
  /** What is known now; may be changed at any time. */
  readonly advisories: Advisory[];
  /** What PyPI has, `omi 0.3.0`; of anything else it knows nothing. OSV does not ask. */
  readonly releases: Set<string>;
  /** What every request is answered instead, while it is set; `nothing` keeps the connection open in silence. */
  trouble: Reply | "nothing" | undefined;
  /** What has been asked for so far, `omi 0.3.0`. */
  readonly asked: readonly string[];
}

/** Starts the service on a free port of the loopback interface. */
export async function startVulnerabilities(): Promise<VulnerabilityServer> {
  const advisories: Advisory[] = [];
  const releases = new Set<string>();
  const asked: string[] = [];
  const state: { trouble: VulnerabilityServer["trouble"] } = { trouble: undefined };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await replyTo(request, { advisories, releases, asked });
    const { trouble } = state;
    if (trouble !== "nothing") send(response, trouble ?? reply);
  };
  const server = await listen(handle);
  return Object.assign(state, {
    ...server,
    queryUrl: `${server.url}/v1/query`,
    advisories,
    releases,
    asked,
  });
}

interface Known {
  readonly advisories: readonly Advisory[];
  readonly releases: ReadonlySet<string>;
  readonly asked: string[];
}

async function replyTo(request: IncomingMessage, known: Known): Promise<Reply> {
  const { pathname } = addressOf(request);
  const body = await readBody(request, BODY_LIMIT);
  if (request.method === "POST" && pathname === "/v1/query") return replyAsOsv(body, known);
  const [, name, version] = /^\/pypi\/([^/]+)\/([^/]+)\/json$/.exec(pathname) ?? [];
  if (request.method === "GET" && name !== undefined && version !== undefined) {
    return replyAsPyPI(decodeURIComponent(name), decodeURIComponent(version), known);
  }
  return textReply(404, "404 page not found\n");
}

/** Nothing known is an empty object, whether the package exists or not. */
function replyAsOsv(body: Buffer, { advisories, asked }: Known): Reply {
  const query = readQuery(body);
  if (query === undefined) return jsonReply(400, { code: 3, message: "Invalid query." });
  const { name, version } = query;
  asked.push(`${name} ${version}`);
  const vulns = advisories.filter((advisory) => affects(advisory, name, version));
  return jsonReply(200, vulns.length === 0 ? {} : { vulns });
}

function replyAsPyPI(name: string, version: string, { advisories, releases, asked }: Known): Reply {
  asked.push(`${name} ${version}`);
  if (!releases.has(`${name} ${version}`)) return jsonReply(404, { message: "Not Found" });
  const vulnerabilities = advisories
    .filter((advisory) => affects(advisory, name, version))
    .map((advisory) => asPyPIShows(advisory, name));
  return jsonReply(200, { info: { name, version }, urls: [], vulnerabilities });
}

function readQuery(body: Buffer): { readonly name: string; readonly version: string } | undefined {
  try {
    // The shape of OSV's query; what lacks a part of it throws, or is refused below.
    const query = JSON.parse(body.toString("utf8")) as {
      readonly package: { readonly name?: unknown; readonly ecosystem?: unknown };
      readonly version?: unknown;
    };
    const { name, ecosystem } = query.package;
    const { version } = query;
    return typeof name === "string" && typeof version === "string" && ecosystem === "PyPI"
      ? { name, version }
      : undefined;
  } catch {
    return undefined;
  }
}
