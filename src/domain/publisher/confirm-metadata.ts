import type { Diagnostic } from "../diagnostic.ts";
import { normalizeProjectName } from "../distribution/file-name.ts";
import { type CoreMetadata, descriptionOf, headerOf, headersOf } from "../distribution/metadata.ts";
import type { IndexName } from "../plan.ts";
import { sanitise } from "../sanitise.ts";
import { sameVersion } from "../version/version.ts";
import { confirmationDiagnostics } from "./confirmation-diagnostics.ts";
import { indexLabel } from "./index-address.ts";
import type { IndexedMetadata } from "./indexed-metadata.ts";

/** What an index is to show of a version whose first file has these metadata. */
export function metadataToShow(metadata: CoreMetadata): IndexedMetadata {
  return {
    name: headerOf(metadata, "name") ?? "",
    version: headerOf(metadata, "version") ?? "",
    summary: headerOf(metadata, "summary") ?? "",
    description: descriptionOf(metadata) ?? "",
    classifiers: headersOf(metadata, "classifier"),
  };
}

/** One version on one index, and the file that it takes the metadata from. */
export interface MetadataComparison {
  readonly index: IndexName;
  /** Name of the first file that was published. */
  readonly file: string;
  readonly wanted: IndexedMetadata;
  readonly shown: IndexedMetadata;
}

/**
 * Compares what an index shows of a version with the metadata of its first file; a warning for each field that differs.
 * White space, line ends, the spelling of name and version, and the order of classifiers are the index's own affair.
 */
export function compareMetadata(comparison: MetadataComparison): readonly Diagnostic[] {
  const { index, file, wanted, shown } = comparison;
  const [label, origin] = [indexLabel(index), sanitise(file, 200)];
  const messages = [
    ...differentText("name", wanted.name, shown.name, sameName),
    ...differentText("version", wanted.version, shown.version, sameVersion),
    ...differentText("summary", readable(wanted.summary), readable(shown.summary)),
    ...differentDescription(readable(wanted.description), readable(shown.description)),
    ...differentClassifiers(wanted.classifiers, shown.classifiers),
  ].map(({ what, there, here }) => `${label} shows ${what} ${there}; ${origin} says ${here}.`);
  return messages.map((message) =>
    confirmationDiagnostics.diagnose("indexed-metadata-differs", {
      message,
      hint: "An index like PyPI takes a version's metadata from its first file, for good. If readers are misled, release the next patch version.",
    }),
  );
}

/** Parts of a sentence. */
interface Difference {
  readonly what: string;
  readonly there: string;
  readonly here: string;
}

function differentText(
  what: string,
  wanted: string,
  shown: string,
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): readonly Difference[] {
  if (same(wanted, shown)) return [];
  return [{ what: `the ${what}`, there: quoted(shown), here: quoted(wanted) }];
}

function sameName(one: string, other: string): boolean {
  return normalizeProjectName(one) === normalizeProjectName(other);
}

/** Both texts from a little before the first difference. */
function differentDescription(wanted: string, shown: string): readonly Difference[] {
  if (wanted === shown) return [];
  let at = 0;
  while (at < wanted.length && wanted[at] === shown[at]) at++;
  const from = Math.max(0, at - 20);
  const what =
    from === 0 ? "the description" : `the description, from its character ${from + 1} on,`;
  return [{ what, there: quoted(shown.slice(from)), here: quoted(wanted.slice(from)) }];
}

function differentClassifiers(
  wanted: readonly string[],
  shown: readonly string[],
): readonly Difference[] {
  const [here, there] = [distinct(wanted), distinct(shown)];
  const onlyThere = [...there].filter((classifier) => !here.has(classifier));
  const onlyHere = [...here].filter((classifier) => !there.has(classifier));
  if (onlyThere.length + onlyHere.length === 0) return [];
  const what = "of the classifiers that differ";
  return [{ what, there: listed(onlyThere), here: listed(onlyHere) }];
}

function distinct(classifiers: readonly string[]): ReadonlySet<string> {
  return new Set(classifiers.map(readable).filter((classifier) => classifier !== ""));
}

/** What a reader sees: `UNKNOWN` is old tools' word for nothing, and PyPI writes a NUL as `\x00`. */
function readable(text: string): string {
  const words = text.replaceAll("\0", "\\x00").replace(/\s+/g, " ").trim();
  return words === "UNKNOWN" ? "" : words;
}

function quoted(text: string): string {
  return text === "" ? "nothing" : `"${sanitise(text, 100)}"`;
}

function listed(classifiers: readonly string[]): string {
  const rest = classifiers.length - 5;
  const some = classifiers.slice(0, 5).map(quoted).join(", ");
  return classifiers.length === 0 ? "nothing" : `${some}${rest > 0 ? ` and ${rest} more` : ""}`;
}
