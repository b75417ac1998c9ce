import type { Diagnostic } from "../diagnostic.ts";
import type { Tag } from "../plan.ts";
import { sameVersion } from "../version/version.ts";
import { releaseDiagnostics } from "./diagnostics.ts";
import { readMarker } from "./marker.ts";
import type { Release } from "./release.ts";

const { diagnose } = releaseDiagnostics;

export interface WantedRelease {
  readonly tag: Tag;
  readonly version: string;
  /** The run was started by a person's published release: it is theirs, and stays as it is but for missing assets. */
  readonly personal: boolean;
  /** A person's draft for the tag is taken over, with its text. */
  readonly adoptDraft: boolean;
}

export type ReleaseDecision =
  | { readonly do: "create" }
  /** A draft to go on with; `keepText` where a person wrote it. `duplicates` are further drafts of ours. */
  | {
      readonly do: "adopt";
      readonly release: Release;
      readonly keepText: boolean;
      readonly duplicates: readonly Release[];
    }
  /** A published release of ours: only what it lacks is added. */
  | { readonly do: "complete"; readonly release: Release }
  /** A person's published release: a draft of ours keeps the bytes safe until the index has them, then it gets what it lacks. */
  | { readonly do: "serve"; readonly release: Release; readonly draft: Release | undefined }
  | { readonly do: "stop"; readonly why: Diagnostic };

/** What to do about the tag's GitHub release, given all releases. Nothing of somebody else's is ever changed or deleted unasked. */
export function decideRelease(
  wanted: WantedRelease,
  releases: readonly Release[],
): ReleaseDecision {
  const here = releases.filter((release) => release.tag === wanted.tag.name);
  const published = here.find((release) => !release.draft);
  const drafts = here
    .filter((release) => release.draft)
    .toSorted((one, other) => one.id - other.id);
  const [ours, ...duplicates] = drafts.filter((draft) => isOurs(draft, wanted));
  if (published !== undefined) return decidePublished(wanted, published, ours);
  if (ours !== undefined) {
    const keepText = readMarker(ours.body)?.adopted === true;
    return { do: "adopt", release: ours, keepText, duplicates };
  }
  const [theirs] = drafts;
  if (theirs === undefined) return { do: "create" };
  if (wanted.adoptDraft) return { do: "adopt", release: theirs, keepText: true, duplicates: [] };
  return {
    do: "stop",
    why: diagnose("draft-not-ours", {
      message: `There is a draft release for ${wanted.tag.name} that this action did not make: ${theirs.url}`,
      hint: `Delete it (gh release delete ${wanted.tag.name}), and run the job again. To have it completed and published with its text, set adopt-draft: true; to publish it yourself, start the workflow by release: published. Both count from the next tag on, because a tag keeps its workflow.`,
    }),
  };
}

/** A person who copies the text of an earlier release copies its marker: only one of this version makes a draft ours. */
function isOurs({ body }: Release, { version }: WantedRelease): boolean {
  const marker = readMarker(body);
  return marker !== undefined && sameVersion(marker.version, version);
}

function decidePublished(
  wanted: WantedRelease,
  release: Release,
  draft: Release | undefined,
): ReleaseDecision {
  const marker = readMarker(release.body);
  if (marker === undefined) {
    if (wanted.personal) return { do: "serve", release, draft };
    return {
      do: "stop",
      why: diagnose("release-exists", {
        message: `A release for ${wanted.tag.name} that this action did not make is already published: ${release.url}`,
        hint: "To release to the index only what that release announces, start the workflow by release: published. Otherwise release the next version from a new tag.",
      }),
    };
  }
  if (marker.commit === wanted.tag.commit && sameVersion(marker.version, wanted.version)) {
    return { do: "complete", release };
  }
  return {
    do: "stop",
    why: diagnose("release-of-other-commit", {
      message: `The published release ${release.url} is version ${marker.version} from commit ${marker.commit}; the tag ${wanted.tag.name} is now on ${wanted.tag.commit}.`,
      hint: `A published tag must not move: put it back on ${marker.commit}, and release this commit as the next version.`,
    }),
  };
}

/** Compares the tag as planned with what the remote has now (`undefined`: no such tag). */
export function compareTag(planned: Tag, now: Tag | undefined): Diagnostic | undefined {
  if (now === undefined) {
    return diagnose("tag-deleted", {
      message: `The tag ${planned.name} was on commit ${planned.commit} when the run began; the remote no longer has it.`,
      hint: `Push it again, on the same commit, and run again: git push origin ${planned.object}:refs/tags/${planned.name}`,
    });
  }
  if (now.commit === planned.commit && now.object === planned.object) return undefined;
  return diagnose("tag-moved", {
    message: `The tag ${planned.name} was ${describe(planned)} when the run began; the remote now has ${describe(now)}.`,
    hint: `Put it back: git push --force origin ${planned.object}:refs/tags/${planned.name}. To release the other commit, give it the next version. A tag ruleset that forbids updates prevents this.`,
  });
}

function describe(tag: Tag): string {
  return tag.object === tag.commit
    ? `commit ${tag.commit}`
    : `tag object ${tag.object} on commit ${tag.commit}`;
}
