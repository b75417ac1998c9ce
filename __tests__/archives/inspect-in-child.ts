import { readFileSync, writeFileSync } from "node:fs";
import type { BoundedRequest, Measured } from "./child-inspection.ts";
import { inspectFile } from "./inspection.ts";

// A process that inspects the files it is told of, one after the other, and says what that has taken.
process.on("message", async ({ folder, name }: BoundedRequest) => {
  forgetMemory();
  const before = process.cpuUsage();
  const found = await inspectFile(folder, name);
  // What others do on the machine does not count.
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  const measured: Measured = { found, seconds, megabytes: highestMemory() / 1024 };
  process.send?.(measured);
});

const LINUX = process.platform === "linux";

/** Gives back what the last file has left, and starts counting anew, where that can be. */
function forgetMemory(): void {
  globalThis.gc?.();
  if (LINUX) writeFileSync("/proc/self/clear_refs", "5");
}

/** The most memory that this process has had, kilobytes. */
function highestMemory(): number {
  // What Node asks for counts the parent's memory, too, from before this program took its copy's place.
  if (!LINUX) return process.resourceUsage().maxRSS;
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]);
}
