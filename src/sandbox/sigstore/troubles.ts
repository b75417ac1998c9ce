/** The two services that can be made to fail. */
export type SigstoreService = "fulcio" | "rekor";

/**
 * What goes wrong with requests: no answer at all; an answer that takes its time; an error instead of an act; a
 * connection that breaks off when the act is done, before the answer.
 */
export type Trouble =
  | { readonly kind: "down" }
  | { readonly kind: "slow"; readonly milliseconds: number }
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  | { readonly kind: "reset-after" };

/** Troubles of the next requests, in the order in which they come. */
export interface Troubles {
  /** The next `times` requests to a service meet this; all from now on where not given. */
  add(service: SigstoreService, trouble: Trouble, times?: number): void;
  /** Everything is well again. */
  clear(): void;
  /** What the next request meets, counted down. */
  take(service: SigstoreService): Trouble | undefined;
}

export function troubles(): Troubles {
  let all: { service: SigstoreService; trouble: Trouble; times: number }[] = [];
  return {
    add: (service, trouble, times = Number.POSITIVE_INFINITY) => {
      all.push({ service, trouble, times });
    },
    clear: () => {
      all = [];
    },
    take: (service) => {
      const next = all.find((entry) => entry.service === service && entry.times > 0);
      if (next === undefined) return undefined;
      next.times -= 1;
      return next.trouble;
    },
  };
}
