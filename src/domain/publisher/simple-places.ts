/** Addresses that take uploads, as servers document them; each has its simple API at `simple/` below. */
const SIMPLE_BELOW: readonly RegExp[] = [
  // GitLab: docs.gitlab.com/user/packages/pypi_repository
  /\/api\/v4\/projects\/[^/]+\/packages\/pypi\/$/,
  // Forgejo and Gitea: forgejo.org/docs/latest/user/packages/pypi
  /\/api\/packages\/[^/]+\/pypi\/$/,
  // Artifactory
  /\/artifactory\/api\/pypi\/[^/]+\/$/,
  // Nexus
  /\/repository\/[^/]+\/$/,
  // AWS CodeArtifact and Google Artifact Registry
  /^https:\/\/[^/]+\.d\.codeartifact\.[^/]+\.amazonaws\.com\/pypi\/[^/]+\/$/,
  /^https:\/\/[^/]+-python\.pkg\.dev\/[^/]+\/[^/]+\/$/,
];

/** The same with the simple API at `simple/` beside. */
const SIMPLE_BESIDE: readonly RegExp[] = [
  // Azure Artifacts
  /\/_packaging\/[^/]+\/pypi\/upload\/$/,
];

/**
 * Where the simple API of an index may be that takes uploads at an address, likeliest first; all end in `/`.
 * There is one where the address is of a known form.
 */
export function placesOfSimple(upload: string): readonly [string, ...string[]] {
  const root = upload.endsWith("/") ? upload : `${upload}/`;
  const below = `${root}simple/`;
  const beside = new URL("../simple/", root).href;
  if (SIMPLE_BELOW.some((form) => form.test(root))) return [below];
  if (SIMPLE_BESIDE.some((form) => form.test(root))) return [beside];
  // PyPI's own software, and whatever copies its addresses.
  if (root.endsWith("/legacy/")) return [beside, below];
  // pypiserver; devpi; servers that take uploads at the simple API itself.
  return [below, `${root}+simple/`, root];
}
