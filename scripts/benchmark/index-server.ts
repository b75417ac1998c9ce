/*
 * A lean package index for scripts/benchmark-uploads.ts, in a process of its own, on loopback. It does what no index can
 * leave undone: reads an upload, hashes the content, compares the digest with the one announced, lists what it has. So
 * every client pays for itself and not for the server.
 *
 *   node scripts/benchmark/index-server.ts
 *
 * Prints its port. Every path begins with `/LATENCY/RUN/`: how many milliseconds each answer is held back, and a name
 * under which this run's files are kept apart from all others. Beside `legacy/` and `simple/PROJECT/` there is `state`,
 * to GET what a run has brought, and to DELETE it. It ends when its standard input does, and so with its parent.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** What a run has brought. */
export interface IndexState {
  /** SHA-256, lower-case hex, by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Requests to the index, this one not counted. */
  readonly requests: number;
  /** How many of them were being answered at once at most. */
  readonly mostAtOnce: number;
}

interface Run {
  readonly files: Map<string, { readonly sha256: string; readonly size: number }>;
  requests: number;
  atOnce: number;
  mostAtOnce: number;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Bytes before the file. */
const FIELDS_LIMIT = 1024 ** 2;
const SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
const HEADER_END = "\r\n\r\n";

const runs = new Map<string, Run>();

const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
  const [, latency = "", name = "", ...path] = (request.url ?? "").split("/");
  const { status, type, body } = await answer(request, name, path.join("/"), Number(latency))
    // A client that breaks off gets no answer; one that sends nonsense is told so.
    .catch((error: unknown) => text(400, String(error)));
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
});

async function answer(
  request: IncomingMessage,
  name: string,
  path: string,
  latency: number,
): Promise<Answer> {
  if (path === "state") return state(request, name);
  const run = runs.get(name) ?? { files: new Map(), requests: 0, atOnce: 0, mostAtOnce: 0 };
  runs.set(name, run);
  run.requests += 1;
  run.atOnce += 1;
  run.mostAtOnce = Math.max(run.mostAtOnce, run.atOnce);
  try {
    const made = request.method === "POST" ? await takeUpload(request, run) : list(run, path);
    if (latency > 0) await wait(latency);
    return made;
  } finally {
    run.atOnce -= 1;
  }
}

function state(request: IncomingMessage, name: string): Answer {
  const { files = new Map(), requests = 0, mostAtOnce = 0 } = runs.get(name) ?? {};
  if (request.method === "DELETE") runs.delete(name);
  const digests = [...files].map(([file, { sha256 }]) => [file, sha256]);
  const told: IndexState = { files: Object.fromEntries(digests), requests, mostAtOnce };
  return { status: 200, type: "application/json", body: JSON.stringify(told) };
}

/** The simple API (PEP 691). Of several projects none is asked: a run brings the files of one. */
function list({ files }: Run, path: string): Answer {
  const [simple, name, end] = path.split("/");
  if (simple !== "simple" || name === undefined || end !== "" || files.size === 0) {
    return text(404, "404 Not Found");
  }
  const listed = [...files].map(([filename, { sha256, size }]) => ({
    filename,
    size,
    url: `../../files/${filename}`,
    hashes: { sha256 },
    yanked: false,
  }));
  const page = { meta: { "api-version": "1.1" }, name, files: listed };
  return { status: 200, type: SIMPLE_JSON, body: JSON.stringify(page) };
}

/** Takes a form whose last part is `content`, as all clients send it, without ever keeping the file. */
async function takeUpload(request: IncomingMessage, { files }: Run): Promise<Answer> {
  const boundary = /boundary="?([^";]+)/.exec(request.headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return text(400, "The form has no boundary.");
  if (request.headers.authorization === undefined) return text(403, "There are no credentials.");
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  const hash = createHash("sha256");
  let fields: string | undefined;
  let pending: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const part of request) {
    const chunk: Buffer = part; // a request without an encoding gives buffers
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const start = fields === undefined ? contentStart(pending) : 0;
    if (start === undefined) continue;
    fields ??= pending.toString("utf8", 0, start);
    // What may be the form's end is kept back.
    const stop = Math.max(start, pending.length - end.length);
    hash.update(pending.subarray(start, stop));
    size += stop - start;
    pending = pending.subarray(stop);
  }
  if (fields === undefined || !pending.equals(end)) return text(400, "The form has no end.");
  return accept(files, fields, { sha256: hash.digest("hex"), size });
}

/** Where the bytes of the file begin; undefined while that has not come. Throws an Error where it is nowhere. */
function contentStart(form: Buffer): number | undefined {
  if (form.length > FIELDS_LIMIT) throw new Error("The fields are too large.");
  const disposition = form.indexOf('name="content"');
  const end = disposition < 0 ? -1 : form.indexOf(HEADER_END, disposition);
  return end < 0 ? undefined : end + HEADER_END.length;
}

function accept(
  files: Run["files"],
  fields: string,
  file: { readonly sha256: string; readonly size: number },
): Answer {
  const filename = /name="content"; filename="([^"]+)"/.exec(fields)?.[1];
  const announced = /name="sha256_digest"\r\n(?:[^\r\n]+\r\n)*\r\n([0-9a-f]{64})\r\n/.exec(fields);
  if (filename === undefined) return text(400, "The file has no name.");
  if (announced?.[1] !== file.sha256) {
    return text(400, "The digest supplied does not match a digest calculated from the file.");
  }
  files.set(filename, file);
  return text(200, "");
}

function text(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body };
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.resume().once("end", () => process.exit());
