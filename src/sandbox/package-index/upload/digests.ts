import { createHash } from "node:crypto";
import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Digests } from "../state.ts";

/** The three digests that PyPI keeps of a file. BLAKE2b with 256 bits is not what node:crypto offers. */
export function digestsOf(bytes: Uint8Array): Digests {
  return {
    md5: createHash("md5").update(bytes).digest("hex"),
    sha256: sha256Of(bytes),
    blake2_256: bytesToHex(blake2b(bytes, { dkLen: 32 })),
  };
}

/** Lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
