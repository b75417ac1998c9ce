import { describe, expect, test } from "@jest/globals";
import { readMarker, releaseMarker, withoutMarker } from "../../../src/domain/release/marker.ts";

const ours = { version: "0.3.0", commit: "c".repeat(40), manifestSha256: "d".repeat(64) };
const forged = { version: "6.6.6", commit: "e".repeat(40), manifestSha256: "f".repeat(64) };
const marker = releaseMarker(ours);

describe("the marker", () => {
  test("is one comment on a line", () => {
    expect(marker).toBe(
      `<!-- tag2pypi {"version":"0.3.0","commit":"${ours.commit}","manifest":"${ours.manifestSha256}"} -->`,
    );
  });

  test("comes back from a body, whatever the line breaks", () => {
    expect(readMarker(`Notes.\n\n${marker}\n`)).toEqual(ours);
    expect(readMarker(`Notes.\r\n\r\nMore.\r\n\r\n${marker}\r\n`)).toEqual(ours);
    expect(readMarker(`${marker}\n\nSomebody added this.`)).toEqual(ours);
  });

  test("that comes last counts", () => {
    expect(readMarker(`${releaseMarker(forged)}\n${marker}\n`)).toEqual(ours);
  });

  test.each([
    "",
    "Notes.",
    `text ${marker}`,
    ` ${marker}`,
    "<!-- tag2pypi {} -->",
    "<!-- tag2pypi null -->",
    "<!-- tag2pypi { -->",
    marker.replace("0.3.0", "new"),
    marker.replace(ours.commit, "main"),
    marker.replace(`"${ours.manifestSha256}"`, "1"),
    marker.replace(ours.manifestSha256, "D".repeat(64)),
    marker.replace(" -->", ""),
  ])("is not read from %j", (text) => {
    expect(readMarker(text)).toBeUndefined();
    expect(readMarker(`${marker}\n${text}\n`)).toEqual(ours);
  });

  test("cannot end its comment early by a value", () => {
    const hostile = releaseMarker({ ...ours, version: "--> <b>" });
    expect(hostile.indexOf("-->")).toBe(hostile.length - 3);
  });

  test("says that a person wrote the text, where that is so", () => {
    expect(readMarker(releaseMarker({ ...ours, adopted: true }))).toEqual({
      ...ours,
      adopted: true,
    });
  });

  test("can be taken out of a body again, whatever line breaks GitHub gave it", () => {
    expect(withoutMarker(`My text.\r\n\r\n${marker}\r\n`)).toBe("My text.\n\n");
    expect(withoutMarker("<!-- tag2pypi not a marker -->")).toBe("<!-- tag2pypi not a marker -->");
  });
});
