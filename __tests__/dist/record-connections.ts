/*
 * Loaded before a program of dist/ (`node --import`). Writes where this process tries to connect to, a line each, and
 * lets nothing through but to this machine: whatever else were tried would be in the record all the same.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const record = process.env["CONNECTION_RECORD"] ?? "";
const LOOPBACK = /^127\.0\.0\.1:\d+$/;

function note(what: string): void {
  appendFileSync(record, `${what}\n`);
}

function refuse(what: string): never {
  note(what);
  throw new Error(`Connections to other machines are refused here: ${what}`);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  const target = targetOf(given);
  if (!LOOPBACK.test(target)) refuse(target);
  note(target);
  return Reflect.apply(connect, this, given);
};

/** net.connect hands its normalised arguments on as a list; others give a port and a host, or options. */
function targetOf([first, second]: readonly unknown[]): string {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof options !== "object" || options === null) return `${second}:${first}`;
  const path: unknown = Reflect.get(options, "path");
  if (path !== undefined && path !== null) return `${path}`;
  return `${Reflect.get(options, "host")}:${Reflect.get(options, "port")}`;
}

for (const module of [dns, dns.promises]) {
  for (const [name, ask] of Object.entries(module)) {
    if (typeof ask !== "function" || !/^(lookup|resolve|reverse)/.test(name)) continue;
    // Of every function that asks for a name, the name is the first argument.
    Reflect.set(module, name, (host: unknown, ...rest: unknown[]) =>
      host === "127.0.0.1" ? Reflect.apply(ask, module, [host, ...rest]) : refuse(`dns ${host}`),
    );
  }
}
dgram.Socket.prototype.send = () => refuse("a datagram");
syncBuiltinESMExports();
