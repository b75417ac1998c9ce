const MOST_REDIRECTS = 5;
const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * `follow`: wherever they lead, but never from https to http. `within-origin`: one that leads elsewhere is the answer,
 * for questions that only this very service can answer. Only GET is ever repeated at another address.
 */
export type Redirects = "follow" | "within-origin";

/** A redirect, and the request that met it. */
export interface Redirected {
  readonly method: string;
  readonly redirects: Redirects | undefined;
  /** The address that answers. */
  readonly from: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As the header has it. */
  readonly location: string;
  /** How many were followed before. */
  readonly followed: number;
}

export type RedirectDecision =
  | {
      readonly do: "follow";
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** The redirect itself is the answer. */
  | { readonly do: "return" }
  | { readonly do: "refuse"; readonly target: string };

export function isRedirect(status: number): boolean {
  return STATUSES.has(status);
}

/** Credentials go along within the origin; elsewhere they are left behind for good, so that no way back brings them there. */
export function decideRedirect(redirected: Redirected): RedirectDecision {
  const { method, redirects, from, headers, location, followed } = redirected;
  if (!URL.canParse(location, from)) return { do: "refuse", target: location };
  const origin = new URL(from);
  const target = new URL(location, from);
  const inside = target.origin === origin.origin;
  const weaker = origin.protocol === "https:" && target.protocol !== "https:";
  if (redirects === "within-origin" && !inside) return { do: "return" };
  if (redirects === undefined || method !== "GET" || weaker || followed === MOST_REDIRECTS) {
    return { do: "refuse", target: target.href };
  }
  // An address with a password in it is none that can be asked.
  target.username = "";
  target.password = "";
  return { do: "follow", url: target.href, headers: inside ? headers : withoutSecrets(headers) };
}

function withoutSecrets(headers: Readonly<Record<string, string>>) {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.filter(([name]) => name.toLowerCase() !== "authorization"));
}
