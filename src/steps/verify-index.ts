import type { Diagnostic } from "../domain/diagnostic.ts";
import { installedDiagnostics } from "../domain/installed/diagnostics.ts";
import { adviseWithdrawal } from "../domain/installed/withdrawal.ts";
import type { Act, Recorder } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { SmokeCheck } from "../domain/outcome.ts";
import { type Index, indexLabel } from "../domain/publisher/index-address.ts";
import { isTrial, mayPassOver } from "../domain/publisher/targets.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Interpreter } from "../ports/python.ts";
import {
  type FromIndex,
  type FromIndexPorts,
  type FromIndexRequest,
  installFromIndex,
} from "./smoke/install-from-index.ts";
import { tryInstallation } from "./smoke/try-installation.ts";
import { wheelsOf } from "./smoke/wheels.ts";
import { explainNoTrial } from "./upload/compare.ts";

/** `sources` add the test suite and the places that state a version; without them the manifest is all that is needed. */
export type VerifyRequest = FromIndexRequest;
export type VerifyPorts = FromIndexPorts;

/**
 * Installs the version from an index in a clean environment, and tries what a user would. A wheel that does not work is
 * an error, which says how to withdraw the version where it is public; one that cannot be had now is a warning.
 */
export function verifyIndex(request: VerifyRequest, ports: VerifyPorts): Act<"verify"> {
  return async (record) => {
    const { manifest } = request;
    const { index } = ports.index;
    const given = await installFromIndex(request, ports);
    switch (given.kind) {
      case "no-wheel":
        record.note(explainNoWheel(manifest, index, given.interpreter));
        record.settle("skipped");
        return { installed: false, checks: [] };
      case "unavailable":
        record.note(explainNotInstalled(manifest, index, given.why));
        return { installed: false, checks: [] };
      case "other-bytes":
        if (!mayPassOver(index.name, manifest.plan)) throw new ReleaseError(given.why);
        record.note(explainNoTrial([given.why], ports.index, manifest.plan));
        record.settle("skipped");
        return { installed: false, checks: [] };
      case "installed":
        return { installed: true, checks: await tryGiven(request, ports, given, record) };
    }
  };
}

async function tryGiven(
  { manifest, sources }: VerifyRequest,
  { index: { index }, python }: VerifyPorts,
  { contents, installation }: Extract<FromIndex, { readonly kind: "installed" }>,
  record: Recorder<"verify">,
): Promise<readonly SmokeCheck[]> {
  const { plan } = manifest;
  const trial = isTrial(index.name, plan.indexes);
  const advise = (finding: Diagnostic) =>
    trial ? finding : adviseWithdrawal(finding, plan, index);
  let checks: readonly SmokeCheck[] = [];
  try {
    await tryInstallation({ manifest, contents, installation, sources }, python, {
      note: (...findings) => record.note(...findings.map(advise)),
      keep: (soFar) => {
        checks = soFar;
        record.keep({ installed: true, checks });
      },
    });
  } catch (error) {
    // What the test suite needs beside the wheel comes from elsewhere.
    if (!(error instanceof ReleaseError)) throw error;
    record.note(explainNotInstalled(manifest, index, error.diagnostics));
  }
  return checks;
}

function explainNoWheel(manifest: Manifest, { name }: Index, interpreter: Interpreter | undefined) {
  const names = wheelsOf(manifest).map((wheel) => wheel.name);
  const why =
    interpreter === undefined
      ? "There is no wheel among the distributions, and an sdist is not built here, because that would run whatever the index has under the names of its build requirements"
      : `No wheel fits Python ${interpreter.version} on this machine (${names.join(", ")})`;
  return installedDiagnostics.diagnose("verify-no-wheel", {
    message: `${why}, so nothing is installed from ${indexLabel(name)}.`,
    hint: "To have it tried, build a wheel for this platform, or verify on a machine that a wheel fits.",
  });
}

function explainNotInstalled(
  { plan: { project, version, indexes } }: Manifest,
  { name, simple }: Index,
  why: readonly Diagnostic[],
) {
  if (isTrial(name, indexes)) {
    return installedDiagnostics.diagnose("trial-not-installed", {
      message: `${project} ${version} was uploaded to ${indexLabel(name)}, but cannot be installed from there: ${why.map(({ message }) => message).join(" ")}`,
      hint: "Nothing has gone to another index. Run the job again later: it goes on from here. To go on without the trial, set rules: trial-not-installed=warning.",
    });
  }
  return installedDiagnostics.diagnose("verify-not-installed", {
    message: `${project} ${version} cannot be installed from ${indexLabel(name)} to be tried: ${why.map(({ message }) => message).join(" ")}`,
    hint: `Nothing is known to be wrong with the version itself. Try it later: pip install --no-cache-dir --no-deps --index-url ${simple} ${project}==${version}`,
  });
}
