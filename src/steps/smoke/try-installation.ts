import type { WheelContents } from "../../archives/wheel.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { InstalledFacts } from "../../domain/facts.ts";
import { installedRules } from "../../domain/installed/rules.ts";
import type { Manifest } from "../../domain/manifest.ts";
import type { SmokeCheck, Sources } from "../../domain/outcome.ts";
import { applyRules } from "../../domain/rule.ts";
import { findVersionStatements } from "../../domain/version/statements.ts";
import type { Python } from "../../ports/python.ts";
import { listPythonModules } from "../gather/python-modules.ts";
import { askScript, explainAbsence, mainScript } from "./ask-script.ts";
import { type Imported, importModule } from "./import-modules.ts";
import type { Installation, Tried } from "./installation.ts";
import { runCommand, runTests, TESTS_FOLDER } from "./run-commands.ts";

export interface Trial {
  readonly manifest: Manifest;
  /** Of the wheel that is installed. */
  readonly contents: WheelContents;
  readonly installation: Installation;
  /** Where versions are stated and the tests are; without them a test suite that needs its folder is left out. */
  readonly sources?: Sources | undefined;
}

/** What a trial is told to as it goes on. */
export interface TrialRecorder {
  note(...diagnostics: readonly Diagnostic[]): void;
  /** All checks so far. */
  keep(checks: readonly SmokeCheck[]): void;
}

/**
 * Tries what a user would: every import, `--version`, the configured commands and the test suite. One failure does not
 * keep the others from being tried.
 */
export async function tryInstallation(
  trial: Trial,
  python: Python,
  record: TrialRecorder,
): Promise<readonly SmokeCheck[]> {
  const { manifest, contents, installation, sources } = trial;
  const checks: SmokeCheck[] = [];
  const keep = <T extends Tried>(tried: T): T => {
    record.note(...tried.findings);
    checks.push(tried.check);
    record.keep([...checks]);
    return tried;
  };
  const imported: Imported[] = [];
  for (const name of contents.importNames) {
    imported.push(keep(await importModule(installation, name)));
  }
  const modules = imported.flatMap(({ module }) => module ?? []);
  const statements = sources ? findVersionStatements(await listPythonModules(sources)) : [];
  record.note(...applyRules(installedRules, manifest.plan, { modules, statements }));
  const script = await tryScript(trial, statements, record);
  if (script !== undefined) keep(script);
  for (const text of manifest.smoke.commands) keep(await runCommand(installation, text));
  const { tests } = manifest.smoke;
  if (tests !== undefined && (sources !== undefined || !tests.includes(TESTS_FOLDER))) {
    keep(await runTests(installation, python, tests, sources?.directory));
  }
  return checks;
}

/** The main script's answer to `--version`; undefined where there is none, or one that we chose does not tell. */
async function tryScript(
  { manifest: { plan, smoke }, contents, installation }: Trial,
  statements: InstalledFacts["statements"],
  record: TrialRecorder,
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
