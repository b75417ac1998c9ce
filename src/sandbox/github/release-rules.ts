import type { Service } from "./call.ts";
import { readOneCommit } from "./commits.ts";
import { createTag, isTagName, resolveCommit } from "./git-repository.ts";
import type { StoredRelease } from "./releases-state.ts";
import { type ValidationError, validationFailed } from "./replies.ts";

/** What a release is to be called and where it is to stand, before it is stored. */
export interface Placement {
  readonly tagName: string;
  readonly targetCommitish: string;
  readonly draft: boolean;
}

const NO_VALID_TAG: ValidationError = {
  resource: "Release",
  code: "custom",
  message: "Published releases must have a valid tag",
};

/**
 * Checks tag and target, and makes the tag where a published release has none yet. Gives the commit's time, which GitHub calls
 * the release's `created_at`. Throws a 422 Refusal.
 */
export async function placeRelease(service: Service, placement: Placement): Promise<string> {
  const { gitDirectory: directory, defaultBranch } = service;
  const { tagName, targetCommitish, draft } = placement;
  if (!(await isTagName(directory, tagName))) throw badTag("tag_name is not well-formed");
  if (service.releases.spentTags.includes(tagName)) {
    throw badTag("tag_name was used by an immutable release");
  }
  const tagged = await resolveCommit(directory, `tags/${tagName}`, defaultBranch);
  const commit = tagged ?? (await resolveTarget(service, targetCommitish));
  if (commit === undefined) {
    throw validationFailed({ resource: "Release", code: "invalid", field: "target_commitish" });
  }
  if (!draft && tagged === undefined) await createTag(directory, tagName, commit);
  return (await readOneCommit(directory, commit)).committer.date;
}

/** Only a branch or a commit's whole name can be a target. */
function resolveTarget(service: Service, target: string): Promise<string | undefined> {
  const name = /^[0-9a-f]{40,64}$/.test(target) ? target : `heads/${target}`;
  return resolveCommit(service.gitDirectory, name, service.defaultBranch);
}

/** A tag has one published release, and any number of drafts, which can then not be published (remixz/publish-release#37). */
export function refuseSecondRelease(service: Service, tagName: string, id?: number): void {
  const taken = service.releases.releases.some(
    (other) => !other.draft && other.tagName === tagName && other.id !== id,
  );
  if (taken) {
    throw validationFailed({ resource: "Release", code: "already_exists", field: "tag_name" });
  }
}

/** Title, notes, prerelease and latest may still change on an immutable release; what ties it to its tag may not. */
export function refuseUntying(release: StoredRelease, placement: Placement): void {
  if (!release.immutable) return;
  const refuse = (field: string) => {
    const message = `${field} cannot be changed when release is immutable`;
    return validationFailed({ resource: "Release", code: "custom", field, message });
  };
  if (placement.draft) throw refuse("state");
  if (placement.tagName !== release.tagName) throw refuse("tag_name");
}

function badTag(message: string) {
  const wrong = { resource: "Release", code: "custom", field: "tag_name", message } as const;
  return validationFailed(wrong, NO_VALID_TAG);
}
