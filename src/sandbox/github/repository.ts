import { type Act, nodeId, repositoryAddress, repositoryPage, type Service } from "./call.ts";
import { fullNameOf } from "./description.ts";
import { maySeeDrafts } from "./permissions.ts";
import { json } from "./replies.ts";
import { userJson } from "./users.ts";

/** What follows the repository's own address in each of its URL fields. */
const PARTS = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

const NOTHING_COUNTED = {
  forks: 0,
  forks_count: 0,
  network_count: 0,
  open_issues: 0,
  open_issues_count: 0,
  size: 0,
  stargazers_count: 0,
  subscribers_count: 0,
  watchers: 0,
  watchers_count: 0,
};

const FEATURES = {
  archived: false,
  disabled: false,
  fork: false,
  has_discussions: false,
  has_pages: false,
  has_projects: false,
  has_wiki: false,
};

/** GET /repos/{owner}/{repo} */
export const getRepository: Act = ({ service, caller }) => {
  const push = maySeeDrafts(caller);
  const permissions = { admin: false, maintain: false, push, triage: false, pull: true };
  return json(200, {
    ...describeRepository(service),
    ...(caller.kind === "token" ? { permissions } : {}),
  });
};

/** `full-repository` of GitHub's description, and `minimal-repository` as well. */
export function describeRepository(service: Service) {
  const { repository, clock, defaultBranch, activity } = service;
  const url = repositoryAddress(service);
  const page = repositoryPage(service);
  const addresses = Object.fromEntries(
    Object.entries(PARTS).map(([field, part]) => [field, `${url}${part}`]),
  );
  const now = clock.now().toISOString();
  return {
    ...addresses,
    ...NOTHING_COUNTED,
    ...FEATURES,
    has_issues: activity.hasIssues,
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    owner: userJson(service, { login: repository.owner, id: repository.ownerId, type: "User" }),
    private: repository.visibility === "private",
    visibility: repository.visibility,
    default_branch: defaultBranch,
    url,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^http/, "git")}.git`,
    ssh_url: `git@github.com:${fullNameOf(repository)}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    description: null,
    language: null,
    license: null,
    created_at: now,
    updated_at: now,
    pushed_at: now,
  };
}
