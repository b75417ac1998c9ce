import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { releaseDiagnostics } from "../../domain/release/diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { UploadRequest } from "../../ports/package-index.ts";
import type { StreamedBody } from "../http/streamed.ts";

/** Read and sent at once, bytes: small chunks cost processor time, large ones memory. */
const CHUNK = 512 * 1024;

export interface UploadForm {
  readonly contentType: string;
  /** Reads the file from disk while it is sent. */
  readonly body: StreamedBody;
  /** Bytes of the file alone. */
  readonly fileSize: number;
}

/**
 * The form of the upload API (RFC 7578), `content` last. Made by hand, because FormData rewrites line ends in values,
 * and the description must arrive byte for byte. `onSent` is told how many bytes of the file are on their way.
 * The body ends with a ReleaseError (manifest-mismatch), and so before the form does, where the file is not the one of
 * which `sha256_digest` tells: then no index has got a whole form.
 */
export async function uploadForm(
  request: UploadRequest,
  onSent: (bytes: number) => void = () => undefined,
): Promise<UploadForm> {
  const { fields, filename, path } = request;
  const boundary = `tag2pypi-${randomBytes(16).toString("hex")}`;
  const part = (disposition: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const values = fields.map(
    ([name, value]) => `${part(`name="${escaped(name)}"`)}\r\n${value}\r\n`,
  );
  const file = part(`name="content"; filename="${escaped(filename)}"`);
  const head = Buffer.from(
    `${values.join("")}${file}Content-Type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const fileSize = (await stat(path)).size;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    fileSize,
    body: {
      size: head.length + fileSize + tail.length,
      stream: async function* () {
        onSent(0);
        yield head;
        yield* fileContent(request, fileSize, onSent);
        yield tail;
      },
    },
  };
}

async function* fileContent(
  request: UploadRequest,
  size: number,
  onSent: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let sent = 0;
  // One byte more than the form has room for: a file that has grown is found out by its digest.
  for await (const bytes of createReadStream(request.path, { end: size, highWaterMark: CHUNK })) {
    const chunk: Buffer = bytes;
    hash.update(chunk);
    if (sent + chunk.length <= size) yield chunk;
    sent += chunk.length;
    onSent(Math.min(sent, size));
  }
  requireDigest(request, hash.digest("hex"));
}

/** The digest that the form tells; undefined where it tells none. */
export function announcedDigest({ fields }: UploadRequest): string | undefined {
  return fields.find(([name]) => name === "sha256_digest")?.[1];
}

function requireDigest(request: UploadRequest, sent: string): void {
  const announced = announcedDigest(request);
  if (announced === undefined || announced === sent) return;
  throw new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${request.filename} has sha256 ${sent} while it is sent; the manifest names ${announced}.`,
      hint: "Something in this job changes the distributions after they were hashed: look for a process that a build or a test has left running. The index has not got the whole file; run the job again.",
    }),
  );
}

/** As the HTML standard escapes names in form data. */
function escaped(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
