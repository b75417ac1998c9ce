import { randomUUID } from "node:crypto";
import { hostOf, type IndexContext } from "./context.ts";
import { newProject, registerProject } from "./create-project.ts";
import {
  allFiles,
  findProject,
  type Project,
  type ProjectStatus,
  touch,
  type User,
} from "./state.ts";
import { newTokenValue } from "./tokens.ts";
import type { PublisherFields } from "./trusted-publishing/publishers.ts";

/** A trusted publisher as a person registers it. */
export interface PublisherForm {
  readonly owner: string;
  readonly repository: string;
  readonly ownerId: string;
  /** File name in `.github/workflows/`. */
  readonly workflow: string;
  readonly environment?: string;
}

/** What people do on the site: no API of PyPI's can. */
export interface Administration {
  /** Creates a project without files. */
  addProject(name: string, owner?: string): Project;
  /** Lets a workflow publish an existing project. */
  registerPublisher(project: string, form: PublisherForm): void;
  /** Lets a workflow create the project, within 30 days. */
  addPendingPublisher(project: string, form: PublisherForm, addedBy?: string): void;
  /** A user's API token, for the whole account or for some projects; gives its value. */
  addApiToken(token?: { readonly user?: string; readonly projects?: readonly string[] }): string;
  addUser(user: User): void;
  prohibitName(name: string): void;
  /** The name of a deleted file can never be used again. */
  deleteFile(filename: string): void;
  yank(project: string, version: string, reason?: string): void;
  unyank(project: string, version: string): void;
  setStatus(project: string, status: ProjectStatus): void;
}

const SOMEBODY = "maintainer";

/** The acts of the site's users on an index. Each throws for a project, release or file that is not there. */
export function administrationOf(context: IndexContext): Administration {
  return {
    addProject: (name, owner = SOMEBODY) => {
      const project = newProject(name, owner);
      registerProject(context, project);
      touch(context.state, project);
      return project;
    },
    registerPublisher: (name, form) => {
      const projects = [requireProject(context, name).id];
      context.state.publishers.push({ ...fieldsOf(form), id: randomUUID(), projects });
    },
    addPendingPublisher: (projectName, form, addedBy = SOMEBODY) => {
      const createdAt = context.clock.now().toISOString();
      const publisher = fieldsOf(form);
      context.state.pendingPublishers.push({ projectName, publisher, addedBy, createdAt });
    },
    addApiToken: ({ user = SOMEBODY, projects } = {}) => {
      const value = newTokenValue(hostOf(context.name));
      const ids = projects?.map((name) => requireProject(context, name).id);
      const limits = ids && { projects: ids };
      context.state.tokens.push({ kind: "user", value, user, ...limits });
      return value;
    },
    addUser: (user) => {
      context.state.users[user.name] = user;
    },
    prohibitName: (name) => {
      context.state.prohibitedNames.push(name);
    },
    ...releaseAdministration(context),
  };
}

function releaseAdministration(context: IndexContext) {
  const setYanked = (name: string, version: string, yanked: boolean | string) => {
    const project = requireProject(context, name);
    const release = project.releases[version];
    if (release === undefined) throw new Error(`${name} has no release ${version}.`);
    release.yanked = yanked;
    touch(context.state, project);
  };
  return {
    deleteFile: (filename: string) => {
      const found = allFiles(context.state).find(({ file }) => file.filename === filename);
      if (found === undefined) throw new Error(`There is no file ${filename}.`);
      found.release.files = found.release.files.filter((file) => file !== found.file);
      touch(context.state, found.project);
    },
    yank: (project: string, version: string, reason = "") =>
      setYanked(project, version, reason === "" ? true : reason),
    unyank: (project: string, version: string) => setYanked(project, version, false),
    setStatus: (name: string, status: ProjectStatus) => {
      const project = requireProject(context, name);
      project.status = status;
      touch(context.state, project);
    },
  };
}

function requireProject(context: IndexContext, name: string): Project {
  const project = findProject(context.state, name);
  if (project === undefined) throw new Error(`There is no project ${name}.`);
  return project;
}

/** PyPI keeps the environment in lower case, and everything else as it was written. */
function fieldsOf({ environment = "", ...form }: PublisherForm): PublisherFields {
  return { ...form, environment: environment.toLowerCase() };
}
