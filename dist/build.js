import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  handOver,
  handedOnOutputs
} from "./chunks/build-github-release.js";
import {
  buildSnapshot,
  obtainDistributions
} from "./chunks/build-cli-release.js";
import {
  planFromClone,
  runChecks
} from "./chunks/build-check-cli-release.js";
import "./chunks/build-cli-github-release-release.js";
import "./chunks/build-cli-publish-release.js";
import {
  inspect,
  smoke
} from "./chunks/build-cli-github-release-publish-release.js";
import "./chunks/build-check-cli-github-release-publish-release.js";
import {
  buildInputs,
  readStageInputs,
  refuseIdentity
} from "./chunks/build-check-github-release-publish-verify.js";
import "./chunks/build-cli-release-verify.js";
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
  findingsOutput,
  isTrial,
  untilStopped
} from "./chunks/shared.js";

// src/entries/build.ts
import { fileURLToPath } from "node:url";

// src/commands/build.ts
import { join } from "node:path";
function build(journal, request, ports) {
  return untilStopped(() => run(journal, request, ports));
}
async function run(journal, request, ports) {
  const { temporary, distributions } = request;
  const wanted = { ...request, clone: join(temporary, "clone"), withoutTag: "build" };
  const planned = await planFromClone(journal, wanted, ports);
  const manifestFolder = join(temporary, "manifest");
  const obtained = planned.plan.kind === "release" ? await buildRelease(
    journal,
    { ...request, manifestFolder },
    { ...planned, plan: planned.plan },
    ports
  ) : (await buildSnapshot(
    journal,
    { ...request, manifestFolder },
    { ...planned, plan: planned.plan },
    ports
  )).obtained;
  journal.barrier();
  await journal.must("hand-over", handOver({ obtained, distributions, manifestFolder }));
}
async function buildRelease(journal, request, { plan, sources, settings }, ports) {
  const { options, temporary, workspace, distributions, manifestFolder } = request;
  const { packagesDirectory } = options;
  const packages = packagesDirectory === void 0 ? {} : { packagesDirectory };
  const checked = await journal.step(
    "check",
    runChecks({ plan, sources, settings, makesNotes: false, ...packages }, ports)
  );
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const folders = { workspace, distributions, manifestFolder };
  const wanted = { plan, sources, notes: checked?.notes ?? "", ...folders, ...options };
  const obtained = await journal.must("obtain", obtainDistributions(wanted, { ...ports, targets }));
  const { manifest } = obtained;
  await inspect(journal, { plan, manifest, distributions, project: sources }, ports);
  const place = { temporary: join(temporary, "smoke"), python: options.python };
  await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  return obtained;
}

// src/entries/build.ts
await runAction(async (started) => {
  refuseIdentity(started.environment, getInput("allow-identity-token"));
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readStageInputs(buildInputs, get)
  );
  const { trigger, workspace } = context;
  const ports = connectRelease({
    ...connections,
    workspace,
    temporary,
    carried: fileURLToPath(new URL("../python/", import.meta.url))
  });
  const request = {
    trigger,
    options,
    workspace,
    temporary,
    distributions: `${temporary}-distributions`,
    notices: []
  };
  return {
    indexes,
    temporary,
    run: () => build(started.journal, request, ports),
    outputs: (report) => ({
      ...handedOnOutputs(report, "distributions", started.environment),
      ...findingsOutput(report)
    })
  };
});
