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
  checkIdentities,
  dryRun,
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
  settingsFor,
  writeManifest
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_SCHEMA,
  ReleaseError,
  buildDiagnostics,
  describeEnding,
  distributionDiagnostics,
  lastLines,
  normalizeVersion,
  optional,
  parseDistributionName,
  releaseDiagnostics,
  sameVersion,
  sanitise,
  snapshotOf,
  splitCommand,
  succeeded
} from "./shared.js";

// src/steps/obtain-distributions.ts
import { mkdir } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/steps/obtain/build.ts
var BEFORE_TIMEOUT_MS = 60 * 6e4;
async function buildDistributions({
  sources,
  python,
  distributions
}, ports) {
  const interpreter = await ports.python.find(sources.project.requiresPython, python);
  ports.reporter.say(`Building with Python ${interpreter.version} (${interpreter.path})`);
  await runBefore(sources, ports);
  await ports.python.build({
    interpreter,
    source: sources.directory,
    output: distributions,
    sourceDate: sources.committedAt,
    variables: sources.configuration.environment
  });
}
async function runBefore({ directory, configuration }, { commands, reporter }) {
  const { before } = configuration.build;
  if (before === void 0) return;
  reporter.say(`Running ${before}`);
  const split = splitCommand(before);
  if ("problem" in split) throw new ReleaseError(split.problem);
  const result = await commands.run(split.command, {
    directory,
    variables: configuration.environment,
    timeoutMs: BEFORE_TIMEOUT_MS
  });
  if (!succeeded(result)) throw new ReleaseError(explainBefore(before, result));
}
function explainBefore(before, result) {
  const late = result.status === "timed-out";
  const ending = late ? "does not come to an end within one hour" : describeEnding(result);
  return buildDiagnostics.diagnose("build-before-failed", {
    message: `The command before the build ${ending}: ${before}
${lastLines(result.output, 20)}`.trimEnd(),
    hint: late ? "It is build.before under [tool.tag2pypi], and nobody answers questions there. What takes longer belongs to a job of its own, whose files come by packages-dir." : "It is build.before under [tool.tag2pypi]; run it in a fresh clone of the tag to see the same."
  });
}

// src/steps/obtain/collect.ts
import { constants, copyFile, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
var IGNORED = ".gitignore";
async function collectDistributions({
  workspace,
  packagesDirectory = ".",
  distributions
}) {
  const folder = await resolveFolder(workspace, packagesDirectory);
  const files = (await listFiles(folder)).filter(({ name }) => name !== IGNORED);
  const problems = [
    ...findForeign(files, folder, packagesDirectory),
    ...findDuplicates(files, folder)
  ];
  if (files.length === 0) problems.push(explainNone(packagesDirectory));
  if (problems.length > 0) throw new ReleaseError(...problems);
  for (const { name, path } of files) {
    await copyFile(path, join(distributions, name), constants.COPYFILE_EXCL);
  }
}
async function resolveFolder(workspace, packagesDirectory) {
  const root = await realpath(workspace);
  const folder = await findFolder(join(root, packagesDirectory));
  if (folder !== void 0 && (folder === root || folder.startsWith(root + sep))) return folder;
  throw new ReleaseError(
    buildDiagnostics.diagnose("packages-directory-missing", {
      message: `packages-dir is ${packagesDirectory}, which is not a folder within the workspace.`,
      hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path)."
    })
  );
}
async function findFolder(path) {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : void 0;
  } catch {
    return void 0;
  }
}
async function listFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(path);
      return [{ name: entry.name, path, regular: entry.isFile() }];
    })
  );
  return found.flat();
}
function findForeign(files, folder, packagesDirectory) {
  return files.filter(({ name, regular }) => !regular || parseDistributionName(name) === void 0).map(
    ({ path, regular }) => distributionDiagnostics.diagnose("distribution-foreign", {
      message: `${sanitise(relative(folder, path), 200)} in ${packagesDirectory} is ${regular ? "neither a wheel nor an sdist (.tar.gz)" : "not a regular file"}.`,
      hint: "Keep in packages-dir only what is to be published."
    })
  );
}
function findDuplicates(files, folder) {
  const byName = /* @__PURE__ */ new Map();
  for (const file of files) byName.set(file.name, [...byName.get(file.name) ?? [], file]);
  return [...byName].filter(([, paths]) => paths.length > 1).map(
    ([name, paths]) => distributionDiagnostics.diagnose("distribution-duplicate", {
      message: `${name} was handed over ${paths.length} times: ${paths.map(({ path }) => sanitise(relative(folder, path), 200)).join(", ")}.`,
      hint: "Let only one job build each file; of a pure Python wheel one job's is enough."
    })
  );
}
function explainNone(packagesDirectory) {
  return distributionDiagnostics.diagnose("distribution-none", {
    message: `packages-dir is ${packagesDirectory}, and there is no file in it.`,
    hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path)."
  });
}

