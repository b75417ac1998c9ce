import type { Distribution } from "../manifest.ts";
import { parseDistributionName } from "./file-name.ts";
import { type CoreMetadata, descriptionOf, headerOf, headersOf } from "./metadata.ts";
import { isMetadataVersionAtLeast } from "./metadata-version.ts";

type Field = readonly [name: string, value: string];

/** Headers that occur once, and the form fields they go into. */
const SINGLE: readonly (readonly [header: string, field: string])[] = [
  ["metadata-version", "metadata_version"],
  ["name", "name"],
  ["version", "version"],
  ["summary", "summary"],
  ["description-content-type", "description_content_type"],
  ["keywords", "keywords"],
  ["home-page", "home_page"],
  ["download-url", "download_url"],
  ["author", "author"],
  ["author-email", "author_email"],
  ["maintainer", "maintainer"],
  ["maintainer-email", "maintainer_email"],
  ["license", "license"],
  ["license-expression", "license_expression"],
];

/** Headers that may be repeated. Some fields are plural and some are not, and an index ignores what it does not know. */
const REPEATED: readonly (readonly [header: string, field: string])[] = [
  ["dynamic", "dynamic"],
  ["platform", "platform"],
  ["supported-platform", "supported_platform"],
  ["license-file", "license_file"],
  ["classifier", "classifiers"],
  ["requires-dist", "requires_dist"],
  ["requires-external", "requires_external"],
  ["provides-dist", "provides_dist"],
  ["provides-extra", "provides_extra"],
  ["obsoletes-dist", "obsoletes_dist"],
  ["project-url", "project_urls"],
  ["import-name", "import_name"],
  ["import-namespace", "import_namespace"],
  ["requires", "requires"],
  ["provides", "provides"],
  ["obsoletes", "obsoletes"],
];

/**
 * The form fields, beside `content`, with which a file is uploaded to PyPI's legacy API; lists are repeated names.
 * Values are the metadata's own, never put into another form: PyPI shows a project's name as the last upload spells it.
 * Source: PyPI's upload API, and warehouse's form for what it does not document.
 */
export function uploadFields(
  distribution: Distribution,
  metadata: CoreMetadata,
): readonly (readonly [string, string])[] {
  return [
    [":action", "file_upload"],
    ["protocol_version", "1"],
    ["filetype", distribution.kind === "wheel" ? "bdist_wheel" : "sdist"],
    ["pyversion", pythonVersionOf(distribution)],
    ["sha256_digest", distribution.sha256],
    ...singleFields(metadata),
    ...repeatedFields(metadata),
    ...descriptionFields(metadata),
    // GitLab's index asks for this one even where it is empty; to PyPI, empty is absent.
    ["requires_python", headerOf(metadata, "requires-python") ?? ""],
  ];
}

function pythonVersionOf({ name }: Distribution): string {
  const parsed = parseDistributionName(name);
  return parsed?.kind === "wheel" ? parsed.pythonTags.join(".") : "source";
}

function singleFields(metadata: CoreMetadata): readonly Field[] {
  return SINGLE.flatMap(([header, field]) => {
    const value = headerOf(metadata, header);
    return value === undefined || value === "" ? [] : [[field, value] as const];
  });
}

function repeatedFields(metadata: CoreMetadata): readonly Field[] {
  // Setuptools wrote License-File before there was one; PyPI refuses it then.
  const early = !isMetadataVersionAtLeast(headerOf(metadata, "metadata-version"), "2.4");
  return REPEATED.filter(([header]) => !(early && header === "license-file")).flatMap(
    ([header, field]) =>
      headersOf(metadata, header)
        .filter((value) => value !== "")
        .map((value) => [field, value] as const),
  );
}

function descriptionFields(metadata: CoreMetadata): readonly Field[] {
  const description = descriptionOf(metadata);
  return description === undefined ? [] : [["description", description]];
}
