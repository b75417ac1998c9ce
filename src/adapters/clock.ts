import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../ports/machine.ts";

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => wait(milliseconds),
};
