import { join } from "node:path";
import { catalogue } from "../catalogue.ts";
import type { Journal } from "../domain/journal.ts";
import { judgeBy, overrideNotices, readRuleSettings } from "../domain/settings.ts";
import type { Commands } from "../ports/commands.ts";
import type { Clock } from "../ports/machine.ts";
import type { PackageIndex } from "../ports/package-index.ts";
import type { Python } from "../ports/python.ts";
import { receiveDistributions } from "../steps/receive-distributions.ts";
import { verifyIndex } from "../steps/verify-index.ts";
import { untilStopped } from "./until-stopped.ts";

export interface VerifyStageRequest {
  /** Absolute path of the job's workspace; nothing has to be checked out there. */
  readonly workspace: string;
  /** Folder of distributions and manifest, relative to the workspace. */
  readonly packagesDirectory: string;
  /** Lower-case hex. */
  readonly manifestSha256: string;
  /** Rule settings of this run, above the project's own in the manifest: code to level, as typed. */
  readonly rules: Readonly<Record<string, string>>;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
  /** An empty folder of ours. */
  readonly temporary: string;
}

export interface VerifyStagePorts {
  readonly indexes: readonly PackageIndex[];
  readonly python: Python;
  readonly commands: Commands;
  readonly clock: Clock;
}

/**
 * The stage that verifies: installs the version from each index and tries it. It needs no permission at all: what it is
 * about, it takes from the manifest, which the digest vouches for.
 */
export function verify(
  journal: Journal,
  request: VerifyStageRequest,
  ports: VerifyStagePorts,
): Promise<void> {
  return untilStopped(async () => {
    const { manifest } = await journal.must("obtain", async (record) => {
      const obtained = await receiveDistributions(request)(record);
      const project = readRuleSettings(obtained.manifest.rules ?? {}, catalogue, "the manifest");
      const run = readRuleSettings(request.rules, catalogue, "the input rules");
      journal.judgeBy(judgeBy(new Map([...project, ...run]), catalogue));
      record.note(...overrideNotices(run, catalogue, "the input rules"));
      return obtained;
    });
    const { python } = request;
    const wanted = {
      manifest,
      temporary: join(request.temporary, "verify"),
      ...(python === undefined ? {} : { python }),
    };
    for (const index of ports.indexes) {
      await journal.step("verify", verifyIndex(wanted, { ...ports, index }), index.index.name);
    }
  });
}
