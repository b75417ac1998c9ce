export type Severity = "error" | "warning" | "notice";

/** A place in a file of the project. Lines count from 1; `file` is relative to the repository's root, with `/`. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** Values side by side, for a message that compares several. A cell is text on one line, made fit to be shown where it is made. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** One for each column. */
  readonly cells: readonly string[];
  /** This row is what the message is about. */
  readonly marked?: true;
}

/**
 * Anything we have to say about a release: a finding of a rule, a refusal, a failure of a service.
 * The same value becomes an annotation, a row of the summary, a line in the terminal and an entry of the JSON report.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in the present tense, with the values that disagree. */
  readonly message: string;
  readonly table?: Table;
  /** What to do next; may hold several lines to paste. */
  readonly hint?: string;
  readonly location?: Location;
}

/** A finding as GitHub shows it beside the code and on the run's page. */
export interface Annotation extends Partial<Location> {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
}

export interface CatalogueEntry {
  readonly severity: Severity;
  /** What the code stands for, in a few words, without values. */
  readonly title: string;
  /** A rule may be set to `error`, `warning` or `off` by users; anything else is a fact about the run that no setting changes. */
  readonly rule?: true;
  /** A rule of taste: what it finds is told only where users set it to a level. */
  readonly off?: true;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** What a diagnostic says beside its code, which decides its severity. */
export type DiagnosticDetails = Omit<Diagnostic, "code" | "severity">;

/**
 * Declares the diagnostics of one concept: gives its part of the catalogue and the only function that makes them,
 * so that a code without a catalogue entry does not compile.
 */
export function defineDiagnostics<Code extends string>(
  entries: Readonly<Record<Code, CatalogueEntry>>,
) {
  const diagnose = (code: Code, details: DiagnosticDetails): Diagnostic => ({
    code,
    severity: entries[code].severity,
    ...details,
  });
  return { entries, diagnose };
}
