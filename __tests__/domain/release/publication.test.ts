import { expect, test } from "@jest/globals";
import { decidePublication } from "../../../src/domain/release/publication.ts";
import { DEFAULT_TAG_FORMATS } from "../../../src/domain/version/tag-name.ts";
import { releaseWith } from "./sample-releases.ts";
import { plan } from "./sample-work.ts";

const draft = releaseWith({ draft: true });
const later = releaseWith({ id: 2, tag: "v0.4.0" });

test.each([
  ["is published as the latest", draft, ["pypi"], [draft], { do: "publish", latest: true }],
  [
    "is published beside a later version, which stays the latest",
    draft,
    ["pypi"],
    [later, draft],
    { do: "publish", latest: false },
  ],
  ["is published after a trial", draft, ["testpypi", "pypi"], [], { do: "publish", latest: true }],
  [
    "stays a draft after a run to TestPyPI alone",
    draft,
    ["testpypi"],
    [draft],
    { do: "keep-draft" },
  ],
  ["that is public is left alone", releaseWith(), ["pypi"], [releaseWith()], { do: "nothing" }],
] as const)("a release %s", (_, release, indexes, releases, decision) => {
  expect(decidePublication(release, { ...plan, indexes }, releases, DEFAULT_TAG_FORMATS)).toEqual(
    decision,
  );
});
