import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  handOver,
  handedOnOutputs
} from "./chunks/build-github-release.js";
import {
  planReleaseFromServer
} from "./chunks/github-release-publish.js";
import {
  draftRelease,
  publishRelease
} from "./chunks/cli-github-release-release.js";
import {
  adoptDistributions,
  explainKept,
  originOf,
  readAttempt
} from "./chunks/build-cli-github-release-release.js";
import {
  confirmIndex,
  inspect,
  judgeYanked,
  listVersion,
  mergeListings,
  requireNoConflict
} from "./chunks/build-cli-github-release-publish-release.js";
import {
  tagFormatsOf
} from "./chunks/build-check-cli-github-release-publish-release.js";
import {
  receiveDistributions
} from "./chunks/github-release-publish-verify.js";
import {
  githubReleaseInputs,
  readEarlierFindings,
  readHandedOverInputs,
  readReleaseStage,
  refuseHostileEnvironment
} from "./chunks/build-check-github-release-publish-verify.js";
import {
  getInput,
  readSurroundings,
  runAction
} from "./chunks/build-check-github-release-publish-release-verify.js";
import {
  describeFiles,
  settingsFor,
  writeManifest
} from "./chunks/build-cli-github-release-publish-release-verify.js";
import {
  ReleaseError,
  attestationAssetName,
  attestationDiagnostics,
  connectPublish,
  handoverDiagnostics,
  indexLabel,
  isTrial,
  malformed,
  optional,
  parseAttestation,
  publisherDiagnostics,
  sanitise,
  statementProblem,
  untilStopped
} from "./chunks/shared.js";

// src/commands/draft.ts
import { join as join2 } from "node:path";

// src/steps/adopt-or-receive.ts
import { constants, copyFile, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
function adoptOrReceive(request, ports) {
  return async (record) => {
    const { plan, distributions, manifestFolder, packagesDirectory } = request;
    const received = await receiveDistributions(request)(record);
    const listings = await listVersion(plan, ports.targets);
    const published = mergeListings(listings);
    const attempt = await readAttempt(request, published, ports.github);
    const origin = originOf({
      index: published.map(({ name }) => name),
      indexName: ports.targets.map(({ index }) => index.name).join(" and "),
      attempt,
      handedOver: packagesDirectory
    });
    await mkdir(distributions, { recursive: true });
    const adopted = origin.from === "draft" || origin.from === "release" ? attempt : void 0;
    if (adopted === void 0) await copyFiles(request, received.manifest);
    else {
      await adoptDistributions(request, adopted, published, ports);
      if (!isSame(adopted, received.manifest)) record.note(explainKept(adopted, published));
    }
    const files = await describeFiles(distributions);
    const notes = request.makesNotes ? await ports.github.generateNotes(plan.tag) : received.manifest.notes;
    const { schema } = received.manifest;
    const manifest = { schema, plan, notes, files, ...settingsFor(request.project) };
    requireNoConflict(manifest, published);
    record.note(...judgeYanked(plan, listings, files));
    const manifestSha256 = adopted !== void 0 && !adopted.release.draft ? adopted.manifestSha256 : await writeManifest(manifestFolder, manifest);
    return {
      origin: origin.from === "nowhere" ? "handed-over" : origin.from,
      manifest,
      manifestSha256
    };
  };
}
async function copyFiles({ workspace, packagesDirectory, distributions }, { files }) {
  const folder = resolve(workspace, packagesDirectory);
  for (const { name } of files) {
    await copyFile(join(folder, name), join(distributions, name), constants.COPYFILE_EXCL);
  }
}
function isSame({ files }, received) {
  return files.length === received.files.length && files.every(
    (file) => received.files.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256)
  );
}

// src/commands/draft.ts
function draft(journal, request, ports) {
  return untilStopped(() => run(journal, request, ports));
}
async function run(journal, request, ports) {
  const { options, workspace, distributions, temporary, trigger, filesUrl } = request;
  const { plan, project } = await planReleaseFromServer(journal, request, ports);
  const manifestFolder = join2(temporary, "manifest");
  const { packagesDirectory, manifestSha256 } = options;
  const folders = { workspace, packagesDirectory, distributions, manifestFolder };
  const targets = ports.indexes.filter(({ index }) => !isTrial(index.name, plan.indexes));
  const makesNotes = project.configuration.notes === "generated";
  const wanted = { plan, project, manifestSha256, makesNotes, ...folders };
  const obtained = await journal.must("obtain", adoptOrReceive(wanted, { ...ports, targets }));
  const { manifest } = obtained;
  await inspect(journal, { plan, manifest, distributions, project }, ports);
  journal.barrier();
  const release = {
    plan,
    obtained,
    distributions,
    manifestFolder,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name)
  };
  await journal.must("draft", draftRelease(release, ports));
  await journal.must("hand-over", handOver({ obtained, distributions, manifestFolder }));
}

// src/commands/publish-release.ts
import { resolve as resolve2 } from "node:path";

