import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import {
  pendingPublisherPage,
  publisherPage,
} from "../../../src/domain/publisher/publisher-links.ts";

const job = { owner: "o", repository: "r", workflow: "w.yml" };

describe("the page on which a publisher is registered", () => {
  test("is filled in, on the index that it is for", () => {
    const rest = "owner=o&repository=r&workflow_filename=w.yml";
    expect(publisherPage(resolveIndex("pypi"), "Omi_Claw", job)).toBe(
      `https://pypi.org/manage/project/omi-claw/settings/publishing/?provider=github&${rest}`,
    );
    expect(publisherPage(resolveIndex("testpypi"), "omi", { ...job, environment: "a b&c*" })).toBe(
      `https://test.pypi.org/manage/project/omi/settings/publishing/?provider=github&${rest}&environment=a%20b%26c%2A`,
    );
    expect(pendingPublisherPage(resolveIndex("testpypi"))).toBe(
      "https://test.pypi.org/manage/account/publishing/",
    );
  });

  test("holds any value in characters that are nothing but an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (environment) => {
        const page = publisherPage(resolveIndex("pypi"), "omi", { ...job, environment });
        expect(page).toMatch(/^https:[\w./?=&%-]+$/);
        const read = new URL(page).searchParams.get("environment");
        expect(read).toBe(Buffer.from(environment).toString());
      }),
    );
  });
});
