import { formsOf, type SecretForm } from "./forms.ts";
import { readingsOf } from "./readings.ts";
import { searchShapes } from "./shapes.ts";

/** Something that must not be read anywhere. */
export interface Secret {
  /** What it is, for whoever reads of a leak. */
  readonly kind: string;
  readonly value: string;
}

/** Something that others get to see. */
export interface Place {
  /** `summary`, `asset x.whl, member y.py` */
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether our program has written it, rather than passed it on: it must not even look like a secret. */
  readonly written: boolean;
}

/** A secret in a place. It does not tell the secret. */
export interface Leak {
  readonly kind: string;
  /** `summary, line 3` */
  readonly where: string;
}

/** Every place that holds one of the secrets, or a good part of it, as it is or encoded. */
export function findLeaks(secrets: readonly Secret[], places: readonly Place[]): readonly Leak[] {
  const wanted = indexForms(secrets.flatMap(formsOf));
  const found = places.flatMap(({ name, bytes, written }) => {
    const known = readingsOf(bytes).flatMap((reading) => search(wanted, reading));
    const shaped = written ? searchShapes(bytes.toString("latin1")) : [];
    return [...known, ...shaped].map(({ kind, line }) => ({
      kind,
      where: `${name}, line ${line}`,
    }));
  });
  const discreet = found.map(({ kind, where }) => {
    const tells = search(wanted, Buffer.from(where)).length > 0;
    return { kind, where: tells ? "a place whose name holds a secret" : where };
  });
  return [...new Map(discreet.map((leak) => [`${leak.kind} ${leak.where}`, leak])).values()];
}

/** Bytes that are looked up at once. A run that counts holds a whole one that begins at a multiple of this. */
const GRAM = 8;
const FILTER_BITS = 16;
// Once, because finding a global takes long in Jest's contexts, and this is asked of every byte.
const { imul } = Math;

interface Gram {
  readonly form: SecretForm;
  /** Where it begins in the form. */
  readonly at: number;
}

/** The grams at every eighth byte of every form: what begins at any byte of a place is looked up in them. */
interface FormIndex {
  readonly grams: ReadonlyMap<string, readonly Gram[]>;
  /** Tells quickly of most bytes that no gram begins with the four of them. */
  readonly filter: Uint8Array;
}

function indexForms(forms: readonly SecretForm[]): FormIndex {
  const grams = new Map<string, Gram[]>();
  const filter = new Uint8Array(2 ** FILTER_BITS);
  for (const form of forms) {
    for (let at = 0; at + GRAM <= form.bytes.length; at += GRAM) {
      const key = form.bytes.toString("latin1", at, at + GRAM);
      grams.set(key, [...(grams.get(key) ?? []), { form, at }]);
      filter[hashAt(form.bytes, at)] = 1;
    }
  }
  return { grams, filter };
}

/** Of four bytes: multiplied by 2^32 over the golden ratio, whose upper bits depend on all of them. */
function hashAt(bytes: Buffer, at: number): number {
  return imul(bytes.readUInt32LE(at), 0x9e3779b1) >>> (32 - FILTER_BITS);
}

interface Found {
  readonly kind: string;
  /** From 1. */
  readonly line: number;
}

function search({ grams, filter }: FormIndex, bytes: Buffer): readonly Found[] {
  const found: Found[] = [];
  for (let start = 0; start + GRAM <= bytes.length; start += 1) {
    if (filter[hashAt(bytes, start)] === 0) continue;
    for (const { form, at } of grams.get(bytes.toString("latin1", start, start + GRAM)) ?? []) {
      if (lengthInCommon(form.bytes, at, bytes, start) < form.least) continue;
      found.push({ kind: form.kind, line: lineAt(bytes, start) });
    }
  }
  return found;
}

/** How many bytes around two places are the same. */
function lengthInCommon(form: Buffer, at: number, bytes: Buffer, start: number): number {
  let before = 0;
  while (before < at && form[at - before - 1] === bytes[start - before - 1]) before += 1;
  let after = 0;
  while (at + after < form.length && form[at + after] === bytes[start + after]) after += 1;
  return before + after;
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.toString("latin1", 0, offset).split("\n").length;
}
