import type { Reply } from "../../http.ts";
import { textReply } from "../../http.ts";
import { acceptable } from "../accept.ts";
import type { IndexContext } from "../context.ts";
import { parseVersion } from "../pep440.ts";
import { normalizeName } from "../project-name.ts";
import { sortedJson } from "../python-text.ts";
import { allFiles, pathOfFile } from "../state.ts";

/** `GET /packages/aa/bb/REST/NAME`, and the METADATA of a wheel under the same address with `.metadata` (PEP 658). */
export function replyWithFile(context: IndexContext, path: string): Reply {
  const wanted = path.replace(/^\//, "");
  for (const { file } of allFiles(context.state)) {
    const address = pathOfFile(file);
    const digest =
      wanted === address
        ? file.digests.sha256
        : wanted === `${address}.metadata`
          ? file.metadataSha256
          : undefined;
    const body = digest === undefined ? undefined : context.contents.get(digest);
    if (body !== undefined) return fileReply(body);
  }
  return textReply(404, "404 Not Found");
}

function fileReply(body: Uint8Array): Reply {
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "max-age=365000000, immutable, public",
    },
    body,
  };
}

const INTEGRITY = "application/vnd.pypi.integrity.v1+json";

/** `GET /integrity/PROJECT/VERSION/FILE/provenance` (PEP 740) */
export function replyWithProvenance(
  context: IndexContext,
  { project, version, filename }: { project: string; version: string; filename: string },
  accept: string | undefined,
): Reply {
  const [type] = acceptable(accept ?? "*/*", [INTEGRITY, "application/json"]);
  if (type === undefined) return message(406, "Request not acceptable");
  if (context.switches.attestationsDisabled)
    return message(403, "Attestations temporarily disabled");
  const found = allFiles(context.state).find(
    (candidate) =>
      candidate.normalizedName === normalizeName(project) &&
      candidate.file.filename === filename &&
      parseVersion(candidate.release.version)?.canonical === parseVersion(version)?.canonical,
  );
  if (found?.file.provenance === undefined)
    return message(404, `No provenance available for ${filename}`);
  return {
    status: 200,
    headers: { "content-type": type },
    body: sortedJson(found.file.provenance),
  };
}

function message(status: number, text: string): Reply {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: sortedJson({ message: text }),
  };
}
