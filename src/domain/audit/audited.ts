/** What is installed in an environment, as its own metadata names it. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** No vulnerability has as many fixed versions; beyond that they are shown, and not compared. */
export const MOST_FIXES = 200;

export interface Vulnerability {
  /** `PYSEC-2023-212`, `GHSA-g4mx-q9vg-27p4`. */
  readonly id: string;
  /** The same under other names: `CVE-2023-45803`. */
  readonly aliases: readonly string[];
  /** Versions that fix it, as the service spells them; empty where none is known. */
  readonly fixed: readonly string[];
  /** What it is about, in the service's words. */
  readonly description: string;
}

/** What a service of known vulnerabilities says of one package. Those that were withdrawn are not among them. */
export type AuditedPackage =
  | {
      readonly kind: "audited";
      readonly name: string;
      readonly version: string;
      readonly vulnerabilities: readonly Vulnerability[];
    }
  /** The service cannot tell; `why` in the words of the tool. */
  | { readonly kind: "skipped"; readonly name: string; readonly why: string };

export type VulnerablePackage = Extract<AuditedPackage, { readonly kind: "audited" }>;

/** How many dependencies were looked at, and how many of them are vulnerable; undefined where there was no answer. */
export interface AuditedDependencies {
  readonly dependencies: number;
  readonly vulnerable?: number;
}
