import { randomUUID } from "node:crypto";
import { helpPage, type IndexContext } from "./context.ts";
import { confusableForm, isStandardLibrary, isValidName, normalizeName } from "./project-name.ts";
import { quote } from "./python-text.ts";
import { Refusal } from "./refusal.ts";
import { findProject, type Project } from "./state.ts";

/** A project that is not registered yet: it becomes known with `registerProject`. */
export function newProject(name: string, owner: string): Project {
  return { id: randomUUID(), name, status: "active", owners: [owner], serial: 0, releases: {} };
}

/** Whether a new project may have the name. Throws Refusal with the reason, in the order of PyPI's checks. */
export function requireFreeName(context: IndexContext, name: string): void {
  const { state, switches } = context;
  const help = `See ${helpPage(context, "project-name")} for more information.`;
  if (switches.registrationDisabled) {
    throw new Refusal(
      403,
      `New project registration temporarily disabled. See ${helpPage(context, "admin-intervention")} for more information.`,
    );
  }
  if (!isValidName(name)) throw new Refusal(400, `The name ${quote(name)} is invalid.`);
  if (isStandardLibrary(name)) {
    throw new Refusal(
      400,
      `The name ${quote(name)} isn't allowed (conflict with Python Standard Library module name). ${help}`,
    );
  }
  if (findProject(state, name) !== undefined)
    throw new Refusal(409, `The name ${quote(name)} conflicts with an existing project. ${help}`);
  if (state.prohibitedNames.includes(normalizeName(name)))
    throw new Refusal(400, `The name ${quote(name)} isn't allowed. ${help}`);
  const form = confusableForm(name);
  if (Object.values(state.projects).some((project) => confusableForm(project.name) === form)) {
    throw new Refusal(
      400,
      `The name ${quote(name)} is too similar to an existing project. ${help}`,
    );
  }
}

/** New projects are limited to 20 an hour for a user and 40 for an address; here a switch says that they are used up. */
export function requireRoomForProjects(context: IndexContext): void {
  if (!context.switches.tooManyProjects) return;
  throw new Refusal(429, "Too many new projects created", {
    "ratelimit-policy":
      '"project.create.ip";q=40;w=3600;pk=:ip:, "project.create.user";q=20;w=3600;pk=:user:',
    ratelimit: '"project.create.ip";r=20;t=3600, "project.create.user";r=0;t=3600',
  });
}

/** Makes the project known. Pending publishers of others for a name like it are void from then on. */
export function registerProject(context: IndexContext, project: Project): void {
  const { state } = context;
  state.projects[normalizeName(project.name)] = project;
  const form = confusableForm(project.name);
  state.pendingPublishers = state.pendingPublishers.filter(
    (pending) =>
      confusableForm(pending.projectName) !== form || project.owners.includes(pending.addedBy),
  );
}
