import type { Reply } from "../../http.ts";
import type { IndexContext } from "../context.ts";
import { parseVersion } from "../pep440.ts";
import { normalizeName } from "../project-name.ts";
import { Refusal } from "../refusal.ts";
import type { IndexedRelease, Project } from "../state.ts";
import { type ArchiveCheck, openArchive } from "./archive.ts";
import { checkLicenseFiles, checkMetadataFile, checkRecord } from "./archive-checks.ts";
import { readAttestations } from "./attestations.ts";
import type { Candidate, Check } from "./candidate.ts";
import { digestsOf } from "./digests.ts";
import {
  checkContentType,
  checkDigests,
  checkReleaseAge,
  checkSingleSdist,
  checkSize,
  checkUnused,
  isIdentical,
} from "./file-checks.ts";
import { checkFileName, checkSdistName, checkWheelName } from "./file-name.ts";
import { contentOf, type Form, readFileFields, sanitizeForm, valuesOf } from "./form.ts";
import { readMetadata } from "./metadata.ts";
import {
  findOrCreateProject,
  requireGoodUser,
  requireIdentity,
  requirePermission,
  requireUploadsAllowed,
} from "./permission.ts";
import { storeFile } from "./store.ts";

/** Before the same bytes under the same name are recognised. */
const RECEIVING_CHECKS: readonly Check[] = [
  checkFileName,
  checkContentType,
  checkSize,
  checkDigests,
];
/** Whether there is room for a new file of that name and kind. */
const ROOM_CHECKS: readonly Check[] = [checkUnused, checkReleaseAge, checkSingleSdist];
/** Once the archive is open. */
const ARCHIVE_CHECKS: readonly ArchiveCheck[] = [
  checkSdistName,
  checkWheelName,
  checkLicenseFiles,
  checkRecord,
  checkMetadataFile,
];

/**
 * Takes an upload, or throws Refusal with the first objection, in exactly PyPI's order (warehouse, `forklift/legacy.py`).
 * A refused upload leaves nothing behind.
 */
export async function acceptUpload(
  context: IndexContext,
  form: Form,
  authorization: string | undefined,
): Promise<Reply> {
  const candidate = readCandidate(context, sanitizeForm(form), authorization);
  for (const check of RECEIVING_CHECKS) await check(candidate);
  if (isIdentical(candidate)) return UNCHANGED;
  for (const check of ROOM_CHECKS) await check(candidate);
  const archive = await openArchive(candidate);
  for (const check of ARCHIVE_CHECKS) await check(candidate, archive);
  const attestations = readAttestations(candidate);
  await storeFile(candidate, archive, attestations);
  return { status: 200, headers: { "content-type": "text/html; charset=UTF-8" } };
}

/** What PyPI's framework answers for a plain "OK". */
const UNCHANGED: Reply = {
  status: 200,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: "<html>\n <head>\n  <title>200 OK</title>\n </head>\n <body>\n  <h1>200 OK</h1>\n  <br/><br/>\n\n\n\n </body>\n</html>",
};

/** Who sends what to which project. */
function readCandidate(
  context: IndexContext,
  form: Form,
  authorization: string | undefined,
): Candidate {
  requireUploadsAllowed(context);
  const identity = requireIdentity(context, authorization);
  if ((valuesOf(form, "protocol_version").at(-1) ?? "1") !== "1")
    throw new Refusal(400, "Unknown protocol version.");
  const fields = readFileFields(form);
  const metadata = readMetadata(form);
  const content = contentOf(form);
  if (content === undefined) throw new Refusal(400, "Upload payload does not have a file.");
  const project = findOrCreateProject(context, identity, fields.name);
  requirePermission(context, identity, project);
  requireGoodUser(context, identity);
  return {
    context,
    identity,
    fields,
    metadata,
    content,
    digests: digestsOf(content.bytes),
    project,
    projectName: metadata.name,
    normalizedName: normalizeName(fields.name),
    release: findRelease(project, metadata.version.canonical),
    attestations: valuesOf(form, "attestations").at(-1),
  };
}

function findRelease(project: Project, canonical: string): IndexedRelease | undefined {
  return Object.values(project.releases).find(
    (release) => parseVersion(release.version)?.canonical === canonical,
  );
}
