/** What an identity token says of the job that asked for it (GitHub's OIDC claims); only those that are text. */
export type Claims = Readonly<Record<string, string>>;
