import { headerOf } from "./metadata.ts";
import { type MetadataCheck, statedValue, statedValues } from "./metadata-check.ts";
import { isMetadataVersionAtLeast } from "./metadata-version.ts";
import { quote } from "./quote.ts";

/** Source: PEP 639. */
export const checkLicenses: MetadataCheck = (metadata) => {
  const text = statedValue(metadata, "license");
  const expression = statedValue(metadata, "license-expression");
  if (text === undefined || expression === undefined) return [];
  return [
    {
      code: "license-stated-twice",
      what: `have both License ${quote(text)} and License-Expression ${quote(expression)}, of which PyPI takes one`,
      hint: 'State the licence once, as an SPDX expression: license = "MIT" in pyproject.toml.',
    },
  ];
};

export const checkLicensePaths: MetadataCheck = (metadata) =>
  licenseFilesOf(metadata)
    .filter((path) => /\.\.|\*|\\|^\/|^[a-z]:/i.test(path))
    .map((path) => ({
      code: "license-file-invalid",
      what: `have License-File ${quote(path)}, which is no plain relative path`,
      hint: "Name the files themselves, below the project's own folder, with / between folders.",
    }));

/** The licence files that are uploaded: before Metadata 2.4 there is no such field, and it is left out. */
export const licenseFilesOf = (metadata: Parameters<MetadataCheck>[0]): readonly string[] =>
  isMetadataVersionAtLeast(headerOf(metadata, "metadata-version"), "2.4")
    ? statedValues(metadata, "license-file")
    : [];
