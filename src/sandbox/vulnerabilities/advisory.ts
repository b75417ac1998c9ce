/** The parts of an advisory in OSV's format that clients go by. Source: the OSV schema, version 1. */
export interface Advisory {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  /** RFC 3339. */
  readonly withdrawn?: string;
  readonly affected: readonly Affected[];
}

/** GitHub's advisories have one of these for each line of versions, even of the same package. */
export interface Affected {
  readonly package: { readonly name: string; readonly ecosystem: "PyPI" };
  readonly ranges: readonly {
    readonly type: "ECOSYSTEM";
    readonly events: readonly Readonly<Record<string, string>>[];
  }[];
  /** Every version that is affected. */
  readonly versions: readonly string[];
}

/** Whether one of its entries is about just that version. Names are normalised on both sides. */
export function affects({ affected }: Advisory, name: string, version: string): boolean {
  return affected.some((each) => each.package.name === name && each.versions.includes(version));
}

/**
 * The advisory as PyPI shows it: the fixes of all its entries about the project, in their order. Source: warehouse,
 * `integrations/vulnerabilities`, and what OSV reports to it.
 */
export function asPyPIShows(advisory: Advisory, name: string): unknown {
  const events = advisory.affected
    .filter((each) => each.package.name === name)
    .flatMap(({ ranges }) => ranges.flatMap((range) => range.events));
  return {
    aliases: advisory.aliases ?? [],
    details: advisory.details ?? "",
    fixed_in: events.flatMap(({ fixed }) => fixed ?? []),
    id: advisory.id,
    link: `https://osv.dev/vulnerability/${advisory.id}`,
    source: "osv",
    summary: advisory.summary ?? null,
    withdrawn: advisory.withdrawn ?? null,
  };
}
