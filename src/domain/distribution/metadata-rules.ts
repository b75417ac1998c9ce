import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { checkHomePages, checkProjectUrls } from "./address-checks.ts";
import { checkClassifiers } from "./classifier-checks.ts";
import { checkDependencies, checkExtras, checkRequiresPython } from "./dependency-checks.ts";
import { checkDynamic, checkFieldVersions, checkRepetitions } from "./field-checks.ts";
import { checkLicensePaths, checkLicenses } from "./license-checks.ts";
import { checkMetadata } from "./metadata-check.ts";
import { checkContentType, checkEmails, checkSummary } from "./text-checks.ts";

const CHECKS = [
  checkRepetitions,
  checkFieldVersions,
  checkDynamic,
  checkSummary,
  checkContentType,
  checkEmails,
  checkClassifiers,
  checkRequiresPython,
  checkDependencies,
  checkExtras,
  checkProjectUrls,
  checkHomePages,
  checkLicenses,
  checkLicensePaths,
];

/** Whether the release goes to PyPI or TestPyPI, whose rules are no other index's. */
export function goesToPypi({ indexes }: Plan): boolean {
  return indexes.some((index) => index === "pypi" || index === "testpypi");
}

/** What PyPI refuses about metadata (warehouse, forklift), told before it does. */
export const metadataIsTaken: Rule<DistributionFacts, Plan> = (plan, { distributions }) =>
  goesToPypi(plan) ? checkMetadata(distributions, CHECKS) : [];
