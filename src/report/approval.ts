import { type Origin, type Report, resultOf } from "../domain/outcome.ts";
import { indexLabel } from "../domain/publisher/index-address.ts";
import type { Section } from "./budget.ts";
import { planOf } from "./files.ts";
import { code, inline } from "./markdown.ts";
import { sectionTable } from "./section-table.ts";

const ORIGINS: Readonly<Record<Origin, string>> = {
  build: "this run's build",
  "handed-over": "this run's build job",
  draft: "an earlier attempt's draft for this commit",
  release: "the published release",
  index: "the index",
};

/** What a draft waits for: whoever approves the deployment decides on this. */
export function approval(report: Report): Section | undefined {
  const planned = planOf(report);
  const obtained = resultOf(report, "obtain");
  const isUploaded = report.outcomes.some(({ step }) => step === "upload");
  const waits = resultOf(report, "draft")?.draft === true && !isUploaded;
  if (planned?.kind !== "release" || obtained === undefined || !waits) return undefined;
  const { project, version, tag, title, indexes } = planned;
  return sectionTable(
    "What is about to be published",
    ["", ""],
    [
      ["Project and version", `${inline(project)} ${inline(version)}`],
      ["Tag", `${code(tag.name)} on commit ${code(tag.commit)}`],
      ["Indexes", inline(indexes.map(indexLabel).join(", "))],
      ["Title of the release", inline(title)],
      ["Files come from", ORIGINS[obtained.origin]],
      ["SHA-256 of the manifest", code(obtained.manifestSha256)],
    ],
  );
}
