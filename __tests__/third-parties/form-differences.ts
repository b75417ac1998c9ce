import { digestsOf } from "../../src/sandbox/package-index/upload/digests.ts";
import type { Fields, RecordedForm } from "./recorded-forms.ts";

/** A way in which another tool's form differs from ours, and why ours is right. */
export interface Difference {
  readonly why: string;
  /** The other tool's fields, of ours. */
  readonly of: (fields: Fields, content: Uint8Array) => Fields;
}

const BLAKE2: Difference = {
  why: "One digest is enough for PyPI, and Node has no BLAKE2b with 256 bits.",
  of: (fields, content) => ({ ...fields, blake2_256_digest: [digestsOf(content).blake2_256] }),
};

/** All that is known; whatever else differs is a fault. */
export const DIFFERENCES: Readonly<Record<"twine" | "uv", readonly Difference[]>> = {
  twine: [
    BLAKE2,
    {
      why: "GitLab's index asks for requires_python even where it is empty, which PyPI takes for absent.",
      of: (fields) =>
        fields["requires_python"]?.join() === "" ? without("requires_python")(fields) : fields,
    },
    {
      why: "PyPI shows a project's name as the last upload spells it; twine's hyphens are not the project's own.",
      of: mapped("name", (name) => name.replaceAll(/[^A-Za-z0-9.]+/g, "-")),
    },
    {
      why: "Keywords are one string with commas, which we send as it is; twine puts a space behind each comma.",
      of: mapped("keywords", (keywords) => keywords.split(/\s*,\s*/).join(", ")),
    },
    {
      why: "Twine 7 loses the names that a distribution brings to import (Metadata 2.5), which PyPI takes.",
      of: without("import_name", "import_namespace"),
    },
  ],
  uv: [
    BLAKE2,
    {
      why: "PyPI reads import_name and import_namespace, and ignores uv's plurals.",
      of: (fields) =>
        renamed(
          "import_namespace",
          "import_namespaces",
        )(renamed("import_name", "import_names")(fields)),
    },
    {
      why: "The fields of Metadata 1.1 are out of date and still PyPI's; uv leaves them out.",
      of: without("provides", "obsoletes"),
    },
    {
      why: "Setuptools wrote License-File before Metadata 2.4 had it, and PyPI refuses it then; uv sends it, twine does not.",
      of: (fields) =>
        fields["metadata_version"]?.join() === "2.1"
          ? { ...fields, license_file: ["LICENSE"] }
          : fields,
    },
    {
      why: "We say that the file is one of bytes; uv does not, which makes it text (RFC 7578).",
      of: mapped("content", (file) => file.replace("application/octet-stream", "text/plain")),
    },
  ],
};

/** The fields in which a tool sends what we have sent, if it differs from us only as it is known to. */
export function expectedOf(
  tool: keyof typeof DIFFERENCES,
  { fields, content }: RecordedForm,
): Fields {
  return DIFFERENCES[tool].reduce((changed, { of }) => of(changed, content), fields);
}

function without(...names: readonly string[]): (fields: Fields) => Fields {
  return (fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function mapped(name: string, change: (value: string) => string): (fields: Fields) => Fields {
  return (fields) =>
    fields[name] === undefined ? fields : { ...fields, [name]: fields[name].map(change) };
}

function renamed(name: string, other: string): (fields: Fields) => Fields {
  return (fields) =>
    fields[name] === undefined ? fields : { ...without(name)(fields), [other]: fields[name] };
}
