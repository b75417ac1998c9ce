/** Adds up the time in which at least one of several overlapping activities ran: the union of their intervals. */
export interface BusyTime {
  readonly begin: () => void;
  readonly end: () => void;
  /** Milliseconds so far, running activities included. */
  readonly total: () => number;
}

/** `now` gives milliseconds by a clock that cannot be set back. */
export function busyTime(now: () => number): BusyTime {
  let active = 0;
  let since = 0;
  let sum = 0;
  return {
    begin: () => {
      if (active === 0) since = now();
      active += 1;
    },
    end: () => {
      active -= 1;
      if (active === 0) sum += now() - since;
    },
    total: () => sum + (active === 0 ? 0 : now() - since),
  };
}
