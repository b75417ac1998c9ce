import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { buildInputs } from "../actions.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { type BuildStageRequest, build } from "../commands/build.ts";
import { findingsOutput } from "../report/json.ts";
import { readStageInputs } from "../stage-inputs.ts";
import { handedOnOutputs } from "./action/handed-on.ts";
import { readSurroundings, runAction } from "./action/run.ts";
import { refuseIdentity } from "./action/surroundings.ts";

await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(buildInputs, get),
  );
  const { trigger, workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
  });
  const request: BuildStageRequest = {
    trigger,
    options,
    workspace,
    temporary,
    distributions: `${temporary}-distributions`,
    notices: [],
  };
  return {
    indexes,
    temporary,
    run: () => build(started.journal, request, ports),
    outputs: (report) => ({
      ...handedOnOutputs(report, "distributions", started.environment),
      ...findingsOutput(report),
    }),
  };
});
