import type { RepositoryDescription } from "./description.ts";
import { failure, notFound, Refusal } from "./replies.ts";

/** A token that this GitHub takes, and what its job's `permissions: contents:` says. */
export interface AccessToken {
  readonly value: string;
  readonly contents: "none" | "read" | "write";
}

export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "token"; readonly contents: AccessToken["contents"] };

/** What an operation asks of its caller; every token may read metadata. */
export type Need = "metadata" | "read" | "write";

/** Who sends `authorization` (`Bearer TOKEN` or `token TOKEN`). Throws a 401 Refusal for a token that is not known. */
export function identifyCaller(
  authorization: string | undefined,
  tokens: readonly AccessToken[],
): Caller {
  if (authorization === undefined) return { kind: "anonymous" };
  const value = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  const token = tokens.find((candidate) => candidate.value === value);
  if (token === undefined) throw new Refusal(failure(401, "Bad credentials"));
  return { kind: "token", contents: token.contents };
}

/** Throws the Refusal that GitHub gives a caller without the permission: 401, 403, or 404 where even the existence is private. */
export function authorise(
  caller: Caller,
  need: Need,
  repository: RepositoryDescription,
  accepted: string,
): void {
  const isPublic = repository.visibility === "public";
  if (caller.kind === "anonymous") {
    if (!isPublic) throw notFound();
    if (need === "write") throw new Refusal(failure(401, "Requires authentication"));
    return;
  }
  if (need === "metadata" || (need === "read" && isPublic)) return;
  if (caller.contents === "write" || (need === "read" && caller.contents === "read")) return;
  const headers = { "x-accepted-github-permissions": accepted };
  throw new Refusal(failure(403, "Resource not accessible by integration", headers));
}

/** Drafts are shown only to those who may change them. */
export function maySeeDrafts(caller: Caller): boolean {
  return caller.kind === "token" && caller.contents === "write";
}
