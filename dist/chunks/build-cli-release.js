import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  runEverydayChecks
} from "./build-check-cli-release.js";
import {
  adoptDistributions,
  download,
  explainKept,
  originOf,
  readAttempt
} from "./build-cli-github-release-release.js";
import {
  buildDistributions,
  checkIdentities,
  collectDistributions,
  completePlan,
  dryRun,
  obtainSnapshot,
  publishOn,
  sign
} from "./build-cli-publish-release.js";
import {
  inspect,
  judgeYanked,
  listVersion,
  mergeListings,
  requireNoConflict,
  smoke
} from "./build-cli-github-release-publish-release.js";
import {
  verifyIndex
} from "./build-cli-release-verify.js";
import {
  describeFiles,
  smokePlanOf,
  writeManifest
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_SCHEMA,
  ReleaseError,
  optional,
  releaseDiagnostics
} from "./shared.js";

// src/steps/obtain-distributions.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
function obtainDistributions(request, ports) {
  return async (record) => {
    const { plan, distributions } = request;
    const listings = await listVersion(plan, ports.targets);
    const published = mergeListings(listings);
    const attempt = await readAttempt(request, published, ports.github);
    const origin = originOf({
      index: published.map((file) => file.name),
      indexName: namesOf(ports.targets),
      attempt,
      handedOver: request.packagesDirectory
    });
    if (origin.from === "nowhere") {
      throw new ReleaseError(...origin.why, ...judgeYanked(plan, listings, void 0));
    }
    await mkdir(distributions, { recursive: true });
    if (attempt !== void 0 && (origin.from === "draft" || origin.from === "release")) {
      await adoptDistributions(request, attempt, published, ports);
      record.note(explainKept(attempt, published));
    } else await fill(request, ports, origin, published);
    if (origin.from === "index") record.note(explainAdopted(plan, published, ports.targets));
    const manifest = await composeManifest(request);
    requireNoConflict(manifest, published);
    record.note(...judgeYanked(plan, listings, manifest.files));
    const manifestSha256 = attempt !== void 0 && origin.from === "release" ? attempt.manifestSha256 : await writeManifest(request.manifestFolder, manifest);
    const begun = published.length > 0 || void 0;
    return { origin: origin.from, manifest, manifestSha256, ...optional("begun", begun) };
  };
}
async function fill(request, ports, origin, published) {
  switch (origin.from) {
    case "index":
      for (const file of published) {
        await download(file, join(request.distributions, file.name), ports.targets);
      }
      return;
    case "handed-over":
      return collectDistributions({ ...request, packagesDirectory: origin.folder });
    case "build":
      return buildDistributions(request, ports);
    case "release":
    case "draft":
    case "nowhere":
      return;
  }
}
async function composeManifest({
  plan,
  sources,
  notes,
  distributions
}) {
  return {
    schema: MANIFEST_SCHEMA,
    plan,
    notes,
    smoke: smokePlanOf(sources),
    files: await describeFiles(distributions)
  };
}
function namesOf(targets) {
  return targets.map(({ index }) => index.name).join(" and ");
}
function explainAdopted(plan, published, targets) {
  return releaseDiagnostics.diagnose("distributions-adopted", {
    message: `${namesOf(targets)} already holds ${published.map(({ name }) => name).join(", ")}, and nothing says that they are all of this version's files, or that they are from commit ${plan.tag.commit}.`,
    hint: "If you uploaded them yourself from that commit, dispatch the workflow with rules: distributions-adopted=warning, and they become the release's files. Otherwise hand over the original files with packages-dir, or release the next version from a new tag."
  });
}

// src/commands/snapshot.ts
import { join as join2 } from "node:path";
async function buildSnapshot(journal, request, { plan, sources, settings }, ports) {
  const { options, distributions, temporary } = request;
  await journal.step("check", runEverydayChecks({ plan, sources, settings }));
  const wanted = { plan, sources, ...request, ...options };
  const obtained = await journal.must("obtain", obtainSnapshot(wanted, ports));
  const { manifest } = obtained;
  const complete = completePlan({ plan, indexes: options.indexes }, manifest.plan.version);
  const { declared, configuration } = sources;
  const { generated } = configuration.build;
  await inspect(journal, { plan: complete, manifest, distributions, generated, declared }, ports);
  const place = { temporary: join2(temporary, "smoke"), python: options.python };
  await smoke(journal, { manifest, distributions, sources, ...place }, ports);
  return { plan: complete, obtained };
}
async function publishSnapshot(journal, request, source, ports) {
  const { options, origin, temporary, distributions } = request;
  const { plan, obtained } = await buildSnapshot(journal, request, source, ports);
  await checkIdentities(journal, { plan, options, origin }, ports);
  journal.barrier();
  if (options.dryRun) {
    const verifies = options.verify ? "everywhere" : "nowhere";
    return dryRun(journal, { options, plan, obtained, distributions, verifies }, ports);
  }
  const { manifest } = obtained;
  const { sources } = source;
  const attestations = join2(temporary, "attestations");
  const publication = { origin, options, plan, manifest, distributions, attestations };
  const signed = await sign(journal, publication, ports);
  for (const index of ports.indexes) {
    const published = await publishOn(journal, index, publication, { signed, ports });
    if (published === "passed-over" || !options.verify) continue;
    const { python } = options;
    const asked = python === void 0 ? {} : { python };
    const trial = { manifest, sources, temporary: join2(temporary, "verify"), ...asked };
    await journal.step("verify", verifyIndex(trial, { ...ports, index }), index.index.name);
  }
}

export {
  obtainDistributions,
  buildSnapshot,
  publishSnapshot
};
