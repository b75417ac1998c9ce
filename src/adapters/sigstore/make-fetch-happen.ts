import { AsyncLocalStorage } from "node:async_hooks";
import type { Fetch } from "../http/fetch-through.ts";

const current = new AsyncLocalStorage<Fetch>();

/** Runs an act within which every request of @sigstore/sign goes through this fetch. */
export function withFetch<T>(fetch: Fetch, act: () => Promise<T>): Promise<T> {
  return current.run(fetch, act);
}

/**
 * Stands in for the package make-fetch-happen, which @sigstore/sign makes its requests with: bundler and tests put this
 * module in its place, so that our proxies, timeouts and retries hold, and no others.
 */
function sendForSigstore(url: string, init: RequestInit): Promise<Response> {
  const fetch = current.getStore();
  if (fetch === undefined) throw new Error("A request of @sigstore/sign outside withFetch");
  return fetch(url, init);
}

// biome-ignore lint/style/noDefaultExport: the package that this one replaces exports its function so.
export default sendForSigstore;
