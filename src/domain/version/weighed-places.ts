import { normalizeProjectName } from "../distribution/file-name.ts";
import type { SourceFacts } from "../facts.ts";
import type { Project } from "../project/pyproject.ts";
import type { VersionPlace, VersionPlaces } from "./places.ts";
import { baseVersion, isPrerelease, isVersion, releaseNumbers, sameVersion } from "./version.ts";

/** Every place in the sources that states the version. */
export type PlaceFacts = Pick<SourceFacts, "project" | "statements"> & {
  readonly versionPlaces: VersionPlaces;
};

/** A place, and whether what it states is published, or is what the project asks to look at. */
export type WeighedPlace = VersionPlace & { readonly grave: boolean };

/** The places that are to state a version, and state another one. Pyproject.toml's own has a rule for itself. */
export function disagreeingPlaces(facts: PlaceFacts, version: string): readonly WeighedPlace[] {
  return weighPlaces(facts).filter(
    (place) => isJudged(place, version, facts.project) && !agrees(place, version),
  );
}

/** The version as the place is to have it: Sphinx's short one with as many numbers as before, a leading `v` where there was one. */
export function wantedText({ text, short }: VersionPlace, version: string): string {
  const had = releaseNumbers(text).numbers.length;
  const { numbers } = releaseNumbers(version);
  if (short && had > 0 && had < numbers.length) return numbers.slice(0, had).join(".");
  return /^v/i.test(text) ? `v${version}` : version;
}

function weighPlaces({ project, statements, versionPlaces }: PlaceFacts): readonly WeighedPlace[] {
  const { places } = versionPlaces;
  const modules = [...statements, ...places].flatMap(({ module }) => module ?? []);
  const own = ownModules(project.name, modules);
  const named = places
    .filter(({ module }) => module === undefined || own.includes(module))
    .map((place) => ({ ...place, grave: isGrave(place, project) }));
  const stated = statements
    .filter(({ module, file, line }) => own.includes(module) && !standsAt(places, file, line))
    .map(({ file, line, version }) => {
      const form = '__version__ = "{version}"';
      return { file, line, text: version, form, role: "code" as const, grave: true };
    });
  const { path, version } = project;
  return [...named, ...stated].filter(
    (place) => place.file !== path || place.line !== version?.line,
  );
}

function isGrave({ role }: VersionPlace, project: Project): boolean {
  return role === "configured" || (role === "build" && project.version === undefined);
}

function standsAt(places: readonly VersionPlace[], file: string, line: number): boolean {
  return places.some((place) => place.file === file && place.line === line);
}

/** The import package that bears the project's name, else the only one there is: what else states versions may be bundled. */
function ownModules(projectName: string, modules: readonly string[]): readonly string[] {
  const same = modules.filter(
    (module) => normalizeProjectName(module) === normalizeProjectName(projectName),
  );
  const tops = new Set(modules.map((module) => module.split(".", 1)[0] ?? module));
  return same.length === 0 && tops.size === 1 ? [...tops] : same;
}

/** What a build fills in states nothing, nor do files for readers that wait for the final release. */
function isJudged({ text, role }: VersionPlace, version: string, project: Project): boolean {
  if (!/\d/.test(text)) return false;
  const computed = project.version === undefined;
  if (computed && releaseNumbers(text).numbers.every((number) => number === 0)) return false;
  if (role === "citation") return !isPrerelease(version);
  return isVersion(text) || (role !== "code" && role !== "documentation");
}

function agrees({ text, role, short }: VersionPlace, version: string): boolean {
  if (sameVersion(text, version)) return true;
  if (role !== "documentation") return false;
  if (sameVersion(text, baseVersion(version))) return true;
  const stated = releaseNumbers(text).numbers;
  const { numbers } = releaseNumbers(version);
  return short === true && stated.every((number, index) => number === (numbers[index] ?? 0));
}
