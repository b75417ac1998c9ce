import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import type { Layout } from "./contents.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { licenseFilesOf } from "./license-checks.ts";
import { goesToPypi } from "./metadata-rules.ts";
import { quote } from "./quote.ts";

/** PyPI looks for each licence file that the metadata name where PEP 639 puts it. */
export const licenseFilesAreThere: Rule<DistributionFacts, Plan> = (plan, { distributions }) => {
  if (!goesToPypi(plan)) return [];
  return distributions.flatMap(({ distribution, metadata, members, layout }) => {
    const there = new Set(members.map(({ name }) => name));
    return licenseFilesOf(metadata)
      .map((file) => ({ file, path: `${folderOf(layout)}/${file}` }))
      .filter(({ path }) => !there.has(path))
      .map(({ file, path }) =>
        contentsDiagnostics.diagnose("license-file-missing", {
          message: `The metadata of ${distribution.name} name the licence file ${quote(file)}, but it has no ${quote(path)}.`,
          hint: "Build again with an up-to-date build backend, and see that the file is part of the project (license-files in pyproject.toml).",
        }),
      );
  });
};

function folderOf(layout: Layout): string {
  return layout.kind === "wheel" ? `${layout.information}/licenses` : layout.root;
}
