import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** One buffer serves a whole file: a fresh one for every read would leave the memory of all of them to be collected. Bytes. */
const BUFFER_SIZE = 256 * 1024;

/** SHA-256 of a file, lower-case hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, BUFFER_SIZE, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
