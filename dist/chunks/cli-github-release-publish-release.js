import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  judgeYanked,
  listVersion,
  readCoreMetadata
} from "./build-cli-github-release-publish-release.js";
import {
  readBlocks,
  versionOfTag
} from "./build-check-cli-github-release-publish-release.js";
import {
  descriptionOf,
  headerOf,
  headersOf
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_NAME,
  ReleaseError,
  assetName,
  comparePublishingOrder,
  compareVersions,
  confirmationDiagnostics,
  decideAssets,
  decideUpload,
  findAsset,
  indexLabel,
  isPrerelease,
  normalizeProjectName,
  optional,
  publisherDiagnostics,
  readMarker,
  releaseDiagnostics,
  releaseMarker,
  sameVersion,
  sanitise,
  targetsAmong,
  withoutMarker
} from "./shared.js";

// src/steps/confirm/look.ts
import { join } from "node:path";

// src/domain/publisher/confirm-metadata.ts
function metadataToShow(metadata) {
  return {
    name: headerOf(metadata, "name") ?? "",
    version: headerOf(metadata, "version") ?? "",
    summary: headerOf(metadata, "summary") ?? "",
    description: descriptionOf(metadata) ?? "",
    classifiers: headersOf(metadata, "classifier")
  };
}
function compareMetadata(comparison) {
  const { index, file, wanted, shown } = comparison;
  const [label, origin] = [indexLabel(index), sanitise(file, 200)];
  const messages = [
    ...differentText("name", wanted.name, shown.name, sameName),
    ...differentText("version", wanted.version, shown.version, sameVersion),
    ...differentText("summary", readable(wanted.summary), readable(shown.summary)),
    ...differentDescription(readable(wanted.description), readable(shown.description)),
    ...differentClassifiers(wanted.classifiers, shown.classifiers)
  ].map(({ what, there, here }) => `${label} shows ${what} ${there}; ${origin} says ${here}.`);
  return messages.map(
    (message) => confirmationDiagnostics.diagnose("indexed-metadata-differs", {
      message,
      hint: "An index like PyPI takes a version's metadata from its first file, for good. If readers are misled, release the next patch version."
    })
  );
}
function differentText(what, wanted, shown, same = (one, other) => one === other) {
  if (same(wanted, shown)) return [];
  return [{ what: `the ${what}`, there: quoted(shown), here: quoted(wanted) }];
}
function sameName(one, other) {
  return normalizeProjectName(one) === normalizeProjectName(other);
}
function differentDescription(wanted, shown) {
  if (wanted === shown) return [];
  let at = 0;
  while (at < wanted.length && wanted[at] === shown[at]) at++;
  const from = Math.max(0, at - 20);
  const what = from === 0 ? "the description" : `the description, from its character ${from + 1} on,`;
  return [{ what, there: quoted(shown.slice(from)), here: quoted(wanted.slice(from)) }];
}
function differentClassifiers(wanted, shown) {
  const [here, there] = [distinct(wanted), distinct(shown)];
  const onlyThere = [...there].filter((classifier) => !here.has(classifier));
  const onlyHere = [...here].filter((classifier) => !there.has(classifier));
  if (onlyThere.length + onlyHere.length === 0) return [];
  const what = "of the classifiers that differ";
  return [{ what, there: listed(onlyThere), here: listed(onlyHere) }];
}
function distinct(classifiers) {
  return new Set(classifiers.map(readable).filter((classifier) => classifier !== ""));
}
function readable(text) {
  const words = text.replaceAll("\0", "\\x00").replace(/\s+/g, " ").trim();
  return words === "UNKNOWN" ? "" : words;
}
function quoted(text) {
  return text === "" ? "nothing" : `"${sanitise(text, 100)}"`;
}
function listed(classifiers) {
  const rest = classifiers.length - 5;
  const some = classifiers.slice(0, 5).map(quoted).join(", ");
  return classifiers.length === 0 ? "nothing" : `${some}${rest > 0 ? ` and ${rest} more` : ""}`;
}

