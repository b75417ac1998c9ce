import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { commandsIn } from "./runner-commands.ts";

const adapters = new URL("../../../src/adapters/actions/", import.meta.url);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tag2pypi-runner-"));
  for (const name of ["output", "summary"]) writeFileSync(join(folder, name), "");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs statements in a process of their own, as a runner would, with its file commands; gives what it wrote. */
function inProcess(statements: string, environment: Readonly<Record<string, string>> = {}) {
  const script = `
    import * as runner from "${new URL("runner.ts", adapters)}";
    import { actionsReporter } from "${new URL("reporter.ts", adapters)}";
    ${statements}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", script],
    {
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        GITHUB_OUTPUT: join(folder, "output"),
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
        ...environment,
      },
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.replaceAll("\r\n", "\n");
}

describe("a process under the runner", () => {
  test("groups the log by steps, with findings in it and the result below it", () => {
    const stdout = inProcess(`
      const reporter = actionsReporter((text) => process.stdout.write(text));
      reporter.started("upload", "pypi");
      reporter.say("Uploading a.whl");
      reporter.finished({
        step: "upload", on: "pypi", status: "failed",
        startedAt: "2026-11-22T12:00:00.000Z", finishedAt: "2026-11-22T12:00:09.700Z",
        diagnostics: [{ code: "file-differs", severity: "error", message: "::error::It differs." }],
      });`);
    expect(stdout).toBe(
      [
        "::group::upload (pypi)",
        "Uploading a.whl",
        "error file-differs: :\u200b:error:\u200b:It differs.",
        "::endgroup::",
        "upload (pypi): failed, 9.7 s",
        "",
      ].join("\n"),
    );
  });

  test("issues annotations with their place, one command each", () => {
    const stdout = inProcess(`
      runner.issueAnnotations([
        { severity: "error", title: "A: b", message: "one\\n::error::two", file: "a,b.toml", line: 7, endLine: 9 },
        { severity: "warning", title: "t", message: "m" },
        { severity: "notice", title: "t", message: "m", file: "f" },
      ]);`);
    expect(commandsIn(stdout)).toEqual([
      {
        name: "error",
        properties: "title=A%3A b,file=a%2Cb.toml,line=7,endLine=9",
        data: "one%0A::error::two",
      },
      { name: "warning", properties: "title=t", data: "m" },
      { name: "notice", properties: "title=t,file=f", data: "m" },
    ]);
  });

  test("sets outputs that a value of several lines cannot break out of", () => {
    inProcess(
      `runner.setOutputs({ tag: "v1\\nEOF\\npublished<<EOF\\ntrue\\nEOF", version: "1" });`,
    );
    const lines = readFileSync(join(folder, "output"), "utf8").split(/\r?\n/);
    const [, first] = /^tag<<(ghadelimiter_[\w-]{36})$/.exec(lines[0] ?? "") ?? [];
    expect(first).toBeDefined();
    expect(lines.indexOf(first ?? "")).toBe(6);
    expect(lines[7]).toMatch(/^version<<ghadelimiter_/);
    expect(lines[8]).toBe("1");
  });

  test("adds to the job's summary", () => {
    inProcess(`await runner.writeSummary("## One\\n"); await runner.writeSummary("## Two\\n");`);
    expect(readFileSync(join(folder, "summary"), "utf8")).toBe("## One\n## Two\n");
  });

  test("does without a summary where the runner has none", () => {
    expect(inProcess(`await runner.writeSummary("## One");`, { GITHUB_STEP_SUMMARY: "" })).toBe("");
  });

  test("masks a secret line by line, and never nothing", () => {
    const stdout = inProcess(
      `runner.addMask("first\\r\\n\\n  \\nsecond%\\n"); runner.addMask("");`,
    );
    expect(commandsIn(stdout)).toEqual([
      { name: "add-mask", properties: "", data: "first" },
      { name: "add-mask", properties: "", data: "second%25" },
    ]);
  });
});
