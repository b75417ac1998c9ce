import { join } from "node:path";
import { ArchiveError } from "../../archives/archive-error.ts";
import { openFile } from "../../archives/byte-source.ts";
import { explainArchiveError } from "../../archives/explain.ts";
import { readWheel, type WheelContents } from "../../archives/wheel.ts";
import type { Distribution, Manifest } from "../../domain/manifest.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Interpreter, Python } from "../../ports/python.ts";

export function wheelsOf({ files }: Manifest): readonly Distribution[] {
  return files.filter(({ kind }) => kind === "wheel");
}

/** The first wheel whose tags fit the interpreter. */
export async function fittingWheel(
  wheels: readonly Distribution[],
  interpreter: Interpreter,
  python: Python,
): Promise<Distribution | undefined> {
  const names = wheels.map(({ name }) => name);
  const fit = await python.fits(interpreter, names);
  return wheels.find((_, position) => fit[position]);
}

/** Throws a ReleaseError (distribution-unreadable). */
export async function readWheelIn(folder: string, name: string): Promise<WheelContents> {
  const file = await openFile(join(folder, name));
  try {
    return await readWheel(file, name);
  } catch (error) {
    if (error instanceof ArchiveError) throw new ReleaseError(explainArchiveError(name, error));
    throw error;
  } finally {
    await file.close();
  }
}
