import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  hashFile
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_NAME,
  ReleaseError,
  compareHandover,
  handoverDiagnostics,
  parseManifest,
  releaseDiagnostics,
  sanitise
} from "./shared.js";

// src/steps/receive-distributions.ts
import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
var LARGEST_MANIFEST = 8 * 1024 * 1024;
function receiveDistributions(request) {
  return async () => {
    const folder = await findFolder(request);
    const manifest = await readManifest(folder, request);
    const problems = [
      ...compareHandover(manifest, request.plan ?? manifest.plan),
      ...await compareFiles(folder, manifest)
    ];
    if (problems.length > 0) throw new ReleaseError(...problems);
    return { origin: "handed-over", manifest, manifestSha256: request.manifestSha256 };
  };
}
async function findFolder({ workspace, packagesDirectory }) {
  const root = await realpath(workspace);
  const folder = await realpath(join(root, packagesDirectory)).catch(() => void 0);
  if (folder !== void 0 && (folder === root || folder.startsWith(root + sep))) return folder;
  throw missing(
    `packages-dir is ${packagesDirectory}, which is not a folder within the workspace.`
  );
}
async function readManifest(folder, { packagesDirectory, manifestSha256 }) {
  const path = join(folder, MANIFEST_NAME);
  const size = await sizeOf(path);
  if (size === void 0) {
    throw missing(`There is no ${MANIFEST_NAME} in packages-dir, which is ${packagesDirectory}.`);
  }
  const bytes = size > LARGEST_MANIFEST ? void 0 : await readFile(path);
  const sha256 = createHash("sha256").update(bytes ?? "").digest("hex");
  if (bytes === void 0 || sha256 !== manifestSha256) {
    const found = bytes === void 0 ? `has ${size} bytes` : `has sha256 ${sha256}`;
    throw new ReleaseError(
      handoverDiagnostics.diagnose("handover-manifest-differs", {
        message: `${MANIFEST_NAME} ${found}; the input manifest-sha256 names ${manifestSha256}.`,
        hint: "Somebody has changed the artifact on the way, or it is another run's. Nothing of it is published: find out which job wrote it, and run the build again."
      })
    );
  }
  return parseManifest(bytes.toString("utf8"));
}
async function sizeOf(path) {
  const found = await stat(path).catch(() => void 0);
  return found?.isFile() === true && await realpath(path) === path ? found.size : void 0;
}
async function compareFiles(folder, manifest) {
  const entries = await readdir(folder);
  const named = /* @__PURE__ */ new Set([MANIFEST_NAME, ...manifest.files.map(({ name }) => name)]);
  const foreign = entries.filter((name) => !named.has(name)).toSorted();
  const problems = foreign.map(explainForeign);
  for (const file of manifest.files) problems.push(...await compareFile(folder, file));
  return problems;
}
async function compareFile(folder, { name, size, sha256 }) {
  const path = join(folder, name);
  const found = await sizeOf(path);
  if (found === void 0) {
    return [
      handoverDiagnostics.diagnose("handover-incomplete", {
        message: `The manifest names ${name} (${size} bytes), which is not among the files handed over.`,
        hint: "Let the build job upload all of its files in one artifact, with the manifest, and this job download it whole."
      })
    ];
  }
  const digest = found === size ? await hashFile(path) : void 0;
  if (digest === sha256) return [];
  const is = digest === void 0 ? `has ${found} bytes` : `has sha256 ${digest}`;
  return [
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${name} ${is}; the manifest names ${digest === void 0 ? `${size} bytes` : sha256}.`,
      hint: "Somebody has changed the file after the build job hashed it. Nothing of it is published: find out which job wrote it, and run the build again."
    })
  ];
}
function explainForeign(name) {
  return handoverDiagnostics.diagnose("handover-foreign", {
    message: `${sanitise(name, 200)} was handed over, and the manifest does not name it.`,
    hint: "Download into a folder of its own only the artifact that the build job uploads. If nobody put the file there on purpose, find out which job did."
  });
}
function missing(message) {
  return new ReleaseError(
    handoverDiagnostics.diagnose("handover-missing", {
      message,
      hint: "Download the build job's artifact into that folder first (actions/download-artifact with path)."
    })
  );
}

export {
  receiveDistributions
};
