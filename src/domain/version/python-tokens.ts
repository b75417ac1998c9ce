/** A word, number or sign of Python code, or a string of it. Comments and white space are none. */
export interface PythonToken {
  readonly kind: "word" | "sign" | "string";
  /** As written; for a string what stands between the quotes. */
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  /** A string that means what it says: neither formatted nor bytes, and without escapes. */
  readonly plain?: true;
}

/** What begins at a place: something always does. */
const PIECE =
  /[ \t\f\v\\]+|#[^\r\n]*|(?<feed>\r\n|\r|\n)|(?<prefix>[a-z]{0,2})(?<quote>"""|'''|"|')|(?<word>\w+)|(?<sign>[\s\S])/iy;

/** Splits Python code. Linear: every character is looked at once, and a string that is not closed ends with its line or with the text. */
export function* readPythonTokens(text: string): Generator<PythonToken> {
  const code = text.replace(/^\uFEFF/, "");
  const piece = new RegExp(PIECE);
  let line = 1;
  for (let match = piece.exec(code); match !== null; match = piece.exec(code)) {
    const { feed, prefix, quote, word, sign } = match.groups ?? {};
    if (feed !== undefined) line++;
    else if (word !== undefined) yield { kind: "word", text: word, line };
    else if (sign !== undefined) yield { kind: "sign", text: sign, line };
    else if (quote !== undefined) {
      const start = piece.lastIndex;
      const end = endOfString(code, start, quote);
      const string = code.slice(start, end);
      yield { kind: "string", text: string, line, ...plainness(prefix, string) };
      line += string.match(/\r\n|\r|\n/g)?.length ?? 0;
      piece.lastIndex = code.startsWith(quote, end) ? end + quote.length : end;
    }
  }
}

function plainness(prefix: string | undefined, string: string): { readonly plain?: true } {
  return /[bft]/i.test(prefix ?? "") || string.includes("\\") ? {} : { plain: true };
}

/** Where the closing quote stands, or what ends a string without one. */
function endOfString(code: string, start: number, quote: string): number {
  for (let at = start; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (code.startsWith(quote, at)) return at;
    else if (quote.length === 1 && /[\r\n]/.test(code[at] ?? "")) return at;
  }
  return code.length;
}
