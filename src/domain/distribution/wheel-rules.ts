import type { Diagnostic } from "../diagnostic.ts";
import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { parseDistributionName } from "./file-name.ts";
import { headerOf, headersOf, parseMetadata } from "./metadata.ts";
import { listSome, quote } from "./quote.ts";

const { diagnose } = contentsDiagnostics;
const REBUILD = "Build again with an up-to-date build backend.";

/** Installers ask WHEEL what they may do with the file; PyPI asks that it is there. */
export const wheelHeadersAreSound: Rule<DistributionFacts, Plan> = (_plan, { distributions }) =>
  distributions.flatMap(({ distribution: { name }, layout }) => {
    if (layout.kind !== "wheel") return [];
    const { headers, information } = layout;
    if (headers !== undefined) return judge(name, headers);
    return diagnose("wheel-headers-missing", {
      message: `${name} has no file ${quote(`${information}/WHEEL`)}, which PyPI and installers need.`,
      hint: REBUILD,
    });
  });

function judge(name: string, text: string): readonly Diagnostic[] {
  const headers = parseMetadata(text);
  const version = headerOf(headers, "wheel-version");
  if (version === undefined || !/^1\.\d+$/.test(version.trim())) {
    return [
      diagnose("wheel-headers-invalid", {
        message: `${name} has ${version === undefined ? "no Wheel-Version" : `Wheel-Version ${quote(version)}`} in its file WHEEL; installers know versions 1.0 and later of 1.`,
        hint: REBUILD,
      }),
    ];
  }
  return compareTags(name, headersOf(headers, "tag"));
}

/** Compressed tags stand for all their combinations (PEP 425). */
function compareTags(name: string, stated: readonly string[]): readonly Diagnostic[] {
  const parsed = parseDistributionName(name);
  if (parsed?.kind !== "wheel") return [];
  const { pythonTags, abiTags, platformTags } = parsed;
  const named = combine([pythonTags, abiTags, platformTags]);
  const listed = expandAll(stated);
  if (named.length < MOST && listed.length < MOST && isSameSet(named, listed)) return [];
  return [
    diagnose("wheel-tags-mismatch", {
      message: `${name} is named for the tags ${listTags(named)}, but its file WHEEL states ${listed.length === 0 ? "none" : listTags(listed)}.`,
      hint: "Build again, and rename no wheel: python -m wheel tags changes name and content together.",
    }),
  ];
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && some.every((tag) => other.has(tag));
}

function listTags(tags: readonly string[]): string {
  return tags.length < MOST ? listSome([...new Set(tags)]) : `${MOST} or more`;
}

/** Most combinations that are formed: real wheels have some dozens, a hostile list as many as there is time for. */
const MOST = 10_000;
/** No file name, and so no tag, is longer. */
const LONGEST = 255;

function expandAll(stated: readonly string[]): readonly string[] {
  const listed: string[] = [];
  for (const tag of stated) {
    const parts = tag.trim().slice(0, LONGEST).split("-");
    listed.push(...combine(parts.map((part) => part.split("."))));
    if (listed.length >= MOST) break;
  }
  return listed;
}

/** All combinations, or the first of them, in lower case. */
function combine([first = [], ...rest]: readonly (readonly string[])[]): readonly string[] {
  let heads = first;
  for (const part of rest) {
    heads = heads.flatMap((head) => part.map((tag) => `${head}-${tag}`)).slice(0, MOST);
  }
  return heads.map((tag) => tag.toLowerCase());
}
