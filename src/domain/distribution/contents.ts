import type { Distribution } from "../manifest.ts";
import type { CoreMetadata } from "./metadata.ts";

/** What a file's content shows it to be, or to hold. */
export type Secret = "private-key" | "pypi-token" | "github-token";

/** One entry of an archive; `name` is a relative path with `/`, without a final one. */
export type Member =
  | {
      readonly kind: "file";
      readonly name: string;
      /** Bytes. */
      readonly size: number;
      /** Lower-case hex. */
      readonly sha256: string;
      readonly secrets: readonly Secret[];
    }
  | { readonly kind: "directory"; readonly name: string }
  /** A symbolic or hard link that stays within the archive; only sdists have them. */
  | { readonly kind: "link"; readonly name: string; readonly target: string };

/** Where a distribution keeps what describes it, and that text; what is not there is undefined. */
export type Layout =
  | {
      readonly kind: "wheel";
      /** Name of the `.dist-info` directory. */
      readonly information: string;
      readonly record?: string;
      /** Text of WHEEL. */
      readonly headers?: string;
      /** Text of entry_points.txt. */
      readonly entryPoints?: string;
    }
  | {
      readonly kind: "sdist";
      /** Name of the one top-level directory. */
      readonly root: string;
    };

/** What is inside a distribution. */
export interface DistributionContents {
  readonly metadata: CoreMetadata;
  /** In the order of the archive. */
  readonly members: readonly Member[];
  readonly layout: Layout;
}

/** A distribution, and what was found in it. */
export interface InspectedDistribution extends DistributionContents {
  readonly distribution: Distribution;
}
