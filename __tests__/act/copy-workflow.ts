import { type Document, isMap, parseDocument } from "yaml";
import type { FinishedJob } from "./act-log.ts";
import { OURS } from "./stand-ins.ts";

/** What a job's `permissions` stand for. */
export interface Rights {
  /** The job's token, by `contents`. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Variables by which a job with `id-token: write` asks for identity tokens, by its environment. */
  readonly identities: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What is read of a job. */
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: { readonly name: string };
  readonly steps: readonly { readonly uses?: string }[];
}

/**
 * The workflow as it is, with what act does not model: each job's rights, as its `permissions` and `environment` say. Of
 * the jobs of an `earlier` attempt, those that have succeeded only give their outputs once more. Throws an Error where
 * nothing stands for a job's environment.
 */
export function copyWorkflow(
  text: string,
  rights: Rights,
  earlier: readonly FinishedJob[] = [],
): string {
  const workflow = parseDocument(text);
  for (const [id, job] of Object.entries(readJobs(workflow))) {
    const done = earlier.find((finished) => finished.id === id && finished.result === "success");
    if (done === undefined) grant(workflow, id, job, rights);
    else workflow.setIn(["jobs", id, "steps"], repeatOutputs(done));
  }
  return workflow.toString({ lineWidth: 0 });
}

/** `OWNER/NAME@REF` of every action that a workflow uses, each once. */
export function actionsIn(text: string): readonly string[] {
  const jobs = Object.values(readJobs(parseDocument(text)));
  const uses = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
  return [...new Set(uses.map((name) => name.replace(/^([^/]+\/[^/@]+)[^@]*@/, "$1@")))];
}

function readJobs(workflow: Document): Readonly<Record<string, Job>> {
  const jobs = workflow.get("jobs");
  if (!isMap(jobs)) throw new Error("The workflow has no jobs.");
  return jobs.toJSON() as Readonly<Record<string, Job>>; // as the linters have judged the examples
}

function grant(
  workflow: Document,
  id: string,
  { permissions = {}, environment, steps }: Job,
  { identities, tokens }: Rights,
): void {
  if (permissions["id-token"] === "write") {
    const variables = identities[environment?.name ?? ""];
    if (variables === undefined) throw new Error(`Nothing stands for the environment of ${id}.`);
    workflow.setIn(["jobs", id, "env"], variables);
  }
  const token = tokens[permissions["contents"] ?? ""];
  if (token === undefined) return;
  for (const [index, { uses = "" }] of steps.entries()) {
    if (!uses.startsWith(OURS)) continue;
    workflow.setIn(["jobs", id, "steps", index, "with", "github-token"], token);
  }
}

/** Steps of the same names that do nothing but set the same outputs. */
function repeatOutputs({ outputs }: FinishedJob) {
  const steps = [...new Set(outputs.map(({ step }) => step))];
  if (steps.length === 0) return [{ run: "true" }];
  return steps.map((step) => {
    const lines = outputs
      .filter((output) => output.step === step)
      .map(({ name, value }) => `${name}<<END_OF_VALUE\n${value}\nEND_OF_VALUE\n`);
    return {
      id: step,
      env: { LINES: lines.join("") },
      run: 'printf %s "$LINES" >> "$GITHUB_OUTPUT"',
    };
  });
}
