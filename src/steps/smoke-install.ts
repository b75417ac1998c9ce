import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { ArchiveError } from "../archives/archive-error.ts";
import { openFile } from "../archives/byte-source.ts";
import { explainArchiveError } from "../archives/explain.ts";
import { readWheel, type WheelContents } from "../archives/wheel.ts";
import type { InstalledFacts } from "../domain/facts.ts";
import { installedDiagnostics } from "../domain/installed/diagnostics.ts";
import { installedRules } from "../domain/installed/rules.ts";
import type { Act, Recorder } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { SmokeCheck, Sources, StepResults } from "../domain/outcome.ts";
import type { Index } from "../domain/publisher/index-address.ts";
import { ReleaseError } from "../domain/release-error.ts";
import { applyRules } from "../domain/rule.ts";
import { findVersionStatements } from "../domain/version/statements.ts";
import type { Commands } from "../ports/commands.ts";
import type { Interpreter, Python } from "../ports/python.ts";
import { listPythonModules } from "./gather/python-modules.ts";
import { askScript, explainAbsence, mainScript } from "./smoke/ask-script.ts";
import { type Imported, importModule } from "./smoke/import-modules.ts";
import type { Installation, Tried } from "./smoke/installation.ts";
import { runCommand, runTests } from "./smoke/run-commands.ts";

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
  /** The index that the version is installed from, for a trial; the built file itself where absent. */
  readonly from?: Index;
}

/** Of either step: what they leave behind has one shape. */
type SmokeRecorder = Pick<Recorder<"smoke">, "note" | "settle"> & {
  keep(partial: StepResults["smoke"]): void;
};

export interface SmokePorts {
  readonly python: Python;
  readonly commands: Commands;
}

/**
 * Installs the wheel in a clean environment and tries what a user would: every import, `--version`, the configured
 * commands and the test suite. One failure does not keep the others from being tried.
 */
export function smokeInstall(request: SmokeRequest, ports: SmokePorts): Act<"smoke"> {
  return (record) => tryWheel(request, ports, record);
}

/** The same with the version as an index gives it. */
export function tryIndex(
  request: SmokeRequest & { readonly from: Index },
  ports: SmokePorts,
): Act<"try-index"> {
  return (record) => tryWheel(request, ports, record);
}

async function tryWheel(
  request: SmokeRequest,
  ports: SmokePorts,
  record: SmokeRecorder,
): Promise<StepResults["smoke"]> {
  const { manifest, distributions, sources } = request;
  const { requiresPython } = sources.project;
  const interpreter = await ports.python.find(requiresPython, request.python);
  const wheel = await fittingWheel(manifest, interpreter, ports.python);
  if (wheel === undefined) {
    record.note(explainNoWheel(manifest, interpreter));
    record.settle("skipped");
    return { checks: [] };
  }
  const contents = await readContents(distributions, wheel);
  const installation = await install(request, ports, interpreter, wheel);
  return { checks: await tryAll(request, ports, contents, installation, record) };
}

async function fittingWheel(
  { files }: Manifest,
  interpreter: Interpreter,
  python: Python,
): Promise<string | undefined> {
  const wheels = files.filter(({ kind }) => kind === "wheel").map(({ name }) => name);
  const fit = await python.fits(interpreter, wheels);
  return wheels.find((_, index) => fit[index]);
}

async function readContents(distributions: string, wheel: string): Promise<WheelContents> {
  const file = await openFile(join(distributions, wheel));
  try {
    return await readWheel(file, wheel);
  } catch (error) {
    if (error instanceof ArchiveError) throw new ReleaseError(explainArchiveError(wheel, error));
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * The built wheel brings its dependencies, from where the machine's pip takes packages. The version that an index
 * gives is then put in its place, alone: on TestPyPI anybody may register the name of a dependency.
 */
async function install(
  { distributions, temporary, sources, manifest, from }: SmokeRequest,
  { python, commands }: SmokePorts,
  interpreter: Interpreter,
  wheel: string,
): Promise<Installation> {
  await mkdir(temporary, { recursive: true });
  const directory = await mkdtemp(join(temporary, "installed-"));
  const environment = await python.createEnvironment(interpreter, join(directory, "environment"));
  await python.install(environment, [join(distributions, wheel)]);
  if (from !== undefined) {
    const { project, version } = manifest.plan;
    const alone = ["--force-reinstall", "--no-deps", `--index-url=${from.simple}`];
    await python.install(environment, [...alone, `${project}==${version}`]);
  }
  const folder = join(directory, "tmp");
  await mkdir(folder);
  return { commands, environment, folder, variables: sources.configuration.environment };
}

async function tryAll(
  { manifest, sources }: SmokeRequest,
  { python }: SmokePorts,
  contents: WheelContents,
  installation: Installation,
  record: SmokeRecorder,
): Promise<readonly SmokeCheck[]> {
  const checks: SmokeCheck[] = [];
  const keep = <T extends Tried>(tried: T): T => {
    record.note(...tried.findings);
    checks.push(tried.check);
    record.keep({ checks: [...checks] });
    return tried;
  };
  const imported: Imported[] = [];
  for (const name of contents.importNames) {
    imported.push(keep(await importModule(installation, name)));
  }
  const modules = imported.flatMap(({ module }) => module ?? []);
  const statements = findVersionStatements(await listPythonModules(sources));
  record.note(...applyRules(installedRules, manifest.plan, { modules, statements }));
  const script = await tryScript(manifest, contents, installation, statements, record);
  if (script !== undefined) keep(script);
  for (const text of manifest.smoke.commands) keep(await runCommand(installation, text));
  const { tests } = manifest.smoke;
  if (tests !== undefined) {
    keep(await runTests(installation, python, tests, sources.directory));
  }
  return checks;
}

/** The main script's answer to `--version`; undefined where there is none, or one that we chose does not tell. */
async function tryScript(
  { plan, smoke }: Manifest,
  contents: WheelContents,
  installation: Installation,
  statements: InstalledFacts["statements"],
  record: SmokeRecorder,
): Promise<Tried | undefined> {
  const script = mainScript(contents, smoke.script, [plan.project, ...contents.importNames]);
  if (script === undefined) return undefined;
  const name = `${script.name} --version`;
  const absent = explainAbsence(contents, script);
  if (absent !== undefined) return { check: { name, passed: false }, findings: [absent] };
  const answer = await askScript(installation, script);
  if ("silent" in answer) {
    if (script.configured) return { check: { name, passed: false }, findings: [answer.silent] };
    record.note(answer.silent);
    return undefined;
  }
  const facts = { modules: [], script: answer.script, statements };
  const findings = applyRules(installedRules, plan, facts);
  return { check: { name, passed: findings.length === 0 }, findings };
}

function explainNoWheel({ files }: Manifest, { version }: Interpreter) {
  const names = files.filter(({ kind }) => kind === "wheel").map(({ name }) => name);
  return installedDiagnostics.diagnose("smoke-no-wheel", {
    message:
      names.length === 0
        ? "There is no wheel among the distributions, so nothing is installed and tried."
        : `No wheel fits Python ${version} on this machine (${names.join(", ")}), so nothing is installed and tried.`,
    hint: "Build a wheel for this platform, or try the wheels in jobs on theirs.",
  });
}
