import { type Act, repositoryPage, type Service } from "./call.ts";
import { resolveCommit } from "./git-repository.ts";
import { type ReleaseFields, readReleaseFields } from "./release-fields.ts";
import { json, notFound, unprocessable } from "./replies.ts";

/** POST /repos/{owner}/{repo}/releases/generate-notes: stores nothing. */
export const generateNotes: Act = async ({ service, body }) =>
  json(200, await writeNotes(service, readReleaseFields(body)));

/** GitHub's own notes for a repository without pull requests: the link to everything that changed. Throws a Refusal. */
export async function writeNotes(service: Service, fields: ReleaseFields) {
  const { tag_name: tag, target_commitish: target = service.defaultBranch } = fields;
  if (tag === undefined) throw unprocessable('Invalid request.\n\n"tag_name" wasn\'t supplied.');
  if (!(await exists(service, `tags/${tag}`)) && !(await exists(service, target))) {
    throw notFound();
  }
  const previous = fields.previous_tag_name ?? previousTag(service, tag);
  if (previous !== undefined && !(await exists(service, `tags/${previous}`))) throw notFound();
  const changes = previous === undefined ? `commits/${tag}` : `compare/${previous}...${tag}`;
  return { name: tag, body: `**Full Changelog**: ${repositoryPage(service)}/${changes}` };
}

function previousTag({ releases }: Service, tag: string): string | undefined {
  return releases.releases.find((release) => !release.draft && release.tagName !== tag)?.tagName;
}

async function exists(service: Service, name: string): Promise<boolean> {
  return (await resolveCommit(service.gitDirectory, name, service.defaultBranch)) !== undefined;
}
