/** The time that every service of the sandbox goes by: tokens expire and releases grow old by it. */
export interface SandboxClock {
  now(): Date;
}

/** A clock that tests turn by hand. */
export interface AdjustableClock extends SandboxClock {
  /** Moves it on (or back, with a negative number). */
  advance(milliseconds: number): void;
  set(date: Date): void;
}

/** The time of this machine. */
export const systemClock: SandboxClock = { now: () => new Date() };

/** A clock that stands still at `start` until it is moved. */
export function adjustableClock(start: Date = new Date()): AdjustableClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
    set: (date) => {
      time = date.getTime();
    },
  };
}

/** Whole seconds since 1970, the unit of tokens and claims. */
export function secondsOf(clock: SandboxClock): number {
  return Math.floor(clock.now().getTime() / 1000);
}
