import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open as openFile, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Response } from "undici";
import { ReleaseError } from "../../domain/release-error.ts";
import type { HttpClient } from "./client.ts";
import { httpDiagnostics } from "./diagnostics.ts";
import {
  isLocal,
  misunderstood,
  type Reply,
  refused,
  requestLine,
  unanswered,
} from "./failures.ts";
import { type Attempt, type Failure, withRetries } from "./retry.ts";
import { type Explanation, type HttpRequest, open, REPLY_SIZE_LIMIT, readReply } from "./send.ts";

/** No file that a package index or a release takes is larger. */
const SIZE_LIMIT = 2 * 1024 * 1024 * 1024;
const SLOWEST_BYTES_PER_SECOND = 100_000;

/** How long a transfer of so many bytes may take on a slow line. */
export function transferTimeoutMs(bytes: number): number {
  return 60_000 + Math.ceil((bytes / SLOWEST_BYTES_PER_SECOND) * 1000);
}

export interface Download extends HttpRequest {
  /** A new file. */
  readonly path: string;
  /** Lower-case hex, where it is known. */
  readonly sha256?: string | undefined;
  /** Bytes, where it is known. */
  readonly size?: number | undefined;
  readonly explain?: (reply: Reply) => Explanation | undefined;
}

/**
 * Streams a file to disk under the retry policy; what is not whole, or not what was promised, does not stay there.
 * @throws ReleaseError `service-unreachable`, `service-failed`, `download-differs`, `redirect-refused`, or what `explain` gives
 */
export async function download(client: HttpClient, wanted: Download): Promise<void> {
  // Fails where the file exists: what it holds is not ours to replace.
  await (await openFile(wanted.path, "wx")).close();
  try {
    await withRetries(() => attempt(client, wanted), client);
  } catch (error) {
    await rm(wanted.path, { force: true });
    throw error;
  }
}

async function attempt(client: HttpClient, wanted: Download): Promise<Attempt<true>> {
  const timeoutMs = transferTimeoutMs(Math.min(wanted.size ?? SIZE_LIMIT / 20, SIZE_LIMIT));
  const unsuccessful = (failure: Failure) => ({ ok: false, failure }) as const;
  try {
    const response = await open(client, { timeoutMs, ...wanted });
    if (!response.ok) {
      const reply = await readReply(response, REPLY_SIZE_LIMIT, wanted.headers);
      const explanation = wanted.explain?.(reply);
      return unsuccessful(refused(wanted, reply, client.clock.now(), explanation?.diagnostic));
    }
    const received = await receive(response, wanted);
    const problem = differs(wanted, received);
    if (problem === undefined) return { ok: true, value: true };
    return unsuccessful(
      misunderstood(
        httpDiagnostics.diagnose("download-differs", {
          message: `The answer of ${wanted.service} to ${requestLine(wanted)} is not the file that was promised: ${problem}.`,
          hint: "Run the job again. If it happens again, something between this job and the service alters files: do not use them.",
        }),
      ),
    );
  } catch (error) {
    if (error instanceof ReleaseError || isLocal(error)) throw error;
    return unsuccessful(unanswered(wanted, error));
  }
}

interface Received {
  readonly sha256: string;
  /** Bytes; more than the limit where it was cut there. */
  readonly size: number;
}

async function receive(response: Response, wanted: Download): Promise<Received> {
  const hash = createHash("sha256");
  // What a service says of a size is no promise of ours to take as much.
  const limit = Math.min(wanted.size ?? SIZE_LIMIT, SIZE_LIMIT);
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limit) return;
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(counted, createWriteStream(wanted.path));
  return { sha256: hash.digest("hex"), size };
}

function differs(wanted: Download, received: Received): string | undefined {
  const size = wanted.size ?? received.size;
  if (received.size > size || received.size > SIZE_LIMIT) return "it is longer";
  if (received.size < size) return `it has ${received.size} bytes instead of ${size}`;
  if (wanted.sha256 === undefined || received.sha256 === wanted.sha256) return undefined;
  return `its SHA-256 is ${received.sha256} instead of ${wanted.sha256}`;
}
