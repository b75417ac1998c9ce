import { fileURLToPath } from "node:url";
import { connectRelease } from "../adapters/connect-release.ts";
import { type ReleaseRequest, release } from "../commands/release.ts";
import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { type ReleaseOptions, readInputs } from "../inputs.ts";
import { type Environment, readSurroundings, runAction } from "./action/run.ts";

await runAction(async (started, record) => {
  const { environment, journal } = started;
  const { context, options, indexes, temporary, connections, filesUrl } = await readSurroundings(
    started,
    readInputs,
  );
  const { workspace, trigger, owner, repository, fork, own } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
  });
  const request: ReleaseRequest = {
    trigger,
    options,
    origin: { repository: `${owner}/${repository}`, fork, own },
    hasRepository: true,
    workspace,
    temporary,
    filesUrl,
    notices: [],
  };
  const secrets = secretsOf(options, environment);
  if (secrets.length > 0) record.note(explainSingleJob(secrets));
  const { dryRun } = options;
  return { indexes, dryRun, temporary, run: () => release(journal, request, ports) };
});

/** What code of the project could reach in this job, in words. */
function secretsOf({ apiTokens }: ReleaseOptions, environment: Environment): readonly string[] {
  const byIdentity = environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ? ["identity tokens"] : [];
  const byToken = apiTokens.length === 0 ? [] : ["an API token"];
  return [...byIdentity, ...byToken];
}

function explainSingleJob(secrets: readonly string[]) {
  return publisherDiagnostics.diagnose("project-code-beside-identity", {
    message: `This job has ${[...secrets, "a token for the repository"].join(", ")}, and the project's build and smoke commands run in it: code of the project, or of what it builds with, could use them too.`,
    hint: "That is the price of the one-job workflow. Keep the job's environment behind a reviewer.",
  });
}
