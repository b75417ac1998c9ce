import { describe, expect, test } from "@jest/globals";
import type { Decision } from "../../../src/domain/dry-run/decision.ts";
import { explainUntried } from "../../../src/domain/dry-run/untried.ts";

const file = { name: "omi-0.3.0.tar.gz", size: 20 };
const upload = (index: string): Decision => ({ do: "upload", index, file });

describe("what no dry run can try", () => {
  test("is told with the reason, a notice for each", () => {
    const decisions: readonly Decision[] = [
      { do: "create-draft", title: "omi v0.3.0", assets: [] },
      { do: "sign", files: [file.name] },
      { do: "mint", index: "testpypi" },
      upload("testpypi"),
      { do: "mint", index: "pypi" },
      upload("pypi"),
      upload("pypi"),
    ];
    const found = explainUntried(decisions);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual(
      Array(4).fill(["dry-run-untried", "notice"]),
    );
    expect(found.map(({ message }) => message)).toEqual([
      "Whether the job's token may write releases is not tried: only a release that is written shows it.",
      "Signing is not tried: what is signed stands in Sigstore's public log for ever.",
      "The exchange of an identity token for an upload token is not tried on TestPyPI and PyPI: with a pending publisher it creates the project.",
      "Whether the files are accepted by TestPyPI and PyPI is not tried: an index judges a file only when it is uploaded.",
    ]);
  });

  test.each<readonly [string, readonly Decision[]]>([
    ["nothing would be done", []],
    [
      "everything is there",
      [
        { do: "leave-release", title: "omi v0.3.0", url: "" },
        { do: "skip-signing", why: "nothing-to-upload" },
        { do: "keep-file", index: "pypi", file },
        { do: "confirm", index: "pypi", files: 1 },
      ],
    ],
  ])("is not told where %s", (_, decisions) => {
    expect(explainUntried(decisions)).toEqual([]);
  });

  test("is told of the upload alone, where an API token serves", () => {
    expect(explainUntried([upload("https://example.org/legacy/")])).toEqual([
      expect.objectContaining({
        message:
          "Whether the files are accepted by https://example.org/legacy/ is not tried: an index judges a file only when it is uploaded.",
      }),
    ]);
  });
});
