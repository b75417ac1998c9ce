/** One field of core metadata in an upload form. */
export interface MetadataField {
  /** Name in the form. */
  readonly form: string;
  /** Name in the metadata, in lower case: what errors call it, and are ordered by. */
  readonly email: string;
  /** The Metadata-Version that brought it. */
  readonly since: string;
  readonly kind: "text" | "list" | "keywords" | "urls";
}

/** Those that PyPI takes, in their order. */
export const METADATA_VERSIONS = ["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"];

type Row = readonly [form: string, email: string, since: string, kind?: MetadataField["kind"]];

/** Core metadata specification; the form names of PyPI's upload API, which are partly singular and partly plural. */
const ROWS: readonly Row[] = [
  ["metadata_version", "metadata-version", "1.0"],
  ["name", "name", "1.0"],
  ["version", "version", "1.0"],
  ["summary", "summary", "1.0"],
  ["description", "description", "1.0"],
  ["keywords", "keywords", "1.0", "keywords"],
  ["home_page", "home-page", "1.0"],
  ["author", "author", "1.0"],
  ["author_email", "author-email", "1.0"],
  ["license", "license", "1.0"],
  ["platform", "platform", "1.0", "list"],
  ["download_url", "download-url", "1.1"],
  ["supported_platform", "supported-platform", "1.1", "list"],
  ["classifiers", "classifier", "1.1", "list"],
  ["requires", "requires", "1.1", "list"],
  ["provides", "provides", "1.1", "list"],
  ["obsoletes", "obsoletes", "1.1", "list"],
  ["maintainer", "maintainer", "1.2"],
  ["maintainer_email", "maintainer-email", "1.2"],
  ["requires_dist", "requires-dist", "1.2", "list"],
  ["requires_python", "requires-python", "1.2"],
  ["requires_external", "requires-external", "1.2", "list"],
  ["project_urls", "project-url", "1.2", "urls"],
  ["provides_dist", "provides-dist", "1.2", "list"],
  ["obsoletes_dist", "obsoletes-dist", "1.2", "list"],
  ["description_content_type", "description-content-type", "2.1"],
  ["provides_extra", "provides-extra", "2.1", "list"],
  ["dynamic", "dynamic", "2.2", "list"],
  ["license_expression", "license-expression", "2.4"],
  ["license_file", "license-file", "2.4", "list"],
  ["import_name", "import-name", "2.5", "list"],
  ["import_namespace", "import-namespace", "2.5", "list"],
];

/** All fields that PyPI reads from the form; it ignores any other. */
export const METADATA_FIELDS: readonly MetadataField[] = ROWS.map(
  ([form, email, since, kind = "text"]) => ({ form, email, since, kind }),
);

/** A fault of one field. */
export interface MetadataFault {
  readonly field: string;
  readonly message: string;
}

/** Values by the fields' form names; only fields that were given are in it. */
export type MetadataValues = Readonly<Record<string, readonly string[]>>;

/** The only value of a text field; empty where it was not given. */
export function only(values: MetadataValues, form: string): string {
  return values[form]?.[0] ?? "";
}
