/** What became of the jobs of a workflow's run. */
export interface FinishedWorkflow {
  readonly exitCode: number | null;
  /** In the order in which they ended; one that was not begun is not there. */
  readonly jobs: readonly FinishedJob[];
  /** What a person would have read, each line with its job before it. */
  readonly log: string;
}

export interface FinishedJob {
  readonly id: string;
  /** `success` or `failure`. */
  readonly result: string;
  /** Every output that a step of it has set, however it did, in order. */
  readonly outputs: readonly StepOutput[];
  /** Commands that were printed while commands were stopped. */
  readonly ignored: readonly string[];
}

export interface StepOutput {
  readonly step: string;
  readonly name: string;
  readonly value: string;
}

/** One line of what act prints with `--json`, as far as it is read. */
interface LogLine {
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly stepID?: readonly string[];
  readonly msg?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly raw?: string;
}

/** Reads what act has printed with `--json`. */
export function readActLog(exitCode: number | null, output: string): FinishedWorkflow {
  const lines = output.split("\n").flatMap(readLine);
  const jobs = lines.flatMap(({ jobID: id, jobResult: result }) => {
    if (id === undefined || result === undefined) return [];
    const its = lines.filter(({ jobID }) => jobID === id);
    return [{ id, result, outputs: its.flatMap(readOutput), ignored: its.flatMap(readIgnored) }];
  });
  const log = lines.map(({ jobID = "", msg = "" }) => `${jobID} | ${msg.trimEnd()}`).join("\n");
  return { exitCode, jobs, log };
}

function readOutput({ command, stepID, name, arg }: LogLine): readonly StepOutput[] {
  if (command !== "set-output") return [];
  return [{ step: stepID?.[0] ?? "", name: name ?? "", value: arg ?? "" }];
}

function readIgnored({ command, raw }: LogLine): readonly string[] {
  return command === "ignored" && raw !== undefined ? [raw.trimEnd()] : [];
}

/** A line of another form belongs to no job: act itself has something to say. */
function readLine(line: string): readonly LogLine[] {
  if (line.trim() === "") return [];
  try {
    return [JSON.parse(line) as LogLine]; // act's own format: were it another one, no job would be found
  } catch {
    return [{ msg: line }];
  }
}
