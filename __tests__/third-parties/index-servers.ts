import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { indexServers } from "../python-tools.ts";

/** A server in a process of its own, on loopback, with a folder that lasts as long as it does. */
export interface IndexServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** devpi would otherwise spend seconds on making its secrets hard to guess. */
const CHEAP_SECRETS = [
  "--argon2-memory-cost=8",
  "--argon2-time-cost=1",
  "--argon2-parallelism=1",
] as const;

/** devpi-server without users, indexes or any mirror. */
export async function startDevpi(): Promise<IndexServer> {
  const { devpiInit, devpiServer } = await indexServers();
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-devpi-"));
  const data = join(folder, "data");
  await promisify(execFile)(devpiInit, ["--serverdir", data, "--no-root-pypi"]);
  const manner = ["--offline-mode", "--threads=4", ...CHEAP_SECRETS];
  const parameters = ["--serverdir", data, "--listen=127.0.0.1:0", ...manner];
  return serve(devpiServer, parameters, folder);
}

export interface DevpiIndex {
  readonly user: string;
  readonly password: string;
  readonly name: string;
  /** What devpi is told of the index beside its defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Makes a user and an index of theirs, as devpi's own client does; gives the address that takes uploads. */
export async function makeDevpiIndex(
  { url }: IndexServer,
  { user, password, name, settings = {} }: DevpiIndex,
): Promise<string> {
  await ask(url, "PUT", `/${user}`, { password });
  const login = await ask(url, "POST", "/+login", { user, password });
  // The answer of devpi's login: a password for its own header.
  const token = (login as { result: { password: string } }).result.password;
  const auth = Buffer.from(`${user}:${token}`).toString("base64");
  const address = `/${user}/${name}`;
  await ask(url, "PUT", address, { bases: [], volatile: false, ...settings }, auth);
  return `${url}${address}/`;
}

async function ask(
  url: string,
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
  auth?: string,
): Promise<unknown> {
  const headers = {
    "content-type": "application/json",
    ...(auth === undefined ? {} : { "x-devpi-auth": auth }),
  };
  const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`devpi answers ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

export interface PypiserverOptions {
  readonly user: string;
  readonly password: string;
  readonly parameters?: readonly string[];
}

/** pypiserver with one user, who alone may do anything. */
export async function startPypiserver({
  user,
  password,
  parameters = [],
}: PypiserverOptions): Promise<IndexServer> {
  const { pypiserver } = await indexServers();
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-pypiserver-"));
  const packages = join(folder, "packages");
  const users = join(folder, "users");
  await mkdir(packages);
  const digest = createHash("sha1").update(password).digest("base64");
  await writeFile(users, `${user}:{SHA}${digest}\n`);
  const access = ["-P", users, "-a", "update,download,list"];
  const manner = ["run", "-v", "-i", "127.0.0.1", "-p", "0", ...access, ...parameters];
  return serve(pypiserver, [...manner, packages], folder);
}

/** Starts a program that says where it serves. */
async function serve(
  program: string,
  parameters: readonly string[],
  folder: string,
): Promise<IndexServer> {
  const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const close = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  try {
    return { url: await addressOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waitress, which both of them are served by, writes this line once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Serving on (http:\/\/127\.0\.0\.1:\d+)\s/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The server has ended:\n${output}`)));
  });
}
