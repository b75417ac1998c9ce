import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { auditorAdapter, type VulnerabilityService } from "../../../src/adapters/python/auditor.ts";
import { pythonAdapter } from "../../../src/adapters/python/python.ts";
import type { AuditedDependencies } from "../../../src/domain/audit/audited.ts";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import type { Auditor, AuditPlace } from "../../../src/ports/auditor.ts";
import type { Interpreter, Python } from "../../../src/ports/python.ts";
import {
  startVulnerabilities,
  type VulnerabilityServer,
} from "../../../src/sandbox/vulnerabilities/server.ts";
import type { AuditRecorder } from "../../../src/steps/audit-dependencies.ts";
import { type SampleProject, writeProject } from "../../adapters/python/sample-project.ts";
import { auditWheels } from "../../audit-wheels.ts";

const run = promisify(execFile);
const carried = fileURLToPath(new URL("../../../python/", import.meta.url));

/** What an audit has said. */
export interface Audit {
  readonly result: AuditedDependencies;
  readonly noted: readonly Diagnostic[];
  readonly settled: string | undefined;
}

export interface World {
  readonly service: VulnerabilityServer;
  /** As what auditors ask it from now on; OSV at first. */
  asked: VulnerabilityService;
  readonly folder: string;
  readonly interpreter: Interpreter;
  readonly python: Python;
  /** An auditor with a pip-audit of its own. */
  auditor(environment?: Readonly<Record<string, string>>): Auditor;
  /** What our own lines said. */
  readonly said: readonly string[];
  /** Makes wheels that pip finds here, and nothing else. */
  offer(...projects: readonly SampleProject[]): Promise<void>;
  /** A clean environment with these requirements in it. */
  install(...requirements: readonly string[]): Promise<AuditPlace>;
  audit(act: (record: AuditRecorder) => Promise<AuditedDependencies>): Promise<Audit>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-audit-")));
  const links = join(folder, "links");
  const finding = (wheels: string) => ({
    PATH: process.env["PATH"],
    HOME: folder,
    PIP_NO_INDEX: "1",
    PIP_FIND_LINKS: wheels,
  });
  const said: string[] = [];
  const reporter = { say: (line: string) => void said.push(line), quote: () => undefined };
  const adapted = (environment: Readonly<Record<string, string | undefined>>) => {
    const commands = commandsAdapter({ environment, reporter });
    return { commands, carried, temporary: folder, environment, reporter };
  };
  const python = pythonAdapter(adapted(finding(links)));
  const tools = finding(await auditWheels());
  const interpreter = await python.find(">=3.10", undefined);
  const service = await startVulnerabilities();
  let environments = 0;
  const world: World = {
    ...{ service, folder, interpreter, python, said },
    asked: { kind: "osv", url: service.queryUrl },
    auditor: (environment = {}) =>
      auditorAdapter({
        ...adapted({ ...tools, ...environment }),
        silenceSeconds: 2,
        get service() {
          return world.asked;
        },
      }),
    async offer(...projects) {
      for (const project of projects) await buildWheel(folder, project, links);
    },
    async install(...requirements) {
      environments += 1;
      const place = join(folder, `environment-${environments}`);
      const made = await python.createEnvironment(interpreter, place);
      await python.install(made, requirements);
      return { interpreter, environment: made };
    },
    audit,
    close: async () => {
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
  return world;
}

async function audit(act: (record: AuditRecorder) => Promise<AuditedDependencies>): Promise<Audit> {
  const noted: Diagnostic[] = [];
  let settled: string | undefined;
  const result = await act({
    note: (...diagnostics) => void noted.push(...diagnostics),
    settle: (status) => {
      settled = status;
    },
  });
  return { result, noted, settled };
}

/** By the backend that the project brings, without isolation. */
async function buildWheel(folder: string, project: SampleProject, into: string): Promise<void> {
  const directory = await mkdtemp(join(folder, "project-"));
  await writeProject(directory, project);
  const build = `import backend, os; os.makedirs(${JSON.stringify(into)}, exist_ok=True); backend.build_wheel(${JSON.stringify(into)})`;
  await run("python3", ["-c", build], { cwd: directory });
}
