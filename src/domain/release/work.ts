import type { Diagnostic } from "../diagnostic.ts";
import { assetName, decideAssets, findAsset, type WantedAsset } from "./assets.ts";
import { decideRelease, type ReleaseDecision } from "./decisions.ts";
import { releaseDiagnostics } from "./diagnostics.ts";
import type { Release, ReleaseAsset, ReleaseText } from "./release.ts";
import { adoptText, type TextRequest, textOf } from "./text.ts";

/** What the tag's release is to be in the end. */
export interface WantedWork extends TextRequest {
  /** Started by a person's published release. */
  readonly personal: boolean;
  readonly adoptDraft: boolean;
  /** Distributions and manifest. The manifest comes last: where it is, everything is. */
  readonly assets: readonly WantedAsset[];
  /** Attestation files; one that the release holds already stays. */
  readonly attestations: readonly WantedAsset[];
}

/** `draft`: before anything is uploaded to an index; `publish`: once the indexes have everything. */
export type ReleasePhase = "draft" | "publish";

/** All that one phase does to the tag's release, in the order of the fields. */
export interface ReleaseWork {
  readonly do: "work";
  readonly target:
    | { readonly kind: "new"; readonly text: ReleaseText }
    /** `text` is missing where it is right already, or not ours to change. */
    | { readonly kind: "existing"; readonly release: Release; readonly text?: ReleaseText };
  readonly remove: readonly ReleaseAsset[];
  readonly upload: readonly WantedAsset[];
  /** A draft of ours that has done its work. */
  readonly discard?: Release;
  readonly diagnostics: readonly Diagnostic[];
}

export type WorkDecision =
  | ReleaseWork
  | { readonly do: "stop"; readonly why: readonly Diagnostic[] };

/**
 * What is to be done about the tag's release, given all releases. A person's published release is served in two
 * phases: a draft of ours holds the bytes until the index has them, then the release gets what it lacks, and the draft
 * goes. Of a release that can no longer change, the draft stays: it is what a later run knows the bytes by.
 */
export function decideWork(
  wanted: WantedWork,
  phase: ReleasePhase,
  releases: readonly Release[],
): WorkDecision {
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

type Served = Extract<ReleaseDecision, { readonly do: "serve" }>;

/** Assets with other bytes on a person's release are found before anything is uploaded to the index. */
function keepSafe(wanted: WantedWork, { release, draft }: Served): WorkDecision {
  if (!release.immutable) {
    const fit = decideAssets(wanted.assets, release);
    if (fit.do === "stop") return fit;
  }
  return draft === undefined ? fillNew(wanted) : fillExisting(wanted, draft, textOf(wanted));
}

function serve(wanted: WantedWork, { release, draft }: Served): WorkDecision {
  if (release.immutable) {
    const target = { kind: "existing", release } as const;
    const diagnostics = [explainWithoutFiles(release)];
    return { do: "work", target, remove: [], upload: [], diagnostics };
  }
  const work = fillExisting(wanted, release);
  return work.do === "stop" || draft === undefined ? work : { ...work, discard: draft };
}

function fillNew(wanted: WantedWork): WorkDecision {
  const text = textOf(wanted);
  return fill(wanted, { kind: "new", text }, newDraft(wanted.plan.tag.name, text), []);
}

function fillExisting(
  wanted: WantedWork,
  release: Release,
  text?: ReleaseText,
  diagnostics: readonly Diagnostic[] = [],
): WorkDecision {
  if (text === undefined || says(release, text)) {
    return fill(wanted, { kind: "existing", release }, release, diagnostics);
  }
  const target = { kind: "existing", release, text } as const;
  // Whose assets they are is told by the marker, which is there by then.
  return fill(wanted, target, { ...release, ...text }, diagnostics);
}

function fill(
  { assets, attestations }: WantedWork,
  target: ReleaseWork["target"],
  release: Release,
  diagnostics: readonly Diagnostic[],
): WorkDecision {
  const lacking = attestations.filter(({ name }) => findAsset(release, name) === undefined);
  const decision = decideAssets([...assets, ...lacking], release);
  if (decision.do === "stop") return decision;
  const { remove, upload } = decision;
  return { do: "work", target, remove, upload, diagnostics };
}

function says(release: Release, text: ReleaseText): boolean {
  return (
    release.title === text.title &&
    release.body === text.body &&
    release.prerelease === text.prerelease
  );
}

/** The release as the work leaves it; the numbers and the address of what is new are GitHub's to give. */
export function releaseAfter({ target, remove, upload }: ReleaseWork, tag: string): Release {
  const release =
    target.kind === "new" ? newDraft(tag, target.text) : { ...target.release, ...target.text };
  const kept = release.assets.filter((asset) => !remove.includes(asset));
  const added = upload.map(({ name, ...file }) => ({
    id: 0,
    name: assetName(name),
    ...file,
    complete: true,
  }));
  return { ...release, assets: [...kept, ...added] };
}

function newDraft(tag: string, text: ReleaseText): Release {
  return { id: 0, tag, ...text, draft: true, immutable: false, url: "", assets: [] };
}

function explainDuplicates(duplicates: readonly Release[]): readonly Diagnostic[] {
  if (duplicates.length === 0) return [];
  return [
    releaseDiagnostics.diagnose("draft-duplicate", {
      message: `There are ${duplicates.length} more drafts of ours for this tag: ${duplicates.map((draft) => draft.url).join(", ")}`,
      hint: "Two runs for one tag made them at the same time; they can be deleted. Set concurrency in the workflow, as the README's publish.yml does.",
    }),
  ];
}

function explainWithoutFiles(release: Release): Diagnostic {
  return releaseDiagnostics.diagnose("release-left-without-files", {
    message: `${release.url} is immutable: it does not get the distributions and the manifest. A draft for the same tag keeps them.`,
    hint: "For the next release, push the tag and let this action make the release, or save yours as a draft and set adopt-draft: true.",
  });
}
