import type { Diagnostic } from "../diagnostic.ts";
import type { ReleasePlan, UnreleasedPlan } from "../plan.ts";
import type { EverydayRule, Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { versionDiagnostics } from "./diagnostics.ts";
import { isPrerelease, isVersion } from "./version.ts";
import {
  disagreeingPlaces,
  type PlaceFacts,
  type WeighedPlace,
  wantedText,
} from "./weighed-places.ts";

const { diagnose } = versionDiagnostics;

/** Every place states the version that is released; between releases, the one that pyproject.toml states. */
const placesAgree: EverydayRule<PlaceFacts> = (plan, facts) => {
  const { version } = plan;
  if (version === undefined) return [];
  return disagreeingPlaces(facts, version).map((place) =>
    disagreement(plan, place, version, facts),
  );
};

function disagreement(
  plan: ReleasePlan | UnreleasedPlan,
  place: WeighedPlace,
  version: string,
  { project }: PlaceFacts,
): Diagnostic {
  const { file, line, text, form, grave } = place;
  // Many a text for readers goes on naming the last final release.
  const isError = grave && !(place.role === "configured" && isPrerelease(version));
  const source =
    plan.kind === "release" ? `the tag ${plan.tag.name} states` : `${project.path} states`;
  const wrong = isVersion(text) ? "" : ", which is not a version that PEP 440 knows";
  const wanted = form.replace("{version}", wantedText(place, version));
  return diagnose(isError ? "version-place-mismatch" : "version-mention-mismatch", {
    message: `${file} states version ${sanitise(text, 80)}${wrong}; ${source} ${version}.`,
    hint: `Write ${sanitise(wanted, 200)} in line ${line} of ${file}, and commit.${plan.kind === "release" && isError ? ` ${moveTag(plan)}` : ""}`,
    location: { file, line },
  });
}

function moveTag({ tag, version }: ReleasePlan): string {
  return `Then move the tag, as long as nothing was published from it: git tag --force --annotate ${tag.name} --message "Release ${version}" && git push --force origin ${tag.name}`;
}

/** Where a setting names a file, the file has to be there and to state a version: a slip would go unseen for ever. */
const configuredFilesSpeak: EverydayRule<PlaceFacts> = (_, { versionPlaces, project }) =>
  versionPlaces.silent.map(({ entry, path }) =>
    diagnose("version-file-silent", {
      message:
        path === undefined
          ? `version-files in ${project.path} has "${sanitise(entry, 200)}", and there is no such file to be read.`
          : `version-files in ${project.path} has "${sanitise(entry, 200)}", and ${path} states no version like that.`,
      hint: 'Correct the entry, or take it away. It is a file beside pyproject.toml, alone or with a colon and what the line says, as in "docs/install.md:omi=={version}".',
      location: { file: path ?? project.path },
    }),
  );

/** Between releases nothing has looked at the project's own version yet. */
const ownVersionIsOne: Rule<PlaceFacts, UnreleasedPlan> = (_, { project: { path, version } }) =>
  version === undefined || isVersion(version.text)
    ? []
    : [
        diagnose("version-invalid", {
          message: `${path} states version ${sanitise(version.text, 80)}, which is not a version that PEP 440 knows; PyPI refuses it.`,
          hint: "Write a version such as 1.2.3, 1.2.3rc1, 1.2.3.dev1 or 1.2.3.post1.",
          location: { file: path, line: version.line },
        }),
      ];

/** That all places agree: for releases, and for everyday pull requests. */
export const versionPlaceRules: readonly EverydayRule<PlaceFacts>[] = [
  placesAgree,
  configuredFilesSpeak,
];

/** What the rules for a release's tag would find. */
export const unreleasedVersionRules: readonly Rule<PlaceFacts, UnreleasedPlan>[] = [
  ownVersionIsOne,
];
