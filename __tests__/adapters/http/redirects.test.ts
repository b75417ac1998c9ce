import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decideRedirect, type Redirected } from "../../../src/adapters/http/redirects.ts";

const HEADERS = { Authorization: "Basic YTpi", accept: "*/*" };
const FROM = "https://index.example/simple/omi/";

function redirected(location: string, more: Partial<Redirected> = {}): Redirected {
  return {
    method: "GET",
    redirects: "follow",
    from: FROM,
    headers: HEADERS,
    location,
    followed: 0,
    ...more,
  };
}

describe("a redirect", () => {
  test.each([
    "../Omi/",
    "/simple/Omi/",
    "https://index.example/simple/Omi/",
    "https://INDEX.example:443/simple/Omi/",
  ])("within the origin takes the credentials along: %s", (location) => {
    const url = new URL(location, FROM).href;
    expect(decideRedirect(redirected(location))).toEqual({ do: "follow", url, headers: HEADERS });
    const inside = redirected(location, { redirects: "within-origin" });
    expect(decideRedirect(inside)).toEqual({ do: "follow", url, headers: HEADERS });
  });

  test.each([
    "https://files.example/omi",
    "https://index.example:8443/omi",
    "https://index.example.org/omi",
    "//files.example/omi",
  ])("elsewhere leaves them behind, or is the answer itself: %s", (location) => {
    const url = new URL(location, FROM).href;
    expect(decideRedirect(redirected(location))).toEqual({
      do: "follow",
      url,
      headers: { accept: "*/*" },
    });
    const inside = redirected(location, { redirects: "within-origin" });
    expect(decideRedirect(inside)).toEqual({ do: "return" });
  });

  test.each([
    "http://index.example/simple/omi/",
    "http://127.0.0.1:8080/",
    "http://localhost/",
    "ftp://index.example/",
    "file:///etc/passwd",
  ])("never leads from https to anything weaker: %s", (location) => {
    expect(decideRedirect(redirected(location))).toEqual({
      do: "refuse",
      target: new URL(location).href,
    });
  });

  test("to an address with a password does not use it", () => {
    expect(decideRedirect(redirected("https://a:b@files.example/"))).toMatchObject({
      do: "follow",
      url: "https://files.example/",
    });
  });

  test.each([
    ["POST", "follow"],
    ["PUT", "within-origin"],
    ["GET", undefined],
  ] as const)("of a %s that may %s is refused", (method, redirects) => {
    expect(decideRedirect(redirected("/elsewhere", { method, redirects }))).toEqual({
      do: "refuse",
      target: "https://index.example/elsewhere",
    });
  });

  test("is the last one after five", () => {
    expect(decideRedirect(redirected("/b", { followed: 4 })).do).toBe("follow");
    expect(decideRedirect(redirected("/b", { followed: 5 })).do).toBe("refuse");
  });

  test("to nowhere is refused", () => {
    expect(decideRedirect(redirected("https://"))).toEqual({ do: "refuse", target: "https://" });
  });

  test("never carries credentials to another origin, whatever the location", () => {
    const locations = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.webUrl().map((url) => url.slice(6)),
    );
    fc.assert(
      fc.property(locations, fc.constantFrom("follow", "within-origin"), (location, redirects) => {
        const decision = decideRedirect(redirected(location, { redirects }));
        if (decision.do !== "follow" || new URL(decision.url).origin === new URL(FROM).origin)
          return;
        expect(decision.headers).toEqual({ accept: "*/*" });
      }),
    );
  });
});
