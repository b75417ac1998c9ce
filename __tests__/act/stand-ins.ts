import { join } from "node:path";
import { REPOSITORY } from "../../src/package.ts";

/*
 * What stands for GitHub where act runs our examples, beside the sandbox (act 0.2.89, without containers):
 *
 * | of GitHub                         | here                                                                   |
 * | --------------------------------- | ---------------------------------------------------------------------- |
 * | a job's token, by `permissions`   | copyWorkflow gives our actions one, by `contents`; act knows one token |
 * |                                   | for all jobs                                                           |
 * | `id-token: write`, `environment`  | copyWorkflow gives the job the variables of its environment's issuer   |
 * | "Re-run failed jobs"              | copyWorkflow has the others repeat their outputs                       |
 * | a release of our actions          | runWorkflow copies what is committed                                   |
 * | actions of others                 | STAND_INS                                                              |
 *
 * Nothing stands for the rest of what act leaves out: patterns of tags, `concurrency`, a job's `timeout-minutes`, the
 * reviewers and the `url` of an environment, and the default of our input `github-token`. Where GitHub's runner brings
 * its own Node, act takes the first one on the PATH; where it gives steps pipes, act gives them a terminal. Its reader
 * of commands and of outputs is another one than the runner's.
 */

/** Of our own actions, as `uses:` begins. */
export const OURS = new URL(REPOSITORY).pathname.slice(1);

/**
 * Actions of others that the examples use, with the folder of what runs instead, whatever their commit. act would clone
 * them from GitHub, and they would ask GitHub's services for what they do; these do it with files of this machine.
 */
export const STAND_INS: Readonly<Record<string, string>> = {
  // Downloads a Python. Its stand-in gives the machine's own. Compared with v7.0.0.
  "actions/setup-python": folderOf("setup-python"),
  // Sends files to the artifact service. Its stand-in copies them to a folder of the run. Compared with v7.0.0.
  "actions/upload-artifact": folderOf("upload-artifact"),
  // Fetches them from there. Compared with v8.0.1.
  "actions/download-artifact": folderOf("download-artifact"),
};

function folderOf(name: string): string {
  return join(import.meta.dirname, "stand-ins", name);
}
