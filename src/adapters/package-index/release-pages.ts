import { normalizeProjectName } from "../../domain/distribution/file-name.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import type { IndexedMetadata } from "../../domain/publisher/indexed-metadata.ts";
import type { RecordedPublisher } from "../../domain/publisher/recorded-publisher.ts";
import type { IndexFile } from "../../ports/package-index.ts";
import type { HttpClient } from "../http/client.ts";
import type { Reply } from "../http/failures.ts";
import { send } from "../http/send.ts";
import { type Field, items, member, optional, parseJson, text } from "../http/shape.ts";

const INTEGRITY_JSON = "application/vnd.pypi.integrity.v1+json";
/** Long descriptions, and the list of all files of a version. */
const SIZE_LIMIT = 16 * 1024 * 1024;

/** What the index shows of one version (PyPI's JSON API); undefined where it has no such page, or does not know the version. */
export async function readMetadata(
  client: HttpClient,
  index: Index,
  { project, version }: { readonly project: string; readonly version: string },
): Promise<IndexedMetadata | undefined> {
  if (index.site === undefined) return undefined;
  const service = indexLabel(index.name);
  const path = `${encodeURIComponent(normalizeProjectName(project))}/${encodeURIComponent(version)}`;
  return send(client, {
    service,
    method: "GET",
    url: `${index.site}pypi/${path}/json`,
    headers: { accept: "application/json", "cache-control": "no-cache" },
    redirects: "follow",
    sizeLimit: SIZE_LIMIT,
    accepts: (status) => status === 404,
    read: ({ status, text: body }) => {
      return status === 404 ? undefined : readInfo(member(parseJson(service, body), "info"));
    },
  });
}

function readInfo(info: Field): IndexedMetadata {
  const words = (name: string) => optional(member(info, name), text) ?? "";
  return {
    name: text(member(info, "name")),
    version: text(member(info, "version")),
    summary: words("summary"),
    description: words("description"),
    classifiers: items(member(info, "classifiers")).map(text),
  };
}

/** Who published a file, by its provenance (PEP 740); undefined where it has none that names a workflow of GitHub. */
export async function readPublisher(
  client: HttpClient,
  index: Index,
  { provenance }: IndexFile,
): Promise<RecordedPublisher | undefined> {
  if (provenance === undefined) return undefined;
  const service = indexLabel(index.name);
  return send(client, {
    service,
    method: "GET",
    url: provenance,
    headers: { accept: INTEGRITY_JSON },
    redirects: "follow",
    // 403: the index has switched attestations off for a while.
    accepts: (status) => status === 404 || status === 403,
    read: (reply) => (reply.status === 200 ? readGitHubPublisher(service, reply) : undefined),
  });
}

function readGitHubPublisher(service: string, reply: Reply): RecordedPublisher | undefined {
  const bundles = items(member(parseJson(service, reply.text), "attestation_bundles"));
  const publishers = bundles.map((bundle) => member(bundle, "publisher"));
  const publisher = publishers.find((candidate) => member(candidate, "kind").value === "GitHub");
  if (publisher === undefined) return undefined;
  // The index gives an empty text where no environment is registered.
  const environment = optional(member(publisher, "environment"), text) || undefined;
  return {
    repository: text(member(publisher, "repository")),
    workflow: text(member(publisher, "workflow")),
    ...(environment === undefined ? {} : { environment }),
  };
}
