import type { Diagnostic, Location } from "../diagnostic.ts";
import type { SourceFacts } from "../facts.ts";
import type { ReleasePlan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { sanitise } from "../sanitise.ts";
import { withoutComments } from "./blocks.ts";
import { changelogDiagnostics } from "./diagnostics.ts";
import { notesOf } from "./notes.ts";
import type { ChangelogSource } from "./source.ts";

const { diagnose } = changelogDiagnostics;

/** How tokens of the services we deal with begin; each long enough that prose about tokens does not match. */
const TOKENS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["a PyPI token", /\bpypi-AgE[\w-]{32,}/],
  ["a GitHub token", /\bgh[opsur]_[A-Za-z0-9]{36,}/],
  ["a GitHub token", /\bgithub_pat_\w{40,}/],
];

/** Each mentioned person may get a mail; thanks to a release's contributors stay well below. */
const MOST_MENTIONS = 50;
const MENTION = /(?<![\w`/.@])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w/`])/gi;

/** `::add-mask::text`, alone at the beginning of a line. */
const COMMAND = /^[ \t]*::[a-z][\w-]*(?: [^\r\n]*?)?::/im;
/** `##[add-mask]text`, anywhere; only the commands there are, since `##[Unreleased]` is a heading without its space. */
const OLD_COMMAND =
  /##\[(?:add-mask|add-path|debug|endgroup|error|group|notice|save-state|section|set-env|set-output|stop-commands|warning)(?: [^\]\r\n]*)?\]/i;

/** What must hold of the notes themselves, wherever they come from; they become public as they are. */
const notesMayBePublic: Rule<Pick<SourceFacts, "changelog">> = (plan, { changelog }) => {
  if (changelog.kind !== "text" && changelog.kind !== "notes-file") return [];
  const notes = notesOf(plan, changelog);
  return [
    ...(changelog.kind === "notes-file" ? checkNotEmpty(plan, changelog.path, notes) : []),
    ...checkSecrets(changelog, notes),
    ...checkMentions(changelog.path, notes),
    ...checkCommands(changelog, notes),
  ];
};

function checkNotEmpty(plan: ReleasePlan, path: string, notes: string): readonly Diagnostic[] {
  if (withoutComments(notes).trim() !== "") return [];
  return [
    diagnose("notes-file-empty", {
      message: `The file of notes ${path} says nothing that could be the notes of ${plan.version}.`,
      hint: "Write what the release changes, for the people who use it.",
      location: { file: path },
    }),
  ];
}

/** The message never repeats the token: it would carry it into logs. */
function checkSecrets(
  source: Extract<ChangelogSource, { text: string }>,
  notes: string,
): readonly Diagnostic[] {
  return TOKENS.flatMap(([name, pattern]) => {
    const [token] = pattern.exec(notes) ?? [];
    if (token === undefined) return [];
    return diagnose("notes-secret", {
      message: `The notes in ${source.path} hold what looks like ${name}, and they are about to be published.`,
      hint: "Revoke the token, since it is in the repository's history, and remove it from the text.",
      location: locate(source, token),
    });
  });
}

/** We print notes where no runner takes them for commands; other tools may not. */
function checkCommands(
  source: Extract<ChangelogSource, { text: string }>,
  notes: string,
): readonly Diagnostic[] {
  const [command] = COMMAND.exec(notes) ?? OLD_COMMAND.exec(notes) ?? [];
  if (command === undefined) return [];
  return [
    diagnose("notes-workflow-command", {
      message: `The notes in ${source.path} hold "${sanitise(command.trim(), 80)}", which a runner obeys where a tool prints it into the log of a job.`,
      hint: "Write it within a line, in back-ticks, if it is meant as text; tools that print notes may stop at it, or do what it says.",
      location: locate(source, command),
    }),
  ];
}

function checkMentions(path: string, notes: string): readonly Diagnostic[] {
  const names = new Set([...notes.matchAll(MENTION)].map(([, name = ""]) => name.toLowerCase()));
  if (names.size <= MOST_MENTIONS && !names.has("everyone")) return [];
  const whom = names.has("everyone") ? "@everyone" : `${names.size} accounts`;
  return [
    diagnose("notes-mentions", {
      message: `The notes in ${path} mention ${whom}; GitHub may notify whoever bears these names.`,
      hint: "Put names that need no notification in back-ticks.",
      location: { file: path },
    }),
  ];
}

function locate(source: Extract<ChangelogSource, { text: string }>, found: string): Location {
  const before = source.text.slice(0, source.text.indexOf(found));
  return { file: source.path, line: before.split(/\r\n?|\n/).length };
}

export const notesRules: readonly Rule<Pick<SourceFacts, "changelog">>[] = [notesMayBePublic];
