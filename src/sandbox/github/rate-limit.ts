import { type SandboxClock, secondsOf } from "../clock.ts";

/** Requests an hour for one repository's GITHUB_TOKEN ("Rate limits for the REST API"). */
const LIMIT = 1000;
const HOUR = 3600;

export interface Allowance {
  readonly exceeded: boolean;
  /** `x-ratelimit-*`, sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Gives a function that counts one request each time it is called. */
export function createRateLimit(clock: SandboxClock, limit: number = LIMIT): () => Allowance {
  let windowEnds = secondsOf(clock) + HOUR;
  let used = 0;
  return () => {
    const now = secondsOf(clock);
    if (now >= windowEnds) {
      windowEnds = now + HOUR;
      used = 0;
    }
    used += 1;
    return {
      exceeded: used > limit,
      headers: {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - used)),
        "x-ratelimit-reset": String(windowEnds),
        "x-ratelimit-used": String(Math.min(used, limit)),
        "x-ratelimit-resource": "core",
      },
    };
  };
}
