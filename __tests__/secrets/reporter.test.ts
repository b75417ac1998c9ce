import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";

const ROOT = join(import.meta.dirname, "../..");
const REPORTER = join(ROOT, "scripts/jest-secrets.mjs");

interface Judgement {
  readonly line: string;
  readonly problems: readonly string[];
}
/** In JavaScript, as Jest loads it, and so without types. */
const { judgeRecords } = (await import(REPORTER)) as {
  judgeRecords(records: readonly object[], programs?: readonly string[]): Judgement;
};

const KINDS = [
  "GitHub token",
  "identity request token",
  "identity token",
  "upload token",
  "API token",
  "credential of a rehearsal",
];
const record = (number: number, changes: object = {}) => ({
  program: "release",
  test: "a test",
  places: 2,
  secrets: KINDS.map((kind) => ({ kind, digest: `${kind} ${number}` })),
  leaks: [],
  ...changes,
});
const ENOUGH = Array.from({ length: 300 }, (_, number) => record(number));

describe("at the end of all tests", () => {
  test("it is said how much was searched, each secret counted once", () => {
    expect(judgeRecords([record(1), record(1), record(2)])).toEqual({
      line: "Searched for secrets: 3 runs, 12 secrets, none found.",
      problems: [],
    });
    expect(judgeRecords(ENOUGH, ["release"])).toEqual({
      line: "Searched for secrets: 300 runs, 1800 secrets, none found.",
      problems: [],
    });
  });

  test("a leak is a problem, whatever became of its test", () => {
    const leaks = ["GitHub token in summary, line 3"];
    expect(judgeRecords([record(1), record(2, { leaks })])).toEqual({
      line: "Searched for secrets: 2 runs, 12 secrets, 1 found.",
      problems: ["Found: GitHub token in summary, line 3 (a test)"],
    });
  });

  test.each([
    ["nothing was searched", [], "0 runs are fewer than the "],
    ["few runs were searched", ENOUGH.slice(0, 20), "20 runs are fewer than the "],
    ["few secrets were looked for", ENOUGH.map(() => record(1)), "6 secrets are fewer than the "],
    ["a program was never run", ENOUGH, "No run of publish was searched."],
    [
      "no secret of a kind was looked for",
      ENOUGH.map((each) => ({ ...each, secrets: each.secrets.slice(1) })),
      "No GitHub token was looked for.",
    ],
  ])("it is a problem that %s, and none of a run of some tests", (_, records, problem) => {
    const { problems } = judgeRecords(records, ["release", "publish"]);
    expect(problems.some((each) => each.startsWith(problem))).toBe(true);
    expect(judgeRecords(records).problems).toEqual([]);
  });
});

/** Runs Jest on one test that leaves a record, in a project with the reporter; gives how it ended. */
async function jest(leaks: readonly string[], ...words: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-reporter-"));
  try {
    const configuration = { rootDir: folder, reporters: [REPORTER], transform: {} };
    const text = JSON.stringify(record(1, { leaks }));
    await mkdir(join(folder, "dist"));
    await writeFile(join(folder, "dist/release.js"), "");
    await writeFile(join(folder, "jest.config.json"), JSON.stringify(configuration));
    await writeFile(
      join(folder, "one.test.js"),
      `test("one", () => require("fs").writeFileSync(process.env.SECRETS_RECORD + "/1", ${JSON.stringify(text)}));`,
    );
    const program = join(ROOT, "node_modules/jest/bin/jest.js");
    const options = { cwd: folder, env: { PATH: process.env["PATH"] } };
    const { stderr } = await promisify(execFile)(process.execPath, [program, ...words], options);
    return { failed: false, said: stderr };
  } catch (error) {
    // What execFile rejects with holds the output.
    return { failed: true, said: (error as { readonly stderr: string }).stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("Jest itself", () => {
  const LINE = "Searched for secrets: 1 runs, 6 secrets,";

  test("succeeds where some tests were run, and nothing was found", async () => {
    expect(await jest([], "one")).toEqual({ failed: false, said: `${LINE} none found.\n` });
  });

  test("fails where something was found, although every test has passed", async () => {
    const said = `${LINE} 1 found.\nFound: GitHub token in summary, line 3 (a test)\n`;
    expect(await jest(["GitHub token in summary, line 3"], "one")).toEqual({ failed: true, said });
  });

  test("fails where all tests were run, and too little was searched", async () => {
    const { failed, said } = await jest([]);
    expect([failed, said]).toEqual([true, expect.stringContaining("1 runs are fewer than the ")]);
  });

  test("runs our tests with this reporter", async () => {
    const configuration = await readFile(join(ROOT, "jest.config.mjs"), "utf8");
    expect(configuration).toMatch(/reporters: \[.*"<rootDir>\/scripts\/jest-secrets\.mjs"/);
  });
});
