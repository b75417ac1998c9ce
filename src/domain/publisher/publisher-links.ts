import { normalizeProjectName } from "../distribution/file-name.ts";
import type { Index } from "./index-address.ts";
import type { JobPublisher } from "./job-publisher.ts";

/** Every index with trusted publishing that is known has pages of PyPI's. */
function siteOf({ site = "https://pypi.org/" }: Index): string {
  return site;
}

/**
 * The page on which an owner of an existing project registers a publisher, filled in with what the job says
 * (pypi/warehouse, `manage/views/oidc_publishers.py`).
 */
export function publisherPage(
  index: Index,
  project: string,
  { owner, repository, workflow, environment }: Omit<JobPublisher, "ownerId">,
): string {
  const query = new URLSearchParams({
    provider: "github",
    owner,
    repository,
    workflow_filename: workflow,
    ...(environment === undefined ? {} : { environment }),
  });
  // A form's encoding leaves these two to be read as they stand.
  const encoded = `${query}`.replaceAll("+", "%20").replaceAll("*", "%2A");
  return `${siteOf(index)}manage/project/${normalizeProjectName(project)}/settings/publishing/?${encoded}`;
}

/** The page on which anybody registers a pending publisher; it cannot be filled in by an address. */
export function pendingPublisherPage(index: Index): string {
  return `${siteOf(index)}manage/account/publishing/`;
}

/** The page on which people find, and delete, their API tokens. */
export function apiTokensPage(index: Index): string {
  return `${siteOf(index)}manage/account/`;
}
