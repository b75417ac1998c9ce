import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  checkRepository,
  runOwnCommands
} from "./chunks/check-cli-release.js";
import {
  planFromClone,
  runChecks,
  runEverydayChecks
} from "./chunks/build-check-cli-release.js";
import {
  auditDeclared
} from "./chunks/build-check-cli-github-release-publish-release.js";
import {
  checkInputs,
  readStageInputs,
  refuseIdentity
} from "./chunks/build-check-github-release-publish-verify.js";
import {
  connectRelease
} from "./chunks/build-check-cli-release-verify.js";
import {
  getInput,
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import {
  findingsOutput,
  optional,
  untilStopped
} from "./chunks/shared.js";

// src/entries/check.ts
import { fileURLToPath } from "node:url";

// src/commands/check.ts
import { join } from "node:path";
function check(journal, request, ports) {
  return untilStopped(async () => {
    const clone = join(request.temporary, "clone");
    const wanted = { ...request, clone, withoutTag: "look" };
    const { plan, predicted, ...known } = await planFromClone(journal, wanted, ports);
    const { own, options, temporary } = request;
    const checked = await journal.step(
      "check",
      plan.kind === "release" ? runChecks({ plan, ...known, predicted, makesNotes: false }, ports) : runEverydayChecks({ plan, ...known })
    );
    const { sources } = known;
    const { python } = options;
    const branches = checked?.branches ?? [];
    const trial = { sources, branches, discover: true, temporary, python };
    if (options.projectCommands) await runOwnCommands(journal, trial, ports);
    if (plan.kind === "unreleased") return;
    const audit = { sources, temporary: join(temporary, "audit"), ...optional("python", python) };
    await journal.step("audit-dependencies", auditDeclared(audit, ports));
    if (predicted) return;
    const repository = { plan, ...known, own, ciTimeoutMs: options.ciTimeoutMs };
    await checkRepository(journal, repository, ports);
  });
}

// src/entries/check.ts
await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(checkInputs, get)
  );
  const { trigger, workspace, own } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url))
  });
  const request = { trigger, options, own, temporary, notices: [] };
  return {
    indexes,
    temporary,
    run: () => check(started.journal, request, ports),
    outputs: findingsOutput
  };
});
