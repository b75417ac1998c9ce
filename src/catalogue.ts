import { gitDiagnostics } from "./adapters/git/diagnostics.ts";
import { githubDiagnostics } from "./adapters/github/diagnostics.ts";
import { httpDiagnostics } from "./adapters/http/diagnostics.ts";
import { identityDiagnostics } from "./adapters/identity/diagnostics.ts";
import { mintDiagnostics, uploadDiagnostics } from "./adapters/package-index/diagnostics.ts";
import { simpleDiagnostics } from "./adapters/package-index/simple-diagnostics.ts";
import { pythonDiagnostics } from "./adapters/python/diagnostics.ts";
import { sigstoreDiagnostics } from "./adapters/sigstore/diagnostics.ts";
import { attestationDiagnostics } from "./domain/attestation/diagnostics.ts";
import { auditDiagnostics } from "./domain/audit/diagnostics.ts";
import { changelogDiagnostics } from "./domain/changelog/diagnostics.ts";
import { ciDiagnostics } from "./domain/ci/diagnostics.ts";
import { commandDiagnostics } from "./domain/command-line.ts";
import { contentDiagnostics } from "./domain/content/diagnostics.ts";
import type { Catalogue } from "./domain/diagnostic.ts";
import { contentsDiagnostics } from "./domain/distribution/contents-diagnostics.ts";
import { distributionDiagnostics } from "./domain/distribution/diagnostics.ts";
import { metadataDiagnostics } from "./domain/distribution/metadata-diagnostics.ts";
import { handoverDiagnostics } from "./domain/handover.ts";
import { installedDiagnostics } from "./domain/installed/diagnostics.ts";
import { issueDiagnostics } from "./domain/issues/diagnostics.ts";
import { journalDiagnostics } from "./domain/journal.ts";
import { projectDiagnostics } from "./domain/project/diagnostics.ts";
import { rehearsalDiagnostics } from "./domain/project/rehearsal-diagnostics.ts";
import { projectCommandDiagnostics } from "./domain/project-commands/diagnostics.ts";
import { confirmationDiagnostics } from "./domain/publisher/confirmation-diagnostics.ts";
import { publisherDiagnostics } from "./domain/publisher/diagnostics.ts";
import { releaseDiagnostics } from "./domain/release/diagnostics.ts";
import { triggerDiagnostics } from "./domain/trigger/diagnostics.ts";
import { versionDiagnostics } from "./domain/version/diagnostics.ts";
import { inputDiagnostics } from "./inputs.ts";
import { REPOSITORY } from "./package.ts";
import { buildDiagnostics } from "./steps/obtain/diagnostics.ts";
import { withdrawalDiagnostics } from "./steps/upload/diagnostics.ts";

/** Every diagnostic that the product can give: what rule settings, the documentation and the report go by. */
export const catalogue: Catalogue = {
  ...inputDiagnostics.entries,
  ...triggerDiagnostics.entries,
  ...versionDiagnostics.entries,
  ...projectDiagnostics.entries,
  ...ciDiagnostics.entries,
  ...issueDiagnostics.entries,
  ...changelogDiagnostics.entries,
  ...commandDiagnostics.entries,
  ...projectCommandDiagnostics.entries,
  ...buildDiagnostics.entries,
  ...pythonDiagnostics.entries,
  ...distributionDiagnostics.entries,
  ...metadataDiagnostics.entries,
  ...contentsDiagnostics.entries,
  ...contentDiagnostics.entries,
  ...installedDiagnostics.entries,
  ...auditDiagnostics.entries,
  ...publisherDiagnostics.entries,
  ...confirmationDiagnostics.entries,
  ...attestationDiagnostics.entries,
  ...releaseDiagnostics.entries,
  ...handoverDiagnostics.entries,
  ...gitDiagnostics.entries,
  ...githubDiagnostics.entries,
  ...identityDiagnostics.entries,
  ...mintDiagnostics.entries,
  ...uploadDiagnostics.entries,
  ...simpleDiagnostics.entries,
  ...withdrawalDiagnostics.entries,
  ...sigstoreDiagnostics.entries,
  ...httpDiagnostics.entries,
  ...journalDiagnostics.entries,
  ...rehearsalDiagnostics.entries,
};

const DOCUMENTATION = `${REPOSITORY}/blob/main/docs/diagnostics.md`;

/** Where a diagnostic is documented. */
export function documentationOf(code: string): string {
  return `${DOCUMENTATION}#${code}`;
}
