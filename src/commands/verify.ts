import { join } from "node:path";
import type { Journal } from "../domain/journal.ts";
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
    const { manifest } = await journal.must("obtain", receiveDistributions(request));
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