// src/steps/obtain-distributions.ts
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
        await download(file, join2(request.distributions, file.name), ports.targets);
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
    ...settingsFor(sources),
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
import { join as join3 } from "node:path";

// src/steps/obtain-snapshot.ts
import { mkdir as mkdir2 } from "node:fs/promises";
function obtainSnapshot(request, ports) {
  return async () => {
    const { distributions, packagesDirectory, sources } = request;
    await mkdir2(distributions, { recursive: true });
    if (packagesDirectory === void 0) await buildDistributions(request, ports);
    else await collectDistributions(request);
    const files = await describeFiles(distributions);
    const manifest = {
      schema: MANIFEST_SCHEMA,
      plan: snapshotOf(request.plan, versionOf(files, request.plan), request.indexes),
      notes: "",
      ...settingsFor(sources),
      files
    };
    const manifestSha256 = await writeManifest(request.manifestFolder, manifest);
    return {
      origin: packagesDirectory === void 0 ? "build" : "handed-over",
      manifest,
      manifestSha256
    };
  };
}
function versionOf(files, { version: stated }) {
  const versions = files.map(({ name }) => parseDistributionName(name)?.version ?? "");
  const [first = ""] = versions;
  if (!versions.every((version) => sameVersion(version, first))) throw explainSeveral(files);
  const built = normalizeVersion(first) ?? first;
  if (stated === void 0 || sameVersion(stated, built)) return built;
  throw new ReleaseError(
    distributionDiagnostics.diagnose("snapshot-versions-differ", {
      message: `pyproject.toml states version ${stated}; the build made ${built}.`,
      hint: 'Let the build decide: dynamic = ["version"] in [project]. Jobs that publish read pyproject.toml themselves, and would refuse the files.'
    })
  );
}
function explainSeveral(files) {
  return new ReleaseError(
    distributionDiagnostics.diagnose("snapshot-versions-differ", {
      message: `The distributions are of several versions: ${files.map(({ name }) => name).join(", ")}.`,
      hint: "Let one run of the build make all of them, from one commit: a version that holds the time of the build differs between sdist and wheel."
    })
  );
}

// src/commands/snapshot.ts
async function buildSnapshot(journal, request, { plan, sources, settings }, ports) {
  const { options, distributions, temporary } = request;
  await journal.step("check", runEverydayChecks({ plan, sources, settings }));
  const wanted = { plan, sources, ...request, ...options };
  const obtained = await journal.must("obtain", obtainSnapshot(wanted, ports));
  const { manifest } = obtained;
  const complete = snapshotOf(plan, manifest.plan.version, options.indexes);
  await inspect(journal, { plan: complete, manifest, distributions, project: sources }, ports);
  const place = { temporary: join3(temporary, "smoke"), python: options.python };
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
  const attestations = join3(temporary, "attestations");
  const publication = { origin, options, plan, manifest, distributions, attestations };
  const signed = await sign(journal, publication, ports);
  for (const index of ports.indexes) {
    const published = await publishOn(journal, index, publication, { signed, ports });
    if (published === "passed-over" || !options.verify) continue;
    const { python } = options;
    const asked = python === void 0 ? {} : { python };
    const trial = { manifest, sources, temporary: join3(temporary, "verify"), ...asked };
    await journal.step("verify", verifyIndex(trial, { ...ports, index }), index.index.name);
  }
}

export {
  obtainDistributions,
  buildSnapshot,
  publishSnapshot
};
