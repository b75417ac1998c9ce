import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  release
} from "./chunks/cli-release.js";
import "./chunks/build-cli-release.js";
import "./chunks/check-cli-release.js";
import "./chunks/build-check-cli-release.js";
import "./chunks/cli-github-release-release.js";
import "./chunks/build-cli-github-release-release.js";
import "./chunks/build-cli-publish-release.js";
import "./chunks/build-cli-github-release-publish-release.js";
import "./chunks/build-check-cli-github-release-publish-release.js";
import "./chunks/build-cli-release-verify.js";
import {
  connectRelease
} from "./chunks/build-check-cli-release-verify.js";
import "./chunks/build-cli-publish-release-verify.js";
import {
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import "./chunks/build-cli-github-release-publish-release-verify.js";
import {
  publisherDiagnostics,
  readInputs
} from "./chunks/shared.js";

// src/entries/release.ts
import { fileURLToPath } from "node:url";
await runAction(async (started, record) => {
  const { environment, journal } = started;
  const { context, options, indexes, temporary, connections, filesUrl } = await readSurroundings(
    started,
    readInputs
  );
  const { workspace, trigger, owner, repository, fork, own } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url))
  });
  const request = {
    trigger,
    options,
    origin: { repository: `${owner}/${repository}`, fork, own },
    hasRepository: true,
    workspace,
    temporary,
    filesUrl,
    notices: []
  };
  const secrets = secretsOf(options, environment);
  if (secrets.length > 0) record.note(explainSingleJob(secrets));
  const { dryRun } = options;
  return { indexes, dryRun, temporary, run: () => release(journal, request, ports) };
});
function secretsOf({ apiTokens }, environment) {
  const byIdentity = environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ? ["identity tokens"] : [];
  const byToken = apiTokens.length === 0 ? [] : ["an API token"];
  return [...byIdentity, ...byToken];
}
function explainSingleJob(secrets) {
  return publisherDiagnostics.diagnose("project-code-beside-identity", {
    message: `This job has ${[...secrets, "a token for the repository"].join(", ")}, and the project's build and smoke commands run in it: code of the project, or of what it builds with, could use them too.`,
    hint: "That is the price of the one-job workflow. Keep the job's environment behind a reviewer."
  });
}
