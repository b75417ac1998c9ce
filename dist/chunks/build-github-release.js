import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  MANIFEST_NAME,
  resultOf
} from "./shared.js";

// src/entries/action/handed-on.ts
function handedOnOutputs(report, prefix, environment) {
  const handed = resultOf(report, "hand-over");
  if (handed === void 0) {
    return { "distributions-dir": "", "artifact-name": "", "manifest-sha256": "" };
  }
  return {
    "distributions-dir": handed.folder,
    "artifact-name": `${prefix}-${environment["GITHUB_RUN_ATTEMPT"] ?? "1"}`,
    "manifest-sha256": handed.manifestSha256
  };
}

// src/steps/hand-over.ts
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
function handOver({
  obtained,
  distributions,
  manifestFolder
}) {
  return async () => {
    await copyFile(join(manifestFolder, MANIFEST_NAME), join(distributions, MANIFEST_NAME));
    return { folder: distributions, manifestSha256: obtained.manifestSha256 };
  };
}

export {
  handOver,
  handedOnOutputs
};
