import { type AttestationPolicy, takesAttestations } from "../domain/attestation/decisions.ts";
import { attestationDiagnostics } from "../domain/attestation/diagnostics.ts";
import { comparePublishingOrder } from "../domain/distribution/file-name.ts";
import type { Act, Recorder } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import { optional } from "../domain/optional.ts";
import type { Plan, Tag } from "../domain/plan.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import { mayPassOver } from "../domain/publisher/targets.ts";
import { compareTag } from "../domain/release/decisions.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { GitHub } from "../ports/github.ts";
import type { Identity } from "../ports/identity.ts";
import type { Clock, Reporter } from "../ports/machine.ts";
import type { PackageIndex, UploadRequest } from "../ports/package-index.ts";
import { mintUploadToken } from "./identity/mint-upload-token.ts";
import { attestationUse } from "./upload/attestations.ts";
import { compareWithIndex, explainNoTrial } from "./upload/compare.ts";
import { runInOrder, throwTogether } from "./upload/in-order.ts";
import { prepareUpload, requireBytes } from "./upload/prepare.ts";
import { uploadProgress } from "./upload/progress.ts";
import { apiTokenUse, mintedTokenUse } from "./upload/tokens.ts";

export interface UploadStepRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  readonly distributions: string;
  readonly apiToken?: string;
  /** Attestations (JSON) by file name, for an index that takes them. */
  readonly attestations?: ReadonlyMap<string, string>;
  /** Whether the run's repository is a fork, for the explanation of a refusal; undefined where that is not known. */
  readonly fork?: boolean | undefined;
  /** What becomes of a file whose attestation the index refuses; `auto` where absent. */
  readonly policy?: AttestationPolicy;
  /** How many files are on their way at a time; 1 where absent. */
  readonly parallel?: number;
}

export interface UploadPorts {
  readonly index: PackageIndex;
  readonly identity: Identity;
  readonly github: Pick<GitHub, "tag">;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/**
 * Brings every distribution to the index: what is there with the same bytes is done, other bytes stop the run before
 * anything is sent. The first accepted file is the point of no return; wheels come first, because an index that shows
 * only an sdist makes everybody build from source (PEP 694, rationale).
 */
export function uploadDistributions(request: UploadStepRequest, ports: UploadPorts): Act<"upload"> {
  return async (record) => {
    const { plan, manifest, distributions } = request;
    const { index, github } = ports;
    if (plan.kind === "release") await requireTag(plan.tag, github);
    await requireBytes(manifest.files, distributions);
    const files = manifest.files.toSorted(comparePublishingOrder);
    const { states, conflicts } = await compareWithIndex(files, plan, index);
    const attested = new Set<string>();
    const results = () =>
      files.map(({ name }) => ({
        file: name,
        state: states.get(name) ?? "missing",
        ...optional("attested", attested.has(name) || undefined),
      }));
    record.keep(results());
    if (conflicts.length > 0 && mayPassOver(index.index.name, plan)) {
      record.note(explainNoTrial(conflicts, index, plan));
      record.settle("skipped");
      return results();
    }
    if (conflicts.length > 0) throw new ReleaseError(...conflicts);
    const missing = files.filter(({ name }) => states.get(name) === "missing");
    if (missing.length === 0) record.settle("unchanged");
    requireAttestations(missing, request, index);
    await sendFiles(missing, request, ports, record, (name, withAttestation) => {
      states.set(name, "uploaded");
      if (withAttestation) attested.add(name);
      record.keep(results());
    });
    return results();
  };
}

async function requireTag(tag: Tag, github: Pick<GitHub, "tag">): Promise<void> {
  const moved = compareTag(tag, await github.tag(tag.name));
  if (moved !== undefined) throw new ReleaseError(moved);
}

/** The index may have shown files to `sign` that it does not show now: what is required is looked at where it counts. */
function requireAttestations(
  missing: readonly Distribution[],
  { policy, apiToken, attestations }: UploadStepRequest,
  { index }: PackageIndex,
): void {
  if (policy !== "required") return;
  if (!takesAttestations({ index, byApiToken: apiToken !== undefined })) return;
  const bare = missing.map(({ name }) => name).filter((name) => attestations?.has(name) !== true);
  if (bare.length === 0) return;
  throw new ReleaseError(
    attestationDiagnostics.diagnose("attestations-failed", {
      message: `Attestations are required, but there is none for ${bare.join(", ")}, which ${indexLabel(index.name)} does not show any more.`,
      hint: "Nothing is uploaded. Run the job again, which signs what is missing.",
    }),
  );
}

async function sendFiles(
  files: readonly Distribution[],
  request: UploadStepRequest,
  ports: UploadPorts,
  record: Recorder<"upload">,
  onUploaded: (name: string, withAttestation: boolean) => void,
): Promise<void> {
  const { index, reporter } = ports;
  // All forms are made before the first is sent: a file that cannot be read must not be found out half-way.
  const prepared = await Promise.all(
    files.map(async (file): Promise<[Distribution, UploadRequest]> => {
      const attestation = request.attestations?.get(file.name);
      return [file, await prepareUpload(file, request.distributions, attestation)];
    }),
  );
  const attestations = attestationUse(request.policy ?? "auto", index, reporter);
  const withToken = tokenUse(request, ports);
  const withProgress = uploadProgress(ports);
  const sendFile = async ([file, upload]: [Distribution, UploadRequest]) => {
    const withAttestation = await attestations.send(upload, (form) =>
      withToken((token) => withProgress(file, (onSent) => index.upload(form, token, onSent))),
    );
    reporter.say(`Uploaded ${file.name} to ${indexLabel(index.index.name)}`);
    onUploaded(file.name, withAttestation);
  };
  const failures = await runInOrder(prepared, request.parallel ?? 1, sendFile);
  const finding = attestations.finding();
  if (finding !== undefined) record.note(finding);
  throwTogether(failures, record.note);
}

function tokenUse({ apiToken, plan, fork }: UploadStepRequest, ports: UploadPorts) {
  if (apiToken !== undefined) return apiTokenUse(apiToken);
  return mintedTokenUse(() => mintUploadToken({ plan, fork }, ports), ports);
}
