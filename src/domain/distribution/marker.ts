/** The variables that environment markers may compare, old spellings included. Source: dependency specifiers (PEP 508, 751). */
const VARIABLES = new Set([
  "python_version",
  "python_full_version",
  "os_name",
  "os.name",
  "sys_platform",
  "sys.platform",
  "platform_release",
  "platform_system",
  "platform_version",
  "platform.version",
  "platform_machine",
  "platform.machine",
  "platform_python_implementation",
  "platform.python_implementation",
  "python_implementation",
  "implementation_name",
  "implementation_version",
  "extra",
  "extras",
  "dependency_groups",
]);

const TOKEN = /\s*(?:('[^']*'|"[^"]*")|(===|==|~=|!=|<=|>=|<|>)|([()])|([A-Za-z_][\w.]*))/y;

/** Deeper ones no reader follows. */
const DEEPEST = 50;

type Token = "value" | "comparison" | "(" | ")" | "and" | "or" | "in" | "not";

/** Whether the text is an environment marker: comparisons joined by `and` and `or`, with parentheses. */
export function isMarker(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens !== undefined && endOfExpression(tokens, 0, 0) === tokens.length;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    const token = tokenOf(TOKEN.exec(text));
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray | null): Token | undefined {
  const [, string, comparison, parenthesis, word = ""] = match ?? [];
  if (string !== undefined || VARIABLES.has(word)) return "value";
  if (comparison !== undefined) return "comparison";
  if (parenthesis === "(" || parenthesis === ")") return parenthesis;
  return word === "and" || word === "or" || word === "in" || word === "not" ? word : undefined;
}

/** Where the expression that starts at `at` ends; undefined where there is none. */
function endOfExpression(tokens: readonly Token[], at: number, depth: number): number | undefined {
  let end = endOfTerm(tokens, at, depth);
  while (end !== undefined && (tokens[end] === "and" || tokens[end] === "or")) {
    end = endOfTerm(tokens, end + 1, depth);
  }
  return end;
}

function endOfTerm(tokens: readonly Token[], at: number, depth: number): number | undefined {
  if (tokens[at] === "(") {
    const end = depth < DEEPEST ? endOfExpression(tokens, at + 1, depth + 1) : undefined;
    return end !== undefined && tokens[end] === ")" ? end + 1 : undefined;
  }
  if (tokens[at] !== "value") return undefined;
  const negated = tokens[at + 1] === "not" && tokens[at + 2] === "in";
  const operator = tokens[at + 1];
  if (!negated && operator !== "comparison" && operator !== "in") return undefined;
  const second = at + (negated ? 3 : 2);
  return tokens[second] === "value" ? second + 1 : undefined;
}
