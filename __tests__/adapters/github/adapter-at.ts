import { githubAdapter } from "../../../src/adapters/github/adapter.ts";
import {
  type Act,
  recordingClock,
  type SeenRequest,
  scriptedServer,
  testClient,
} from "../http/scripted-server.ts";

export const COMMIT = "c".repeat(40);
export const TAG = { name: "v0.3.0", object: "a".repeat(40), commit: COMMIT };

/** A release as GitHub's API writes it. */
export function releaseJson(more: object = {}) {
  return {
    id: 7,
    tag_name: "v0.3.0",
    name: "OMI v0.3.0",
    body: "Notes",
    draft: true,
    prerelease: false,
    immutable: false,
    html_url: "https://github.com/omi/omi/releases/tag/v0.3.0",
    assets: [],
    ...more,
  };
}

/** The same, in the domain's words. */
export function release(more: object = {}) {
  return {
    id: 7,
    tag: "v0.3.0",
    title: "OMI v0.3.0",
    body: "Notes",
    draft: true,
    prerelease: false,
    immutable: false,
    url: "https://github.com/omi/omi/releases/tag/v0.3.0",
    assets: [],
    ...more,
  };
}

/** GitHub, played by a script; uploads go to the same server under /uploads. */
export async function adapterAt(script: (request: SeenRequest, count: number) => Act) {
  const server = await scriptedServer(script);
  const clock = recordingClock();
  const github = githubAdapter({
    owner: "omi",
    repo: "omi",
    token: "ghs_secret",
    baseUrl: server.url,
    uploadUrl: `${server.url}/uploads`,
    client: testClient({ clock }),
  });
  return { server, clock, github };
}
