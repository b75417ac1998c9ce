import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Explanation } from "../http/send.ts";
import { type MintCode, mintDiagnostics } from "./diagnostics.ts";

/** One error of the mint API, as it came. */
export interface MintError {
  readonly code: string;
  readonly description: string;
}

interface MintRefusal {
  readonly code: MintCode;
  /** The index's code, and, where one code stands for several things, its words. */
  readonly when: string;
  readonly pattern?: RegExp;
  readonly cause: string;
  /** `{publishers}` stands for the page where publishers are registered. */
  readonly fix: string;
  /** The next attempt, with a fresh identity token, may succeed. */
  readonly transient?: true;
}

/** In the order in which they are tried. Source: pypi/warehouse, `oidc/views.py` and `oidc/models`. */
const MINT_REFUSALS: readonly MintRefusal[] = [
  {
    code: "mint-event-refused",
    when: "invalid-publisher",
    pattern: /pull_request_target/,
    cause: "The workflow was started by pull_request_target.",
    fix: "Start it by a pushed tag or by workflow_dispatch.",
  },
  {
    code: "mint-reusable-workflow",
    when: "invalid-publisher",
    pattern: /job_workflow_ref claim does not match/,
    cause: "The job is defined in a reusable workflow, or at another ref than the run.",
    fix: "Put the job that publishes into the workflow that the tag starts, and register that file as the trusted publisher.",
  },
  {
    code: "mint-publisher-unknown",
    when: "invalid-publisher",
    cause:
      "No publisher is registered with this owner, repository, workflow file and environment. Letters count in their case, and pending publishers end after 30 days.",
    fix: "Compare the four values at {publishers} with this job: the file is the one that holds the job, and the environment is the job's `environment`.",
  },
  {
    code: "mint-pending-publisher-outdated",
    when: "invalid-pending-publisher",
    cause: "Somebody has created the project since the pending publisher was registered.",
    fix: "If the project is yours, register a publisher in the settings of the project, which {publishers} leads to. If not, choose another name.",
  },
  {
    code: "mint-issuer-unknown",
    when: "invalid-payload",
    pattern: /unknown trusted publishing issuer/,
    cause:
      "The identity token does not come from github.com: GitHub Enterprise Server is not supported by the index.",
    fix: "Upload with an API token of the index in `api-token`.",
  },
  {
    code: "mint-name-refused",
    when: "invalid-payload",
    pattern: /^The name '/,
    cause: "The project that the pending publisher would create cannot have this name.",
    fix: "Choose another name in pyproject.toml, and register a pending publisher for it at {publishers}.",
  },
  {
    code: "mint-registration-closed",
    when: "invalid-payload",
    pattern: /^New project registration temporarily disabled/,
    cause:
      "The project is not there yet, and the administrators let no new one be made at the moment.",
    fix: "Wait until the index's status page shows registrations open again, and run the job again: nothing has to be rebuilt.",
  },
  {
    code: "mint-request-malformed",
    when: "invalid-payload",
    cause: "The request is not what this index expects.",
    fix: "Check that the address is the index's own; if it is, report this as a defect of tag2pypi.",
  },
  {
    code: "trusted-publishing-disabled",
    when: "not-enabled",
    cause: "The administrators have switched trusted publishing off.",
    fix: "Wait until the index's status page shows it back, and run the job again, or upload with an API token.",
  },
  {
    code: "mint-token-invalid",
    when: "invalid-token",
    cause: "The identity token has expired, is for another index, or is not signed by GitHub.",
    fix: "Run the job again; on a self-hosted runner, check its clock.",
  },
  {
    code: "mint-token-reused",
    when: "invalid-reuse-token",
    cause: "Each identity token is taken once; an answer was probably lost on the way.",
    fix: "Run the job again.",
    transient: true,
  },
];

/** What an error of the mint API means, in the index's words and in ours. */
export function explainMint(index: Index, error: MintError): Explanation {
  const service = indexLabel(index.name);
  const words = `${service} gives no upload token (${sanitise(error.code, 60)}): ${sanitise(error.description)}`;
  const known = MINT_REFUSALS.find(
    ({ when, pattern }) => when === error.code && (pattern?.test(error.description) ?? true),
  );
  if (known === undefined) {
    return {
      diagnostic: mintDiagnostics.diagnose("mint-refused", {
        message: words,
        hint: "Look at the index's documentation of trusted publishing, or upload with an API token in `api-token`.",
      }),
    };
  }
  const publishers = `${index.site ?? "https://pypi.org/"}manage/account/publishing/`;
  return {
    diagnostic: mintDiagnostics.diagnose(known.code, {
      message: `${words} — ${known.cause}`,
      hint: known.fix.replace("{publishers}", publishers),
    }),
    ...(known.transient === undefined ? {} : { transient: true }),
  };
}
