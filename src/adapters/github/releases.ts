import type { Tag } from "../../domain/plan.ts";
import { readMarker } from "../../domain/release/marker.ts";
import type { Release, ReleaseAsset, ReleaseText } from "../../domain/release/release.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { type Field, flag, items, member, optional, text, wholeNumber } from "../http/shape.ts";
import { answerOf, type Connection, SERVICE, unlessAbsent, unwrapped } from "./connection.ts";
import { githubDiagnostics } from "./diagnostics.ts";

/** All pages of releases, drafts included where the token may see them, as GitHub orders them: newest first. */
export async function listReleases(connection: Connection): Promise<readonly Release[]> {
  return (await listAnswers(connection)).map(readRelease);
}

async function listAnswers({ octokit, repository }: Connection): Promise<readonly Field[]> {
  const { listReleases: list } = octokit.rest.repos;
  const value = await unwrapped(octokit.paginate(list, { ...repository, per_page: 100 }));
  return items({ service: SERVICE, path: "releases", value });
}

/** Creates a draft; where the answer is lost, looks for it before it is created once more. */
export async function createDraft(
  connection: Connection,
  tag: Tag,
  { title, body, prerelease }: ReleaseText,
): Promise<Release> {
  const isOurs = (answer: Field) => {
    const release = readRelease(answer);
    return release.draft && release.tag === tag.name && sameMarker(release.body, body);
  };
  const lookAgain = async () => {
    const found = (await listAnswers(connection)).find(isOurs);
    return found && Response.json(found.value, { status: 201 });
  };
  const response = connection.octokit.rest.repos.createRelease({
    ...connection.repository,
    tag_name: tag.name,
    // Publishing a draft whose tag has vanished would create the tag: then at least where it was.
    target_commitish: tag.commit,
    name: title,
    body,
    prerelease,
    draft: true,
    request: { fetch: connection.fetchWith({ lookAgain }) },
  });
  return readRelease(await answerOf(response));
}

/** Bodies with the same marker are of the same release, whatever GitHub did to their line ends. */
function sameMarker(one: string, other: string): boolean {
  return JSON.stringify(readMarker(one) ?? one) === JSON.stringify(readMarker(other) ?? other);
}

export async function updateDraft(
  { octokit, repository }: Connection,
  id: number,
  { title, body, prerelease }: ReleaseText,
): Promise<Release> {
  const text = { name: title, body, prerelease };
  return readRelease(
    await answerOf(octokit.rest.repos.updateRelease({ ...repository, release_id: id, ...text })),
  );
}

/**
 * Deletes a draft, looked at once more: what somebody has published in the meantime stays. One that is gone is no failure.
 * @throws ReleaseError `draft-published`
 */
export async function deleteDraft(
  { octokit, repository }: Connection,
  { id, tag }: Release,
): Promise<void> {
  const draft = { ...repository, release_id: id };
  const answer = await unlessAbsent(answerOf(octokit.rest.repos.getRelease(draft)));
  if (answer === undefined) return;
  const { draft: unpublished, url } = readRelease(answer);
  if (!unpublished) {
    throw new ReleaseError(
      githubDiagnostics.diagnose("draft-published", {
        message: `The draft for ${sanitise(tag, 200)} was to be deleted, but it is published by now: ${sanitise(url)}.`,
        hint: "Run the job again: it looks at what is published and goes on from there.",
      }),
    );
  }
  await unlessAbsent(unwrapped(octokit.rest.repos.deleteRelease(draft)));
}

/** Publishing twice comes to the same, so it is repeated like any other request. */
export async function publishRelease(
  { octokit, repository }: Connection,
  id: number,
  latest: boolean,
): Promise<Release> {
  const response = octokit.rest.repos.updateRelease({
    ...repository,
    release_id: id,
    draft: false,
    make_latest: latest ? "true" : "false",
  });
  return readRelease(await answerOf(response));
}

export async function generateNotes(connection: Connection, tag: Tag): Promise<string> {
  const response = connection.octokit.rest.repos.generateReleaseNotes({
    ...connection.repository,
    tag_name: tag.name,
    target_commitish: tag.commit,
    request: { fetch: connection.fetchWith({ repeatable: true }) },
  });
  return text(member(await answerOf(response), "body"));
}

function readRelease(release: Field): Release {
  return {
    id: wholeNumber(member(release, "id")),
    tag: text(member(release, "tag_name")),
    title: optional(member(release, "name"), text) ?? "",
    body: optional(member(release, "body"), text) ?? "",
    draft: flag(member(release, "draft")),
    prerelease: flag(member(release, "prerelease")),
    // Older servers do not know immutable releases.
    immutable: optional(member(release, "immutable"), flag) ?? false,
    url: text(member(release, "html_url")),
    assets: items(member(release, "assets")).map(readAsset),
  };
}

export function readAsset(asset: Field): ReleaseAsset {
  const digest = optional(member(asset, "digest"), text);
  const sha256 = digest?.match(/^sha256:([0-9a-f]{64})$/)?.[1];
  return {
    id: wholeNumber(member(asset, "id")),
    name: text(member(asset, "name")),
    size: wholeNumber(member(asset, "size")),
    ...(sha256 === undefined ? {} : { sha256 }),
    complete: text(member(asset, "state")) === "uploaded",
  };
}
