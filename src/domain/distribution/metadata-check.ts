import type { Diagnostic } from "../diagnostic.ts";
import type { InspectedDistribution } from "./contents.ts";
import { type CoreMetadata, headersOf } from "./metadata.ts";
import { metadataDiagnostics } from "./metadata-diagnostics.ts";

/** What is wrong with metadata, whichever file has them. */
export interface MetadataFinding {
  readonly code: keyof typeof metadataDiagnostics.entries;
  /** Ends the sentence that begins "The metadata of FILE", without a full stop. */
  readonly what: string;
  readonly hint: string;
}

export type MetadataCheck = (metadata: CoreMetadata) => readonly MetadataFinding[];

/** Every finding once, with all the files that share it: wheels and sdist of a project have the same metadata. */
export function checkMetadata(
  distributions: readonly InspectedDistribution[],
  checks: readonly MetadataCheck[],
): readonly Diagnostic[] {
  const shared = new Map<string, { readonly finding: MetadataFinding; files: readonly string[] }>();
  for (const { distribution, metadata } of distributions) {
    for (const finding of checks.flatMap((check) => check(metadata))) {
      const key = `${finding.code} ${finding.what}`;
      const files = shared.get(key)?.files ?? [];
      if (!files.includes(distribution.name)) {
        shared.set(key, { finding, files: [...files, distribution.name] });
      }
    }
  }
  return firstOfEach([...shared.values()]).map(({ finding: { code, what, hint }, files }) =>
    metadataDiagnostics.diagnose(code, {
      message: `The metadata of ${files.join(", ")} ${what}.`,
      hint,
    }),
  );
}

/** Enough of one code to mend by; hostile metadata have thousands. */
const MOST_TOLD = 20;

function firstOfEach<F extends { readonly finding: MetadataFinding }>(
  found: readonly F[],
): readonly F[] {
  const told = new Map<string, number>();
  return found.filter(({ finding: { code } }) => {
    const number = (told.get(code) ?? 0) + 1;
    told.set(code, number);
    return number <= MOST_TOLD;
  });
}

/** The values of a header as they are uploaded: to an index, empty is absent. */
export function statedValues(metadata: CoreMetadata, name: string): readonly string[] {
  return headersOf(metadata, name).filter((value) => value !== "");
}

/** The value of a header that occurs once, as it is uploaded. */
export function statedValue(metadata: CoreMetadata, name: string): string | undefined {
  const [first] = headersOf(metadata, name);
  return first === "" ? undefined : first;
}
