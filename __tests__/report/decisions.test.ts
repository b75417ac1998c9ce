import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { Decision } from "../../src/domain/dry-run/decision.ts";
import type { Report } from "../../src/domain/outcome.ts";
import { decisionLines } from "../../src/report/decisions.ts";
import { headline } from "../../src/report/headline.ts";
import { outputs, publicReport } from "../../src/report/json.ts";
import { summary } from "../../src/report/summary.ts";
import { terminalReport } from "../../src/report/terminal.ts";
import { beforeUpload, findings, outcome, reportOf, wording } from "./sample-reports.ts";

const title = "omi v0.3.0";
const url = "https://github.com/o/r/releases/tag/untagged-1";
const file = { name: "omi-0.3.0-py3-none-any.whl", size: 12_345 };
const why: Diagnostic = {
  code: "file-differs",
  severity: "error",
  message: "The index already holds omi-0.3.0.tar.gz.",
};
const tried = beforeUpload.filter(({ step }) => step !== "draft");

/** A dry run in which all went well up to these decisions. */
function dryRun(...decisions: readonly Decision[]): Report {
  return reportOf(...tried, outcome("dry-run", { result: { decisions } }));
}

const first = dryRun(
  { do: "create-draft", title, assets: [file, file, file] },
  { do: "sign", files: [file.name, "omi-0.3.0.tar.gz"] },
  { do: "mint", index: "pypi" },
  { do: "upload", index: "pypi", file },
  { do: "confirm", index: "pypi", files: 1 },
  { do: "upload-asset", title, asset: { name: `${file.name}.publish.attestation` } },
  { do: "publish-release", title, latest: true },
);
const lines = [
  'would create a draft release "omi v0.3.0" with 3 assets',
  "would sign 2 files in Sigstore's public log",
  "would ask PyPI for an upload token",
  "would upload omi-0.3.0-py3-none-any.whl (12.3 kB) to PyPI",
  "would wait until PyPI shows 1 file",
  'would attach omi-0.3.0-py3-none-any.whl.publish.attestation to the release "omi v0.3.0"',
  'would publish the release "omi v0.3.0" as the latest',
];
const good = "Dry run: nothing was published. Nothing that was tried stands in the way of";
const terminal = { ...wording, colour: false, unicode: true };

describe("the decisions of a dry run, as lines,", () => {
  test("say what a real run would do for the first time", () => {
    expect(decisionLines(first)).toEqual(lines);
  });

  test.each<readonly [Decision, string]>([
    [
      { do: "adopt-draft", title, url, text: "kept" },
      'would go on with the draft release "omi v0.3.0"',
    ],
    [
      { do: "adopt-draft", title, url, text: "marked" },
      'would go on with the draft release "omi v0.3.0", and mark it as taken over',
    ],
    [
      { do: "adopt-draft", title, url, text: "rewritten" },
      'would go on with the draft release "omi v0.3.0", and write its title and notes anew',
    ],
    [
      { do: "leave-release", title, url },
      'would leave the published release "omi v0.3.0" as it is',
    ],
    [
      { do: "delete-asset", title, asset: "old.whl" },
      'would delete old.whl from the release "omi v0.3.0"',
    ],
    [
      { do: "upload-asset", title, asset: file },
      'would attach omi-0.3.0-py3-none-any.whl (12.3 kB) to the release "omi v0.3.0"',
    ],
    [
      { do: "delete-draft", title },
      'would delete the draft release "omi v0.3.0", which has done its work',
    ],
    [{ do: "sign", files: [file.name] }, "would sign 1 file in Sigstore's public log"],
    [{ do: "skip-signing", why: "off" }, "would sign nothing: attestations are off"],
    [
      { do: "skip-signing", why: "nothing-to-upload" },
      "would sign nothing: every index holds every file",
    ],
    [{ do: "skip-signing", why }, `would sign nothing: ${why.message}`],
    [
      { do: "keep-file", index: "testpypi", file },
      "would not upload omi-0.3.0-py3-none-any.whl (12.3 kB) to TestPyPI, which has the same bytes already",
    ],
    [{ do: "skip-index", index: "testpypi", why }, `would leave out TestPyPI: ${why.message}`],
    [{ do: "verify", index: "testpypi" }, "would install the version from TestPyPI and try it"],
    [
      { do: "publish-release", title, latest: false },
      'would publish the release "omi v0.3.0", not as the latest',
    ],
    [
      { do: "keep-draft", title },
      'would leave the release "omi v0.3.0" a draft, until a run publishes to the index that people install from',
    ],
    [{ do: "stop", why: [why, why] }, `would stop here: ${why.message} ${why.message}`],
  ])("say of %j that it %s", (decision, line) => {
    expect(decisionLines(dryRun(decision))).toEqual([line]);
  });
});

