import { type Diagnostic, defineDiagnostics } from "./diagnostic.ts";

export const commandDiagnostics = defineDiagnostics({
  "command-shell-syntax": {
    severity: "error",
    title: "A configured command needs a shell, and is run without one",
  },
  "command-invalid": { severity: "error", title: "A configured command cannot be read" },
});

export type SplitCommand =
  | { readonly command: readonly [program: string, ...arguments: readonly string[]] }
  | { readonly problem: Diagnostic };

/** One piece of a command: white space, quoted text, an escaped character, or plain text. No two alternatives begin alike. */
const PIECE =
  /(?<space>\s+)|'(?<single>[^']*)'|"(?<double>(?:\\["\\]|\\(?!["\\])|[^"\\])*)"|\\(?<escaped>[\s'"\\])|(?<plain>[^\s'"\\]+|.)/gsu;

/** What a shell would act on outside quotes, and what it would expand within double quotes too. */
const OPERATOR = /&&|\|\||>>|<<|;;|[|&;<>\n]/u;
const EXPANSION = /`|\$[\w({@*#?!-]/u;
const ASSIGNMENT = /^[A-Za-z_]\w*=/u;

/**
 * Splits a configured command (`omi init --data-dir {tmp}/omi`) into a program and its arguments. Single and double
 * quotes group as in a POSIX shell; a backslash escapes only white space, quotes and itself, so that Windows paths stay
 * what they are. `{name}` becomes `values[name]` after the split, so a value with spaces stays one argument; other braces are kept.
 * Anything else that only a shell understands is a problem, never passed on: it would silently mean something else.
 */
export function splitCommand(
  text: string,
  values: Readonly<Record<string, string>> = {},
): SplitCommand {
  const words: string[] = [];
  let joined = false;
  for (const { groups = {} } of text.trim().matchAll(PIECE)) {
    const problem = problemOf(text, groups);
    if (problem !== undefined) return { problem };
    const piece = textOf(groups);
    if (piece !== undefined) words.push(joined ? `${words.pop()}${piece}` : piece);
    joined = piece !== undefined;
  }
  const [program, ...rest] = words.map((word) => fill(word, values));
  if (!program) return { problem: refuse(text, "names no program") };
  const assignment = ASSIGNMENT.exec(program)?.[0];
  if (assignment !== undefined) return { problem: refuseShell(text, assignment) };
  return { command: [program, ...rest] };
}

type Piece = Readonly<Record<string, string | undefined>>;

function problemOf(text: string, { space, double, plain }: Piece): Diagnostic | undefined {
  if (plain === "'" || plain === '"')
    return refuse(text, `has a quote (${plain}) that does not end`);
  const shell =
    OPERATOR.exec(plain ?? space ?? "")?.[0] ?? EXPANSION.exec(plain ?? double ?? "")?.[0];
  return shell === undefined ? undefined : refuseShell(text, shell);
}

/** What the piece adds to its word; undefined for the white space between words. */
function textOf({ single, double, escaped, plain }: Piece): string | undefined {
  return single ?? double?.replace(/\\(["\\])/g, "$1") ?? escaped ?? plain;
}

function fill(word: string, values: Readonly<Record<string, string>>): string {
  return word.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

function refuseShell(text: string, syntax: string): Diagnostic {
  return commandDiagnostics.diagnose("command-shell-syntax", {
    message: `The command ${JSON.stringify(text)} holds ${JSON.stringify(syntax)}, which only a shell understands; commands are run without one, so that they mean the same on every platform.`,
    hint: `Quote it where it is meant literally, give each command an entry of its own, or call a script of the project, as in: python scripts/check-release.py`,
  });
}

function refuse(text: string, why: string): Diagnostic {
  return commandDiagnostics.diagnose("command-invalid", {
    message: `The command ${JSON.stringify(text)} ${why}.`,
    hint: "Write a program and its arguments, as in: omi init --data-dir {tmp}/omi",
  });
}
