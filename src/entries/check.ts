import { fileURLToPath } from "node:url";
import { checkInputs } from "../actions.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { type CheckStageRequest, check } from "../commands/check.ts";
import { readStageInputs } from "../stage-inputs.ts";
import { readSurroundings, runAction } from "./action/run.ts";

await runAction(async (started) => {
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(checkInputs, get),
  );
  const { trigger, workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
  });
  const request: CheckStageRequest = { trigger, options, temporary, notices: [] };
  return { indexes, temporary, run: () => check(started.journal, request, ports) };
});
