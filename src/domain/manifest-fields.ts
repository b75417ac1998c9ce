import { releaseDiagnostics } from "./release/diagnostics.ts";
import { ReleaseError } from "./release-error.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Throws a ReleaseError (manifest-invalid), as all of these do. */
export function readRecord(value: unknown, field: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid(field, "an object");
  }
  return value as Fields; // an object that is no list
}

export function readList(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(field, "a list");
  return value;
}

export function readTexts(value: unknown, field: string): readonly string[] {
  return readList(value, field).map((item) => {
    if (typeof item !== "string") throw invalid(field, "a list of texts");
    return item;
  });
}

/** The text at the end of a path such as `plan.tag.name`, of which `fields` are the last but one. */
export function readText(fields: Fields, path: string): string {
  const value = fields[path.slice(path.lastIndexOf(".") + 1)];
  if (typeof value !== "string") throw invalid(path, "text");
  return value;
}

/** Git's object names: SHA-1, or SHA-256 in repositories of that format. */
export const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const SHA256 = /^[0-9a-f]{64}$/;

export function readDigest(fields: Fields, path: string, form: RegExp): string {
  const value = readText(fields, path);
  if (!form.test(value)) throw invalid(path, "a digest in lower-case hex");
  return value;
}

export function invalid(field: string, wanted: string): ReleaseError {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-invalid", {
      message: `The manifest cannot be read: ${field} is not ${wanted}.`,
      hint: `If tag2pypi-manifest.json was edited by hand, delete the draft release and run again.`,
    }),
  );
}