describe("the report of a dry run", () => {
  test("says so first, and lists the decisions in the summary", () => {
    const text = summary(first, wording);
    expect(text.split("\n").slice(0, 12)).toEqual([
      `## ${good} omi-openclaw 0.3.0.`,
      "",
      "### What a real run would do",
      "",
      "1. would create a draft release &#34;omi v0.3.0&#34; with 3 assets",
      "2. would sign 2 files in Sigstore's public log",
      "3. would ask PyPI for an upload token",
      "4. would upload omi-0.3.0-py3-none-any.whl (12.3 kB) to PyPI",
      "5. would wait until PyPI shows 1 file",
      "6. would attach omi-0.3.0-py3-none-any.whl.publish.attestation to the release &#34;omi v0.3.0&#34;",
      "7. would publish the release &#34;omi v0.3.0&#34; as the latest",
      "",
    ]);
  });

  test("lists them in the terminal, and says so where a person looks first", () => {
    const text = terminalReport(first, terminal);
    expect(text).toContain(
      `What a real run would do\n${lines.map((line) => `  – ${line}\n`).join("")}`,
    );
    expect(text.trimEnd().split("\n").at(-1)).toBe(`✓ ${good} omi-openclaw 0.3.0.`);
  });

  test("lists them in JSON, where nothing counts as published", () => {
    const { decisions, published, verified, release, files } = publicReport(first);
    expect({ decisions, published, verified, release }).toEqual({
      decisions: lines,
      published: false,
      verified: false,
      release: null,
    });
    expect(files.map(({ state }) => state)).toEqual(Array(3).fill("not-uploaded"));
    const given = outputs(first, wording.siteOf);
    expect([given.published, given.verified, given["release-url"]]).toEqual(["false", "false", ""]);
  });

  test("says that a real run would change nothing, where everything is there", () => {
    const complete = dryRun(
      { do: "leave-release", title, url },
      { do: "skip-signing", why: "nothing-to-upload" },
      { do: "keep-file", index: "pypi", file },
      { do: "confirm", index: "pypi", files: 1 },
    );
    expect(headline(complete)).toBe(
      "Dry run: nothing was published. A real run for omi-openclaw 0.3.0 would change nothing.",
    );
  });

  test("says that a real run would stop, and where", () => {
    const decisions: readonly Decision[] = [{ do: "stop", why: [why] }];
    const failed = outcome("dry-run", {
      status: "failed",
      result: { decisions },
      diagnostics: [why],
    });
    expect(headline(reportOf(...tried, failed))).toBe(
      "Dry run: nothing was published. The release of omi-openclaw 0.3.0 would stop: 1 error.",
    );
    expect(decisionLines(reportOf(...tried, failed))).toEqual([`would stop here: ${why.message}`]);
  });

  test("says so even where the run came to no decision", () => {
    const asked = outcome("read-inputs", { result: { indexes: ["pypi"], dryRun: true } });
    const stopped = reportOf(asked, ...findings.outcomes);
    expect(headline(stopped)).toBe(
      "Dry run: nothing was published. The release of omi-openclaw 0.3.0 would stop: 1 error, 1 warning.",
    );
    expect(publicReport(stopped).decisions).toEqual([]);
    expect(headline(reportOf(asked, ...tried))).toBe(`${good} omi-openclaw 0.3.0.`);
    const real = outcome("read-inputs", { result: { indexes: ["pypi"], dryRun: false } });
    expect(publicReport(reportOf(real, ...tried)).decisions).toBe(null);
  });
});

describe("a title or a name that is written to mislead", () => {
  const hostile = 'x"\n## Published <img src=x> [a](javascript:b) \u202e::error::\u001b[31m';
  const report = dryRun(
    { do: "publish-release", title: hostile, latest: true },
    { do: "upload", index: "pypi", file: { name: hostile, size: 1 } },
  );

  test("stays one line of plain text", () => {
    const [publication = "", upload = ""] = decisionLines(report);
    expect(publication).toBe(
      'would publish the release "x" ## Published <img src=x> [a](javascript:b) :\u200b:error:\u200b: [31m" as the latest',
    );
    expect(upload).toMatch(/^would upload x" ## Published .* \(1 B\) to PyPI$/);
  });

  test("means nothing in the summary", () => {
    const rows = summary(report, wording).split("\n");
    const row = rows.find((line) => line.startsWith("1. "));
    expect(row).toMatch(
      /^1\. would publish the release &#34;x&#34; &#35;&#35; Published &#60;img src=x&#62; &#91;a&#93;/,
    );
    expect(rows.filter((line) => line.startsWith("## "))).toHaveLength(1);
  });

  test("moves no cursor in the terminal", () => {
    const text = terminalReport(report, terminal);
    expect([text.includes("\u001b"), text.includes("\u202e")]).toEqual([false, false]);
  });
});
