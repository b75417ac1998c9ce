import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { parseDistributionName } from "./file-name.ts";
import { goesToPypi } from "./metadata-rules.ts";
import { isPlatformTaken } from "./platform-tag.ts";

const { diagnose } = contentsDiagnostics;

const MEBIBYTE = 1024 * 1024;
/** PyPI's limit for one file, in MiB, unless it has raised it for the project. */
const SIZE_LIMIT = 100;

/** A warning only: nobody but PyPI knows for which projects it has raised the limit. */
export const sizeIsWithinLimit: Rule<DistributionFacts, Plan> = (plan, { distributions }) =>
  distributions
    .filter(({ distribution }) => goesToPypi(plan) && distribution.size > SIZE_LIMIT * MEBIBYTE)
    .map(({ distribution: { name, size } }) =>
      diagnose("distribution-large", {
        message: `${name} has ${Math.ceil(size / MEBIBYTE)} MiB; PyPI takes ${SIZE_LIMIT} MiB, unless it has raised the limit for the project.`,
        hint: "Leave out what can be downloaded when needed, or ask for a higher limit before the release: https://docs.pypi.org/project-management/storage-limits",
      }),
    );

/** PyPI takes wheels only for platforms whose tag promises where they run. */
export const platformIsTaken: Rule<DistributionFacts, Plan> = (plan, { distributions }) => {
  if (!goesToPypi(plan)) return [];
  return distributions.flatMap(({ distribution: { name } }) => {
    const parsed = parseDistributionName(name);
    const tags = parsed?.kind === "wheel" ? parsed.platformTags : [];
    return tags
      .filter((tag) => !isPlatformTaken(tag))
      .map((tag) =>
        diagnose("wheel-platform-refused", {
          message: `${name} has the platform tag ${tag}, which PyPI does not take.`,
          hint: hintFor(tag),
        }),
      );
  });
};

function hintFor(tag: string): string {
  if (tag.startsWith("linux_")) {
    return "Build it with cibuildwheel, or let auditwheel repair it: a wheel for Linux needs a manylinux or musllinux tag, which says with which systems it works.";
  }
  if (tag.startsWith("macosx_")) {
    return "Set MACOSX_DEPLOYMENT_TARGET to a release that PyPI knows (from 11 on without a minor version: 11.0), or build with cibuildwheel, which does; delocate repairs a wheel and its tag.";
  }
  return "Build it with cibuildwheel. If PyPI takes the tag by now, set the rule wheel-platform-refused to off.";
}
