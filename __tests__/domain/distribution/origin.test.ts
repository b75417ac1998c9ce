import { describe, expect, test } from "@jest/globals";
import { originOf, type Sightings } from "../../../src/domain/distribution/origin.ts";

const sdist = "omi-0.3.0.tar.gz";
const wheel = "omi-0.3.0-py3-none-any.whl";
const nowhere: Sightings = { index: [], indexName: "pypi", handedOver: false };

describe("the distributions come from", () => {
  test.each<[string, Partial<Sightings>, string]>([
    ["a build, where nobody has seen any", {}, "build"],
    ["what was handed over", { handedOver: true }, "handed-over"],
    [
      "what was handed over, to complete what the index has",
      { handedOver: true, index: [wheel] },
      "handed-over",
    ],
    [
      "what was handed over, even if the index has all",
      { handedOver: true, index: [sdist, wheel] },
      "handed-over",
    ],
    ["our draft", { manifest: "draft" }, "draft"],
    ["our draft before what was handed over", { manifest: "draft", handedOver: true }, "draft"],
    ["our draft where the index has a part", { manifest: "draft", index: [sdist] }, "draft"],
    ["our release", { manifest: "release" }, "release"],
    [
      "our release where the index has all",
      { manifest: "release", index: [sdist, wheel], handedOver: true },
      "release",
    ],
    [
      "the index, where it has sdist and wheel and nothing else is left",
      { index: [sdist, wheel] },
      "index",
    ],
  ])("%s", (_, seen, from) => {
    expect(originOf({ ...nowhere, ...seen })).toEqual({ do: "take", from });
  });
});

describe("nothing is built again once the index holds a part of the version:", () => {
  test.each([
    [[sdist], "wheel"],
    [[wheel], "sdist"],
    [["omi-0.3.0.zip"], "sdist"],
    [[wheel, "omi-0.3.0-py2-none-any.whl"], "sdist"],
  ])("with %j, the %s is lost", (index, lost) => {
    expect(originOf({ ...nowhere, indexName: "testpypi", index })).toEqual({
      do: "stop",
      why: {
        code: "distributions-lost",
        severity: "error",
        message: `testpypi already holds ${index.join(", ")} of this version, but no ${lost}, and neither a release nor a draft of ours holds the other bytes.`,
        hint: "A new build would not fit the published file. Hand over the original files with packages-dir, or release the next patch version.",
      },
    });
  });
});
