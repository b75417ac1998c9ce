import type { Endpoint } from "./switches.ts";

/** What a request asks the index for. */
export type Route =
  | { readonly at: "upload"; readonly slash: boolean }
  | { readonly at: "audience" | "mint" }
  | { readonly at: "simple"; readonly project?: string; readonly slash: boolean }
  | { readonly at: "json"; readonly project: string; readonly version?: string }
  | {
      readonly at: "provenance";
      readonly project: string;
      readonly version: string;
      readonly filename: string;
    }
  | { readonly at: "file" };

/** Undefined for an address that the index does not have. */
export function routeOf(path: string): Route | undefined {
  const [first = "", ...rest] = path.split("/").slice(1).map(decodePart);
  switch (first) {
    case "legacy":
      return rest.join("/") === "" ? { at: "upload", slash: rest.length > 0 } : undefined;
    case "_":
      return trustedPublishingRoute(rest.join("/"));
    case "simple":
      return simpleRoute(rest);
    case "pypi":
      return jsonRoute(rest);
    case "integrity":
      return provenanceRoute(rest);
    case "packages":
      return { at: "file" };
    default:
      return undefined;
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function trustedPublishingRoute(path: string): Route | undefined {
  switch (path) {
    case "oidc/audience":
      return { at: "audience" };
    case "oidc/mint-token":
    case "oidc/github/mint-token":
      return { at: "mint" };
    default:
      return undefined;
  }
}

function simpleRoute([project = "", end, ...more]: readonly string[]): Route | undefined {
  if (more.length > 0 || (end ?? "") !== "") return undefined;
  return project === ""
    ? { at: "simple", slash: true }
    : { at: "simple", project, slash: end !== undefined };
}

/** `/pypi/P/json`, `/pypi/P/V/json`, both also with a slash at the end. */
function jsonRoute(parts: readonly string[]): Route | undefined {
  const named = parts.at(-1) === "" ? parts.slice(0, -1) : parts;
  const [project = "", second = "", third] = named;
  if (named.length === 2 && second === "json") return { at: "json", project };
  if (named.length === 3 && third === "json") return { at: "json", project, version: second };
  return undefined;
}

function provenanceRoute(parts: readonly string[]): Route | undefined {
  const [project = "", version = "", filename = "", last] = parts;
  if (parts.length !== 4 || last !== "provenance") return undefined;
  return { at: "provenance", project, version, filename };
}

/** The endpoint whose faults a request meets. */
export function endpointOf(route: Route): Endpoint {
  return route.at === "provenance" ? "json" : route.at;
}

/** The method that a route takes. */
export function methodOf(route: Route): "GET" | "POST" {
  return route.at === "upload" || route.at === "mint" ? "POST" : "GET";
}
