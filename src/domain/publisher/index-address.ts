import type { IndexName } from "../plan.ts";

/** Where one package index takes uploads and is read. All addresses end in `/`. */
export interface Index {
  readonly name: IndexName;
  /** Upload API ("legacy"): `https://upload.pypi.org/legacy/`. */
  readonly upload: string;
  /** Simple API (PEP 691): `https://pypi.org/simple/`. */
  readonly simple: string;
  /** Trusted publishing endpoints live under it; undefined for an index that is not known to have them. */
  readonly trustedPublishing?: string;
  /** Where people look at a project; undefined for an index without such pages. */
  readonly site?: string;
}
