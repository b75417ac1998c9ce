export interface Deadline {
  /** Aborted as a `TimeoutError` when the time is over. */
  readonly signal: AbortSignal;
  /** Lets the time run anew. */
  prolong(): void;
}

/**
 * The time that an attempt may stand still. It runs anew with every part of a body that goes out: uploads at the same
 * time share the line, and a slow one is no dead one.
 */
export function deadline(milliseconds: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException("The time is over.", "TimeoutError")),
    milliseconds,
  ).unref();
  return { signal: controller.signal, prolong: () => void timer.refresh() };
}
