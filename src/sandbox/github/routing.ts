import { isNamed, type RepositoryDescription } from "./description.ts";
import { OPERATIONS, type Operation } from "./operations.ts";

export interface Route {
  readonly operation: (typeof OPERATIONS)[number];
  readonly parameters: Readonly<Record<string, string>>;
}

const REPOSITORY = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/;
const REPOSITORY_BY_ID = /^\/repositories\/(\d+)(\/.*)?$/;
const PATTERNS = new Map(OPERATIONS.map((operation) => [operation, patternOf(operation.path)]));

/** Finds the operation for a request on one of the two API hosts; undefined where GitHub would know nothing. */
export function findRoute(
  repository: RepositoryDescription,
  host: Operation["host"],
  method: string,
  path: string,
): Route | undefined {
  const rest = pathInRepository(repository, path);
  if (rest === undefined) return undefined;
  const asked = method === "HEAD" ? "GET" : method;
  for (const operation of OPERATIONS) {
    if (operation.host !== host || operation.method !== asked) continue;
    const match = PATTERNS.get(operation)?.exec(rest);
    const parameters = match && decodeAll(match.groups ?? {});
    if (parameters) return { operation, parameters };
  }
  return undefined;
}

/** What follows the repository, which is named by owner and name or, in GitHub's own links, by its number. */
function pathInRepository(repository: RepositoryDescription, path: string): string | undefined {
  const byId = REPOSITORY_BY_ID.exec(path);
  if (byId !== null) return Number(byId[1]) === repository.id ? (byId[2] ?? "") : undefined;
  const [, owner, name, rest = ""] = REPOSITORY.exec(path) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  return isNamed(repository, owner, name) ? rest : undefined;
}

function patternOf(path: string): RegExp {
  const source = path.replace(/\{(\w+)(\+?)\}/g, (_, name: string, slashes: string) =>
    slashes === "" ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`,
  );
  return new RegExp(`^${source}$`);
}

/** Undefined where a percent sign starts nothing. */
function decodeAll(
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}
