import type { OperationId } from "./operations.ts";

/** How a request goes wrong. Up to `malformed`, the operation has not been done; from `reset-after-commit` on, it has. */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut before an answer. */
  | { readonly kind: "reset" }
  /** No answer ever comes. */
  | { readonly kind: "hang" }
  /** A web page with status 200 in place of JSON. */
  | { readonly kind: "malformed" }
  | { readonly kind: "reset-after-commit" }
  | { readonly kind: "status-after-commit"; readonly status: number }
  /** The answer's body ends in the middle. */
  | { readonly kind: "truncate" }
  /** For `repos/upload-release-asset`: 502, and an empty asset of state `starter` is left behind. */
  | { readonly kind: "starter" };

/** What tests turn on and off while the server runs. */
export class Switches {
  /** Releases published from now on can no longer change their tag and assets. */
  immutableReleases = false;
  #faults: readonly { readonly operation: OperationId; readonly fault: Fault }[] = [];

  /** The next `times` requests to the operation go wrong; faults of one operation are used up in the order they were set. */
  fail(operation: OperationId, fault: Fault, times = 1): void {
    this.#faults = [
      ...this.#faults,
      ...Array.from({ length: times }, () => ({ operation, fault })),
    ];
  }

  /** The fault for a request that has just come in. */
  take(operation: OperationId): Fault | undefined {
    const next = this.#faults.find((waiting) => waiting.operation === operation);
    this.#faults = this.#faults.filter((waiting) => waiting !== next);
    return next?.fault;
  }
}
