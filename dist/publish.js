import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  planFromServer
} from "./chunks/github-release-publish.js";
import {
  checkIdentities,
  dryRun,
  publishOn,
  sign
} from "./chunks/build-cli-publish-release.js";
import {
  inspect
} from "./chunks/build-cli-github-release-publish-release.js";
import "./chunks/build-check-cli-github-release-publish-release.js";
import {
  receiveDistributions
} from "./chunks/github-release-publish-verify.js";
import {
  publishInputs,
  readPublishInputs,
  refuseHostileEnvironment
} from "./chunks/build-check-github-release-publish-verify.js";
import "./chunks/build-cli-publish-release-verify.js";
import {
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import "./chunks/build-cli-github-release-publish-release-verify.js";
import {
  connectPublish,
  resultOf,
  snapshotOf,
  untilStopped
} from "./chunks/shared.js";

// src/commands/publish.ts
import { resolve } from "node:path";
function publish(journal, request, ports) {
  return untilStopped(() => run(journal, request, ports));
}
async function run(journal, request, ports) {
  const { options, workspace, attestations, origin } = request;
  const wanted = { ...request, withoutTag: "snapshot" };
  const { plan: planned, project } = await planFromServer(journal, wanted, ports);
  const { packagesDirectory, manifestSha256 } = options;
  const handover = { plan: planned, workspace, packagesDirectory, manifestSha256 };
  const obtained = await journal.must("obtain", receiveDistributions(handover));
  const distributions = resolve(workspace, packagesDirectory);
  const { manifest } = obtained;
  const { indexes } = options;
  const all = [.../* @__PURE__ */ new Set([...indexes, ...manifest.plan.indexes])];
  const plan = planned.kind === "release" ? { ...planned, indexes: all } : snapshotOf(planned, manifest.plan.version, indexes);
  await checkIdentities(journal, { plan, options, origin }, ports);
  await inspect(journal, { plan, manifest, distributions, project }, ports);
  journal.barrier();
  const publication = { origin, options, plan, manifest, distributions, attestations };
  if (options.dryRun) {
    return dryRun(journal, { options, plan, obtained, distributions, verifies: "nowhere" }, ports);
  }
  const signed = await sign(journal, publication, ports);
  for (const index of ports.indexes) {
    await publishOn(journal, index, publication, { signed, ports });
  }
}

// src/entries/publish.ts
await runAction(async (started) => {
  refuseHostileEnvironment(started.environment);
  const { context, options, indexes, temporary, connections } = await readSurroundings(
    started,
    (get) => readPublishInputs(publishInputs, get)
  );
  const attestations = `${temporary}-attestations`;
  const ports = connectPublish(connections);
  const { trigger, workspace, owner, repository, fork } = context;
  const request = {
    trigger,
    options,
    origin: { repository: `${owner}/${repository}`, fork },
    workspace,
    attestations,
    notices: []
  };
  return {
    indexes,
    dryRun: options.dryRun,
    temporary,
    run: () => publish(started.journal, request, ports),
    outputs: (report) => ({ "attestations-dir": wereMade(report) ? attestations : "" })
  };
});
function wereMade(report) {
  return (resultOf(report, "sign") ?? []).length > 0;
}
