import type { Diagnostic } from "../diagnostic.ts";
import type { Claims } from "../publisher/claims.ts";
import { sanitise } from "../sanitise.ts";
import { attestationDiagnostics } from "./diagnostics.ts";
import { type Subject, statementProblem } from "./statement.ts";

/** What an attestation says, once its signature and its log entry have been found to belong to it. */
export interface AttestationContent {
  /** JSON (in-toto). */
  readonly statement: string;
  readonly certificate: SigningCertificate;
  /** Decimal digits: place in the log that people can look at. */
  readonly logIndex: string;
  /** Seconds since 1970, by the log. */
  readonly loggedAt: number;
}

/** Whom Sigstore has certified ("Fulcio OID information"); a field is empty where the certificate lacks it. */
export interface SigningCertificate {
  /** The workflow file whose job signed: `https://github.com/OWNER/REPO/.github/workflows/FILE@REF`. */
  readonly identity: string;
  /** Who vouched for it: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** `https://github.com/OWNER/REPO` */
  readonly repository: string;
  /** The workflow file that was started, in the form of `identity`; PyPI compares it with the trusted publisher. */
  readonly workflow: string;
  /** Seconds since 1970. */
  readonly validFrom: number;
  readonly validUntil: number;
}

/** Whose attestations, for which file, are taken for ours. */
export interface WantedAttestation {
  readonly file: Subject;
  /** Of an identity token of this job. */
  readonly claims: Claims;
}

/**
 * What would make an index refuse the attestation, as far as that can be seen here: another file, another workflow, or a
 * certificate that was not valid when the signature was logged, which is the moment by which verifiers judge it.
 */
export function checkAttestation(
  content: AttestationContent,
  { file, claims }: WantedAttestation,
): readonly Diagnostic[] {
  const problems = [
    statementProblem(content.statement, file),
    ...identityProblems(content.certificate, claims),
    validityProblem(content),
  ];
  return problems
    .filter((problem) => problem !== undefined)
    .map((problem) =>
      attestationDiagnostics.diagnose("attestation-invalid", {
        message: `The attestation of ${file.name} is not usable: ${problem}.`,
        hint: "Run the job again, which signs anew. If it happens again, publish with `attestations: off` and report it.",
      }),
    );
}

function identityProblems(
  { identity, issuer, repository, workflow }: SigningCertificate,
  claims: Claims,
): readonly (string | undefined)[] {
  const site = "https://github.com/";
  return [
    difference("identity", identity, `${site}${claims["job_workflow_ref"]}`),
    difference("workflow", workflow, `${site}${claims["workflow_ref"]}`),
    difference("repository", repository, `${site}${claims["repository"]}`),
    difference("issuer", issuer, `${claims["iss"]}`),
  ];
}

function difference(what: string, found: string, wanted: string): string | undefined {
  if (found === wanted) return undefined;
  return `its certificate names the ${what} "${sanitise(found, 300)}"; this job's is "${sanitise(wanted, 300)}"`;
}

function validityProblem({ certificate, loggedAt }: AttestationContent): string | undefined {
  const { validFrom, validUntil } = certificate;
  if (validFrom <= loggedAt && loggedAt <= validUntil) return undefined;
  return `it was logged at ${time(loggedAt)}, and its certificate is valid from ${time(validFrom)} to ${time(validUntil)}`;
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
