import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { checkInputs } from "../actions.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { type CheckStageRequest, check } from "../commands/check.ts";
import { findingsOutput } from "../report/json.ts";
import { readStageInputs } from "../stage-inputs.ts";
import { readSurroundings, runAction } from "./action/run.ts";
import { refuseIdentity } from "./action/surroundings.ts";

await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(checkInputs, get),
  );
  const { trigger, workspace, own } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
  });
  const request: CheckStageRequest = { trigger, options, own, temporary, notices: [] };
  return {
    indexes,
    temporary,
    run: () => check(started.journal, request, ports),
    outputs: findingsOutput,
  };
});
