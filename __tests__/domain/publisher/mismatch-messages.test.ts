import { describe, expect, test } from "@jest/globals";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import { certainRefusals } from "../../../src/domain/publisher/mismatch-messages.ts";

const ISSUER = "https://token.actions.githubusercontent.com";
const refusalsOf = (iss: string, index = resolveIndex("pypi")) =>
  certainRefusals({
    index,
    project: "omi",
    claims: { iss, event_name: "push" },
    earlier: { kind: "no-files" },
    indexes: ["pypi"],
  });

describe("an issuer that the index does not trust", () => {
  test("is said before the upload", () => {
    expect(refusalsOf("https://ghes.example/_services/token")).toEqual([
      {
        code: "publisher-issuer-refused",
        severity: "error",
        message: `PyPI takes no upload from this job: its identity token comes from https://ghes.example/_services/token, and the index trusts ${ISSUER} alone.`,
        hint: "Jobs of GitHub Enterprise Server, and of an enterprise with an issuer of its own, upload with an API token of the index in `api-token`.",
      },
    ]);
    expect(refusalsOf(`${ISSUER}/octocat-inc`)).toHaveLength(1);
  });

  test("is none of github.com, nor of a sandbox", () => {
    expect(refusalsOf(ISSUER)).toEqual([]);
    const sandbox = resolveIndex("pypi", { pypi: "http://127.0.0.1:1234" });
    expect(refusalsOf("http://127.0.0.1:1235", sandbox)).toEqual([]);
  });
});
