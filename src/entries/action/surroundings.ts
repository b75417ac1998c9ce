import { publisherDiagnostics } from "../../domain/publisher/diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { inputDiagnostics } from "../../inputs.ts";
import type { Environment } from "./run.ts";

/** Variables by which others' code gets into this very process, or reads what it sends. */
const HOSTILE: readonly string[] = [
  "NODE_OPTIONS",
  "NODE_DEBUG",
  "NODE_DEBUG_NATIVE",
  "LD_PRELOAD",
  "LD_AUDIT",
  "LD_LIBRARY_PATH",
  "DYLD_INSERT_LIBRARIES",
  "DYLD_LIBRARY_PATH",
  "OPENSSL_CONF",
  "OPENSSL_ENGINES",
  "OPENSSL_MODULES",
  "SSLKEYLOGFILE",
];

/**
 * Refuses a job whose environment an earlier step may have poisoned: a stage that holds tokens trusts nothing of its job
 * but the files that a digest vouches for. Throws a ReleaseError (environment-hostile) that names every variable.
 */
export function refuseHostileEnvironment(environment: Environment): void {
  const set = HOSTILE.filter((name) => environment[name]);
  if (environment["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") set.push("NODE_TLS_REJECT_UNAUTHORIZED");
  if (set.length === 0) return;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("environment-hostile", {
      message: `${set.join(", ")} ${set.length === 1 ? "is" : "are"} set in this job: with that, code that is not this action's could see its tokens, or change what it sends.`,
      hint: "Give this action a job of its own, without a step before it that sets variables (GITHUB_ENV), and take them out of the workflow's env.",
    }),
  );
}

/**
 * Refuses a job that may ask for identity tokens, where code of the project is going to run in it; unless the workflow
 * accepts that. Throws a ReleaseError (identity-beside-project-code).
 */
export function refuseIdentity(environment: Environment, accepted: string): void {
  const value = accepted.trim().toLowerCase();
  if (value !== "" && value !== "true" && value !== "false") {
    throw new ReleaseError(
      inputDiagnostics.diagnose("input-invalid", {
        message: `The input allow-identity-token is ${JSON.stringify(accepted.slice(0, 100))}; it must be true or false.`,
        hint: "Correct it in the workflow file. action.yml describes every input.",
      }),
    );
  }
  if (value === "true" || !environment["ACTIONS_ID_TOKEN_REQUEST_URL"]) return;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("identity-beside-project-code", {
      message:
        "This job may ask for identity tokens (id-token: write), and code of the project runs in it: that code could publish.",
      hint: "Take `id-token: write` out of this job's permissions, and publish in another job. Who accepts the risk sets allow-identity-token: true.",
    }),
  );
}
