import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  planFromClone,
  runChecks
} from "./chunks/build-check-cli-release.js";
import "./chunks/build-check-cli-github-release-publish-release.js";
import {
  checkInputs,
  readStageInputs
} from "./chunks/build-check-github-release-publish-verify.js";
import {
  connectRelease
} from "./chunks/build-check-cli-release-verify.js";
import {
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import {
  untilStopped
} from "./chunks/shared.js";

// src/entries/check.ts
import { fileURLToPath } from "node:url";

// src/commands/check.ts
import { join } from "node:path";
function check(journal, request, ports) {
  return untilStopped(async () => {
    const clone = join(request.temporary, "clone");
    const { plan, sources, settings } = await planFromClone(journal, { ...request, clone }, ports);
    await journal.must("check", runChecks({ plan, sources, settings }, ports));
  });
}

// src/entries/check.ts
await runAction(async (started) => {
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(checkInputs, get)
  );
  const { trigger, workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url))
  });
  const request = { trigger, options, temporary, notices: [] };
  return { indexes, temporary, run: () => check(started.journal, request, ports) };
});
