import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { verifyInputs } from "../actions.ts";
import { connectRelease } from "../adapters/connect-release.ts";
import { verify } from "../commands/verify.ts";
import { readHandedOverInputs } from "../stage-inputs.ts";
import { readSurroundings, runAction } from "./action/run.ts";
import { refuseIdentity } from "./action/surroundings.ts";

await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readHandedOverInputs(verifyInputs, get),
  );
  const { workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url)),
  });
  const { packagesDirectory, manifestSha256, python, rules } = options;
  const request = { workspace, temporary, packagesDirectory, manifestSha256, python, rules };
  return { indexes, temporary, run: () => verify(started.journal, request, ports) };
});
