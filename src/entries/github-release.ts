import { getInput } from "@actions/core";
import { githubReleaseInputs } from "../actions.ts";
import { connectPublish } from "../adapters/connect-publish.ts";
import { draft } from "../commands/draft.ts";
import type { GitHubReleaseRequest } from "../commands/github-release-request.ts";
import { publishDraft } from "../commands/publish-release.ts";
import { optional } from "../domain/optional.ts";
import { readEarlierFindings, readHandedOverInputs, readReleaseStage } from "../stage-inputs.ts";
import { handedOnOutputs } from "./action/handed-on.ts";
import { readSurroundings, runAction } from "./action/run.ts";
import { refuseHostileEnvironment } from "./action/surroundings.ts";

await runAction(async (started) => {
  const { environment, journal } = started;
  refuseHostileEnvironment(environment);
  const stage = readReleaseStage(getInput("stage"));
  const { context, options, indexes, temporary, connections, filesUrl } = await readSurroundings(
    started,
    (get) => readHandedOverInputs(githubReleaseInputs, get),
  );
  const { trigger, workspace } = context;
  const attestations = getInput("attestations-dir").trim() || undefined;
  const request: GitHubReleaseRequest = {
    trigger,
    options: { ...options, ...optional("attestationsDirectory", attestations) },
    workspace,
    temporary,
    distributions: `${temporary}-distributions`,
    filesUrl,
    notices: [],
  };
  const ports = connectPublish(connections);
  const earlierFindings = stage === "draft" ? readEarlierFindings(getInput("findings")) : undefined;
  return {
    indexes,
    temporary,
    ...optional("earlierFindings", earlierFindings),
    run: () => (stage === "draft" ? draft : publishDraft)(journal, request, ports),
    outputs: (report) => handedOnOutputs(report, "draft", environment),
  };
});
