import { describe, expect, test } from "@jest/globals";
import { originOf, type Sightings } from "../../../src/domain/distribution/origin.ts";
import { publisherDiagnostics } from "../../../src/domain/publisher/diagnostics.ts";
import { releaseWith } from "../release/sample-releases.ts";

const nothing: Sightings = {
  index: [],
  indexName: "pypi",
  attempt: undefined,
  handedOver: undefined,
};
const wheel = "omi-0.3.0-py3-none-any.whl";
const sdist = "omi-0.3.0.tar.gz";
const draft = releaseWith({ draft: true });
const published = releaseWith();
const conflict = publisherDiagnostics.diagnose("file-differs", { message: "other bytes" });

describe("the distributions", () => {
  test.each<[string, Partial<Sightings>, ReturnType<typeof originOf>]>([
    ["are built where nothing is known of them", {}, { from: "build" }],
    [
      "are those that were handed over",
      { handedOver: "dist" },
      { from: "handed-over", folder: "dist" },
    ],
    [
      "are those of our draft, though others were handed over",
      { attempt: { release: draft, problems: [] }, handedOver: "dist" },
      { from: "draft", release: draft },
    ],
    [
      "are those of the published release, though the index holds some",
      { attempt: { release: published, problems: [] }, index: [wheel] },
      { from: "release", release: published },
    ],
    [
      "are those that were handed over where the draft's cannot be used",
      { attempt: { release: draft, problems: [conflict] }, handedOver: "dist", index: [wheel] },
      { from: "handed-over", folder: "dist" },
    ],
    [
      "are nowhere where the draft's cannot be used and nothing was handed over",
      { attempt: { release: draft, problems: [conflict] }, index: [wheel] },
      { from: "nowhere", why: [conflict] },
    ],
    [
      "are those on the index where both kinds are there",
      { index: [wheel, sdist] },
      { from: "index" },
    ],
    [
      "are those handed over, though the index holds some: they are compared with it",
      { index: [wheel], handedOver: "dist" },
      { from: "handed-over", folder: "dist" },
    ],
  ])("%s", (_, seen, expected) => {
    expect(originOf({ ...nothing, ...seen })).toEqual(expected);
  });

  test.each([
    [[wheel], "sdist"],
    [[sdist], "wheel"],
  ])("are lost where the index holds %j alone", (index, missing) => {
    expect(originOf({ ...nothing, index })).toEqual({
      from: "nowhere",
      why: [
        {
          code: "distributions-lost",
          severity: "error",
          message: `pypi already holds ${index[0]} of this version, but no ${missing}, and neither a release nor a draft of ours holds the other bytes.`,
          hint: "A new build would not fit the published file. Hand over the original files with packages-dir, or release the next patch version.",
        },
      ],
    });
  });
});
