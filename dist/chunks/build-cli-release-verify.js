import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  explainNoTrial
} from "./build-cli-publish-release-verify.js";
import {
  fittingWheel,
  prepareInstallation,
  readWheelIn,
  tryInstallation,
  wheelsOf
} from "./build-cli-github-release-publish-release-verify.js";
import {
  ReleaseError,
  decideUpload,
  headerOf,
  indexLabel,
  installedDiagnostics,
  isTrial,
  mayPassOver,
  normalizeProjectName,
  publisherDiagnostics
} from "./shared.js";

// src/domain/installed/withdrawal.ts
function adviseWithdrawal(finding, { project, version }, { name, site }) {
  if (finding.severity !== "error") return finding;
  const page = `${site}manage/project/${normalizeProjectName(project)}/release/${version}/`;
  const where = site === void 0 ? "there" : `on ${page}`;
  const advice = `${indexLabel(name)} gives ${project} ${version} to everybody already, and a published file cannot be replaced. Yank the version ${where}, so that installers pass it over, and release the next patch version.`;
  return { ...finding, hint: finding.hint === void 0 ? advice : `${advice}
${finding.hint}` };
}

// src/steps/smoke/install-from-index.ts
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
var PAUSES = [5e3, 15e3, 3e4];
async function installFromIndex(request, ports) {
  try {
    return await install(request, ports);
  } catch (error) {
    if (error instanceof Unavailable) return { kind: "unavailable", why: error.why };
    if (error instanceof OtherBytes) return { kind: "other-bytes", why: error.why };
    throw error;
  }
}
var OtherBytes = class extends Error {
  why;
  constructor(why) {
    super();
    this.why = why;
  }
};
var Unavailable = class extends Error {
  why;
  constructor(why) {
    super();
    this.why = why;
  }
};
async function available(given) {
  return given.catch((error) => {
    throw error instanceof ReleaseError ? new Unavailable(error.diagnostics) : error;
  });
}
async function install(request, ports) {
  const { manifest, temporary } = request;
  const { index, python } = ports;
  const wheels = wheelsOf(manifest);
  const smallest = wheels.toSorted((one, other) => one.size - other.size)[0];
  if (smallest === void 0) return { kind: "no-wheel" };
  const listed = await available(index.files(manifest.plan.project, manifest.plan.version));
  await mkdir(temporary, { recursive: true });
  const folder = await mkdtemp(join(temporary, "wheels-"));
  const fetched = (wheel2) => fetchWheel(wheel2, listed, folder, index);
  const probe = await fetched(smallest);
  const requires = headerOf(probe.metadata, "requires-python");
  const interpreter = await available(python.find(requires, request.python));
  const wheel = await available(fittingWheel(wheels, interpreter, python));
  if (wheel === void 0) return { kind: "no-wheel", interpreter };
  const contents = wheel === smallest ? probe : await fetched(wheel);
  const installation = await available(
    prepareInstallation({ interpreter, temporary, manifest }, ports)
  );
  await available(installAlone(manifest, wheel, installation, folder, ports));
  await available(python.install(installation.environment, [join(folder, wheel.name)]));
  return { kind: "installed", contents, installation };
}
async function fetchWheel(wheel, listed, folder, index) {
  const file = listed.find(({ name }) => name === wheel.name);
  const decision = decideUpload(wheel, file);
  if (decision.do === "stop") throw new OtherBytes(decision.why);
  if (file === void 0) throw new Unavailable([explainUnlisted(wheel, index)]);
  await available(index.download(file, join(folder, wheel.name)));
  return readWheelIn(folder, wheel.name);
}
async function installAlone({ plan }, { sha256 }, { environment }, folder, { index, python, clock }) {
  const list = join(folder, "requirements.txt");
  await writeFile(list, `${plan.project}==${plan.version} --hash=sha256:${sha256}
`);
  const from = [`--index-url=${index.index.simple}`, "--no-deps", "--only-binary=:all:"];
  const request = [...from, "--require-hashes", `--requirement=${list}`];
  for (const pause of PAUSES) {
    try {
      return await python.install(environment, request);
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      await clock.sleep(pause);
    }
  }
  await python.install(environment, request);
}
function explainUnlisted({ name }, { index }) {
  return publisherDiagnostics.diagnose("not-verified", {
    message: `${index.name} does not list ${name}.`
  });
}

// src/steps/verify-index.ts
function verifyIndex(request, ports) {
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
async function tryGiven({ manifest, sources }, { index: { index }, python }, { contents, installation }, record) {
  const { plan } = manifest;
  const trial = isTrial(index.name, plan.indexes);
  const advise = (finding) => trial ? finding : adviseWithdrawal(finding, plan, index);
  let checks = [];
  try {
    await tryInstallation({ manifest, contents, installation, sources }, python, {
      note: (...findings) => record.note(...findings.map(advise)),
      keep: (soFar) => {
        checks = soFar;
        record.keep({ installed: true, checks });
      }
    });
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    record.note(explainNotInstalled(manifest, index, error.diagnostics));
  }
  return checks;
}
function explainNoWheel(manifest, { name }, interpreter) {
  const names = wheelsOf(manifest).map((wheel) => wheel.name);
  const why = interpreter === void 0 ? "There is no wheel among the distributions, and an sdist is not built here, because that would run whatever the index has under the names of its build requirements" : `No wheel fits Python ${interpreter.version} on this machine (${names.join(", ")})`;
  return installedDiagnostics.diagnose("verify-no-wheel", {
    message: `${why}, so nothing is installed from ${indexLabel(name)}.`,
    hint: "To have it tried, build a wheel for this platform, or verify on a machine that a wheel fits."
  });
}
function explainNotInstalled({ plan: { project, version, indexes } }, { name, simple }, why) {
  if (isTrial(name, indexes)) {
    return installedDiagnostics.diagnose("trial-not-installed", {
      message: `${project} ${version} was uploaded to ${indexLabel(name)}, but cannot be installed from there: ${why.map(({ message }) => message).join(" ")}`,
      hint: "Nothing has gone to another index. Run the job again later: it goes on from here. To go on without the trial, set rules: trial-not-installed=warning."
    });
  }
  return installedDiagnostics.diagnose("verify-not-installed", {
    message: `${project} ${version} cannot be installed from ${indexLabel(name)} to be tried: ${why.map(({ message }) => message).join(" ")}`,
    hint: `Nothing is known to be wrong with the version itself. Try it later: pip install --no-cache-dir --no-deps --index-url ${simple} ${project}==${version}`
  });
}

export {
  verifyIndex
};
