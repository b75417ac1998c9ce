import { describe, expect, test } from "@jest/globals";
import { distributionRules } from "../../../src/domain/distribution/rules.ts";
import { applyRules } from "../../../src/domain/rule.ts";
import { PLAN, SDIST, said, sampleDistribution, WHEEL } from "./sample-distribution.ts";

const LONG = "x".repeat(513);

describe("metadata are refused as PyPI would, with the value, when they have", () => {
  const table: readonly (readonly [
    code: string,
    headers: string,
    what: string,
    version?: string,
  ])[] = [
    [
      "classifier-unknown",
      "Classifier: Programming Language :: Pyhton :: 3\n",
      'state the classifier "Programming Language :: Pyhton :: 3", which PyPI does not know',
    ],
    [
      "classifier-private",
      "Classifier: Private :: Do Not Upload\n",
      'state the classifier "Private :: Do Not Upload", which is there to keep the project from PyPI',
    ],
    [
      "classifier-deprecated",
      "Classifier: Natural Language :: Ukranian\n",
      'state the classifier "Natural Language :: Ukranian", which PyPI has deprecated and refuses',
    ],
    [
      "classifier-deprecated",
      "Classifier: Topic :: Communications :: Chat :: AOL Instant Messenger\n",
      'state the classifier "Topic :: Communications :: Chat :: AOL Instant Messenger", which PyPI has deprecated and refuses',
    ],
    [
      "summary-invalid",
      `Summary: ${LONG}\n`,
      "have a summary of 513 characters, but PyPI takes 512",
    ],
    [
      "summary-invalid",
      "Summary: one\n        two\n",
      "have a summary of several lines, but PyPI takes one",
    ],
    [
      "description-content-type-invalid",
      "Description-Content-Type: text/html\n",
      'have Description-Content-Type "text/html", which PyPI does not take',
    ],
    [
      "description-content-type-invalid",
      "Description-Content-Type: text/markdown; charset=latin-1\n",
      'have Description-Content-Type "text/markdown; charset=latin-1", which PyPI does not take',
    ],
    [
      "description-content-type-invalid",
      "Description-Content-Type: text/markdown; variant=Pandoc\n",
      'have Description-Content-Type "text/markdown; variant=Pandoc", which PyPI does not take',
    ],
    [
      "email-invalid",
      "Author-email: Jane Doe\n",
      'have Author-email "Jane Doe", which holds no address',
    ],
    [
      "dependency-invalid",
      "Requires-Dist: omi >== 1\n",
      'have Requires-Dist "omi >== 1", which is no dependency specifier',
    ],
    [
      "dependency-direct-url",
      "Requires-Dist: omi @ git+https://example.org/omi ; extra == 'x'\n",
      `have Requires-Dist "omi @ git+https://example.org/omi ; extra == 'x'", an address, but PyPI takes only dependencies that are on an index`,
    ],
    [
      "metadata-requires-python-invalid",
      "Requires-Python: 3.11\n",
      'have Requires-Python "3.11", which is no list of version specifiers',
    ],
    [
      "extra-invalid",
      "Provides-Extra: all of it\n",
      'have Provides-Extra "all of it", which is no valid name',
    ],
    [
      "project-url-invalid",
      `Project-URL: ${"l".repeat(33)}, https://example.org\n`,
      `have Project-URL "${"l".repeat(33)}, https://example.org", with a label of 33 characters; 32 are the limit`,
    ],
    [
      "project-url-invalid",
      "Project-URL: A, https://a.example\nProject-URL: A, https://b.example\n",
      'have Project-URL "A, https://b.example", with the label "A" a second time',
    ],
    [
      "project-url-invalid",
      "Project-URL: https://a.example\n",
      'have Project-URL "https://a.example", with no address',
    ],
    ["project-url-invalid", "Project-URL: , x\n", 'have Project-URL ", x", with no label'],
    [
      "project-url-invalid",
      "Project-URL: A, www.example.org\n",
      'have Project-URL "A, www.example.org", with the address "www.example.org", which is no http(s) URL',
    ],
    [
      "metadata-url-invalid",
      "Download-URL: https://example.org/?a=[1]\n",
      'have Download-URL "https://example.org/?a=[1]", which is no http(s) URL',
    ],
    [
      "metadata-url-invalid",
      "Home-page: ssh://example.org\n",
      'have Home-page "ssh://example.org", which is no http(s) URL',
    ],
    [
      "license-stated-twice",
      "License: MIT\nLicense-Expression: MIT\n",
      'have both License "MIT" and License-Expression "MIT", of which PyPI takes one',
    ],
    [
      "metadata-field-too-new",
      "License-Expression: MIT\n",
      "have the field License-Expression, which came with Metadata-Version 2.4, but state Metadata-Version 2.1",
      "2.1",
    ],
    [
      "dynamic-field-invalid",
      "Dynamic: Version\n",
      'declare "Version" dynamic, which is never dynamic',
    ],
    [
      "dynamic-field-invalid",
      "Dynamic: nonsense\n",
      'declare "nonsense" dynamic, which is no field that can be dynamic',
    ],
  ];
  test.each(table.map((row) => [row] as const))("%j", ([code, headers, what, version = "2.4"]) => {
    expect(said([{ headers, metadataVersion: version }])).toEqual([
      [code, "error", `The metadata of ${WHEEL} ${what}.`],
    ]);
  });

  test.each(["../LICENSE", "/LICENSE", "C:/LICENSE", "a\\LICENSE", "LICEN*"])(
    "a licence file %s",
    (path) => {
      const [first] = said([{ headers: `License-File: ${path}\n` }]);
      expect(first).toEqual([
        "license-file-invalid",
        "error",
        `The metadata of ${WHEEL} have License-File ${JSON.stringify(path)}, which is no plain relative path.`,
      ]);
    },
  );
});

