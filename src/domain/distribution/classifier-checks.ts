import { nearest } from "../nearest.ts";
import classifiers from "./data/classifiers.json" with { type: "json" };
import { type MetadataCheck, type MetadataFinding, statedValues } from "./metadata-check.ts";
import { quote } from "./quote.ts";

const VALID = new Set(classifiers.valid);
const DEPRECATED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(classifiers.deprecated),
);
/** Enough to mend by, and little enough to compare each with the whole list. */
const MOST_TOLD = 20;

/** PyPI takes classifiers of one list only, and no deprecated ones. Source: trove-classifiers. */
export const checkClassifiers: MetadataCheck = (metadata) => {
  const stated = [...new Set(statedValues(metadata, "classifier"))];
  return stated
    .filter((classifier) => !VALID.has(classifier) || DEPRECATED.has(classifier))
    .slice(0, MOST_TOLD)
    .map(explain);
};

function explain(classifier: string): MetadataFinding {
  const successors = DEPRECATED.get(classifier);
  if (successors !== undefined) return explainDeprecated(classifier, successors);
  if (/^private\s*::/i.test(classifier)) {
    return {
      code: "classifier-private",
      what: `state the classifier ${quote(classifier)}, which is there to keep the project from PyPI`,
      hint: "If the project is to be public, take the classifier out of its metadata; if not, do not release it to PyPI.",
    };
  }
  return {
    code: "classifier-unknown",
    what: `state the classifier ${quote(classifier)}, which PyPI does not know`,
    hint: `Did you mean ${quote(nearest(classifier, classifiers.valid) ?? "")}? https://pypi.org/classifiers lists all of them; if yours is there, it is newer than the list here (${classifiers.source}), and the rule classifier-unknown may be set to off.`,
  };
}

function explainDeprecated(classifier: string, successors: readonly string[]): MetadataFinding {
  const instead = successors.map(quote).join(" or ");
  return {
    code: "classifier-deprecated",
    what: `state the classifier ${quote(classifier)}, which PyPI has deprecated and refuses`,
    hint: instead === "" ? "Take it out of the metadata." : `State ${instead} instead.`,
  };
}
