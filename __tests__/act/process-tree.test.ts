import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "@jest/globals";
import { endTree } from "./process-tree.ts";

/** Starts a process in a session of its own, says its number, and waits. */
const PARENT = `const { spawn } = require("node:child_process");
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: ["ignore", "inherit", "ignore"] });
console.log(child.pid);
setInterval(() => {}, 1000);`;

test("What a process has started ends with it, even in a session of its own", async () => {
  const parent = spawn(process.execPath, ["-e", PARENT], { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface(parent.stdout);
  const [line] = await once(lines, "line");
  const grandchild = Number(line);
  expect(grandchild).toBeGreaterThan(1);
  // Both hold the other end of standard output: it is closed when both have ended, and not before.
  const closed = once(parent, "close");
  endTree(parent.pid);
  expect(await closed).toEqual([null, "SIGKILL"]);
});
