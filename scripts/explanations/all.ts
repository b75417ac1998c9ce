import { attestationExplanations } from "./attestation.ts";
import { auditExplanations } from "./audit.ts";
import { buildExplanations } from "./build.ts";
import { changelogExplanations } from "./changelog.ts";
import { ciExplanations } from "./ci.ts";
import { commandExplanations } from "./command.ts";
import { contentExplanations } from "./content.ts";
import { distributionExplanations } from "./distribution.ts";
import { contentsExplanations } from "./distribution-contents.ts";
import { metadataExplanations } from "./distribution-metadata.ts";
import type { Explanation } from "./explanation.ts";
import { gitExplanations } from "./git.ts";
import { githubExplanations } from "./github.ts";
import { handoverExplanations } from "./handover.ts";
import { httpExplanations } from "./http.ts";
import { identityExplanations } from "./identity.ts";
import { inputExplanations } from "./input.ts";
import { installedExplanations } from "./installed.ts";
import { issueExplanations } from "./issues.ts";
import { journalExplanations } from "./journal.ts";
import { mintExplanations } from "./mint.ts";
import { projectExplanations } from "./project.ts";
import { projectCommandExplanations } from "./project-commands.ts";
import { publisherExplanations } from "./publisher.ts";
import { confirmationExplanations } from "./publisher-confirmation.ts";
import { pythonExplanations } from "./python.ts";
import { rehearsalExplanations } from "./rehearsal.ts";
import { releaseExplanations } from "./release.ts";
import { sigstoreExplanations } from "./sigstore.ts";
import { simpleExplanations } from "./simple.ts";
import { triggerExplanations } from "./trigger.ts";
import { uploadExplanations } from "./upload.ts";
import { versionExplanations } from "./version.ts";
import { withdrawalExplanations } from "./withdrawal.ts";

/** What docs/diagnostics.md says of each code of the catalogue. */
export const explanations: Readonly<Record<string, Explanation>> = {
  ...attestationExplanations,
  ...auditExplanations,
  ...buildExplanations,
  ...changelogExplanations,
  ...ciExplanations,
  ...commandExplanations,
  ...contentExplanations,
  ...contentsExplanations,
  ...metadataExplanations,
  ...distributionExplanations,
  ...gitExplanations,
  ...githubExplanations,
  ...handoverExplanations,
  ...httpExplanations,
  ...identityExplanations,
  ...inputExplanations,
  ...installedExplanations,
  ...issueExplanations,
  ...journalExplanations,
  ...mintExplanations,
  ...projectCommandExplanations,
  ...projectExplanations,
  ...confirmationExplanations,
  ...publisherExplanations,
  ...pythonExplanations,
  ...rehearsalExplanations,
  ...releaseExplanations,
  ...sigstoreExplanations,
  ...simpleExplanations,
  ...triggerExplanations,
  ...uploadExplanations,
  ...versionExplanations,
  ...withdrawalExplanations,
};
