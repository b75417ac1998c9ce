import { nodeId, type Service } from "./call.ts";

/** Whom GITHUB_TOKEN acts for: the same account on all of GitHub. */
export const ACTIONS_BOT = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: string;
}

/** `simple-user` of GitHub's description. */
export function userJson({ addresses }: Service, { login, id, type }: Account) {
  const url = `${addresses.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId("User", id),
    avatar_url: `${addresses.web}/avatars/${id}`,
    gravatar_id: "",
    url,
    html_url: `${addresses.web}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}