// src/domain/publisher/specifiers.ts
function sameSpecifiers(left, right) {
  const [one, other] = [specifiersOf(left), specifiersOf(right)];
  return one.size === other.size && [...one].every((specifier) => other.has(specifier));
}
function specifiersOf(text) {
  const specifiers2 = text.split(",").map((specifier) => canonical(specifier.replace(/\s+/g, "")));
  return new Set(specifiers2.filter((specifier) => specifier !== ""));
}
function canonical(specifier) {
  const bare = specifier.toLowerCase();
  const zerosCount = /^(?:~=|===)/.test(bare) || bare.endsWith("*");
  return zerosCount ? bare : bare.replace(/(?:\.0)+$/, "");
}

// src/domain/publisher/confirmation.ts
function compareFiles(index, expected, shown) {
  const differences = /* @__PURE__ */ new Map();
  for (const wanted of expected) {
    const file = shown.find(({ name }) => name === wanted.name);
    if (file === void 0) continue;
    for (const difference of differencesOf(wanted, file, index.site !== void 0)) {
      const key = JSON.stringify(difference);
      const known = differences.get(key) ?? { ...difference, files: [] };
      known.files.push(wanted.name);
      differences.set(key, known);
    }
  }
  return [...differences.values()].map(
    ({ files, ...difference }) => explain(indexLabel(index.name), difference, listed2(files))
  );
}
function differencesOf(wanted, shown, tellsAll) {
  const differences = [];
  if (shown.size !== void 0 && shown.size !== wanted.size) {
    differences.push({ of: "size", wanted: wanted.size, shown: shown.size });
  }
  const told = tellsAll || shown.requiresPython !== void 0;
  if (told && !sameSpecifiers(wanted.requiresPython ?? "", shown.requiresPython ?? "")) {
    const { requiresPython } = wanted;
    differences.push({
      of: "requires-python",
      wanted: requiresPython,
      shown: shown.requiresPython
    });
  }
  if (wanted.attested && shown.provenance === void 0) differences.push({ of: "provenance" });
  return differences;
}
function explain(label, difference, files) {
  switch (difference.of) {
    case "size":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows a size of ${difference.shown} bytes for ${files}; the release's file has ${difference.wanted}.`,
        hint: "The digest is right, so the bytes are: nothing is to be done, unless installers refuse the file."
      });
    case "requires-python":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows requires-python ${specifiers(difference.shown)} for ${files}; the uploaded metadata say ${specifiers(difference.wanted)}.`,
        hint: "Installers go by what the index shows, and an index like PyPI takes it from the first file of a version, for good. If it keeps the wrong Pythons away, or lets them in, release the next patch version, with one requires-python in all files."
      });
    case "provenance":
      return confirmationDiagnostics.diagnose("provenance-missing", {
        message: `${label} shows no provenance for ${files}; the upload brought an attestation.`,
        hint: "It cannot be added to a published file. Whoever needs it finds the attestation among the assets of the GitHub release."
      });
  }
}
function specifiers(text) {
  return text === void 0 || text === "" ? "(none)" : `"${sanitise(text, 100)}"`;
}
function listed2(names) {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

// src/steps/confirm/look.ts
async function expectationOf(published) {
  const distributions = published.manifest.files.toSorted(comparePublishingOrder);
  const files = [];
  let first;
  for (const file of distributions) {
    const metadata = await readCoreMetadata(join(published.distributions, file.name), file);
    first ??= { name: file.name, metadata };
    files.push({
      name: file.name,
      size: file.size,
      ...optional("requiresPython", headerOf(metadata, "requires-python")),
      attested: published.attested.has(file.name)
    });
  }
  return {
    plan: published.plan,
    distributions,
    files,
    first: first?.name ?? "",
    metadata: metadataToShow(first?.metadata ?? { headers: [], body: "" })
  };
}
async function look(expectation, index) {
  const { plan, distributions } = expectation;
  const listings = await unlessSilent(listVersion(plan, [index]), []);
  const listed3 = listings.flatMap(({ files }) => files);
  const missing = distributions.filter((file) => isMissing(file, listed3));
  const fileDifferences = [
    ...compareFiles(index.index, expectation.files, listed3),
    ...judgeYanked(plan, missing.length === 0 ? listings : [], distributions)
  ];
  const pageDifferences = missing.length > 0 ? void 0 : await lookAtPage(expectation, index);
  return { missing, fileDifferences, pageDifferences };
}
function isMissing(file, listed3) {
  const decision = decideUpload(
    file,
    listed3.find(({ name }) => name === file.name)
  );
  if (decision.do === "stop") throw new ReleaseError(decision.why);
  return decision.do === "upload";
}
async function lookAtPage({ plan, first, metadata }, index) {
  if (index.index.site === void 0) return [];
  const shown = await unlessSilent(index.metadata(plan.project, plan.version), void 0);
  if (shown === void 0) return void 0;
  return compareMetadata({ index: index.index.name, file: first, wanted: metadata, shown });
}
async function unlessSilent(answer, nothing) {
  return answer.catch((error) => {
    if (error instanceof ReleaseError) return nothing;
    throw error;
  });
}

// src/steps/confirm-index.ts
var PAUSES = [1e3, 2e3, 4e3, 8e3, 15e3];
function confirmIndex(request, { index, clock }) {
  return async (record) => {
    const expectation = await expectationOf(request);
    const began = clock.now().getTime();
    for (let looks = 0; ; looks++) {
      const sight = await look(expectation, index);
      const waited = clock.now().getTime() - began;
      const pause = PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 0;
      if (isSettled(sight) || waited + pause > request.timeoutMs) {
        const findings = explain2(sight, waited, index.index, request);
        record.note(...findings);
        return { listed: sight.missing.length === 0, verified: findings.length === 0 };
      }
      await clock.sleep(pause);
    }
  };
}
function isSettled({ missing, pageDifferences }) {
  return missing.length === 0 && pageDifferences?.length === 0;
}
function explain2({ missing, fileDifferences, pageDifferences }, waited, { name }, { plan }) {
  const files = missing.map((file) => file.name).join(", ");
  const late = missing.length > 0 ? `what it accepted (${files})` : `the page of ${plan.project} ${plan.version}`;
  const unseen = publisherDiagnostics.diagnose("not-verified", {
    message: `${indexLabel(name)} does not show ${late} after ${Math.round(waited / 1e3)} s.`,
    hint: "Usually its caches are late. Run the workflow again later to have it confirmed: nothing is uploaded twice."
  });
  return [
    ...pageDifferences === void 0 ? [unseen] : [],
    ...fileDifferences,
    ...pageDifferences ?? []
  ];
}

// src/domain/release/decisions.ts
var { diagnose } = releaseDiagnostics;
function decideRelease(wanted, releases) {
  const here = releases.filter((release) => release.tag === wanted.tag.name);
  const published = here.find((release) => !release.draft);
  const drafts = here.filter((release) => release.draft).toSorted((one, other) => one.id - other.id);
  const [ours, ...duplicates] = drafts.filter((draft) => isOurs(draft, wanted));
  if (published !== void 0) return decidePublished(wanted, published, ours);
  if (ours !== void 0) {
    const keepText = readMarker(ours.body)?.adopted === true;
    return { do: "adopt", release: ours, keepText, duplicates };
  }
  const [theirs] = drafts;
  if (theirs === void 0) return { do: "create" };
  if (wanted.adoptDraft) return { do: "adopt", release: theirs, keepText: true, duplicates: [] };
  return {
    do: "stop",
    why: diagnose("draft-not-ours", {
      message: `There is a draft release for ${wanted.tag.name} that this action did not make: ${theirs.url}`,
      hint: `Delete it (gh release delete ${wanted.tag.name}), and run the job again. To have it completed and published with its text, set adopt-draft: true; to publish it yourself, start the workflow by release: published. Both count from the next tag on, because a tag keeps its workflow.`
    })
  };
}
function isOurs({ body }, { version }) {
  const marker = readMarker(body);
  return marker !== void 0 && sameVersion(marker.version, version);
}
function decidePublished(wanted, release, draft) {
  const marker = readMarker(release.body);
  if (marker === void 0) {
    if (wanted.personal) return { do: "serve", release, draft };
    return {
      do: "stop",
      why: diagnose("release-exists", {
        message: `A release for ${wanted.tag.name} that this action did not make is already published: ${release.url}`,
        hint: "To release to the index only what that release announces, start the workflow by release: published. Otherwise release the next version from a new tag."
      })
    };
  }
  if (marker.commit === wanted.tag.commit && sameVersion(marker.version, wanted.version)) {
    return { do: "complete", release };
  }
  return {
    do: "stop",
    why: diagnose("release-of-other-commit", {
      message: `The published release ${release.url} is version ${marker.version} from commit ${marker.commit}; the tag ${wanted.tag.name} is now on ${wanted.tag.commit}.`,
      hint: `A published tag must not move: put it back on ${marker.commit}, and release this commit as the next version.`
    })
  };
}
function compareTag(planned, now) {
  if (now === void 0) {
    return diagnose("tag-deleted", {
      message: `The tag ${planned.name} was on commit ${planned.commit} when the run began; the remote no longer has it.`,
      hint: `Push it again, on the same commit, and run again: git push origin ${planned.object}:refs/tags/${planned.name}`
    });
  }
  if (now.commit === planned.commit && now.object === planned.object) return void 0;
  return diagnose("tag-moved", {
    message: `The tag ${planned.name} was ${describe(planned)} when the run began; the remote now has ${describe(now)}.`,
    hint: `Put it back: git push --force origin ${planned.object}:refs/tags/${planned.name}. To release the other commit, give it the next version. A tag ruleset that forbids updates prevents this.`
  });
}
function describe(tag) {
  return tag.object === tag.commit ? `commit ${tag.commit}` : `tag object ${tag.object} on commit ${tag.commit}`;
}

// src/steps/release/ensure-release.ts
import { stat } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/domain/changelog/endings.ts
var ENDINGS = [
  [/^(`{3,}|~{3,})/, "$1"],
  [/^<(pre|script|style|textarea)(?![\w-])/i, "</$1>"],
  [/^<!--/, "-->"],
  [/^<\?/, "?>"],
  [/^<!\[CDATA\[/, "]]>"],
  [/^<![a-z]/i, ">"]
];
function openEnding(text) {
  if (!swallowsWhatFollows(text)) return void 0;
  const { blocks, lineStarts } = readBlocks(text);
  const start = blocks.at(-1)?.start ?? 0;
  const opening = text.slice(lineStarts[start], lineStarts[start + 1]).replace(/^\uFEFF?\s*/, "");
  const [pattern, ending] = ENDINGS.find(([candidate]) => candidate.test(opening)) ?? [];
  const [found] = pattern?.exec(opening) ?? [];
  return pattern && ending && found?.replace(pattern, ending);
}
function swallowsWhatFollows(text) {
  const { blocks, lineStarts } = readBlocks(`${text}

paragraph`);
  return blocks.at(-1)?.start !== lineStarts.length - 2;
}

// src/domain/release/body.ts
var LONGEST_BODY = 125e3;
function releaseBody({ notes, marker, changelogUrl }) {
  const inert = notes.replace(/<!--(?=\s*tag2pypi)/gi, "<!-- quoted");
  if (inert.length <= LONGEST_BODY) {
    const whole = bodyOf(closed(inert), marker);
    if (whole.length <= LONGEST_BODY) return whole;
  }
  const more = `These notes are longer than GitHub takes; [the changelog](<${changelogUrl}>) has all of them.`;
  let room = LONGEST_BODY - bodyOf(more, marker).length - "\n\n".length;
  while (room > 0) {
    const body = bodyOf(closed(cutAtLine(inert, room)), more, marker);
    if (body.length <= LONGEST_BODY) return body;
    room -= body.length - LONGEST_BODY;
  }
  return bodyOf(more, marker);
}
function bodyOf(...parts) {
  return `${parts.filter((part) => part !== "").join("\n\n")}
`;
}
function closed(notes) {
  const text = notes.trimEnd();
  const ending = openEnding(text);
  return ending === void 0 ? text : `${text}
${ending}`;
}
function cutAtLine(text, longest) {
  const cut = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  const end = cut.lastIndexOf("\n");
  return end > 0 ? cut.slice(0, end) : cut;
}

// src/domain/release/text.ts
function textOf({ plan, obtained, changelogUrl }) {
  const marker = releaseMarker(markerOf(plan, obtained));
  return {
    title: plan.title,
    body: releaseBody({ notes: obtained.manifest.notes, marker, changelogUrl }),
    prerelease: plan.prerelease
  };
}
function adoptText({ plan, obtained, changelogUrl }, { title, body, prerelease }) {
  const marker = releaseMarker({ ...markerOf(plan, obtained), adopted: true });
  return {
    title: title === "" ? plan.title : title,
    body: releaseBody({ notes: withoutMarker(body), marker, changelogUrl }),
    prerelease
  };
}
function markerOf(plan, { manifestSha256 }) {
  return { version: plan.version, commit: plan.tag.commit, manifestSha256 };
}

// src/domain/release/work.ts
function decideWork(wanted, phase, releases) {
  const { plan, personal, adoptDraft } = wanted;
  const { tag, version } = plan;
  const decision = decideRelease({ tag, version, personal, adoptDraft }, releases);
  switch (decision.do) {
    case "stop":
      return { do: "stop", why: [decision.why] };
    case "create":
      return fillNew(wanted);
    case "adopt": {
      const { release, keepText, duplicates } = decision;
      const text = keepText ? adoptText(wanted, release) : textOf(wanted);
      return fillExisting(wanted, release, text, explainDuplicates(duplicates));
    }
    case "complete":
      return fillExisting(wanted, decision.release);
    case "serve":
      return phase === "draft" ? keepSafe(wanted, decision) : serve(wanted, decision);
  }
}
function keepSafe(wanted, { release, draft }) {
  if (!release.immutable) {
    const fit = decideAssets(wanted.assets, release);
    if (fit.do === "stop") return fit;
  }
  return draft === void 0 ? fillNew(wanted) : fillExisting(wanted, draft, textOf(wanted));
}
function serve(wanted, { release, draft }) {
  if (release.immutable) {
    const target = { kind: "existing", release };
    const diagnostics = [explainWithoutFiles(release)];
    return { do: "work", target, remove: [], upload: [], diagnostics };
  }
  const work = fillExisting(wanted, release);
  return work.do === "stop" || draft === void 0 ? work : { ...work, discard: draft };
}
function fillNew(wanted) {
  const text = textOf(wanted);
  return fill(wanted, { kind: "new", text }, newDraft(wanted.plan.tag.name, text), []);
}
function fillExisting(wanted, release, text, diagnostics = []) {
  if (text === void 0 || says(release, text)) {
    return fill(wanted, { kind: "existing", release }, release, diagnostics);
  }
  const target = { kind: "existing", release, text };
  return fill(wanted, target, { ...release, ...text }, diagnostics);
}
function fill({ assets, attestations }, target, release, diagnostics) {
  const lacking = attestations.filter(({ name }) => findAsset(release, name) === void 0);
  const decision = decideAssets([...assets, ...lacking], release);
  if (decision.do === "stop") return decision;
  const { remove, upload } = decision;
  return { do: "work", target, remove, upload, diagnostics };
}
function says(release, text) {
  return release.title === text.title && release.body === text.body && release.prerelease === text.prerelease;
}
function releaseAfter({ target, remove, upload }, tag) {
  const release = target.kind === "new" ? newDraft(tag, target.text) : { ...target.release, ...target.text };
  const kept = release.assets.filter((asset) => !remove.includes(asset));
  const added = upload.map(({ name, ...file }) => ({
    id: 0,
    name: assetName(name),
    ...file,
    complete: true
  }));
  return { ...release, assets: [...kept, ...added] };
}
function newDraft(tag, text) {
  return { id: 0, tag, ...text, draft: true, immutable: false, url: "", assets: [] };
}
function explainDuplicates(duplicates) {
  if (duplicates.length === 0) return [];
  return [
    releaseDiagnostics.diagnose("draft-duplicate", {
      message: `There are ${duplicates.length} more drafts of ours for this tag: ${duplicates.map((draft) => draft.url).join(", ")}`,
      hint: "Two runs for one tag made them at the same time; they can be deleted. Set concurrency in the workflow, as the README's publish.yml does."
    })
  ];
}
function explainWithoutFiles(release) {
  return releaseDiagnostics.diagnose("release-left-without-files", {
    message: `${release.url} is immutable: it does not get the distributions and the manifest. A draft for the same tag keeps them.`,
    hint: "For the next release, push the tag and let this action make the release, or save yours as a draft and set adopt-draft: true."
  });
}

// src/steps/release/ensure-release.ts
async function ensureRelease(request, phase, ports) {
  const wanted = await describeWanted(request);
  const work = decideWork(wanted, phase, await ports.github.releases());
  if (work.do === "stop") throw new ReleaseError(...work.why);
  const { target, remove, upload, discard, diagnostics } = work;
  const release = await ensureText(request.plan.tag, target, ports);
  for (const asset of remove) await ports.github.deleteAsset(asset);
  for (const file of upload) await attach(release, file, folderOf(file, request), ports);
  if (discard !== void 0) await ports.github.deleteDraft(discard);
  const acted = remove.length + upload.length > 0 || discard !== void 0;
  const written = target.kind === "new" || target.text !== void 0;
  return { release, changed: acted || written, diagnostics };
}
async function describeWanted(request) {
  const { obtained, manifestFolder, attestations } = request;
  const { size } = await stat(join2(manifestFolder, MANIFEST_NAME));
  const manifest = { name: MANIFEST_NAME, size, sha256: obtained.manifestSha256 };
  return {
    ...request,
    assets: [...obtained.manifest.files, manifest],
    attestations: attestations?.files ?? []
  };
}
async function ensureText(tag, target, { github, reporter }) {
  if (target.kind === "new") {
    const release2 = await github.createDraft(tag, target.text);
    reporter.say(`Created the draft ${release2.url}`);
    return release2;
  }
  const { release, text } = target;
  return text === void 0 ? release : github.updateDraft(release.id, text);
}
async function attach(release, file, folder, { github, reporter }) {
  const asset = await github.uploadAsset(release, file.name, join2(folder, file.name));
  if (asset.sha256 !== void 0 && asset.sha256 !== file.sha256) {
    throw explainDifference(file, asset.sha256);
  }
  reporter.say(`Attached ${file.name}`);
}
function folderOf({ name }, request) {
  if (name === MANIFEST_NAME) return request.manifestFolder;
  const { folder, files } = request.attestations ?? { folder: "", files: [] };
  return files.some((file) => file.name === name) ? folder : request.distributions;
}
function explainDifference(file, sha256) {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `GitHub received ${file.name} with sha256 ${sha256}; the manifest names ${file.sha256}.`,
      hint: "Run again: the asset is replaced then."
    })
  );
}

// src/domain/release/latest.ts
function isLatest(plan, releases, formats) {
  if (plan.prerelease) return false;
  return !releases.some((release) => {
    if (release.draft || release.prerelease || release.tag === plan.tag.name) return false;
    const stated = versionOfTag(release.tag, formats, plan.project);
    if (stated === void 0 || isPrerelease(stated.version)) return false;
    return compareVersions(stated.version, plan.version) > 0;
  });
}

// src/domain/release/publication.ts
function decidePublication(release, plan, releases, tagFormats) {
  if (!release.draft) return { do: "nothing" };
  if (targetsAmong(plan.indexes).includes("testpypi")) return { do: "keep-draft" };
  return { do: "publish", latest: isLatest(plan, releases, tagFormats) };
}

export {
  compareTag,
  decideWork,
  releaseAfter,
  ensureRelease,
  describeWanted,
  decidePublication,
  confirmIndex
};
