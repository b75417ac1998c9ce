import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readSource } from "./files.ts";

const PACKAGE = "the bytes of a package";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-publish-"));
  for (const name of ["package", "assets", "bin"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "package/tag2pypi-1.2.3.tgz"), PACKAGE);
  await writeFile(join(folder, "assets/tag2pypi-1.2.3.tgz"), PACKAGE);
  await writeFile(join(folder, "bundle.json"), "{}");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The script of a step of our own release, by the step's name. */
async function scriptOf(step: string): Promise<string> {
  const { jobs } = parse((await readSource(".github/workflows/publish.yml")).text);
  const steps: readonly { readonly name?: string; readonly run?: string }[] = Object.values(
    jobs as Readonly<Record<string, { readonly steps: [] }>>, // as the linters have judged it
  ).flatMap((job) => job.steps);
  return steps.find(({ name }) => name === step)?.run ?? "exit 99";
}

/** Runs it as the runner does, with a program in place of npm or gh that answers its first call and tells of all. */
async function runStep(step: string, program: "npm" | "gh", answer: string) {
  const calls = join(folder, "calls");
  await writeFile(calls, "");
  const stub = `#!/bin/sh\necho "$*" >> "$CALLS"\n[ "$1" = "$QUESTION" ] && echo "$ANSWER"\nexit 0\n`;
  await writeFile(join(folder, "bin", program), stub, { mode: 0o755 });
  const env = {
    PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
    CALLS: calls,
    QUESTION: program === "npm" ? "view" : "api",
    ANSWER: answer,
    TAG: "v1.2.3",
    SHA256: createHash("sha256").update(PACKAGE).digest("hex"),
    BUNDLE: "bundle.json",
    GITHUB_REPOSITORY: "tag2pypi/tag2pypi",
    RUNNER_TEMP: "temporary",
  };
  const script = await scriptOf(step);
  const exitCode = await new Promise<number>((resolve) => {
    const child = execFile("bash", ["-eo", "pipefail", "-c", script], { cwd: folder, env });
    child.once("exit", (code) => resolve(code ?? -1));
  });
  const [, ...acts] = (await readFile(calls, "utf8")).trimEnd().split("\n");
  return { exitCode, acts };
}

describe("tag2pypi's own package on npm", () => {
  const publish = (theirs: string) => runStep("Publish unless it is there", "npm", theirs);

  test("is published where that version is not there", async () => {
    expect(await publish("")).toEqual({
      exitCode: 0,
      acts: ["publish ./package/tag2pypi-1.2.3.tgz --provenance --access public"],
    });
  });

  test("is left alone where a run before has published the same bytes", async () => {
    const integrity = `sha512-${createHash("sha512").update(PACKAGE).digest("base64")}`;
    expect(await publish(integrity)).toEqual({ exitCode: 0, acts: [] });
  });

  test("stops the run where that version has other bytes", async () => {
    expect(await publish("sha512-other")).toEqual({ exitCode: 1, acts: [] });
  });

  test("stops the run where the job was handed other bytes than were packed", async () => {
    await writeFile(join(folder, "package/tag2pypi-1.2.3.tgz"), "other bytes");
    expect(await publish("")).toEqual({ exitCode: 1, acts: [] });
  });
});

describe("tag2pypi's own release on GitHub", () => {
  const draft = (drafts: string) => runStep("Draft the release", "gh", drafts);
  const assets = "assets/tag2pypi-1.2.3.tgz assets/tag2pypi-v1.2.3.sigstore.json";

  test("is drafted where there is none", async () => {
    const titled = "--title tag2pypi v1.2.3 --notes-file temporary/notes.md";
    expect(await draft("")).toEqual({
      exitCode: 0,
      acts: [`release create v1.2.3 --draft --verify-tag ${titled} ${assets}`],
    });
  });

  test("gets its files again where a run before has left a draft", async () => {
    expect(await draft("true")).toEqual({
      exitCode: 0,
      acts: [`release upload v1.2.3 --clobber ${assets}`],
    });
  });

  test("stays as it is where it is public", async () => {
    expect(await draft("false")).toEqual({ exitCode: 0, acts: [] });
  });

  test("stops the run where there are several", async () => {
    expect(await draft("true\nfalse")).toEqual({ exitCode: 1, acts: [] });
  });
});
