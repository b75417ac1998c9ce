import type { Diagnostic } from "../diagnostic.ts";
import type { DistributionFacts } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { parseDistributionName } from "./file-name.ts";
import { headerOf, headersOf, parseMetadata } from "./metadata.ts";
import { listSome, quote } from "./quote.ts";

const { diagnose } = contentsDiagnostics;
const REBUILD = "Build again with an up-to-date build backend.";

/** Installers ask WHEEL what they may do with the file; PyPI asks that it is there. */
export const wheelHeadersAreSound: Rule<DistributionFacts> = (_plan, { distributions }) =>
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
  const named = new Set(combine([pythonTags, abiTags, platformTags]));
  const listed = new Set(stated.flatMap(expand));
  const lacking = [...named].filter((tag) => !listed.has(tag));
  const extra = [...listed].filter((tag) => !named.has(tag));
  if (lacking.length === 0 && extra.length === 0) return [];
  return [
    diagnose("wheel-tags-mismatch", {
      message: `${name} is named for the tags ${listSome([...named])}, but its file WHEEL states ${listed.size === 0 ? "none" : listSome([...listed])}.`,
      hint: "Build again, and rename no wheel: python -m wheel tags changes name and content together.",
    }),
  ];
}

function expand(tag: string): readonly string[] {
  return combine(
    tag
      .trim()
      .split("-")
      .map((part) => part.split(".")),
  );
}

/** Most combinations that are formed: real wheels have some dozens. */
const MOST = 10_000;

function combine(parts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = parts;
  return rest
    .reduce(
      (heads, part) => heads.flatMap((head) => part.map((tag) => `${head}-${tag}`)).slice(0, MOST),
      first,
    )
    .map((tag) => tag.toLowerCase());
}
