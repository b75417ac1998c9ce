/** The repository that the sandbox's GitHub serves, and that its identity tokens speak of. */
export interface RepositoryDescription {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly ownerId: number;
  readonly visibility: "public" | "private";
}

/** `owner/name`, as GITHUB_REPOSITORY has it. */
export function fullNameOf(repository: RepositoryDescription): string {
  return `${repository.owner}/${repository.name}`;
}

/** GitHub does not tell capital letters in the names of owners and repositories. */
export function isNamed(repository: RepositoryDescription, owner: string, name: string): boolean {
  return fullNameOf(repository).toLowerCase() === `${owner}/${name}`.toLowerCase();
}
