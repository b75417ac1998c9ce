import stdlib from "../data/stdlib-modules.json" with { type: "json" };

/** PEP 503: equal for all spellings of one project's name. */
export function normalizeName(name: string): string {
  return name.replaceAll(/[-_.]+/g, "-").toLowerCase();
}

/** What `name` may look like at all (core metadata, Name). */
export function isValidName(name: string): boolean {
  return /^([A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i.test(name);
}

/** Equal for names that PyPI takes for confusable: without separators, with `l` and `i` as `1` and `o` as `0`. */
export function confusableForm(name: string): string {
  return name
    .replaceAll(/[._-]/g, "")
    .replaceAll(/[li]/gi, "1")
    .replaceAll(/o/gi, "0")
    .toLowerCase();
}

/** Names of modules in Python's standard library are not given away. */
export function isStandardLibrary(name: string): boolean {
  return STDLIB.has(normalizeName(name));
}

const STDLIB = new Set(
  stdlib.modules.map((module) => normalizeName(module.replaceAll(/^[-_.]+|[-_.]+$/g, ""))),
);
