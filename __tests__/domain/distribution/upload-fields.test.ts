import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseMetadata } from "../../../src/domain/distribution/metadata.ts";
import { uploadFields } from "../../../src/domain/distribution/upload-fields.ts";
import type { Distribution } from "../../../src/domain/manifest.ts";

const WHEEL: Distribution = {
  name: "omi_openclaw-0.3.0-py2.py3-none-any.whl",
  kind: "wheel",
  size: 10,
  sha256: "ab".repeat(32),
};
const SDIST: Distribution = { ...WHEEL, name: "omi_openclaw-0.3.0.tar.gz", kind: "sdist" };

const FULL = `Metadata-Version: 2.5
Name: Omi.OpenClaw
Version: 0.3.0.0
Dynamic: License-File
Platform: any
Supported-Platform: linux
Summary: A sample
Description-Content-Type: text/markdown
Keywords: one,two three
Home-Page: https://example.org
Download-URL: https://example.org/d
Author: A
Author-email: a@example.org
Maintainer: M
Maintainer-email: m@example.org
License-Expression: MIT
License-File: LICENSE
License-File: AUTHORS
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Utilities
Requires-Dist: click>=8
Requires-Dist: rich; extra == "pretty"
Requires-Python: >=3.10
Requires-External: C
Project-URL: Docs, https://example.org/docs
Provides-Extra: pretty
Provides-Dist: p
Obsoletes-Dist: o
Import-Name: omi
Import-Namespace: ns
Requires: r
Provides: q
Obsoletes: n
X-Unknown: ignored

# Omi
`;

const IDENTITY = [
  [":action", "file_upload"],
  ["protocol_version", "1"],
  ["filetype", "bdist_wheel"],
  ["pyversion", "py2.py3"],
  ["sha256_digest", "ab".repeat(32)],
];

describe("the fields of an upload", () => {
  test("hold everything that the metadata say, under the names that PyPI reads, as written", () => {
    expect(uploadFields(WHEEL, parseMetadata(FULL))).toEqual([
      ...IDENTITY,
      ["metadata_version", "2.5"],
      ["name", "Omi.OpenClaw"],
      ["version", "0.3.0.0"],
      ["summary", "A sample"],
      ["description_content_type", "text/markdown"],
      ["keywords", "one,two three"],
      ["home_page", "https://example.org"],
      ["download_url", "https://example.org/d"],
      ["author", "A"],
      ["author_email", "a@example.org"],
      ["maintainer", "M"],
      ["maintainer_email", "m@example.org"],
      ["license_expression", "MIT"],
      ["dynamic", "License-File"],
      ["platform", "any"],
      ["supported_platform", "linux"],
      ["license_file", "LICENSE"],
      ["license_file", "AUTHORS"],
      ["classifiers", "Programming Language :: Python :: 3"],
      ["classifiers", "Topic :: Utilities"],
      ["requires_dist", "click>=8"],
      ["requires_dist", 'rich; extra == "pretty"'],
      ["requires_external", "C"],
      ["provides_dist", "p"],
      ["provides_extra", "pretty"],
      ["obsoletes_dist", "o"],
      ["project_urls", "Docs, https://example.org/docs"],
      ["import_name", "omi"],
      ["import_namespace", "ns"],
      ["requires", "r"],
      ["provides", "q"],
      ["obsoletes", "n"],
      ["description", "# Omi\n"],
      ["requires_python", ">=3.10"],
    ]);
  });

  test("leave out what is unknown or empty, and licence files from before there were any", () => {
    const text =
      "Metadata-Version: 2.1\nName: omi\nVersion: 1\nLicense: UNKNOWN\nKeywords:\nPlatform: UNKNOWN\nLicense-File: LICENSE\n\nUNKNOWN\n";
    expect(uploadFields(SDIST, parseMetadata(text))).toEqual([
      [":action", "file_upload"],
      ["protocol_version", "1"],
      ["filetype", "sdist"],
      ["pyversion", "source"],
      ["sha256_digest", "ab".repeat(32)],
      ["metadata_version", "2.1"],
      ["name", "omi"],
      ["version", "1"],
      ["requires_python", ""],
    ]);
  });

  test("give back every value that was written", () => {
    const value = fc
      .stringMatching(/^[!-~é日]([ -~é日]{0,20}[!-~é日])?$/)
      .filter((text) => text !== "UNKNOWN");
    fc.assert(
      fc.property(value, fc.array(value), (summary, classifiers) => {
        const text = [
          `Metadata-Version: 2.4`,
          `Summary: ${summary}`,
          ...classifiers.map((given) => `Classifier: ${given}`),
          "",
        ].join("\n");
        const fields = uploadFields(WHEEL, parseMetadata(text));
        expect(fields.filter(([name]) => name === "summary")).toEqual([["summary", summary]]);
        expect(fields.filter(([name]) => name === "classifiers")).toEqual(
          classifiers.map((given) => ["classifiers", given]),
        );
      }),
    );
  });
});
