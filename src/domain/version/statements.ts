/** A place in the sources that states the version: `__version__ = "0.3.0"`. */
export interface VersionStatement {
  /** Relative to the repository's root. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** As written. */
  readonly version: string;
  /** Import name of the module that states it: `omi`. */
  readonly module: string;
}

/** A Python source file, as far as version statements are concerned. */
export interface ModuleSource {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  /** Import name: `omi` for `src/omi/__init__.py`. */
  readonly module: string;
}

/** An assignment of a plain string at the beginning of a line, annotated or chained (`__version__ = version = "…"`) or not. */
const STATEMENT =
  /^__version__[ \t]*(?::[^=]*)?=[ \t]*(?:\w+[ \t]*=[ \t]*)*(?:"([^"\\]+)"|'([^'\\]+)')[ \t]*(?:[;#].*)?$/;

/** No version statement is longer; the limit keeps minified lines away from the pattern. */
const LONGEST_LINE = 500;

/**
 * Every `__version__ = "…"` that stands at module level, in order. Comments, other names and text within
 * triple-quoted strings do not count; what is computed (`version("omi")`) states nothing.
 */
export function findVersionStatements(files: readonly ModuleSource[]): readonly VersionStatement[] {
  return files.flatMap(findInFile);
}

function findInFile({ path, text, module }: ModuleSource): readonly VersionStatement[] {
  const statements: VersionStatement[] = [];
  let quote: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const match = quote === undefined && line.length <= LONGEST_LINE ? STATEMENT.exec(line) : null;
    const version = match?.[1] ?? match?.[2];
    if (version !== undefined) statements.push({ file: path, line: index + 1, version, module });
    quote = quoteAfter(line, quote);
  }
  return statements;
}

/** The triple quote that is still open at the end of a line. Cheap: a triple quote within a short string is taken for one. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (const [found] of line.matchAll(/"""|'''|#/g)) {
    if (quote === undefined && found === "#") return undefined;
    if (quote === undefined) quote = found;
    else if (quote === found) quote = undefined;
  }
  return quote;
}
