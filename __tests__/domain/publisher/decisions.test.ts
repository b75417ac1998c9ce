import { describe, expect, test } from "@jest/globals";
import { decideUpload } from "../../../src/domain/publisher/decisions.ts";

const OURS = "a".repeat(64);
const OTHER = "b".repeat(64);
const wanted = { name: "omi-0.3.0.tar.gz", sha256: OURS };

describe("a distribution", () => {
  test("that the index does not have is uploaded", () => {
    expect(decideUpload(wanted, undefined)).toEqual({ do: "upload" });
  });

  test("that the index has, byte for byte, is done", () => {
    expect(decideUpload(wanted, { name: wanted.name, sha256: OURS })).toEqual({ do: "nothing" });
  });

  test("whose name the index has with other bytes stops the run", () => {
    expect(decideUpload(wanted, { name: wanted.name, sha256: OTHER })).toEqual({
      do: "stop",
      why: {
        code: "file-differs",
        severity: "error",
        message: `The index already holds omi-0.3.0.tar.gz with SHA-256 ${OTHER}; this release's file has ${OURS}. A published file is never overwritten.`,
        hint: "If this is a re-run, point `packages-dir` at the files that the first run built. If the project has changed, release it under the next version.",
      },
    });
  });
});
