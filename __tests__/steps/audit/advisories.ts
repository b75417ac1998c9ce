import type { Advisory } from "../../../src/sandbox/vulnerabilities/advisory.ts";

/** Affects one version of a package; `fixed` has a list for each line of versions, as GitHub writes them. */
export function advisory(
  id: string,
  name: string,
  version: string,
  fixed: readonly (readonly string[])[],
  more: Partial<Advisory> = {},
): Advisory {
  return {
    id,
    ...more,
    affected: (fixed.length === 0 ? [[]] : fixed).map((fixes) => ({
      package: { name, ecosystem: "PyPI" },
      ranges: [
        {
          type: "ECOSYSTEM",
          events: [{ introduced: "0" }, ...fixes.map((fix) => ({ fixed: fix }))],
        },
      ],
      versions: [version],
    })),
  };
}
