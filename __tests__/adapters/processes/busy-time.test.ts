import { expect, test } from "@jest/globals";
import { busyTime } from "../../../src/adapters/processes/busy-time.ts";

test("overlapping activities count once", () => {
  let now = 0;
  const busy = busyTime(() => now);
  const at = (time: number, act: () => void) => {
    now = time;
    act();
  };
  at(10, busy.begin);
  at(15, busy.begin);
  at(20, busy.end);
  at(30, busy.end);
  expect(busy.total()).toBe(20);
  at(100, busy.begin);
  now = 105;
  expect(busy.total()).toBe(25);
});
