import { ReleaseError } from "../../domain/release-error.ts";
import { httpDiagnostics } from "./diagnostics.ts";

/** A part of a service's JSON answer, with its place in it for messages: `files[3].hashes.sha256`. */
export interface Field {
  readonly service: string;
  readonly path: string;
  readonly value: unknown;
}

/** @throws ReleaseError `response-invalid` where the text is no JSON. */
export function parseJson(service: string, text: string): Field {
  try {
    return { service, path: "", value: JSON.parse(text) };
  } catch {
    throw invalid(service, "it is not JSON");
  }
}

/** A member of an object, present or not. @throws ReleaseError `response-invalid` where this is no object. */
export function member({ service, path, value }: Field, name: string): Field {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid(service, `${path === "" ? "it" : `\`${path}\``} is not an object`);
  }
  const inside = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  return { service, path: path === "" ? name : `${path}.${name}`, value: inside };
}

/** Ten times as many as the largest real lists hold. */
const MOST_ITEMS = 300_000;

/** @throws ReleaseError `response-invalid`, also where there are more than any real list has */
export function items(field: Field): readonly Field[] {
  if (!Array.isArray(field.value)) throw mistyped(field, "a list");
  if (field.value.length > MOST_ITEMS) throw mistyped(field, `a list of at most ${MOST_ITEMS}`);
  return field.value.map((value: unknown, index) => ({
    service: field.service,
    path: `${field.path}[${index}]`,
    value,
  }));
}

/** @throws ReleaseError `response-invalid` */
export function text(field: Field): string {
  if (typeof field.value !== "string") throw mistyped(field, "text");
  return field.value;
}

/** @throws ReleaseError `response-invalid` */
export function wholeNumber(field: Field): number {
  if (!Number.isSafeInteger(field.value)) throw mistyped(field, "a whole number");
  return Number(field.value);
}

/** @throws ReleaseError `response-invalid` */
export function flag(field: Field): boolean {
  if (typeof field.value !== "boolean") throw mistyped(field, "true or false");
  return field.value;
}

/** Undefined for a member that is missing or null. */
export function optional<T>(field: Field, read: (field: Field) => T): T | undefined {
  return field.value === undefined || field.value === null ? undefined : read(field);
}

/** The error for a field that is not what it must be. */
export function mistyped({ service, path, value }: Field, wanted: string): ReleaseError {
  const found = value === undefined ? "missing" : `not ${wanted}`;
  return invalid(service, `${path === "" ? "it" : `\`${path}\``} is ${found}`);
}

export function invalid(service: string, why: string): ReleaseError {
  return new ReleaseError(
    httpDiagnostics.diagnose("response-invalid", {
      message: `${service} gives an answer that cannot be used: ${why}.`,
      hint: "Something between this job and the service may have answered in its place, such as a proxy: look at the address, and run the job again.",
    }),
  );
}
