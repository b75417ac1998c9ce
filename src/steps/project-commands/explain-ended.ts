import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { explainFailure } from "../../domain/project-commands/explain.ts";
import { type PlacedFinding, placeFindings } from "../../domain/project-commands/places.ts";
import { readOutput } from "../../domain/project-commands/read-output.ts";
import type { PreparedProject } from "./prepare-project.ts";
import type { EndedCommand } from "./side-by-side.ts";

/** What is to be said of a command that has ended: nothing where it has passed. */
export async function explainEnded(
  { command, words, result, run }: EndedCommand,
  { layout }: PreparedProject,
  { install, timeLimit }: { readonly install: string; readonly timeLimit: number },
): Promise<readonly Diagnostic[]> {
  if (run.status === "passed") return [];
  const named = placeFindings(readOutput(words, result.output), layout);
  const places = await existing(named, layout.roots[0] ?? "");
  const { output, ...ending } = result;
  return explainFailure({ command, words, ending, output, places, install, timeLimit });
}

/** A tool may name files that it only made up, or that stand relative to another folder. */
async function existing(
  places: readonly PlacedFinding[],
  root: string,
): Promise<readonly PlacedFinding[]> {
  const files = new Set(places.map(({ location }) => location.file));
  const there = await Promise.all(
    [...files].map(async (file) => {
      const found = await stat(join(root, file)).catch(() => undefined);
      return found?.isFile() ? [file] : [];
    }),
  );
  const known = new Set(there.flat());
  return places.filter(({ location }) => known.has(location.file));
}
