import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  obtainDistributions,
  publishSnapshot
} from "./build-cli-release.js";
import {
  checkRepository,
  runOwnCommands
} from "./check-cli-release.js";
import {
  planFromClone,
  runChecks
} from "./build-check-cli-release.js";
import {
  draftRelease,
  publishRelease
} from "./cli-github-release-release.js";
import {
  checkIdentities,
  dryRun,
  publishOn,
  sign
} from "./build-cli-publish-release.js";
import {
  inspect,
  smoke
} from "./build-cli-github-release-publish-release.js";
import {
  tagFormatsOf
} from "./build-check-cli-github-release-publish-release.js";
import {
  verifyIndex
} from "./build-cli-release-verify.js";
import {
  isTrial,
  untilStopped
} from "./shared.js";

// src/commands/release.ts
import { join } from "node:path";
async function release(journal, request, ports) {
  await untilStopped(() => run(journal, request, ports));
}
async function run(journal, request, ports) {
  const { options, temporary, workspace } = request;
  const clone = join(temporary, "clone");
  const planned = await planFromClone(
    journal,
    { ...request, clone, withoutTag: "snapshot" },
    ports
  );
  const { plan, sources, settings } = planned;
  if (plan.kind === "unreleased") {
    return publishSnapshot(
      journal,
      { ...request, ...foldersBelow(temporary) },
      { ...planned, plan },
      ports
    );
  }
  const checked = await journal.step(
    "check",
    runChecks({ plan, sources, settings, makesNotes: true, ...packagesOf(options) }, ports)
  );
  await checkIdentities(journal, { plan, ...request }, ports);
  if (options.projectCommands && sources.configuration.check.commands.length > 0) {
    const branches = checked?.branches ?? [];
    const { python } = options;
    const trial = { sources, branches, discover: false, temporary, python };
    await runOwnCommands(journal, trial, ports);
  }
  const folders = foldersBelow(temporary);
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const obtained = await journal.step(
    "obtain",
    obtainDistributions(
      // Where the rules found an error there are no notes, and nothing comes of the manifest either.
      { plan, sources, notes: checked?.notes ?? "", workspace, ...folders, ...options },
      { ...ports, targets }
    )
  );
  if (obtained !== void 0) {
    const { manifest } = obtained;
    const { distributions } = folders;
    await inspect(journal, { plan, manifest, distributions, project: sources }, ports);
    const place = { temporary: join(temporary, "smoke"), python: options.python };
    await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  }
  if (request.hasRepository && obtained?.begun !== true) {
    const { own } = request.origin;
    const ciTimeoutMs = options.dryRun ? 0 : options.ciTimeoutMs;
    const wanted = { plan, sources, settings, own, ciTimeoutMs };
    await checkRepository(journal, wanted, ports);
  }
  journal.barrier();
  if (obtained === void 0) return;
  await makePublic(journal, request, { plan, sources, obtained }, ports);
}
async function makePublic(journal, { options, origin, temporary, trigger, filesUrl }, { plan, sources, obtained }, ports) {
  const folders = foldersBelow(temporary);
  const wanted = {
    plan,
    obtained,
    ...folders,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name)
  };
  const tagFormats = tagFormatsOf(sources.configuration.tagFormat);
  if (options.dryRun) {
    const phases = ["draft", "publish"];
    const release2 = { ...wanted, tagFormats, phases, github: ports.github };
    const verifies = options.verify ? "everywhere" : "trials";
    return dryRun(journal, { ...wanted, options, verifies, release: release2 }, ports);
  }
  await journal.must("draft", draftRelease(wanted, ports));
  const { manifest } = obtained;
  const folder = join(temporary, "attestations");
  const request = { origin, options, plan, manifest, ...folders, attestations: folder };
  const signed = await sign(journal, request, ports);
  const verification = {
    manifest,
    sources,
    temporary: join(temporary, "verify"),
    ...options.python === void 0 ? {} : { python: options.python }
  };
  const listing = [];
  for (const index of ports.indexes) {
    const published = await publishOn(journal, index, request, { signed, ports });
    if (published !== "passed-over" && isTrial(index.index.name, plan.indexes)) {
      const act2 = verifyIndex(verification, { ...ports, index });
      await journal.must("verify", act2, index.index.name);
    } else if (published === "listed" && options.verify) listing.push(index);
  }
  const attestations = { folder, files: signed.files };
  const act = publishRelease({ ...wanted, attestations, tagFormats }, ports);
  await journal.must("publish-release", act);
  for (const index of listing) {
    await journal.step("verify", verifyIndex(verification, { ...ports, index }), index.index.name);
  }
}
function foldersBelow(temporary) {
  return {
    distributions: join(temporary, "distributions"),
    manifestFolder: join(temporary, "manifest")
  };
}
function packagesOf({ packagesDirectory }) {
  return packagesDirectory === void 0 ? {} : { packagesDirectory };
}

export {
  release
};
