import { helpPage, type IndexContext, nowOf } from "../context.ts";
import { newProject, requireFreeName, requireRoomForProjects } from "../create-project.ts";
import { quote } from "../python-text.ts";
import { Refusal } from "../refusal.ts";
import { findProject, type Project } from "../state.ts";
import { type ApiToken, type Identity, identify, readCredentials } from "../tokens.ts";

/** Whether the index takes uploads at all now. */
export function requireUploadsAllowed(context: IndexContext): void {
  if (context.switches.readOnly)
    throw new Refusal(403, "Read-only mode: Uploads are temporarily disabled.");
  if (context.switches.uploadsDisabled) {
    throw new Refusal(
      403,
      `New uploads are temporarily disabled. See ${helpPage(context, "admin-intervention")} for more information.`,
    );
  }
}

/** Who uploads, by the Authorization header. */
export function requireIdentity(
  context: IndexContext,
  authorization: string | undefined,
): Identity {
  const credentials = readCredentials(authorization);
  if (credentials.kind === "password") {
    throw new Refusal(
      403,
      `Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See ${helpPage(context, "apitoken")} and ${helpPage(context, "trusted-publishers")}`,
    );
  }
  const identity =
    credentials.kind === "token"
      ? identify(context.state, credentials.value, nowOf(context))
      : undefined;
  if (identity !== undefined) return identity;
  throw new Refusal(
    403,
    `Invalid or non-existent authentication information. See ${helpPage(context, "invalid-auth")} for more information.`,
  );
}

/** The project of that name, or a new one of the user's, which is not registered before the upload is accepted. */
export function findOrCreateProject(
  context: IndexContext,
  identity: Identity,
  name: string,
): Project {
  const known = findProject(context.state, name);
  if (known !== undefined) return known;
  if (identity.kind === "publisher") {
    throw new Refusal(
      400,
      "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata). Please ensure that both match. See: https://docs.pypi.org/trusted-publishers/troubleshooting/",
    );
  }
  requireGoodUser(context, identity);
  requireRoomForProjects(context);
  requireFreeName(context, name);
  return newProject(name, identity.user);
}

/** Whether the token, and whoever it stands for, may upload to the project. */
export function requirePermission(
  context: IndexContext,
  identity: Identity,
  project: Project,
): void {
  const faults = tokenFaults(context, identity, project);
  if (faults.length > 0) throw new Refusal(403, `Invalid API Token: ${faults.join(", ")}`);
  // An archived or quarantined project gives nobody the right to upload.
  const active = project.status === "active";
  const help = `See ${helpPage(context, "project-name")} for more information.`;
  if (identity.kind === "publisher") {
    if (active) return;
    throw new Refusal(
      403,
      `The given token isn't allowed to upload to project '${project.name}'. ${help}`,
    );
  }
  if (active && project.owners.includes(identity.user)) return;
  throw new Refusal(
    403,
    `The user '${identity.user}' isn't allowed to upload to project '${project.name}'. ${help}`,
  );
}

/** What the token's own restrictions say, in the order in which PyPI writes them into it. */
function tokenFaults(
  context: IndexContext,
  identity: Identity,
  project: Project,
): readonly string[] {
  const faults: string[] = [];
  if (identity.kind === "publisher" && !identity.publisher.projects.includes(project.id))
    faults.push(`OIDC scoped token is not valid for project '${project.name}'`);
  if (identity.token.projects?.includes(project.id) === false)
    faults.push(`project-scoped token is not valid for project: ${quote(project.name)}`);
  if (isOutOfTime(identity.token, nowOf(context))) faults.push("token is expired");
  return faults;
}

function isOutOfTime(token: ApiToken, now: number): boolean {
  return token.kind === "publisher" && (now < token.notBefore || now >= token.expiresAt);
}

/** A user, not a publisher, needs a verified address and a second factor. */
export function requireGoodUser(context: IndexContext, identity: Identity): void {
  if (identity.kind === "publisher") return;
  const user = context.state.users[identity.user];
  const who = `User ${quote(identity.user)}, associated with the API token used, does not have`;
  if (user?.verifiedEmail === false) {
    throw new Refusal(
      403,
      `${who} a verified primary email address. Please add a verified primary email before attempting to upload to PyPI. See ${helpPage(context, "verified-email")} for more information.`,
    );
  }
  if (user?.twoFactor === false) {
    throw new Refusal(
      403,
      `${who} two-factor authentication enabled. Please enable two-factor authentication before attempting to upload to PyPI. See ${helpPage(context, "two-factor-authentication")} for more information.`,
    );
  }
}
