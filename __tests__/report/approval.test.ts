import { describe, expect, test } from "@jest/globals";
import { summary } from "../../src/report/summary.ts";
import { beforeUpload, outcome, perfect, plan, reportOf, wording } from "./sample-reports.ts";

const earlier = {
  code: "changelog-date-missing",
  severity: "warning",
  message: "The heading of 0.3.0 has no date. <script>",
  location: { file: "CHANGELOG.md", line: 3 },
} as const;

function shown(earlierFindings: readonly (typeof earlier)[]): string {
  const read = outcome("read-inputs", { result: { indexes: ["pypi"], earlierFindings } });
  return summary(reportOf(read, ...beforeUpload), wording);
}

describe("whoever approves a deployment sees in the summary of the draft's job", () => {
  test("the draft and what is about to be published, before anything else", () => {
    const { name, commit } = plan.tag;
    expect(shown([])).toContain(`">Draft release</a>

### What is about to be published

|  |  |
| --- | --- |
| Project and version | omi-openclaw 0.3.0 |
| Tag | <code>${name}</code> on commit <code>${commit}</code> |
| Indexes | PyPI |
| Title of the release | ${plan.title} |
| Files come from | this run's build |
| SHA-256 of the manifest | <code>${"c".repeat(64)}</code> |
`);
  });

  test("what earlier jobs found, with nothing in it to interpret; or that they found nothing", () => {
    expect(shown([earlier])).toContain(`### Findings of earlier jobs

| Severity | Code | Finding | Place |
| --- | --- | --- | --- |
| warning |`);
    expect(shown([earlier])).toContain("The heading of 0.3.0 has no date. &#60;script&#62;");
    expect(shown([])).toContain("### Findings of earlier jobs\n\nNone was handed on.\n");
  });

  test("and not once the upload has begun", () => {
    expect(summary(perfect, wording)).not.toContain("What is about to be published");
  });
});
