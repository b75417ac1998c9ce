import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import type { UploadRequest } from "../../ports/package-index.ts";

export interface UploadForm {
  readonly contentType: string;
  /** Reads the file from disk while it is sent; its size is known beforehand. */
  readonly body: Blob;
}

/**
 * The form of the upload API (RFC 7578), `content` last. Made by hand, because FormData rewrites line ends in values,
 * and the description must arrive byte for byte.
 */
export async function uploadForm({ fields, filename, path }: UploadRequest): Promise<UploadForm> {
  const boundary = `tag2pypi-${randomBytes(16).toString("hex")}`;
  const part = (disposition: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const values = fields.map(
    ([name, value]) => `${part(`name="${escaped(name)}"`)}\r\n${value}\r\n`,
  );
  const file = part(`name="content"; filename="${escaped(filename)}"`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new Blob([
      ...values,
      `${file}Content-Type: application/octet-stream\r\n\r\n`,
      await openAsBlob(path),
      `\r\n--${boundary}--\r\n`,
    ]),
  };
}

/** As the HTML standard escapes names in form data. */
function escaped(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
