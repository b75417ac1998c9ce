import type { RepositoryDescription } from "./description.ts";
import { failure, notFound, Refusal } from "./replies.ts";

type Access = "none" | "read" | "write";

/** What a job's `permissions` name, each with the access to it; `administration` is given to no job's token. */
export type Scope = "actions" | "administration" | "checks" | "contents" | "issues" | "statuses";

/** A token that this GitHub takes, and what its job's `permissions` say. */
export interface AccessToken {
  readonly value: string;
  readonly contents: Access;
  /** Beside the contents; none where nothing is said. */
  readonly others?: Readonly<Partial<Record<Exclude<Scope, "contents">, Access>>>;
}

export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "token"; readonly permissions: Readonly<Partial<Record<Scope, Access>>> };

/** What an operation asks of its caller; every token may read metadata. */
export type Need = "metadata" | "read" | "write";

export interface NeededPermission {
  readonly need: Need;
  readonly scope: Scope;
}

/** Who sends `authorization` (`Bearer TOKEN` or `token TOKEN`). Throws a 401 Refusal for a token that is not known. */
export function identifyCaller(
  authorization: string | undefined,
  tokens: readonly AccessToken[],
): Caller {
  if (authorization === undefined) return { kind: "anonymous" };
  const value = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  const token = tokens.find((candidate) => candidate.value === value);
  if (token === undefined) throw new Refusal(failure(401, "Bad credentials"));
  return { kind: "token", permissions: { ...token.others, contents: token.contents } };
}

/** Throws the Refusal that GitHub gives a caller without the permission: 401, 403, or 404 where even the existence is private. */
export function authorise(
  caller: Caller,
  { need, scope }: NeededPermission,
  repository: RepositoryDescription,
  accepted: string,
): void {
  // What is public to read needs no permission; how a repository is administered never is.
  const isPublic = repository.visibility === "public" && scope !== "administration";
  if (caller.kind === "anonymous") {
    if (!isPublic) throw notFound();
    if (need === "write") throw new Refusal(failure(401, "Requires authentication"));
    return;
  }
  if (need === "metadata" || (need === "read" && isPublic)) return;
  const access = caller.permissions[scope];
  if (access === "write" || (need === "read" && access === "read")) return;
  const headers = { "x-accepted-github-permissions": accepted };
  throw new Refusal(failure(403, "Resource not accessible by integration", headers));
}

/** Drafts are shown only to those who may change them. */
export function maySeeDrafts(caller: Caller): boolean {
  return caller.kind === "token" && caller.permissions.contents === "write";
}
