import { execFileSync } from "node:child_process";

/**
 * Ends a process and all that descend from it, in whatever groups and sessions: act gives each step a session, and our
 * actions give each command a group. What has lost its parent is not found any more. Does nothing for a process that
 * could not be started.
 */
export function endTree(pid: number | undefined): void {
  if (pid === undefined) return;
  const parents = parentsOfAll();
  for (const each of [pid, ...descendantsOf(pid, parents)]) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // ESRCH: it has ended meanwhile.
    }
  }
}

function parentsOfAll(): ReadonlyMap<number, number> {
  const table = execFileSync("ps", ["-A", "-o", "pid=", "-o", "ppid="], { encoding: "utf8" });
  const rows = table.trim().split("\n");
  return new Map(
    rows.map((row) => {
      const [pid, parent] = row.trim().split(/\s+/).map(Number);
      return [pid ?? 0, parent ?? 0];
    }),
  );
}

function descendantsOf(pid: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return children.flatMap((child) => [child, ...descendantsOf(child, parents)]);
}
