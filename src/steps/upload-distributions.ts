import { join } from "node:path";
import { attestationsField } from "../domain/attestation/attestation.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { comparePublishingOrder } from "../domain/distribution/file-name.ts";
import { uploadFields } from "../domain/distribution/upload-fields.ts";
import type { Act } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { Upload } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import { decideUpload } from "../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { isTrial } from "../domain/publisher/targets.ts";
import { compareTag } from "../domain/release/decisions.ts";
import { releaseDiagnostics } from "../domain/release/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { GitHub } from "../ports/github.ts";
import type { Identity } from "../ports/identity.ts";
import type { Clock, Reporter } from "../ports/machine.ts";
import type { PackageIndex, UploadRequest, UploadToken } from "../ports/package-index.ts";
import { readCoreMetadata } from "./inspect-distributions.ts";
import { hashFile } from "./obtain/manifest-file.ts";

export interface UploadStepRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly distributions: string;
  readonly apiToken?: string;
  /** Attestations (JSON) by file name, for an index that takes them. */
  readonly attestations?: ReadonlyMap<string, string>;
}

export interface UploadPorts {
  readonly index: PackageIndex;
  readonly identity: Identity;
  readonly github: Pick<GitHub, "tag">;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** An upload token that ends sooner than this is renewed before the next file. Milliseconds. */
const RENEW_BEFORE = 5 * 60 * 1000;

/**
 * Brings every distribution to the index: what is there with the same bytes is done, other bytes stop the run before
 * anything is sent. The first accepted file is the point of no return; wheels come first, because an index that shows
 * only an sdist makes everybody build from source (PEP 694, rationale).
 */
export function uploadDistributions(request: UploadStepRequest, ports: UploadPorts): Act<"upload"> {
  return async (record) => {
    const { plan, manifest } = request;
    const moved = compareTag(plan.tag, await ports.github.tag(plan.tag.name));
    if (moved !== undefined) throw new ReleaseError(moved);
    await checkBytes(request);
    const files = manifest.files.toSorted(comparePublishingOrder);
    const states = new Map<string, Upload["state"]>(files.map(({ name }) => [name, "missing"]));
    const keep = () => record.keep(files.map(({ name }) => stateOf(states, name)));
    const { missing, conflicts } = await observe(files, states, keep, request, ports);
    if (conflicts.length > 0 && isTrial(ports.index.index.name, plan.indexes)) {
      record.note(explainNoTrial(conflicts, ports.index));
      record.settle("skipped");
      return files.map(({ name }) => stateOf(states, name));
    }
    if (conflicts.length > 0) throw new ReleaseError(...conflicts);
    if (missing.length === 0) record.settle("unchanged");
    // All forms are made before the first is sent: a file that cannot be read must not be found out half-way.
    const uploads = await Promise.all(missing.map((file) => prepareUpload(file, request)));
    const tokens = tokenSource(request, ports);
    for (const upload of uploads) {
      await ports.index.upload(upload, await tokens());
      ports.reporter.say(`Uploaded ${upload.filename} to ${ports.index.index.name}`);
      states.set(upload.filename, "uploaded");
      keep();
    }
    return files.map(({ name }) => stateOf(states, name));
  };
}

async function observe(
  files: readonly Distribution[],
  states: Map<string, Upload["state"]>,
  keep: () => void,
  { plan }: UploadStepRequest,
  { index }: UploadPorts,
): Promise<{ missing: readonly Distribution[]; conflicts: readonly Diagnostic[] }> {
  const listed = await index.files(plan.project);
  const missing: Distribution[] = [];
  const conflicts: Diagnostic[] = [];
  for (const file of files) {
    const decision = decideUpload(
      file,
      listed.find(({ name }) => name === file.name),
    );
    if (decision.do === "upload") missing.push(file);
    if (decision.do === "nothing") states.set(file.name, "identical");
    if (decision.do === "stop") {
      states.set(file.name, "conflict");
      conflicts.push(decision.why);
    }
  }
  keep();
  return { missing, conflicts };
}

/** What an earlier attempt left on the trial index cannot be replaced there, and must not keep a release from people. */
function explainNoTrial(conflicts: readonly Diagnostic[], { index }: PackageIndex): Diagnostic {
  return publisherDiagnostics.diagnose("trial-skipped", {
    message: `This version is not tried on ${index.name}: ${conflicts.map(({ message }) => message).join(" ")}`,
    hint: "The files there are of an earlier attempt, and the index never takes others in their place. The release goes on without that trial.",
  });
}

/** The request for one file, its metadata read from the file itself. */
async function prepareUpload(
  file: Distribution,
  { distributions, attestations }: UploadStepRequest,
): Promise<UploadRequest> {
  const path = join(distributions, file.name);
  const fields = uploadFields(file, await readCoreMetadata(path, file));
  const attestation = attestations?.get(file.name);
  return {
    path,
    filename: file.name,
    fields:
      attestation === undefined
        ? fields
        : [...fields, ["attestations", attestationsField([attestation])]],
  };
}

/** Gives a token that is good for the next file: minted late, and again before it ends. */
function tokenSource(
  { apiToken }: UploadStepRequest,
  { index, identity, clock }: UploadPorts,
): () => Promise<UploadToken> {
  let token: UploadToken | undefined = apiToken === undefined ? undefined : { value: apiToken };
  return async () => {
    const ends = (token?.expiresAt ?? Number.POSITIVE_INFINITY) * 1000;
    if (token === undefined || ends - clock.now().getTime() < RENEW_BEFORE) {
      const audience = await index.audience();
      token = await index.mint(() => identity.token(audience));
    }
    return token;
  };
}

/** The bytes that were built, inspected and installed are the bytes that are published. */
async function checkBytes({ manifest, distributions }: UploadStepRequest): Promise<void> {
  for (const file of manifest.files) {
    const sha256 = await hashFile(join(distributions, file.name));
    if (sha256 === file.sha256) continue;
    throw new ReleaseError(
      releaseDiagnostics.diagnose("manifest-mismatch", {
        message: `${file.name} has sha256 ${sha256}; the manifest names ${file.sha256}.`,
        hint: "Something changed the file after it was built and tried. Look at what ran in this job since then; nothing of it was uploaded.",
      }),
    );
  }
}

function stateOf(states: ReadonlyMap<string, Upload["state"]>, file: string): Upload {
  return { file, state: states.get(file) ?? "missing" };
}
