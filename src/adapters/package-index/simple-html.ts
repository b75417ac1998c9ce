import { parseHtml } from "./html.ts";

/** A file as a page of the simple API links to it. */
export interface SimpleLink {
  readonly name: string;
  /** Without its fragment. */
  readonly url: string;
  /** Lower-case hex, where the fragment has one. */
  readonly sha256?: string;
  readonly yanked: boolean;
  readonly requiresPython?: string;
}

export interface SimplePage {
  /** Whether the page says itself that it is one of the simple API, by PEP 629 or by a title that servers give it. */
  readonly declared: boolean;
  readonly links: readonly SimpleLink[];
}

/** What servers write in titles and headings: `Simple Index`, `Links for omi`. */
const TITLES = /\b(?:simple index|links for)\b/i;

/** Reads a page of the simple API as HTML (PEP 503, 592, 629), found at an address. One that nests without end is none. */
export function readSimplePage(html: string, address: string): SimplePage {
  const anchors: Readonly<Record<string, string>>[] = [];
  let base: string | undefined;
  let declared = false;
  let titles = "";
  let inTitle = false;
  const whole = parseHtml(html, {
    onopentag: (name, attributes) => {
      if (isTitle(name)) inTitle = true;
      if (name === "a") anchors.push(attributes);
      if (name === "base") base ??= attributes["href"];
      if (name === "meta" && attributes["name"] === "pypi:repository-version") declared = true;
    },
    onclosetag: (name) => {
      if (!isTitle(name)) return;
      inTitle = false;
      titles += "\n";
    },
    ontext: (text) => {
      if (inTitle) titles += text;
    },
  });
  if (!whole) return { declared: false, links: [] };
  const root =
    base !== undefined && URL.canParse(base, address) ? new URL(base, address).href : address;
  return {
    declared: declared || TITLES.test(titles),
    links: anchors.flatMap((anchor) => readLink(anchor, root) ?? []),
  };
}

function isTitle(tag: string): boolean {
  return tag === "title" || tag === "h1";
}

/** The last part of the address is the file's name; links that end in `/` lead to other pages. */
function readLink(anchor: Readonly<Record<string, string>>, base: string): SimpleLink | undefined {
  const href = anchor["href"] ?? "";
  if (href === "" || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  const name = decoded(url.pathname.split("/").at(-1) ?? "");
  if (name === "" || !/^https?:$/.test(url.protocol)) return undefined;
  const sha256 = /^#(?:.*&)?sha256=([0-9a-f]{64})(?:&|$)/i.exec(url.hash)?.[1]?.toLowerCase();
  const requiresPython = anchor["data-requires-python"] ?? "";
  url.hash = "";
  return {
    name,
    url: url.href,
    ...(sha256 === undefined ? {} : { sha256 }),
    yanked: anchor["data-yanked"] !== undefined,
    ...(requiresPython === "" ? {} : { requiresPython }),
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
