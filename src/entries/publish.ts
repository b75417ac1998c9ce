import { publishInputs } from "../actions.ts";
import { connectPublish } from "../adapters/connect-publish.ts";
import { type PublishStageRequest, publish } from "../commands/publish.ts";
import { type Report, resultOf } from "../domain/outcome.ts";
import { readPublishInputs } from "../stage-inputs.ts";
import { readSurroundings, runAction } from "./action/run.ts";
import { refuseHostileEnvironment } from "./action/surroundings.ts";

await runAction(async (started) => {
  refuseHostileEnvironment(started.environment);
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readPublishInputs(publishInputs, get),
  );
  // Not in the folder of this run alone: a later step of the job hands them on.
  const attestations = `${temporary}-attestations`;
  const ports = connectPublish(connections);
  const { trigger, workspace, owner, repository, fork } = context;
  const request: PublishStageRequest = {
    trigger,
    options,
    origin: { repository: `${owner}/${repository}`, fork },
    workspace,
    attestations,
    notices: [],
  };
  return {
    indexes,
    dryRun: options.dryRun,
    temporary,
    run: () => publish(started.journal, request, ports),
    outputs: (report) => ({ "attestations-dir": wereMade(report) ? attestations : "" }),
  };
});

function wereMade(report: Report): boolean {
  return (resultOf(report, "sign") ?? []).length > 0;
}
