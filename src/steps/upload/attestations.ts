import type { AttestationPolicy } from "../../domain/attestation/decisions.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { PackageIndex, UploadRequest } from "../../ports/package-index.ts";
import { withdrawalDiagnostics } from "./diagnostics.ts";
import { hasAttestations, withoutAttestations } from "./prepare.ts";

const REFUSED = "upload-attestations-refused";

export interface AttestationUse {
  /**
   * Sends a file with its attestation; without it, once the index has refused one and the policy lets it be left out.
   * Gives whether it went with one.
   */
  send(request: UploadRequest, act: (request: UploadRequest) => Promise<void>): Promise<boolean>;
  /** What is to be said of files that are on the index without theirs; undefined where there are none. */
  finding(): Diagnostic | undefined;
}

/** One refusal is enough: the files of a release have attestations of one kind, and none needs to be sent twice to be told so. */
export function attestationUse(
  policy: AttestationPolicy,
  index: PackageIndex,
  reporter: Reporter,
): AttestationUse {
  let refusal: Diagnostic | undefined;
  const without: string[] = [];
  const sendWithout: AttestationUse["send"] = async (request, act) => {
    await act(withoutAttestations(request));
    without.push(request.filename);
    return false;
  };
  return {
    send: async (request, act) => {
      const attested = hasAttestations(request);
      if (attested && refusal !== undefined) return sendWithout(request, act);
      try {
        await act(request);
        return attested;
      } catch (error) {
        const refused = refusalIn(error);
        if (!attested || policy !== "auto" || refused === undefined) throw error;
        refusal ??= refused;
        reporter.say(
          `${indexLabel(index.index.name)} refuses the attestation of ${request.filename}: it is sent again without.`,
        );
        return sendWithout(request, act);
      }
    },
    finding: () =>
      refusal === undefined || without.length === 0
        ? undefined
        : explainWithdrawal(index, without, refusal),
  };
}

function refusalIn(error: unknown): Diagnostic | undefined {
  if (!(error instanceof ReleaseError)) return undefined;
  return error.diagnostics.find(({ code }) => code === REFUSED);
}

function explainWithdrawal(
  { index }: PackageIndex,
  files: readonly string[],
  { message, hint }: Diagnostic,
): Diagnostic {
  return withdrawalDiagnostics.diagnose("attestations-withdrawn", {
    message: `${indexLabel(index.name)} has ${files.join(", ")} WITHOUT attestations, which cannot be added later. ${message}`,
    hint: [
      "Set `attestations: required`, if a release should rather stop than go without.",
      ...(hint === undefined ? [] : [hint]),
    ].join("\n"),
  });
}
