import { stat } from "node:fs/promises";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { UploadRequest, UploadToken } from "../../ports/package-index.ts";
import { hashFile } from "../hash-file.ts";
import type { HttpClient } from "../http/client.ts";
import { transferTimeoutMs } from "../http/download.ts";
import { send } from "../http/send.ts";
import { listFiles } from "./files.ts";
import { uploadForm } from "./form.ts";
import { explainRefusal } from "./refusals.ts";

/**
 * Uploads one file by the legacy API, and resolves when the index holds these very bytes. After a failure that leaves
 * open what became of it, the index is asked before anything is sent again.
 */
export async function uploadFile(
  client: HttpClient,
  index: Index,
  request: UploadRequest,
  token: UploadToken,
): Promise<void> {
  const isThere = () => holdsFile(client, index, request);
  try {
    await sendFile(client, index, request, token, isThere);
  } catch (error) {
    // Other servers than PyPI refuse a file that they have, the same bytes included.
    const exists = error instanceof ReleaseError && codesOf(error).includes("upload-file-exists");
    if (!exists || (await isThere()) === undefined) throw error;
  }
}

async function sendFile(
  client: HttpClient,
  index: Index,
  request: UploadRequest,
  token: UploadToken,
  isThere: () => Promise<true | undefined>,
): Promise<true> {
  const service = indexLabel(index.name);
  const { size } = await stat(request.path);
  const form = await uploadForm(request);
  const credentials = Buffer.from(`__token__:${token.value.trim()}`).toString("base64");
  return send<true>(client, {
    service,
    method: "POST",
    url: index.upload,
    headers: {
      accept: "application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7",
      authorization: `Basic ${credentials}`,
      "content-type": form.contentType,
    },
    body: async () => form.body,
    timeoutMs: transferTimeoutMs(size),
    read: () => true,
    explain: (reply) => {
      const diagnostic = explainRefusal(service, request.filename, reply);
      return diagnostic === undefined ? undefined : { diagnostic };
    },
    lookAgain: isThere,
  });
}

/** True where the index holds the file with these bytes. @throws ReleaseError `file-differs` where it holds others */
async function holdsFile(
  client: HttpClient,
  index: Index,
  { path, filename, fields }: UploadRequest,
): Promise<true | undefined> {
  const project = fields.find(([name]) => name === "name")?.[1];
  if (project === undefined) return undefined;
  const onIndex = (await listFiles(client, index, project)).find(({ name }) => name === filename);
  const decision = decideUpload({ name: filename, sha256: await hashFile(path) }, onIndex);
  if (decision.do === "stop") throw new ReleaseError(decision.why);
  return decision.do === "nothing" ? true : undefined;
}

function codesOf(error: ReleaseError): readonly string[] {
  return error.diagnostics.map(({ code }) => code);
}
