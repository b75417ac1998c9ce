import { changelogNames } from "../../domain/changelog/source.ts";
import type { HistoryFacts } from "../../domain/facts.ts";
import { optional } from "../../domain/optional.ts";
import type { ProjectSettings, Sources } from "../../domain/outcome.ts";
import type { ReleasePlan } from "../../domain/plan.ts";
import { previousRelease, readHistory } from "../../domain/version/history.ts";
import { tagFormatsOf } from "../../domain/version/tag-name.ts";
import type { GitHub } from "../../ports/github.ts";

export type HistoryHost = Pick<GitHub, "tag" | "tags" | "tree" | "blob" | "branchContains">;

/** What was released before, and the changelog as it was then. */
export async function gatherHistory(
  plan: ReleasePlan,
  sources: Sources,
  github: HistoryHost,
): Promise<HistoryFacts> {
  const { configuration, project } = sources;
  const formats = tagFormatsOf(configuration.tagFormat);
  const history = readHistory(await github.tags(), formats, project.name);
  const previous = previousRelease(history, plan.version);
  if (previous === undefined) return { history };
  const text = await readChangelogAt(previous.tag, plan, sources, github);
  const changelog = text === undefined ? undefined : { tag: previous.tag, text };
  return { history, ...optional("previousChangelog", changelog) };
}

/**
 * The first of the changelog's names that the commit of a tag has. A release of another line of history may tell of
 * others than this one does.
 */
async function readChangelogAt(
  name: string,
  plan: ReleasePlan,
  { configuration, workingDirectory }: Pick<Sources, "workingDirectory"> & ProjectSettings,
  github: HistoryHost,
): Promise<string | undefined> {
  const { changelog, notes } = configuration;
  if (notes !== undefined) return undefined;
  const tag = await github.tag(name);
  if (tag === undefined || !(await github.branchContains(plan.tag.commit, tag.commit))) {
    return undefined;
  }
  const { entries } = await github.tree(tag.commit);
  const folder = workingDirectory === "." ? "" : `${workingDirectory}/`;
  const paths = (changelog === undefined ? changelogNames : [changelog]).map((path) =>
    `${folder}${path}`.toLowerCase(),
  );
  for (const path of paths) {
    const entry = entries.find((candidate) => candidate.path.toLowerCase() === path);
    const content = entry?.type === "blob" ? await github.blob(entry.id) : undefined;
    if (content !== undefined) return new TextDecoder().decode(content);
  }
  return undefined;
}
