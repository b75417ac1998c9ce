import { type Act, parameterOf } from "./call.ts";
import { latestOf } from "./latest-release.ts";
import { pagedReply } from "./paging.ts";
import { releaseJson, releaseOf, visibleReleases } from "./release-json.ts";
import { publishedWithTag, removeRelease } from "./releases-state.ts";
import { json, noContent, notFound } from "./replies.ts";

/** GET /repos/{owner}/{repo}/releases: newest first; drafts for those who may write. */
export const listReleases: Act = (call) =>
  pagedReply(call, visibleReleases(call), (release) => releaseJson(call.service, release));

/** GET /repos/{owner}/{repo}/releases/{release_id} */
export const getRelease: Act = (call) => json(200, releaseJson(call.service, releaseOf(call)));

/** GET /repos/{owner}/{repo}/releases/tags/{tag}: never a draft. */
export const getReleaseByTag: Act = (call) => {
  const release = publishedWithTag(call.service.releases, parameterOf(call, "tag"));
  if (release === undefined) throw notFound();
  return json(200, releaseJson(call.service, release));
};

/** GET /repos/{owner}/{repo}/releases/latest */
export const getLatestRelease: Act = ({ service }) => {
  const release = latestOf(service.releases);
  if (release === undefined) throw notFound();
  return json(200, releaseJson(service, release));
};

/** DELETE /repos/{owner}/{repo}/releases/{release_id}: the tag stays. */
export const deleteRelease: Act = (call) => {
  call.service.releases = removeRelease(call.service.releases, releaseOf(call));
  return noContent;
};
