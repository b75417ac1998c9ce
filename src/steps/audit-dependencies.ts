import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { AuditedDependencies, InstalledPackage } from "../domain/audit/audited.ts";
import { describeUnavailable } from "../domain/audit/describe.ts";
import { dependenciesAmong, judgeAudit, vulnerableAmong } from "../domain/audit/judge-audit.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { type CoreMetadata, headersOf } from "../domain/distribution/metadata.ts";
import { parseRequirement } from "../domain/distribution/requirement.ts";
import type { Sources } from "../domain/outcome.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { Auditor, AuditPlace } from "../ports/auditor.ts";
import type { Python } from "../ports/python.ts";

/** An environment with a project in it, and what the project asks for. */
export interface AuditSubject {
  /** Name of the project. */
  readonly project: string;
  /** Its dependency specifiers, as `Requires-Dist` has them. */
  readonly requirements: readonly string[];
  readonly place: AuditPlace;
  /** What was there before anything else was installed; undefined: what is there when it is audited. */
  readonly packages?: readonly InstalledPackage[];
}

export interface DeclaredAuditRequest {
  readonly sources: Pick<Sources, "project" | "declared">;
  /** Folder for the environment, outside every source tree; made where it is not there. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
}

/** What the acts are told to: the journal's recorder is one. */
export interface AuditRecorder {
  note(...diagnostics: readonly Diagnostic[]): void;
  settle(status: "skipped"): void;
}

type AuditAct = (record: AuditRecorder) => Promise<AuditedDependencies>;

/** What a wheel has brought into its environment; to be taken before its tests bring more. */
export async function auditSubject(
  project: string,
  metadata: CoreMetadata,
  place: AuditPlace,
  auditor: Auditor,
): Promise<AuditSubject> {
  const subject = { project, requirements: headersOf(metadata, "requires-dist"), place };
  const packages = await explained(auditor.installed(place));
  // The audit itself asks again, and says what is wrong.
  return "why" in packages ? subject : { ...subject, packages: packages.value };
}

/** Looks up the known vulnerabilities of what is installed with a project. That there is no answer ends no run. */
export function auditInstalled(
  subject: AuditSubject,
  { auditor }: { readonly auditor: Auditor },
): AuditAct {
  return (record) => auditPlace(subject, { projectIsThere: true }, auditor, record);
}

/** The same before there is a wheel: of what the dependencies come to that `[project]` declares. */
export function auditDeclared(
  request: DeclaredAuditRequest,
  { auditor, python }: { readonly auditor: Auditor; readonly python: Python },
): AuditAct {
  return async (record) => {
    const requirements = declaredIn(request.sources);
    if (requirements.length === 0) return nothing(record);
    const place = await explained(installDeclared(request, requirements, python));
    if ("why" in place) {
      const why = place.why.map(({ message }) => message).join(" ");
      record.note(describeUnavailable(`They cannot be installed to be audited. ${why}`));
      return { dependencies: requirements.length };
    }
    const { name: project } = request.sources.project;
    const subject = { project, requirements, place: place.value };
    return auditPlace(subject, { projectIsThere: false }, auditor, record);
  };
}

async function auditPlace(
  { project, requirements, place, packages }: AuditSubject,
  { projectIsThere }: { readonly projectIsThere: boolean },
  auditor: Auditor,
  record: AuditRecorder,
): Promise<AuditedDependencies> {
  const installed = await explained(packages ?? auditor.installed(place));
  if ("why" in installed) {
    record.note(...installed.why);
    return { dependencies: requirements.length };
  }
  const dependencies = dependenciesAmong(installed.value, project).length;
  if (projectIsThere && dependencies === installed.value.length) {
    // An environment that is looked for in the wrong place has no dependencies either.
    record.note(describeUnavailable(`${project} is not found where it was installed.`));
    return { dependencies };
  }
  // Nothing is fetched to audit nothing.
  if (dependencies === 0) return nothing(record);
  const audited = await explained(auditor.audit(place));
  if ("why" in audited) {
    record.note(...audited.why);
    return { dependencies };
  }
  const facts = { project, requirements, installed: installed.value, audited: audited.value };
  record.note(...judgeAudit(facts));
  return { dependencies, vulnerable: vulnerableAmong(facts).length };
}

function nothing(record: AuditRecorder): AuditedDependencies {
  record.settle("skipped");
  return { dependencies: 0, vulnerable: 0 };
}

/** Those without an extra; none where the build decides them, as only the wheel tells then. */
function declaredIn({ declared }: DeclaredAuditRequest["sources"]): readonly string[] {
  if (declared === undefined || declared.open.includes("dependencies")) return [];
  return declared.dependencies
    .filter(({ text, extra }) => extra === undefined && parseRequirement(text) !== undefined)
    .map(({ text }) => text.trim());
}

async function installDeclared(
  { sources, temporary, python: asked }: DeclaredAuditRequest,
  requirements: readonly string[],
  python: Python,
): Promise<AuditPlace> {
  const interpreter = await python.find(sources.project.requiresPython, asked);
  await mkdir(temporary, { recursive: true });
  const directory = await mkdtemp(join(temporary, "dependencies-"));
  const environment = await python.createEnvironment(interpreter, join(directory, "environment"));
  await python.install(environment, requirements);
  return { interpreter, environment };
}

type Explained<Value> =
  | { readonly value: Value }
  /** What is known of the failure. */
  | { readonly why: readonly Diagnostic[] };

async function explained<Value>(asked: Promise<Value> | Value): Promise<Explained<Value>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return { why: error.diagnostics };
  }
}
