const PLACEHOLDER = /\$Format:[^$\n]*\$/;
/** What a placeholder becomes: a name, a date, a list of refs; nothing that could end a string in Python. */
const LONGEST_EXPANSION = 400;
const UNLIKELY = /["'\\\r\n]/;

/** Patterns with the attribute export-subst in a `.gitattributes` file, in its order. Source: gitattributes(5). */
export function exportSubstPatterns(attributes: string): readonly string[] {
  return attributes.split(/\r?\n/).flatMap((line) => {
    const [pattern = "", ...names] = line.trim().split(/[ \t]+/);
    return names.includes("export-subst") && !pattern.startsWith("#") ? [pattern] : [];
  });
}

export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Whether the text is the template with something short and plain in place of each placeholder, and the same otherwise. */
export function isExpansionOf(text: string, template: string): boolean {
  const [first = "", ...pieces] = template.split(new RegExp(PLACEHOLDER, "g"));
  if (pieces.length === 0 || !text.startsWith(first)) return false;
  const last = pieces.pop() ?? "";
  let at = first.length;
  for (const piece of pieces) {
    const next = text.indexOf(piece, at);
    if (next < 0 || !isPlain(text.slice(at, next))) return false;
    at = next + piece.length;
  }
  const end = text.length - last.length;
  return end >= at && text.endsWith(last) && isPlain(text.slice(at, end));
}

function isPlain(expansion: string): boolean {
  return expansion.length <= LONGEST_EXPANSION && !UNLIKELY.test(expansion);
}
