import type { AuditedPackage, InstalledPackage } from "../domain/audit/audited.ts";
import type { Interpreter, PythonEnvironment } from "./python.ts";

/** An environment, and the Python that it was made from. */
export interface AuditPlace {
  readonly interpreter: Interpreter;
  readonly environment: PythonEnvironment;
}

/** Known vulnerabilities of what is installed. No code of what is installed runs. */
export interface Auditor {
  /** What is installed there now. Throws a ReleaseError (audit-unavailable). */
  installed(place: AuditPlace): Promise<readonly InstalledPackage[]>;
  /** What is known of what is installed there now. Throws a ReleaseError (audit-unavailable) where there is no answer. */
  audit(place: AuditPlace): Promise<readonly AuditedPackage[]>;
}
