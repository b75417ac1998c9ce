import { matchesBranch } from "../project/branches.ts";

/** What one workflow, job, app or service says of a commit. */
export interface CiResult {
  readonly name: string;
  /** Who says it: the workflow that a job is of, an app, or the kind of thing that it is. */
  readonly source: string;
  readonly state: "green" | "red" | "pending";
  /** GitHub's own word for it: `timed_out`, `queued`. */
  readonly word: string;
  readonly url?: string;
  /** Other names by which a pattern may mean it. */
  readonly aliases: readonly string[];
}

type Judged = Pick<CiResult, "state" | "word">;

const GREEN: readonly (string | undefined)[] = ["success", "neutral", "skipped"];

/** State and word of whatever has a conclusion when it is completed. A conclusion that nobody has heard of is not green. */
export function judgeProgress({
  status,
  conclusion,
}: {
  readonly status: string;
  readonly conclusion?: string;
}): Judged {
  if (status !== "completed") return { state: "pending", word: status };
  const state = GREEN.includes(conclusion) ? "green" : "red";
  return { state, word: conclusion ?? "no conclusion" };
}

/** State and word of a commit status. */
export function judgeState(word: string): Judged {
  if (word === "pending") return { state: "pending", word };
  return { state: word === "success" ? "green" : "red", word };
}

/** Whether one of the patterns means the result; `*` stands for any run of characters, `/` among them. */
export function isNamed(result: CiResult, patterns: readonly string[]): boolean {
  const { name, source, aliases } = result;
  const names = [name, `${source} / ${name}`, ...aliases].map(withoutSteps);
  return patterns
    .map(withoutSteps)
    .some((pattern) => names.some((candidate) => matchesBranch(pattern, candidate)));
}

/** In a branch's name a slash divides; in a check's it is a letter like any other. */
function withoutSteps(text: string): string {
  return text.replaceAll("/", "\u0000");
}
