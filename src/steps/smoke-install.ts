import { join } from "node:path";
import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import { installedDiagnostics } from "../domain/installed/diagnostics.ts";
import type { Act } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { Sources } from "../domain/outcome.ts";
import type { AuditPlace } from "../ports/auditor.ts";
import type { Interpreter } from "../ports/python.ts";
import { prepareInstallation, type SmokePorts } from "./smoke/installation.ts";
import { tryInstallation } from "./smoke/try-installation.ts";
import { fittingWheel, readWheelIn, wheelsOf } from "./smoke/wheels.ts";

export interface SmokeRequest {
  readonly manifest: Manifest;
  /** Folder of the distributions. */
  readonly distributions: string;
  /** For the test suite and the places that state a version. */
  readonly sources: Sources;
  /** Folder for the environment, outside every source tree; made where it is not there. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string;
  /** Is told when the wheel is installed, before anything else comes into its environment. */
  readonly onInstalled?: (place: AuditPlace, metadata: CoreMetadata) => Promise<void>;
}

/** Installs the built wheel, with its dependencies, in a clean environment and tries what a user would. */
export function smokeInstall(request: SmokeRequest, ports: SmokePorts): Act<"smoke"> {
  return async (record) => {
    const { manifest, distributions, sources, temporary } = request;
    const { python } = ports;
    const interpreter = await python.find(sources.project.requiresPython, request.python);
    const wheel = await fittingWheel(wheelsOf(manifest), interpreter, python);
    if (wheel === undefined) {
      record.note(explainNoWheel(manifest, interpreter));
      record.settle("skipped");
      return { checks: [] };
    }
    const contents = await readWheelIn(distributions, wheel.name);
    const installation = await prepareInstallation({ interpreter, temporary, manifest }, ports);
    await python.install(installation.environment, [join(distributions, wheel.name)]);
    const { environment } = installation;
    await request.onInstalled?.({ interpreter, environment }, contents.metadata);
    const checks = await tryInstallation({ manifest, contents, installation, sources }, python, {
      note: (...diagnostics) => record.note(...diagnostics),
      keep: (soFar) => record.keep({ checks: soFar }),
    });
    return { checks };
  };
}

function explainNoWheel(manifest: Manifest, { version }: Interpreter) {
  const names = wheelsOf(manifest).map(({ name }) => name);
  return installedDiagnostics.diagnose("smoke-no-wheel", {
    message:
      names.length === 0
        ? "There is no wheel among the distributions, so nothing is installed and tried."
        : `No wheel fits Python ${version} on this machine (${names.join(", ")}), so nothing is installed and tried.`,
    hint: "Build a wheel for this platform, or try the wheels in jobs on theirs.",
  });
}
