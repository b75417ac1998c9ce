import { quote } from "../python-text.ts";
import { Refusal } from "../refusal.ts";

/** The file part of an upload. */
export interface UploadedFile {
  readonly filename: string;
  /** MIME type; `text/plain` where the part names none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The fields of a form, in their order; a repeated name is a list. */
export type Form = readonly (readonly [name: string, value: string | UploadedFile])[];

/** Reads a multipart or URL-encoded body. What is neither has no fields, as in PyPI's framework. */
export async function readForm(body: Uint8Array, contentType: string | undefined): Promise<Form> {
  const answer = new Response(body, { headers: { "content-type": contentType ?? "" } });
  const data = await answer.formData().catch(() => undefined);
  return data === undefined ? [] : Promise.all([...data].map(readField));
}

async function readField([name, value]: [string, string | File]): Promise<Form[number]> {
  if (typeof value === "string") return [name, value];
  const bytes = new Uint8Array(await value.arrayBuffer());
  return [name, { filename: value.name, type: value.type, bytes }];
}

/** All values of a text field. */
export function valuesOf(form: Form, name: string): readonly string[] {
  return form.flatMap(([field, value]) =>
    field === name && typeof value === "string" ? [value] : [],
  );
}

/** The one that counts of a field's values: for forms of this framework, the first. */
export function firstOf(form: Form, name: string): string {
  return valuesOf(form, name)[0] ?? "";
}

/** The file to be published; undefined where the field `content` is missing or is text. */
export function contentOf(form: Form): UploadedFile | undefined {
  const value = form.findLast(([field]) => field === "content")?.[1];
  return typeof value === "object" ? value : undefined;
}

/** Drops fields that say `UNKNOWN`, as distutils did for what it did not know. Throws Refusal for a file in a text field. */
export function sanitizeForm(form: Form): Form {
  const misplaced = form.find(
    ([field, value]) =>
      typeof value === "object" && field !== "content" && field !== "gpg_signature",
  );
  if (misplaced !== undefined) throw new Refusal(400, `${misplaced[0]}: Should not be a tuple.`);
  const unknown = new Set(
    form.flatMap(([field, value]) =>
      typeof value === "string" && value.trim() === "UNKNOWN" ? [field] : [],
    ),
  );
  return form
    .filter(([field]) => !unknown.has(field))
    .map(([field, value]) => [
      field,
      typeof value === "string" ? value.replaceAll("\0", "\\x00") : value,
    ]);
}

/** The fields that say what the file is. */
export interface FileFields {
  readonly name: string;
  readonly filetype: "sdist" | "bdist_wheel";
  readonly pyversion: string;
  readonly comment: string;
  /** As sent: hex, in any case; empty where not given. */
  readonly md5: string;
  readonly sha256: string;
  readonly blake2_256: string;
}

const DIGEST = /^[A-F0-9]{64}$/i;
const REQUIRED = "This field is required.";

/** Reads them, and refuses the first wrong one in PyPI's order: the name, then the others by alphabet, then what they say together. */
export function readFileFields(form: Form): FileFields {
  const name = firstOf(form, "name");
  const filetype = firstOf(form, "filetype");
  const digests = {
    md5: firstOf(form, "md5_digest"),
    sha256: firstOf(form, "sha256_digest"),
    blake2_256: firstOf(form, "blake2_256_digest"),
  };
  requireName(name);
  if (digests.blake2_256.trim() !== "" && !DIGEST.test(digests.blake2_256))
    throw invalid("blake2_256_digest", "Use a valid, hex-encoded, BLAKE2 message digest.");
  if (filetype.trim() === "") throw invalid("filetype", REQUIRED);
  if (filetype !== "sdist" && filetype !== "bdist_wheel")
    throw invalid("filetype", "Use a known file type.");
  if (digests.sha256.trim() !== "" && !DIGEST.test(digests.sha256))
    throw invalid("sha256_digest", "Use a valid, hex-encoded, SHA256 message digest.");
  const pyversion = readPythonVersion(filetype, firstOf(form, "pyversion"));
  if (Object.values(digests).every((digest) => digest === ""))
    throw new Refusal(400, "Error: Include at least one message digest.");
  return { name, filetype, pyversion, comment: firstOf(form, "comment"), ...digests };
}

function requireName(name: string): void {
  const problem =
    name.trim() === ""
      ? REQUIRED
      : "Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'.";
  if (/^([A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i.test(name)) return;
  const shown = name.length > 60 ? `${name.slice(0, 30)}...${name.slice(-30)}` : name;
  throw new Refusal(
    400,
    `${quote(shown)} is an invalid value for Name. Error: ${problem} See https://packaging.python.org/specifications/core-metadata for more information.`,
  );
}

function readPythonVersion(filetype: FileFields["filetype"], pyversion: string): string {
  if (filetype === "sdist") {
    if (pyversion !== "" && pyversion !== "source")
      throw invalid("pyversion", "Use 'source' as Python version for an sdist.");
    return "source";
  }
  if (pyversion === "")
    throw invalid("pyversion", "Python version is required for binary distribution uploads.");
  return pyversion;
}

function invalid(field: string, problem: string): Refusal {
  return new Refusal(400, `Invalid value for ${field}. Error: ${problem}`);
}
