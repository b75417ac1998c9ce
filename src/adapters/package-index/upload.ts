import { decideUpload } from "../../domain/publisher/decisions.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { UploadRequest, UploadToken } from "../../ports/package-index.ts";
import { hashFile } from "../hash-file.ts";
import type { HttpClient } from "../http/client.ts";
import { transferTimeoutMs } from "../http/download.ts";
import { send } from "../http/send.ts";
import { credentials } from "./access.ts";
import { listFiles } from "./files.ts";
import { announcedDigest, uploadForm } from "./form.ts";
import { explainRefusal } from "./refusals.ts";

/**
 * Uploads one file by the legacy API, and resolves when the index holds these very bytes. After a failure that leaves
 * open what became of it, the index is asked before anything is sent again. Any number of files can be on their way at
 * once: each has its own attempts, waits and budget.
 */
export async function uploadFile(
  client: HttpClient,
  index: Index,
  request: UploadRequest,
  token: UploadToken,
  onSent?: (bytes: number) => void,
): Promise<void> {
  try {
    await sendFile(client, index, request, token, onSent);
  } catch (error) {
    // Other servers than PyPI refuse a file that they have, the same bytes included.
    const exists = error instanceof ReleaseError && codesOf(error).includes("upload-file-exists");
    if (!exists || (await holdsFile(client, index, request, token)) === undefined) throw error;
  }
}

async function sendFile(
  client: HttpClient,
  index: Index,
  request: UploadRequest,
  token: UploadToken,
  onSent: ((bytes: number) => void) | undefined,
): Promise<true> {
  const service = indexLabel(index.name);
  const { contentType, body, fileSize } = await uploadForm(request, onSent);
  const timeoutMs = transferTimeoutMs(fileSize);
  return send<true>(client, {
    service,
    method: "POST",
    url: index.upload,
    headers: {
      accept: "application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7",
      authorization: credentials(index, token.value),
      "content-type": contentType,
    },
    redirectHint: explainRedirect,
    body: async () => body,
    timeoutMs,
    // One attempt with a large file may take as long as all attempts at anything else.
    budgetMs: client.budgetMs + timeoutMs,
    read: () => true,
    explain: (reply) => {
      const diagnostic = explainRefusal(service, request.filename, reply);
      return diagnostic === undefined ? undefined : { diagnostic };
    },
    lookAgain: () => holdsFile(client, index, request, token).catch(unlessConflict),
  });
}

/**
 * Where the index cannot be asked, or a cache shows what was before, the file is sent again: an index that has these
 * bytes says so, and is not changed by them.
 */
function unlessConflict(error: unknown): undefined {
  if (!(error instanceof ReleaseError) || codesOf(error).includes("file-differs")) throw error;
}

function explainRedirect(target: string): string {
  return `The token goes nowhere but to the address that was set. If ${target} is the index's upload address, set it in \`indexes\`; if not, something between this job and the index has answered in its place, such as a proxy.`;
}

/** True where the index holds the file with these bytes. @throws ReleaseError `file-differs` where it holds others */
async function holdsFile(
  client: HttpClient,
  index: Index,
  request: UploadRequest,
  token: UploadToken,
): Promise<true | undefined> {
  const { path, filename, fields } = request;
  const project = fields.find(([name]) => name === "name")?.[1];
  if (project === undefined) return undefined;
  const only = (name: string) => name === filename;
  const [onIndex] = await listFiles(client, index, project, { apiToken: token.value, only });
  const sha256 = announcedDigest(request) ?? (await hashFile(path));
  const decision = decideUpload({ name: filename, sha256 }, onIndex);
  if (decision.do === "stop") throw new ReleaseError(decision.why);
  return decision.do === "nothing" ? true : undefined;
}

function codesOf(error: ReleaseError): readonly string[] {
  return error.diagnostics.map(({ code }) => code);
}
