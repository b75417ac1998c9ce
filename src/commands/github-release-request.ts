import type { ReleaseOptions } from "../inputs.ts";
import type { PlanRequest } from "./run-request.ts";

/** What both stages of the GitHub release are asked. */
export interface GitHubReleaseRequest extends PlanRequest {
  readonly options: PlanRequest["options"] &
    Pick<ReleaseOptions, "adoptDraft" | "confirmTimeoutMs"> & {
      /** Folder of distributions and manifest, relative to the workspace. */
      readonly packagesDirectory: string;
      /** Lower-case hex. */
      readonly manifestSha256: string;
      /** Folder of attestations, absolute or relative to the workspace; absent where none were made. */
      readonly attestationsDirectory?: string;
    };
  /** Absolute path of the job's workspace; nothing has to be checked out there. */
  readonly workspace: string;
  /** An empty folder of ours. */
  readonly temporary: string;
  /** A folder that does not exist yet, for what is handed over. */
  readonly distributions: string;
  /** Where a browser finds a file of the repository at the tag; ends in `/`. */
  readonly filesUrl: (tag: string) => string;
}
