import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import type { PackageIndex } from "../../ports/package-index.ts";
import type { HttpClient } from "../http/client.ts";
import { download } from "../http/download.ts";
import { listFiles } from "./files.ts";
import { mintToken, readAudience } from "./mint.ts";
import { uploadFile } from "./upload.ts";

export interface PackageIndexOptions {
  readonly index: Index;
  readonly client: HttpClient;
  /** Makes a secret unreadable in all output that follows. */
  readonly mask: (secret: string) => void;
}

/** A package index by PyPI's APIs: simple (PEP 691), legacy upload, trusted publishing. */
export function packageIndexAdapter({ index, client, mask }: PackageIndexOptions): PackageIndex {
  return {
    index,
    files: (project) => listFiles(client, index, project),
    download: ({ url, sha256, size }, path) =>
      download(client, {
        service: indexLabel(index.name),
        method: "GET",
        url,
        path,
        redirects: "follow",
        sha256,
        size,
      }),
    audience: async () => readAudience(client, index),
    mint: async (identityToken) => {
      const token = await mintToken(client, index, identityToken);
      mask(token.value);
      return token;
    },
    upload: (request, token) => uploadFile(client, index, request, token),
  };
}
