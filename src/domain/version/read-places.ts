import { findAssignments } from "./assignments.ts";
import {
  findBetween,
  MOST_PLACES,
  parseVersionFile,
  readWhole,
  type VersionFile,
} from "./configured-places.ts";
import { type PlaceInFile, type PlaceReader, placeReaders } from "./place-readers.ts";
import type { PlaceFile, SilentFile, VersionPlace, VersionPlaces } from "./places.ts";
import type { ModuleSource } from "./statements.ts";

/** The files to look for, relative to the project: those that projects keep their version in, and those of `version-files`. */
export function placeNames(versionFiles: readonly string[]): readonly string[] {
  const configured = versionFiles.flatMap((entry) => parseVersionFile(entry)?.name ?? []);
  return [...new Set([...placeReaders.keys(), ...configured])];
}

/** Characters of a file that people keep a version in by hand; a longer one is generated, and takes its time to read. */
const LONGEST = 300_000;

/**
 * Every place that states the version, `__version__` aside. `files`: as many of `placeNames` as there are; `modules`: the
 * files of the project's import packages; `versionFiles`: the entries of that setting. Any text gives a result.
 */
export function readPlaces(
  files: readonly PlaceFile[],
  modules: readonly ModuleSource[],
  versionFiles: readonly string[],
): VersionPlaces {
  const known = files.flatMap((file) => {
    const read = placeReaders.get(file.name);
    return read === undefined ? [] : inFile(file.path, readShort(read, file.text));
  });
  const configured = versionFiles.map((entry) => readEntry(entry, files));
  const named = configured.flatMap(({ places }) => places);
  const places = [...named, ...known, ...modules.flatMap(readModule)];
  return {
    places: withoutRepeated(places),
    silent: configured.flatMap(({ places, file }) => (places.length === 0 ? [file] : [])),
  };
}

interface Entry {
  readonly file: SilentFile;
  readonly places: readonly VersionPlace[];
}

function readEntry(entry: string, files: readonly PlaceFile[]): Entry {
  const wanted = parseVersionFile(entry);
  const file = files.find(({ name }) => name === wanted?.name);
  if (wanted === undefined || file === undefined) return { file: { entry }, places: [] };
  const places = inFile(file.path, readConfigured(wanted, file));
  return { file: { entry, path: file.path }, places };
}

/** Without a text to look for, a file is read by its name, or as Python, or is all version. */
function readConfigured(
  { name, around }: VersionFile,
  { text }: PlaceFile,
): readonly PlaceInFile[] {
  if (around !== undefined) return findBetween(text, around);
  const read = placeReaders.get(name) ?? (name.endsWith(".py") ? readPython : readWhole);
  return readShort(read, text).map((place) => ({ ...place, role: "configured" }));
}

const readPython: PlaceReader = (text) => readNames(text, ["__version__", "VERSION", "version"]);
const readOtherNames: PlaceReader = (text) => readNames(text, ["VERSION", "version"]);

function readShort(read: PlaceReader, text: string): readonly PlaceInFile[] {
  return text.length > LONGEST ? [] : read(text);
}

/** Files of a package that are about its version; elsewhere the names may be those of anything. */
const VERSION_MODULE = /(?:^|\/)(?:_version|version|__version__|__about__)\.py$/;

function readModule({ path, text, module }: ModuleSource): readonly VersionPlace[] {
  if (!VERSION_MODULE.test(path)) return [];
  return inFile(path, readShort(readOtherNames, text)).map((place) => ({ ...place, module }));
}

function readNames(text: string, names: readonly string[]): readonly PlaceInFile[] {
  return findAssignments(text, names).map(({ name, value, line }) => ({
    text: value,
    line,
    form: `${name} = "{version}"`,
    role: "code",
  }));
}

function inFile(file: string, places: readonly PlaceInFile[]): readonly VersionPlace[] {
  return places.slice(0, MOST_PLACES).map((place) => ({ file, ...place }));
}

/** A place that the project names and we know is one place: what comes first counts. */
function withoutRepeated(places: readonly VersionPlace[]): readonly VersionPlace[] {
  const byPlace = new Map<string, VersionPlace>();
  for (const place of places) {
    const key = JSON.stringify([place.file, place.line, place.text]);
    if (!byPlace.has(key)) byPlace.set(key, place);
  }
  return [...byPlace.values()];
}
