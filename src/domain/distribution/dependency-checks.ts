import {
  type MetadataCheck,
  type MetadataFinding,
  statedValue,
  statedValues,
} from "./metadata-check.ts";
import { quote } from "./quote.ts";
import { parseRequirement } from "./requirement.ts";
import { isSpecifierSet } from "./specifier.ts";

const FIELDS = ["Requires-Dist", "Provides-Dist", "Obsoletes-Dist"];

/** PyPI takes dependency specifiers (PEP 508) that name projects, and no addresses. */
export const checkDependencies: MetadataCheck = (metadata) =>
  FIELDS.flatMap((field) =>
    statedValues(metadata, field.toLowerCase()).flatMap((value) => explain(field, value)),
  );

function explain(field: string, value: string): readonly MetadataFinding[] {
  const requirement = parseRequirement(value);
  if (requirement === undefined) {
    return [
      {
        code: "dependency-invalid",
        what: `have ${field} ${quote(value)}, which is no dependency specifier`,
        hint: 'Write it as in: omi[cli] >=1.2,<2; python_version >= "3.11"',
      },
    ];
  }
  if (requirement.kind === "versions") return [];
  return [
    {
      code: "dependency-direct-url",
      what: `have ${field} ${quote(value)}, an address, but PyPI takes only dependencies that are on an index`,
      hint: `Depend on a released version of ${requirement.name}, as in: ${requirement.name} >=1.2. Dependencies for development may go into [dependency-groups], which is not published.`,
    },
  ];
}

export const checkRequiresPython: MetadataCheck = (metadata) => {
  const value = statedValue(metadata, "requires-python");
  if (value === undefined || isSpecifierSet(value)) return [];
  return [
    {
      code: "metadata-requires-python-invalid",
      what: `have Requires-Python ${quote(value)}, which is no list of version specifiers`,
      hint: "Write it as in: >=3.11 (several are joined by commas; a bare version needs an operator).",
    },
  ];
};

export const checkExtras: MetadataCheck = (metadata) =>
  statedValues(metadata, "provides-extra")
    .filter((name) => !/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(name))
    .map((name) => ({
      code: "extra-invalid",
      what: `have Provides-Extra ${quote(name)}, which is no valid name`,
      hint: "Use letters, digits, -, _ and ., with a letter or digit at both ends.",
    }));
