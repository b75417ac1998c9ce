import { spawn } from "node:child_process";
import { once } from "node:events";
import type { IndexState } from "./index-server.ts";

/** A running index-server.ts. */
export interface IndexProcess {
  /** An index of its own for one run, whose answers are held back by so many milliseconds. Its root, ending in `/`. */
  open(latency: number): string;
  /** What an index holds and has been asked; it is forgotten then. */
  close(root: string): Promise<IndexState>;
  stop(): Promise<void>;
}

/** Starts the server. Throws an Error where it does not start. */
export async function startIndexProcess(): Promise<IndexProcess> {
  const server = spawn(process.execPath, [`${import.meta.dirname}/index-server.ts`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const [port] = await Promise.race([once(server.stdout.setEncoding("utf8"), "data"), ended]);
  if (typeof port !== "string") throw new Error("The index does not start.");
  let runs = 0;
  return {
    open: (latency) => `http://127.0.0.1:${port.trim()}/${latency}/${runs++}/`,
    close: async (root) => {
      const answer = await fetch(`${root}state`, { method: "DELETE" });
      return (await answer.json()) as IndexState; // the server is our own
    },
    stop: async () => {
      server.stdin.end();
      await ended;
    },
  };
}
