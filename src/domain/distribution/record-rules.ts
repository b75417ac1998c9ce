import type { Diagnostic } from "../diagnostic.ts";
import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import type { Member } from "./contents.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { listSome, quote } from "./quote.ts";
import { parseRecord, type RecordEntry } from "./record.ts";

const { diagnose } = contentsDiagnostics;

/** So many entries without a file are read; more make the list no better to mend by. */
const MOST_STRANGE = 1000;

type File = Extract<Member, { kind: "file" }>;

/**
 * RECORD lists every file of a wheel with its digest: installers check and uninstall by it. PyPI refuses a wheel
 * without one, and only writes to the maintainers where it is wrong.
 */
export const recordIsTrue: Rule<DistributionFacts, Plan> = (_plan, { distributions }) =>
  distributions.flatMap(({ distribution: { name }, members, layout }) => {
    if (layout.kind !== "wheel") return [];
    const path = `${layout.information}/RECORD`;
    if (layout.record === undefined) {
      return diagnose("record-missing", {
        message: `${name} has no file ${quote(path)}, without which PyPI refuses it.`,
        hint: "Build again with an up-to-date build backend, and leave the wheel as it writes it.",
      });
    }
    const files = members.filter((member) => member.kind === "file");
    const entries = parseRecord(layout.record, files.length + MOST_STRANGE);
    if (entries === undefined) {
      return diagnose("record-invalid", {
        message: `${name} has a file ${quote(path)} that is no list of paths, digests and sizes.`,
        hint: "Build again with an up-to-date build backend, and leave the wheel as it writes it.",
      });
    }
    return compare(name, path, files, entries);
  });

function compare(
  name: string,
  path: string,
  files: readonly File[],
  entries: readonly RecordEntry[],
): readonly Diagnostic[] {
  // RECORD cannot hold its own digest, and signatures are made of it.
  const exempt = new Set([path, `${path}.jws`, `${path}.p7s`]);
  const known = new Map(files.map((file) => [file.name, file]));
  const listed = new Set(entries.map((entry) => entry.path));
  const problems = [
    ...files
      .filter((file) => !exempt.has(file.name) && !listed.has(file.name))
      .map((file) => `${quote(file.name)} is not listed`),
    ...entries
      .filter((entry) => !exempt.has(entry.path))
      .flatMap((entry) => problemOf(entry, known.get(entry.path))),
  ];
  if (problems.length === 0) return [];
  return [
    diagnose("record-mismatch", {
      message: `The RECORD of ${name} is not true of what it holds: ${listSome(problems)}.`,
      hint: "The wheel was changed after it was built, by a tool that does not keep RECORD up to date. Publish it as the build backend wrote it, or repack it: python -m wheel unpack, then pack.",
    }),
  ];
}

function problemOf({ path, digest, size }: RecordEntry, file: File | undefined): readonly string[] {
  if (file === undefined) return [`${quote(path)} is listed, but not there`];
  if (size !== "" && size !== String(file.size)) {
    return [`${quote(path)} is listed with ${quote(size)} bytes, but has ${file.size}`];
  }
  // Stronger digests are allowed, and not computed here.
  if (/^sha(?:384|512)=/.test(digest)) return [];
  const actual = `sha256=${Buffer.from(file.sha256, "hex").toString("base64url")}`;
  if (digest.replace(/=+$/, "") === actual) return [];
  return digest === ""
    ? [`${quote(path)} is listed without a digest`]
    : [`${quote(path)} is listed with ${quote(digest)}, but has ${actual}`];
}
