/*
 * Versions as the index understands them (PEP 440). Written here and not taken from the domain, so that the sandbox
 * does not agree with a mistake of ours.
 */

/** A version, read. */
export interface Version {
  /** Normal form, `str(Version)` in Python: `1.0rc1`, `1!2.0.post1.dev0+local.1`. */
  readonly text: string;
  /** Normal form without trailing zeros of the release: equal for equal versions. */
  readonly canonical: string;
  readonly prerelease: boolean;
  readonly postrelease: boolean;
  readonly local: boolean;
  /** Orders versions when compared part by part. */
  readonly key: readonly (readonly (number | string)[])[];
}

const PATTERN =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?(?:[-_.]?(dev)[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;

const PHASES: Readonly<Record<string, string>> = {
  alpha: "a",
  beta: "b",
  c: "rc",
  pre: "rc",
  preview: "rc",
};

interface Parts {
  readonly epoch: number;
  readonly release: readonly number[];
  readonly pre?: readonly [phase: string, number: number];
  readonly post?: number;
  readonly dev?: number;
  readonly local?: readonly string[];
}

/** Undefined for what PEP 440 does not accept. */
export function parseVersion(text: string): Version | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const parts = partsOf(match);
  const withoutZeros = dropTrailingZeros(parts.release);
  return {
    text: write(parts, parts.release),
    canonical: write(parts, withoutZeros),
    prerelease: parts.pre !== undefined || parts.dev !== undefined,
    postrelease: parts.post !== undefined,
    local: parts.local !== undefined,
    key: keyOf(parts, withoutZeros),
  };
}

function partsOf(match: RegExpExecArray): Parts {
  const [, epoch, release = "0", phase, pre, implicitPost, postWord, post, devWord, dev, local] =
    match;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split(".").map(Number),
    ...(phase !== undefined && { pre: [normalPhase(phase), Number(pre ?? 0)] as const }),
    ...((implicitPost !== undefined || postWord !== undefined) && {
      post: Number(implicitPost ?? post ?? 0),
    }),
    ...(devWord !== undefined && { dev: Number(dev ?? 0) }),
    ...(local !== undefined && {
      local: local
        .toLowerCase()
        .split(/[-_.]/)
        .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : part)),
    }),
  };
}

function normalPhase(phase: string): string {
  return PHASES[phase.toLowerCase()] ?? phase.toLowerCase();
}

function dropTrailingZeros(release: readonly number[]): readonly number[] {
  const last = release.findLastIndex((part) => part !== 0);
  return release.slice(0, Math.max(last, 0) + 1);
}

function write(parts: Parts, release: readonly number[]): string {
  return [
    parts.epoch === 0 ? "" : `${parts.epoch}!`,
    release.join("."),
    parts.pre === undefined ? "" : parts.pre.join(""),
    parts.post === undefined ? "" : `.post${parts.post}`,
    parts.dev === undefined ? "" : `.dev${parts.dev}`,
    parts.local === undefined ? "" : `+${parts.local.join(".")}`,
  ].join("");
}

/** A dev release of no other phase sorts before every pre-release; a missing phase after all of them. */
function keyOf(parts: Parts, release: readonly number[]): Version["key"] {
  const alone = parts.pre === undefined && parts.post === undefined && parts.dev !== undefined;
  return [
    [parts.epoch],
    release,
    alone ? [""] : (parts.pre ?? ["z"]),
    [parts.post ?? -1],
    [parts.dev ?? Number.POSITIVE_INFINITY],
    (parts.local ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  ];
}

/** Negative where `a` comes first. */
export function compareVersions(a: Version, b: Version): number {
  for (const [position, part] of a.key.entries()) {
    const order = compareParts(part, b.key[position] ?? []);
    if (order !== 0) return order;
  }
  return 0;
}

/** Part by part; where a number meets a word, in local versions, the number is the greater. */
function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [position, left] of a.entries()) {
    const right = b[position];
    if (right === undefined) return 1;
    if (typeof left !== typeof right) return typeof left === "number" ? 1 : -1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