describe("metadata are accepted when they have", () => {
  const table: readonly (readonly [headers: string, version?: string])[] = [
    ["Classifier: Programming Language :: Python :: 3\nClassifier: Typing :: Typed\n"],
    [`Summary: ${"é".repeat(512)}\n`],
    ["Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM\n"],
    ['Description-Content-Type: Text/X-RST; charset="utf-8"\n'],
    ["Author-email: Jane Doe <jane@example.org>, joe@example.org\nMaintainer-email: jane <>\n"],
    ['Requires-Dist: omi[cli, tui] (>=1,!=1.5.*) ; python_version < "4" and extra == "x"\n'],
    ["Requires-Python: >=3.11,<4\nProvides-Extra: a.b\n"],
    ["Project-URL: Home, https://[::1]/é?a=%5B1%5D#[é]\nHome-page: HTTP://example.org\n"],
    ["License: UNKNOWN\nLicense-Expression: MIT\n"],
    // Setuptools wrote it before its time; it is not uploaded then.
    ["License-File: LICENSE\n", "2.1"],
    ["Summary:\nHome-page:\nRequires-Python:\n"],
    ["Dynamic: License-File\nDynamic: Requires-Dist\n"],
    ["Dynamic: newer\nDynamic: version\n", "2.9"],
    ["\n# Omi\n", "1.0"],
  ];
  test.each(table.map((row) => [row] as const))("%j", ([headers, metadataVersion = "2.4"]) => {
    const found = said([{ headers, metadataVersion }]);
    expect(found.filter(([code]) => code !== "metadata-version-unknown")).toEqual([]);
  });
});

test("what several files share is told once, with all of them and a way out", () => {
  const headers = "Classifier: Framework :: Djagno\nSummary: a\n  b\n";
  const facts = {
    distributions: [WHEEL, SDIST].map((file) => sampleDistribution({ file, headers })),
  };
  const found = applyRules(distributionRules, PLAN, facts);
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    [
      "summary-invalid",
      `The metadata of ${WHEEL}, ${SDIST} have a summary of several lines, but PyPI takes one.`,
    ],
    [
      "classifier-unknown",
      `The metadata of ${WHEEL}, ${SDIST} state the classifier "Framework :: Djagno", which PyPI does not know.`,
    ],
  ]);
  expect(found[1]?.hint).toMatch(/^Did you mean "Framework :: Django"\?/);
});

test("another index judges metadata by itself", () => {
  const headers = "Classifier: Private :: Do Not Upload\nRequires-Dist: a @ https://a.example\n";
  expect(said([{ headers }], { indexes: ["https://index.example/legacy/"] })).toEqual([]);
});

test("thousands of wrong classifiers are told of by the first ones", () => {
  const headers = Array.from({ length: 5000 }, (_, number) => `Classifier: X :: ${number}\n`);
  expect(said([{ headers: headers.join("") }])).toHaveLength(20);
});
