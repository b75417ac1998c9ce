import type { CoreMetadata } from "../domain/distribution/metadata.ts";
import type { Journal } from "../domain/journal.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { ProjectSettings, Sources } from "../domain/outcome.ts";
import type { Plan } from "../domain/plan.ts";
import type { Auditor, AuditPlace } from "../ports/auditor.ts";
import type { Commands } from "../ports/commands.ts";
import type { GitHub } from "../ports/github.ts";
import type { Python } from "../ports/python.ts";
import { type AuditSubject, auditInstalled, auditSubject } from "../steps/audit-dependencies.ts";
import { compareContent } from "../steps/compare-content.ts";
import { inspectDistributions } from "../steps/inspect-distributions.ts";
import { smokeInstall } from "../steps/smoke-install.ts";

export interface InspectionRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Folder of the distributions. */
  readonly distributions: string;
  /** The project as the commit has it: it declares what is inspected, and says what its build generates. */
  readonly project: ProjectSettings;
}

/** What can be seen without running anything; both run even where one finds something, so that all is told at once. */
export async function inspect(
  journal: Journal,
  request: InspectionRequest,
  ports: { readonly github: Pick<GitHub, "tree" | "blob"> },
): Promise<void> {
  const { plan, manifest, distributions, project } = request;
  const { declared, configuration } = project;
  await journal.step("inspect", inspectDistributions(plan, manifest, distributions, declared));
  const { generated } = configuration.build;
  const comparison = { plan, manifest, distributions, generated };
  await journal.step("compare-content", compareContent(comparison, ports));
}

export interface TryRequest {
  readonly manifest: Manifest;
  readonly distributions: string;
  readonly sources: Sources;
  /** Folder for the environment; made where it is not there. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string | undefined;
}

/** The wheel, installed and tried; and what it has brought along, looked up. */
export async function smoke(
  journal: Journal,
  { python, ...request }: TryRequest,
  ports: { readonly python: Python; readonly commands: Commands; readonly auditor: Auditor },
): Promise<void> {
  const asked = python === undefined ? {} : { python };
  const { project } = request.manifest.plan;
  const subjects: AuditSubject[] = [];
  const onInstalled = async (place: AuditPlace, metadata: CoreMetadata) => {
    subjects.push(await auditSubject(project, metadata, place, ports.auditor));
  };
  await journal.step("smoke", smokeInstall({ ...request, ...asked, onInstalled }, ports));
  for (const subject of subjects) {
    await journal.step("audit-dependencies", auditInstalled(subject, ports));
  }
}
