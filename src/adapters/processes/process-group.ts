import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const onWindows = process.platform === "win32";

/** Children that run now. They lead process groups of their own, so an interrupt at the terminal does not reach them by itself. */
const running = new Set<ChildProcess>();

const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends a child and everything it started that has not left its group. Does nothing where all of it is gone. */
export function endGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  if (onWindows) {
    endWindowsTree(child.pid);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: nobody is left in the group.
  }
}

function endWindowsTree(pid: number): void {
  const taskkill = join(process.env["SystemRoot"] ?? "C:\\Windows", "System32", "taskkill.exe");
  spawn(taskkill, ["/PID", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true })
    // A tree that is gone already is no failure.
    .on("error", () => undefined);
}

/** Remembers a child until `forget`: if this process is interrupted or exits meanwhile, the child's group ends with it. */
export function watch(child: ChildProcess): { readonly forget: () => void } {
  if (running.size === 0) listen();
  running.add(child);
  return {
    forget: () => {
      running.delete(child);
      if (running.size === 0) unlisten();
    },
  };
}

function listen(): void {
  for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
  process.on("exit", endAll);
}

function unlisten(): void {
  for (const signal of ENDING_SIGNALS) process.off(signal, passOn);
  process.off("exit", endAll);
}

function endAll(): void {
  for (const child of running) endGroup(child, "SIGKILL");
}

/** Ends the children, then lets the signal do to this process what it would have done without us. */
function passOn(signal: NodeJS.Signals): void {
  endAll();
  unlisten();
  process.kill(process.pid, signal);
}
