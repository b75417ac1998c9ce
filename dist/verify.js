import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  receiveDistributions
} from "./chunks/github-release-publish-verify.js";
import {
  readHandedOverInputs,
  refuseIdentity,
  verifyInputs
} from "./chunks/build-check-github-release-publish-verify.js";
import {
  verifyIndex
} from "./chunks/build-cli-release-verify.js";
import {
  connectRelease
} from "./chunks/build-check-cli-release-verify.js";
import "./chunks/build-cli-publish-release-verify.js";
import {
  getInput,
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import "./chunks/build-cli-github-release-publish-release-verify.js";
import {
  catalogue,
  judgeBy,
  overrideNotices,
  readRuleSettings,
  untilStopped
} from "./chunks/shared.js";

// src/entries/verify.ts
import { fileURLToPath } from "node:url";

// src/commands/verify.ts
import { join } from "node:path";
function verify(journal, request, ports) {
  return untilStopped(async () => {
    const { manifest } = await journal.must("obtain", async (record) => {
      const obtained = await receiveDistributions(request)(record);
      const project = readRuleSettings(obtained.manifest.rules ?? {}, catalogue, "the manifest");
      const run = readRuleSettings(request.rules, catalogue, "the input rules");
      journal.judgeBy(judgeBy(new Map([...project, ...run]), catalogue));
      record.note(...overrideNotices(run, catalogue, "the input rules"));
      return obtained;
    });
    const { python } = request;
    const wanted = {
      manifest,
      temporary: join(request.temporary, "verify"),
      ...python === void 0 ? {} : { python }
    };
    for (const index of ports.indexes) {
      await journal.step("verify", verifyIndex(wanted, { ...ports, index }), index.index.name);
    }
  });
}

// src/entries/verify.ts
await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readHandedOverInputs(verifyInputs, get)
  );
  const { workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url))
  });
  const { packagesDirectory, manifestSha256, python, rules } = options;
  const request = { workspace, temporary, packagesDirectory, manifestSha256, python, rules };
  return { indexes, temporary, run: () => verify(started.journal, request, ports) };
});
