import { EnvHttpProxyAgent, fetch, type Response } from "undici";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Clock } from "../../ports/machine.ts";
import { httpDiagnostics } from "./diagnostics.ts";
import { DEFAULT_BUDGET_MS } from "./retry.ts";
import { type StreamedBody, sendStreamed } from "./streamed.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"] as const;

export interface HttpClientOptions {
  /** Version of tag2pypi, and where it lives: PyPI shows the user agent beside every file. */
  readonly version: string;
  readonly repository: string;
  readonly clock: Clock;
  /** Where `http_proxy`, `https_proxy` and `no_proxy` are read, in small letters or capitals. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Of one call with all its retries. */
  readonly budgetMs?: number;
  /** Of one attempt, where a call does not say otherwise. */
  readonly timeoutMs?: number;
}

/** One attempt: `redirect`, the dispatcher and the user agent are the client's own. */
export interface Attempted {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: StreamedBody | string;
  readonly signal: AbortSignal;
  /** Told how many bytes of a streamed body have been taken for sending. */
  readonly onSent?: (bytes: number) => void;
}

/** What every call to the outside needs; `send`, `download` and `fetchThrough` are the calls. */
export interface HttpClient {
  readonly clock: Clock;
  readonly random: () => number;
  readonly budgetMs: number;
  readonly timeoutMs: number;
  /** One attempt, to https (or loopback) only; redirects come back as answers. @throws ReleaseError `address-insecure` */
  readonly once: (url: string, attempted: Attempted) => Promise<Response>;
}

/** @throws ReleaseError `proxy-invalid` */
export function httpClient(options: HttpClientOptions): HttpClient {
  const dispatcher = proxyAgent(options.environment ?? process.env);
  const agent = `tag2pypi/${options.version} (+${options.repository})`;
  return {
    clock: options.clock,
    random: options.random ?? Math.random,
    budgetMs: options.budgetMs ?? DEFAULT_BUDGET_MS,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    once: async (url, { body, onSent = () => undefined, ...attempted }) => {
      requireSecure(url);
      const headers = { ...attempted.headers, "user-agent": agent };
      if (typeof body === "object") {
        return sendStreamed(url, { ...attempted, headers, body, onSent, dispatcher });
      }
      const text = body === undefined ? {} : { body };
      return fetch(url, { ...attempted, ...text, headers, redirect: "manual", dispatcher });
    },
  };
}

/** The deadline of each attempt takes the place of undici's own, which would end long uploads. */
function proxyAgent(environment: Readonly<Record<string, string | undefined>>): EnvHttpProxyAgent {
  const read = (name: string) => environment[name] ?? environment[name.toUpperCase()] ?? "";
  try {
    return new EnvHttpProxyAgent({
      httpProxy: read("http_proxy"),
      httpsProxy: read("https_proxy"),
      // Nothing on this machine is behind the proxy.
      noProxy: [read("no_proxy"), ...LOOPBACK].filter((entry) => entry !== "").join(","),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  } catch {
    throw new ReleaseError(
      httpDiagnostics.diagnose("proxy-invalid", {
        message: "`http_proxy` or `https_proxy` is set to something that is no web address.",
        hint: "Give it the form http://proxy.example:3128, or unset it.",
      }),
    );
  }
}

function requireSecure(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:") return;
  if (url?.protocol === "http:" && /^(localhost|\[::1\]|127(\.\d+){3})$/.test(url.hostname)) return;
  throw new ReleaseError(
    httpDiagnostics.diagnose("address-insecure", {
      message: `"${sanitise(url?.origin ?? address, 200)}" is not reached over https, so nothing is sent there.`,
      hint: "Use an https address.",
    }),
  );
}
