import { parse } from "yaml";
import { type Action, actions } from "../../src/actions.ts";
import { examples, type SourceFile } from "./files.ts";

/** The part of a step that is judged. */
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** The part of a job that is judged. */
export interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: { readonly name: string };
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Trigger {
  readonly inputs?: object;
  readonly branches?: readonly string[];
}

/** The part of a workflow that is judged. */
export interface Workflow {
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: object;
  readonly concurrency?: { readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A job with its name, and with its file. */
export interface NamedJob extends Job {
  readonly name: string;
  readonly where: string;
}

/** A workflow, as its file says it. */
export function read({ text }: SourceFile): Workflow {
  return parse(text); // the linters beside this test have judged its form
}

/** Every job of a workflow, in its order. */
export function jobsOf(file: SourceFile): readonly NamedJob[] {
  const { jobs } = read(file);
  return Object.entries(jobs).map(([name, job]) => ({
    ...job,
    name,
    where: `${file.path}, ${name}`,
  }));
}

/** The action of ours that a step uses, if it is one. */
export function actionOf({ uses = "" }: Step): Action | undefined {
  const folder = /^tag2pypi\/tag2pypi\/?([^@]*)@/.exec(uses)?.[1];
  return actions.find((each) => each.folder === folder);
}

/** Every step of the workflows for users that uses an action of ours, with the steps before it in its job. */
export async function ourSteps() {
  return (await examples()).flatMap((file) => {
    const takesRules = Object.values(read(file).on).some((trigger) =>
      Object.hasOwn(trigger?.inputs ?? {}, "rules"),
    );
    return jobsOf(file).flatMap((job) =>
      (job.steps ?? []).flatMap((step, index, steps) => {
        const action = actionOf(step);
        const where = `${job.where}, ${step.uses}`;
        return action
          ? [{ where, step, action, job, takesRules, before: steps.slice(0, index) }]
          : [];
      }),
    );
  });
}
