import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  hashFile
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_NAME,
  ReleaseError,
  decideUpload,
  findAsset,
  parseManifest,
  readMarker,
  releaseDiagnostics,
  sameVersion
} from "./shared.js";

// src/domain/distribution/origin.ts
function originOf({ index, indexName, attempt, handedOver }) {
  if (attempt !== void 0 && attempt.problems.length === 0) {
    return { from: attempt.release.draft ? "draft" : "release", release: attempt.release };
  }
  if (handedOver !== void 0) return { from: "handed-over", folder: handedOver };
  if (attempt !== void 0) return { from: "nowhere", why: attempt.problems };
  if (index.length === 0) return { from: "build" };
  const sdist = index.some((name) => name.endsWith(".tar.gz"));
  const wheel = index.some((name) => name.endsWith(".whl"));
  if (sdist && wheel) return { from: "index" };
  const why = releaseDiagnostics.diagnose("distributions-lost", {
    message: `${indexName} already holds ${index.join(", ")} of this version, but no ${sdist ? "wheel" : "sdist"}, and neither a release nor a draft of ours holds the other bytes.`,
    hint: "A new build would not fit the published file. Hand over the original files with packages-dir, or release the next patch version."
  });
  return { from: "nowhere", why: [why] };
}

// src/steps/obtain/adopt.ts
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
async function readAttempt({ plan, manifestFolder }, published, github) {
  await mkdir(manifestFolder, { recursive: true });
  const path = join(manifestFolder, MANIFEST_NAME);
  for (const { release, asset } of findCandidates(plan, await github.releases())) {
    await github.downloadAsset(asset, path);
    const manifest = parseManifest(await readFile(path, "utf8"));
    const { files } = manifest;
    const isOurs = readMarker(release.body) !== void 0;
    if (agrees(plan, manifest) && (isOurs || areOnIndex(files, published))) {
      const problems = files.flatMap((file) => findProblem(file, release, published) ?? []);
      return { release, files, manifestSha256: await hashFile(path), problems };
    }
    await rm(path);
  }
  return void 0;
}
async function adoptDistributions({ distributions }, { release, files }, published, ports) {
  for (const file of files) {
    const target = join(distributions, file.name);
    const onIndex = published.find(({ name }) => name === file.name);
    const asset = findAsset(release, file.name);
    if (onIndex !== void 0) await download(onIndex, target, ports.targets);
    else if (asset !== void 0) await ports.github.downloadAsset(asset, target);
    const sha256 = await hashFile(target);
    if (sha256 !== file.sha256) throw differs(file, sha256, release);
  }
}
async function download(file, path, [index]) {
  await index?.download(file, path);
}
function explainKept({ release, files }, published) {
  const named = files.map(({ name, sha256 }) => `${name} (sha256 ${sha256})`).join(", ");
  return releaseDiagnostics.diagnose("draft-bytes-kept", {
    message: `The distributions of an earlier attempt, ${release.url}, are used: ${named}.`,
    ...release.draft && published.length === 0 ? { hint: "To build anew instead, delete that draft and run again." } : {}
  });
}
function findCandidates({ tag, version }, releases) {
  return releases.filter((release) => release.tag === tag.name).toSorted((one, other) => Number(one.draft) - Number(other.draft) || one.id - other.id).flatMap((release) => {
    const asset = findAsset(release, MANIFEST_NAME);
    const marker = readMarker(release.body);
    if (asset === void 0) return [];
    if (marker === void 0) return release.draft ? [] : [{ release, asset }];
    const ours = marker.commit === tag.commit && sameVersion(marker.version, version);
    return ours ? [{ release, asset }] : [];
  });
}
function areOnIndex(files, published) {
  const isOnIndex = ({ name, sha256 }) => published.some((file) => file.name === name && file.sha256 === sha256);
  return files.length > 0 && files.every(isOnIndex);
}
function findProblem(file, release, published) {
  const onIndex = published.find(({ name }) => name === file.name);
  const decision = decideUpload(file, onIndex);
  if (decision.do === "stop") return decision.why;
  if (onIndex !== void 0 || findAsset(release, file.name) !== void 0) return void 0;
  return releaseDiagnostics.diagnose("distributions-lost", {
    message: `${release.url} names ${file.name} in its manifest, but neither it nor the index holds that file.`,
    hint: "Hand over the original files with packages-dir, release the next version, or, where nothing of this version is on the index yet, delete the draft and run again."
  });
}
function agrees(plan, { plan: found }) {
  return found.project === plan.project && sameVersion(found.version, plan.version) && found.kind === "release" && found.tag.commit === plan.tag.commit;
}
function differs(file, sha256, release) {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${file.name} has sha256 ${sha256}; the manifest of ${release.url} names ${file.sha256}.`,
      hint: "Somebody changed an asset of the draft. Delete the draft and run again, unless a file of this version is already on the index: then put the original asset back."
    })
  );
}

export {
  originOf,
  readAttempt,
  adoptDistributions,
  download,
  explainKept
};
