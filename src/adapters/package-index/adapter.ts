import { parseDistributionName } from "../../domain/distribution/file-name.ts";
import type { Index } from "../../domain/publisher/index-address.ts";
import { sameVersion } from "../../domain/version/version.ts";
import type { PackageIndex } from "../../ports/package-index.ts";
import type { HttpClient } from "../http/client.ts";
import { downloadFile, listFiles } from "./files.ts";
import { simpleFinder } from "./find-simple.ts";
import { mintToken, readAudience } from "./mint.ts";
import { readMetadata, readPublisher } from "./release-pages.ts";
import { uploadFile } from "./upload.ts";

export interface PackageIndexOptions {
  readonly index: Index;
  readonly client: HttpClient;
  /** Makes a secret unreadable in all output that follows. */
  readonly mask: (secret: string) => void;
  /** Of this index: a private one wants it for reading, too. Uploads are given theirs. */
  readonly apiToken?: string | undefined;
}

/**
 * A package index by PyPI's APIs: simple (PEP 691, or 503), legacy upload, trusted publishing. Where the simple API has to
 * be found first, `index` has its address as soon as files have been listed.
 */
export function packageIndexAdapter(options: PackageIndexOptions): PackageIndex {
  const { client, mask, apiToken } = options;
  const { index } = options;
  const finder = simpleFinder({ client, index, apiToken });
  return {
    get index() {
      return finder.index;
    },
    files: async (project, version) => {
      const only = version === undefined ? undefined : (name: string) => isOf(version, name);
      return listFiles(client, await finder.locate(project), project, { apiToken, only });
    },
    download: (file, path) => downloadFile({ client, index, apiToken }, file, path),
    metadata: (project, version) => readMetadata(client, index, { project, version }),
    publisher: (file) => readPublisher(client, index, file),
    audience: async () => readAudience(client, index),
    mint: async (identityToken) => {
      const token = await mintToken(client, index, identityToken);
      mask(token.value);
      return token;
    },
    upload: async (request, token, onSent) => {
      const project = request.fields.find(([name]) => name === "name")?.[1];
      const located = project === undefined ? finder.index : await finder.locate(project);
      await uploadFile(client, located, request, token, onSent);
    },
  };
}

function isOf(version: string, filename: string): boolean {
  const name = parseDistributionName(filename);
  return name !== undefined && sameVersion(name.version, version);
}
