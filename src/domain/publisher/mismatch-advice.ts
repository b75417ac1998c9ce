import { sanitise } from "../sanitise.ts";
import { type Index, indexLabel } from "./index-address.ts";
import { type JobPublisher, startedFile } from "./job-publisher.ts";
import type { MismatchCase, MismatchCode } from "./mismatch-case.ts";
import { pendingPublisherPage, publisherPage } from "./publisher-links.ts";

/** What to do about a mismatch; several lines. The tag's workflow cannot change any more, so ways that need no new tag come first. */
export function adviceFor(code: MismatchCode, job: JobPublisher, doubtful: MismatchCase): string {
  const { index, project, earlier } = doubtful;
  const registration = register(job, doubtful);
  const recorded = earlier.kind === "recorded" ? earlier.publisher : undefined;
  const repository = sanitise(recorded?.repository ?? "", 150);
  switch (code) {
    case "publisher-reusable-workflow":
      return adviseOnReuse(job, doubtful);
    case "publisher-pending-missing":
      return advisePending(index, project, job);
    case "publisher-not-recorded":
      return `${registration}\nIf one is registered there, compare it with this job field by field; letters count in their case.`;
    case "publisher-gone":
      return `Remove what is left of the old publisher, and register it anew: ${publisherPage(index, project, job)}`;
    case "publisher-environment-missing":
      return `Add this line to the job, and release from a tag whose workflow has it:\n${environmentLine(recorded?.environment)}\nOr, without a new tag: ${lowerFirst(registration)}`;
    case "publisher-environment-differs":
      return adviseOnEnvironment(registration, recorded?.environment, doubtful);
    case "publisher-workflow-differs":
      return `${registration}\nOr name the file ${sanitise(recorded?.workflow ?? "", 100)} again, and release from a tag that has it there. The workflow's \`name\` does not matter.`;
    case "publisher-fork":
      return `Release from ${repository}. If the fork is to carry the project on: ${lowerFirst(registration)}`;
    case "publisher-repository-differs":
      return `If ${repository} has this name now, after a renaming or a transfer: ${lowerFirst(registration)}\nIf the run is in a fork, release from ${repository} instead.`;
    case "publisher-differs":
      return `${registration}\nOr make the job what the publisher says, and release from a new tag.`;
  }
}

function register(job: JobPublisher, { index, project }: MismatchCase): string {
  return `Register a publisher for this job: ${publisherPage(index, project, job)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function adviseOnReuse(job: JobPublisher, doubtful: MismatchCase): string {
  const { index, project, claims, earlier } = doubtful;
  const wanted = { ...job, workflow: startedFile(claims) };
  const way = `Move the job that publishes into ${sanitise(wanted.workflow, 100)}, and release from a tag that has it there. Actions that its steps use change nothing.`;
  return earlier.kind === "no-files"
    ? `${way}\n${advisePending(index, project, wanted)}`
    : `${way}\n${register(wanted, doubtful)}`;
}

/** All indexes of a job see one environment: what suits one of them may not suit the other. */
function adviseOnEnvironment(
  registration: string,
  recorded: string | undefined,
  { index, indexes }: MismatchCase,
): string {
  if (indexes.length > 1) {
    return `${registration}\nOr publish to ${indexLabel(index.name)} in a job of its own, with this line, and release from a tag whose workflow has it:\n${environmentLine(recorded)}`;
  }
  return `${registration}\nOr give the job this line, and release from a tag whose workflow has it:\n${environmentLine(recorded)}`;
}

/** A JSON text is one in YAML, too. */
function environmentLine(environment = ""): string {
  const name = sanitise(environment, 100);
  return `environment: ${/^[a-z][\w.-]*$/i.test(name) ? name : JSON.stringify(name)}`;
}

function advisePending(index: Index, project: string, job: JobPublisher): string {
  const { owner, repository, workflow, environment = "" } = job;
  const values = [
    ["PyPI Project Name", project],
    ["Owner", owner],
    ["Repository name", repository],
    ["Workflow name", workflow],
    ["Environment name", environment],
  ] as const;
  return [
    `Register a pending publisher at ${pendingPublisherPage(index)}, which no link can fill in, with exactly these values, and run the job again:`,
    ...values.map(([label, value]) => `${label}: ${sanitise(value, 150) || "(leave it empty)"}`),
    "If one is registered there already, one of these values differs from it; letters count in their case, except in the environment. It cannot be edited: remove it, and register it anew.",
    "It ends after 30 days, and keeps the name for nobody until then.",
    `If the project exists already, an owner registers the job there: ${publisherPage(index, project, job)}`,
  ].join("\n");
}