// src/steps/receive-attestations.ts
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join as join3 } from "node:path";
var LARGEST = 1024 * 1024;
async function receiveAttestations(folder, { files }, signer) {
  const names = await readdir(folder);
  const foreign = names.filter(
    (name) => files.every((file) => attestationAssetName(file.name) !== name)
  );
  if (foreign.length > 0) throw new ReleaseError(...foreign.map(explainForeign));
  const about = files.filter((file) => names.includes(attestationAssetName(file.name)));
  return Promise.all(about.map((file) => receive(folder, file, signer)));
}
async function receive(folder, file, signer) {
  const name = attestationAssetName(file.name);
  const path = join3(folder, name);
  const found = await stat(path);
  if (!found.isFile() || found.size > LARGEST) {
    throw malformed(`${name} has ${found.size} bytes, or is not a regular file`);
  }
  const bytes = await readFile(path);
  const { statement } = signer.read(parseAttestation(bytes.toString("utf8")));
  const problem = statementProblem(statement, file);
  if (problem !== void 0) {
    throw new ReleaseError(
      attestationDiagnostics.diagnose("attestation-invalid", {
        message: `${name} is not about the release's file: ${problem}.`,
        hint: "Hand over the folder that the publishing job of this very run names in its output attestations-dir."
      })
    );
  }
  return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
function explainForeign(name) {
  return handoverDiagnostics.diagnose("handover-foreign", {
    message: `${sanitise(name, 200)} was handed over among the attestations, and is none of a file that the manifest names.`,
    hint: "Hand over the folder that the publishing job of this very run names in its output attestations-dir, and nothing else."
  });
}

// src/commands/publish-release.ts
function publishDraft(journal, request, ports) {
  return untilStopped(() => run2(journal, request, ports));
}
async function run2(journal, request, ports) {
  const { options, workspace, trigger, filesUrl } = request;
  const { plan, project } = await planReleaseFromServer(journal, request, ports);
  const { packagesDirectory, manifestSha256 } = options;
  const handover = { plan, workspace, packagesDirectory, manifestSha256 };
  let files = [];
  const folder = resolve2(workspace, options.attestationsDirectory ?? ".");
  const obtained = await journal.must("obtain", async (record) => {
    const received = await receiveDistributions(handover)(record);
    if (options.attestationsDirectory !== void 0) {
      files = await receiveAttestations(folder, received.manifest, ports.signer);
    }
    return received;
  });
  const distributions = resolve2(workspace, packagesDirectory);
  const { manifest } = obtained;
  await confirmAll(journal, request, { manifest, distributions, attestations: files }, ports);
  const release = {
    plan,
    obtained,
    distributions,
    manifestFolder: distributions,
    personal: trigger.kind === "release-published",
    adoptDraft: options.adoptDraft,
    changelogUrl: filesUrl(plan.tag.name),
    attestations: { folder, files },
    tagFormats: tagFormatsOf(project.configuration.tagFormat)
  };
  await journal.must("publish-release", publishRelease(release, ports));
}
async function confirmAll(journal, { options }, {
  manifest,
  distributions,
  attestations
}, ports) {
  const signed = new Set(attestations.map(({ name }) => name));
  const attested = new Set(
    manifest.files.flatMap(({ name }) => signed.has(attestationAssetName(name)) ? [name] : [])
  );
  for (const index of ports.indexes) {
    const { plan } = manifest;
    const timeoutMs = options.confirmTimeoutMs;
    const wanted = { plan, manifest, distributions, attested, timeoutMs };
    await journal.must(
      "confirm",
      async (record) => {
        const confirmed = await confirmIndex(wanted, { ...ports, index })(record);
        if (!confirmed.listed) throw notOnIndex(manifest, indexLabel(index.index.name));
        return confirmed;
      },
      index.index.name
    );
  }
}
function notOnIndex({ plan: { project, version } }, label) {
  return new ReleaseError(
    publisherDiagnostics.diagnose("release-before-index", {
      message: `${label} does not list every file of ${project} ${version}, so its GitHub release is not published.`,
      hint: "Publish the files first, with the action publish, in a job that this one needs. If that has succeeded, the index is late: run this job again."
    })
  );
}

// src/entries/github-release.ts
await runAction(async (started) => {
  const { environment, journal } = started;
  refuseHostileEnvironment(environment);
  const stage = readReleaseStage(getInput("stage"));
  const { context, options, indexes, temporary, connections, filesUrl } = await readSurroundings(
    started,
    (get) => readHandedOverInputs(githubReleaseInputs, get)
  );
  const { trigger, workspace } = context;
  const attestations = getInput("attestations-dir").trim() || void 0;
  const request = {
    trigger,
    options: { ...options, ...optional("attestationsDirectory", attestations) },
    workspace,
    temporary,
    distributions: `${temporary}-distributions`,
    filesUrl,
    notices: []
  };
  const ports = connectPublish(connections);
  const earlierFindings = stage === "draft" ? readEarlierFindings(getInput("findings")) : void 0;
  return {
    indexes,
    temporary,
    ...optional("earlierFindings", earlierFindings),
    run: () => (stage === "draft" ? draft : publishDraft)(journal, request, ports),
    outputs: (report) => handedOnOutputs(report, "draft", environment)
  };
});
