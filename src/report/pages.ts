import { normalizeProjectName } from "../domain/distribution/file-name.ts";
import { type PublishedRelease, type Report, resultOf } from "../domain/outcome.ts";
import type { IndexName } from "../domain/plan.ts";
import { filesOf, indexesOf, numberOn, planOf } from "./files.ts";

/** Root of the pages of an index, ending in `/`: `https://pypi.org/`; undefined for an index without pages. */
export type SiteOf = (index: IndexName) => string | undefined;

export interface IndexPage {
  readonly index: IndexName;
  readonly url: string;
}

/** The page of the version on each index of the release that has such pages. */
function indexPages(report: Report, siteOf: SiteOf): readonly IndexPage[] {
  const plan = planOf(report);
  if (plan === undefined) return [];
  const project = normalizeProjectName(plan.project);
  return indexesOf(report).flatMap((index) => {
    const site = siteOf(index);
    return site === undefined ? [] : [{ index, url: `${site}project/${project}/${plan.version}/` }];
  });
}

/** Those pages that show something: the index holds a file of the release. */
export function publicPages(report: Report, siteOf: SiteOf): readonly IndexPage[] {
  const files = filesOf(report);
  return indexPages(report, siteOf).filter(({ index }) => numberOn(files, index) > 0);
}

/** The GitHub release: as it was published, else the draft. */
export function releaseOf(report: Report): PublishedRelease | undefined {
  return resultOf(report, "publish-release") ?? resultOf(report, "draft");
}
