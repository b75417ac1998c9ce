import type { Diagnostic } from "../diagnostic.ts";
import type { Distribution } from "../manifest.ts";
import { sanitise } from "../sanitise.ts";
import { confirmationDiagnostics } from "./confirmation-diagnostics.ts";
import { type Index, indexLabel } from "./index-address.ts";
import { sameSpecifiers } from "./specifiers.ts";

/** What an index is to show of one file, beside its digest. */
export interface ExpectedFile extends Pick<Distribution, "name" | "size"> {
  /** From the file's own metadata; undefined where they ask for no Python. */
  readonly requiresPython?: string;
  /** Whether an attestation was sent with it. */
  readonly attested: boolean;
}

/** What it shows; undefined is "nothing" on an index with pages like PyPI's, and "not told" on any other. */
export interface ShownFile {
  readonly name: string;
  /** Bytes. */
  readonly size?: number;
  readonly requiresPython?: string;
  /** Address. */
  readonly provenance?: string;
}

/**
 * Compares what an index shows of files with what they are. Nothing of it can be put right after the upload, so these
 * are warnings; files that differ in the same way are told together. A file that is not shown is nobody's finding here.
 */
export function compareFiles(
  index: Pick<Index, "name" | "site">,
  expected: readonly ExpectedFile[],
  shown: readonly ShownFile[],
): readonly Diagnostic[] {
  const differences = new Map<string, Difference & { readonly files: string[] }>();
  for (const wanted of expected) {
    const file = shown.find(({ name }) => name === wanted.name);
    if (file === undefined) continue;
    for (const difference of differencesOf(wanted, file, index.site !== undefined)) {
      const key = JSON.stringify(difference);
      const known = differences.get(key) ?? { ...difference, files: [] };
      known.files.push(wanted.name);
      differences.set(key, known);
    }
  }
  return [...differences.values()].map(({ files, ...difference }) =>
    explain(indexLabel(index.name), difference, listed(files)),
  );
}

type Difference =
  | { readonly of: "size"; readonly wanted: number; readonly shown: number }
  | {
      readonly of: "requires-python";
      readonly wanted: string | undefined;
      readonly shown: string | undefined;
    }
  | { readonly of: "provenance" };

function differencesOf(
  wanted: ExpectedFile,
  shown: ShownFile,
  tellsAll: boolean,
): readonly Difference[] {
  const differences: Difference[] = [];
  if (shown.size !== undefined && shown.size !== wanted.size) {
    differences.push({ of: "size", wanted: wanted.size, shown: shown.size });
  }
  const told = tellsAll || shown.requiresPython !== undefined;
  if (told && !sameSpecifiers(wanted.requiresPython ?? "", shown.requiresPython ?? "")) {
    const { requiresPython } = wanted;
    differences.push({
      of: "requires-python",
      wanted: requiresPython,
      shown: shown.requiresPython,
    });
  }
  if (wanted.attested && shown.provenance === undefined) differences.push({ of: "provenance" });
  return differences;
}

function explain(label: string, difference: Difference, files: string): Diagnostic {
  switch (difference.of) {
    case "size":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows a size of ${difference.shown} bytes for ${files}; the release's file has ${difference.wanted}.`,
        hint: "The digest is right, so the bytes are: nothing is to be done, unless installers refuse the file.",
      });
    case "requires-python":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows requires-python ${specifiers(difference.shown)} for ${files}; the uploaded metadata say ${specifiers(difference.wanted)}.`,
        hint: "Installers go by what the index shows, and an index like PyPI takes it from the first file of a version, for good. If it keeps the wrong Pythons away, or lets them in, release the next patch version, with one requires-python in all files.",
      });
    case "provenance":
      return confirmationDiagnostics.diagnose("provenance-missing", {
        message: `${label} shows no provenance for ${files}; the upload brought an attestation.`,
        hint: "It cannot be added to a published file. Whoever needs it finds the attestation among the assets of the GitHub release.",
      });
  }
}

function specifiers(text: string | undefined): string {
  return text === undefined || text === "" ? "(none)" : `"${sanitise(text, 100)}"`;
}

/** Some of the names, and how many more there are. */
function listed(names: readonly string[]): string {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
