import { mkdtemp, readFile, stat } from "node:fs/promises";
import { devNull } from "node:os";
import { join, resolve } from "node:path";
import type { AuditedPackage } from "../../domain/audit/audited.ts";
import { describeUnavailable } from "../../domain/audit/describe.ts";
import { explainAuditFailure } from "../../domain/audit/explain-failure.ts";
import { readAuditReport } from "../../domain/audit/read-report.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Auditor, AuditPlace } from "../../ports/auditor.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { Interpreter, PythonEnvironment } from "../../ports/python.ts";
import { type Variables, variable } from "../processes/environment.ts";
import { installAuditTool } from "./audit-tool.ts";
import { listInstalled } from "./installed.ts";

/**
 * Where vulnerabilities are looked up. PyPI's list is the better one for a release: it names the fixes of every line of
 * versions, where pip-audit keeps one line of OSV's; it tells what it does not have; and it is asked for nothing that
 * pip has not asked it for. OSV's address can be another one.
 */
export type VulnerabilityService =
  | { readonly kind: "pypi" }
  | { readonly kind: "osv"; readonly url: string };

export interface AuditorOptions {
  readonly commands: Commands;
  /** The folder with our Python tools, and the lock file of pip-audit. */
  readonly carried: string;
  /** An existing folder for environments; whoever made it removes it. */
  readonly temporary: string;
  /** Environment of this process, for the certificates that pip trusts. */
  readonly environment: Variables;
  readonly reporter: Reporter;
  readonly service: VulnerabilityService;
  /** How long the service may keep silent, 15 seconds by default. */
  readonly silenceSeconds?: number;
}

const TIMEOUT_MS = 10 * 60_000;
/** Bytes; that of the most vulnerable package there is has three million. */
const LARGEST_REPORT = 32 * 1024 ** 2;

/** Audits by pip-audit, in an environment of its own that is made when it is first needed. */
export function auditorAdapter(options: AuditorOptions): Auditor {
  const { commands, reporter } = options;
  const made = new Map<string, Promise<PythonEnvironment>>();
  const tool = (interpreter: Interpreter) => {
    const environment = made.get(interpreter.path) ?? installAuditTool(options, interpreter);
    made.set(interpreter.path, environment);
    return environment;
  };
  return {
    installed: async (place) => (await listInstalled(commands, place)).packages,
    audit: async (place) => {
      const { folders, packages } = await listInstalled(commands, place);
      reporter.say(`Looking up known vulnerabilities of ${packages.length} packages`);
      return audit(options, await tool(place.interpreter), folders);
    },
  };
}

async function audit(
  { commands, temporary, environment, service, silenceSeconds = 15 }: AuditorOptions,
  { python }: AuditPlace["environment"],
  folders: readonly string[],
): Promise<readonly AuditedPackage[]> {
  const directory = await mkdtemp(join(resolve(temporary), "audit-"));
  const output = join(directory, "report.json");
  const result = await commands.run(
    [
      python,
      ...["-I", "-m", "pip_audit", "--format=json", "--desc=on", "--aliases=on"],
      ...["--progress-spinner=off", `--timeout=${silenceSeconds}`, `--output=${output}`],
      // A cache may have been filled by others.
      `--cache-dir=${join(directory, "cache")}`,
      ...folders.flatMap((folder) => ["--path", folder]),
      `--vulnerability-service=${service.kind}`,
      ...(service.kind === "osv" ? [`--osv-url=${service.url}`] : []),
    ],
    {
      directory,
      quiet: true,
      timeoutMs: TIMEOUT_MS,
      environment: {
        // Settings of pip's could leave packages out of its list.
        PIP_CONFIG_FILE: devNull,
        ...trusted(environment),
      },
    },
  );
  // It ends with 1 where it finds something, and where it fails; it writes its report last.
  const report = result.status === "exited" ? await readReport(output) : undefined;
  if (report !== undefined) return report;
  throw new ReleaseError(describeUnavailable(`pip-audit ${explainAuditFailure(result)}`));
}

/** Where pip is told to trust a proxy's certificate, requests is to trust it, too. */
function trusted(environment: Variables): Readonly<Record<string, string>> {
  const names = ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PIP_CERT", "SSL_CERT_FILE"];
  const bundle = names.map((name) => variable(environment, name)).find(Boolean);
  return bundle === undefined ? {} : { REQUESTS_CA_BUNDLE: bundle };
}

async function readReport(path: string): Promise<readonly AuditedPackage[] | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (file === undefined || file.size > LARGEST_REPORT) return undefined;
  return readAuditReport(await readFile(path, "utf8"));
}
