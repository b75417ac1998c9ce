import type { Refusal } from "./refusal.ts";

const CODE = "upload-attestations-refused";
const WITHOUT =
  "With `attestations: auto` the release goes on without them, with `attestations: off` none are made.";
const DEFECT = `Report this as a defect of tag2pypi. ${WITHOUT}`;
const OWN_JOB = `Put the job that publishes into the workflow that the tag starts, and register that file as the trusted publisher. ${WITHOUT}`;

/** Why an index refuses attestations. Texts: pypi/warehouse, `attestations/services.py`, and pypi-attestations. */
export const ATTESTATION_REFUSALS: readonly Refusal[] = [
  {
    code: CODE,
    pattern: /Attestations are only supported when using Trusted Publishing/,
    cause:
      "The index takes attestations by trusted publishing only, and this upload uses an API token.",
    fix: `Register this workflow as a trusted publisher, and take the API token away. ${WITHOUT}`,
  },
  {
    code: CODE,
    pattern: /Attestations are not currently supported with .* publishers/,
    cause: "The index takes no attestations from trusted publishers of this kind.",
    fix: `Publish from a workflow of github.com. ${WITHOUT}`,
  },
  {
    code: CODE,
    pattern: /Malformed attestations/,
    cause: "The index cannot read the attestations.",
    fix: DEFECT,
  },
  {
    code: CODE,
    pattern: /A maximum of \d+ attestations per file/,
    cause: "More attestations came with the file than the index takes.",
    fix: DEFECT,
  },
  {
    code: CODE,
    pattern: /Multiple attestations for the same file with the same predicate type/,
    cause: "The file came with two attestations that say the same kind of thing.",
    fix: DEFECT,
  },
  {
    code: CODE,
    pattern: /Attestation with unsupported predicate type/,
    cause: "The index does not know what the attestation says.",
    fix: DEFECT,
  },
  {
    code: CODE,
    pattern: /subject does not match distribution/,
    cause: "The attestation is about another file, or about other bytes.",
    fix: `Run the job again, which signs anew; look for what changes the distributions meanwhile. ${WITHOUT}`,
  },
  {
    code: CODE,
    pattern: /Certificate's |does not match expected Trusted Publisher/,
    cause:
      "The attestation is by another workflow than the trusted publisher's. The usual reason is a reusable workflow: the certificate names the workflow that calls it, the trusted publisher the one that is called.",
    fix: OWN_JOB,
  },
  {
    code: CODE,
    pattern: /Could not verify the uploaded artifact/,
    cause:
      "The index cannot verify the attestation. The usual reason is a reusable workflow, of which the certificate names another file than the trusted publisher.",
    fix: `${OWN_JOB} If the job is in no reusable workflow, run it again, which signs anew.`,
  },
  {
    code: CODE,
    pattern: /^Invalid attestations supplied during upload/,
    cause: "The index cannot match the attestations with the file or with the trusted publisher.",
    fix: OWN_JOB,
  },
];
