import type { WantedAsset } from "../release/assets.ts";
import { readMarker } from "../release/marker.ts";
import { decidePublication, type PublicationDecision } from "../release/publication.ts";
import type { Release } from "../release/release.ts";
import {
  decideWork,
  type ReleasePhase,
  type ReleaseWork,
  releaseAfter,
  type WantedWork,
} from "../release/work.ts";
import { type Decided, type Decision, NOTHING, stopFor } from "./decision.ts";

export interface ReleaseCase {
  /** Its attestations are not made yet: those of `signed` take their place. */
  readonly wanted: WantedWork;
  /** Names of the attestations that a real run would make. */
  readonly signed: readonly string[];
  /** All of the repository, as they are now. */
  readonly releases: readonly Release[];
  readonly tagFormats: readonly string[];
  /** What this run does of the two. */
  readonly phases: readonly ReleasePhase[];
}

/** What would become of the tag's GitHub release, before and after the uploads to the indexes. */
export function listReleaseDecisions(of: ReleaseCase): Readonly<Record<ReleasePhase, Decided>> {
  const { wanted, releases, phases } = of;
  if (!phases.includes("draft")) return { draft: NOTHING, publish: listPublication(of, releases) };
  const work = decideWork({ ...wanted, attestations: [] }, "draft", releases);
  // What stops the draft would stop the publication for the same reason.
  if (work.do === "stop") return { draft: stopFor(work.why), publish: NOTHING };
  const draft = { decisions: describeWork(work), diagnostics: work.diagnostics };
  if (!phases.includes("publish")) return { draft, publish: NOTHING };
  const publish = listPublication(of, releasesAfter(work, wanted, releases));
  const news = publish.decisions.filter((decision) => !isSaidBy(draft.decisions, decision));
  return { draft, publish: { ...publish, decisions: news } };
}

function listPublication(
  { wanted, signed, tagFormats }: ReleaseCase,
  releases: readonly Release[],
): Decided {
  const attestations = signed.map(unmade);
  const work = decideWork({ ...wanted, attestations }, "publish", releases);
  if (work.do === "stop") return stopFor(work.why);
  const release = releaseAfter(work, wanted.plan.tag.name);
  const publication = decidePublication(release, wanted.plan, releases, tagFormats);
  const decisions = [
    ...describeWork(work, signed),
    ...describePublication(publication, release.title),
  ];
  return { decisions, diagnostics: work.diagnostics };
}

/** An asset whose bytes nobody knows yet. They are never compared: a release that holds one of its name keeps that. */
function unmade(name: string): WantedAsset {
  return { name, size: 0, sha256: "" };
}

function describePublication(decision: PublicationDecision, title: string): readonly Decision[] {
  switch (decision.do) {
    case "nothing":
      return [];
    case "keep-draft":
      return [{ do: "keep-draft", title }];
    case "publish":
      return [{ do: "publish-release", title, latest: decision.latest }];
  }
}

/** `sizeless`: names of files that are not made yet. */
function describeWork(
  { target, remove, upload, discard }: ReleaseWork,
  sizeless: readonly string[] = [],
): readonly Decision[] {
  const files = upload.map(({ name, size }) =>
    sizeless.includes(name) ? { name } : { name, size },
  );
  if (target.kind === "new") {
    return [{ do: "create-draft", title: target.text.title, assets: files }];
  }
  const { release, text } = target;
  const title = text?.title ?? release.title;
  const changes: readonly Decision[] = [
    ...remove.map(({ name }): Decision => ({ do: "delete-asset", title, asset: name })),
    ...files.map((asset): Decision => ({ do: "upload-asset", title, asset })),
  ];
  const after: readonly Decision[] =
    discard === undefined ? [] : [{ do: "delete-draft", title: discard.title }];
  return [...describeTarget(target, title, changes.length > 0), ...changes, ...after];
}

function describeTarget(
  { release, text }: Extract<ReleaseWork["target"], { readonly kind: "existing" }>,
  title: string,
  changes: boolean,
): readonly Decision[] {
  const { url, draft } = release;
  if (!draft) return changes ? [] : [{ do: "leave-release", title, url }];
  if (text === undefined) return [{ do: "adopt-draft", title, url, text: "kept" }];
  const marked = readMarker(text.body)?.adopted === true;
  return [{ do: "adopt-draft", title, url, text: marked ? "marked" : "rewritten" }];
}

/** The second phase finds the draft of the first, and a release that is as the first has left it. */
function isSaidBy(before: readonly Decision[], decision: Decision): boolean {
  if (decision.do === "adopt-draft") return true;
  return (
    decision.do === "leave-release" &&
    before.some((each) => each.do === "leave-release" && each.url === decision.url)
  );
}

function releasesAfter(
  work: ReleaseWork,
  { plan }: WantedWork,
  releases: readonly Release[],
): readonly Release[] {
  const after = releaseAfter(work, plan.tag.name);
  return [after, ...releases.filter(({ id }) => id !== after.id)];
}
