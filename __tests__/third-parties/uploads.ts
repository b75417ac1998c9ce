import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { uploadFields } from "../../src/domain/distribution/upload-fields.ts";
import type { Distribution } from "../../src/domain/manifest.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import { ReleaseError } from "../../src/domain/release-error.ts";
import type { UploadRequest } from "../../src/ports/package-index.ts";
import { readCoreMetadata } from "../../src/steps/inspect-distributions.ts";
import { recordingClock, testClient } from "../adapters/http/scripted-server.ts";
import type { PythonTools } from "../python-tools.ts";
import { type Ended, runTool } from "./run-tool.ts";

/** An index as tools are told of it. */
export interface Target {
  /** Its root, without a slash at the end. */
  readonly url: string;
  readonly token: string;
}

/** What our upload step asks an index to take for a file. */
export async function uploadRequestOf(path: string): Promise<UploadRequest> {
  const bytes = await readFile(path);
  const name = basename(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const kind = name.endsWith(".whl") ? "wheel" : "sdist";
  const distribution: Distribution = { name, kind, size: bytes.length, sha256 };
  const fields = uploadFields(distribution, await readCoreMetadata(path, distribution));
  return { path, filename: name, fields };
}

/** Our own upload of one file; gives the diagnostics with which it is refused. */
export async function ownUpload(
  { url, token }: Target,
  path: string,
): Promise<readonly Diagnostic[]> {
  const client = testClient({ clock: recordingClock() });
  const address = resolveIndex("pypi", { pypi: url });
  const index = packageIndexAdapter({ index: address, client, mask: () => undefined });
  try {
    await index.upload(await uploadRequestOf(path), { value: token });
    return [];
  } catch (error) {
    if (error instanceof ReleaseError) return error.diagnostics;
    throw error;
  }
}

/** `twine upload`, saying all that it knows. */
export function twineUpload(
  { twine }: PythonTools,
  { url, token }: Target,
  paths: readonly string[],
  directory: string,
): Promise<Ended> {
  const address = ["--repository-url", `${url}/legacy/`, "-u", "__token__", "-p", token];
  const manner = ["--non-interactive", "--disable-progress-bar", "--verbose"];
  return runTool(twine, ["upload", ...manner, ...address, ...paths], { directory });
}

/** `uv publish` */
export function uvPublish(
  { uv }: PythonTools,
  { url, token }: Target,
  paths: readonly string[],
  directory: string,
): Promise<Ended> {
  const address = ["--publish-url", `${url}/legacy/`, "--token", token];
  return runTool(uv, ["publish", ...address, ...paths], { directory });
}
