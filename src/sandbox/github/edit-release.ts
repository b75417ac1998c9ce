import { randomBytes } from "node:crypto";
import type { Act, Service } from "./call.ts";
import { type MakeLatest, markLatest } from "./latest-release.ts";
import { type ReleaseFields, readReleaseFields } from "./release-fields.ts";
import { releaseJson, releaseOf } from "./release-json.ts";
import { writeNotes } from "./release-notes.ts";
import { placeRelease, refuseSecondRelease, refuseUntying } from "./release-rules.ts";
import { addRelease, replaceRelease, type StoredRelease } from "./releases-state.ts";
import { json, notFound, unprocessable } from "./replies.ts";

/** POST /repos/{owner}/{repo}/releases */
export const createRelease: Act = async (call) => {
  const { service } = call;
  const fields = readReleaseFields(call.body);
  const { tag_name: tagName, draft = false } = fields;
  if (tagName === undefined) {
    throw unprocessable('Invalid request.\n\n"tag_name" wasn\'t supplied.');
  }
  const targetCommitish = fields.target_commitish ?? service.defaultBranch;
  const text = await describe(service, tagName, fields);
  if (!draft) refuseSecondRelease(service, tagName);
  const createdAt = await placeRelease(service, { tagName, targetCommitish, draft });
  // Again, because another request may have come first while git was asked.
  if (!draft) refuseSecondRelease(service, tagName);
  const now = service.clock.now().toISOString();
  const id = service.releases.nextId;
  service.releases = addRelease(service.releases, {
    ...text,
    tagName,
    targetCommitish,
    draft,
    prerelease: fields.prerelease ?? false,
    immutable: !draft && service.switches.immutableReleases,
    createdAt,
    updatedAt: now,
    publishedAt: draft ? null : now,
    draftName: `untagged-${randomBytes(10).toString("hex")}`,
  });
  const release = storeLatest(service, id, fields.make_latest ?? "true");
  const body = releaseJson(service, release);
  return json(201, body, { location: body.url });
};

/** PATCH /repos/{owner}/{repo}/releases/{release_id}: with `draft: false` on a draft, the release becomes public. */
export const updateRelease: Act = async (call) => {
  const { service } = call;
  const fields = readReleaseFields(call.body);
  const before = releaseOf(call);
  const changes = changesFrom(fields);
  const wanted = { ...before, ...changes };
  refuseUntying(before, wanted);
  if (!wanted.draft) refuseSecondRelease(service, wanted.tagName, before.id);
  // An immutable release keeps its tag, so there is nothing to place.
  const createdAt = before.immutable ? before.createdAt : await placeRelease(service, wanted);
  // Others may have changed the release, or published one of this tag, while git was asked.
  if (!wanted.draft) refuseSecondRelease(service, wanted.tagName, before.id);
  const current = releaseOf(call);
  const now = service.clock.now().toISOString();
  const publishes = current.draft && !wanted.draft;
  service.releases = replaceRelease(service.releases, {
    ...current,
    ...changes,
    createdAt,
    updatedAt: now,
    immutable: current.immutable || (publishes && service.switches.immutableReleases),
    publishedAt: publishes ? now : current.publishedAt,
  });
  const latest = fields.make_latest ?? (publishes ? "true" : undefined);
  return json(200, releaseJson(service, storeLatest(service, current.id, latest)));
};

/** Applies `make_latest` to a release that has just been stored, and gives that release. */
function storeLatest(service: Service, id: number, wanted: MakeLatest | undefined): StoredRelease {
  const release = service.releases.releases.find((candidate) => candidate.id === id);
  if (release === undefined) throw notFound();
  service.releases = markLatest(service.releases, release, wanted);
  return release;
}

/** Title and text, with GitHub's own notes where the request asks for them. */
async function describe(service: Service, tagName: string, fields: ReleaseFields) {
  const { name = null, body = null } = fields;
  if (fields.generate_release_notes !== true) return { name, body };
  const notes = await writeNotes(service, { ...fields, tag_name: tagName });
  return {
    name: name ?? notes.name,
    body: body === null ? notes.body : `${body}\n\n${notes.body}`,
  };
}

function changesFrom(fields: ReleaseFields): Partial<StoredRelease> {
  const { tag_name, target_commitish, name, body, draft, prerelease } = fields;
  return {
    ...(tag_name === undefined ? {} : { tagName: tag_name }),
    ...(target_commitish === undefined ? {} : { targetCommitish: target_commitish }),
    ...(name === undefined ? {} : { name }),
    ...(body === undefined ? {} : { body }),
    ...(draft === undefined ? {} : { draft }),
    ...(prerelease === undefined ? {} : { prerelease }),
  };
}
