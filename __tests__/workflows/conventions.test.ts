import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { actions } from "../../src/actions.ts";
import { examples, type SourceFile, workflows } from "./files.ts";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly inputs?: object } | null>>;
  readonly permissions?: object;
  readonly concurrency?: { readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface NamedJob extends Job {
  readonly where: string;
}

function read({ text }: SourceFile): Workflow {
  return parse(text); // the linters beside this test have judged its form
}

function jobsOf(file: SourceFile): readonly NamedJob[] {
  const { jobs } = read(file);
  return Object.entries(jobs).map(([name, job]) => ({ where: `${file.path}, ${name}`, ...job }));
}

/** Where a step of somebody else's could use what the job may. */
const HARMLESS = /^(?:actions\/(?:upload|download)-artifact@|tag2pypi\/tag2pypi\/publish@)/;
const ONE_JOB = /\/(?:simple|monorepo)\.yml$/;

describe("Every workflow, ours and users'", () => {
  test("gives nothing to all jobs, and to each job what it names, for a limited time", async () => {
    const files = await workflows();
    expect(files.map(read).map(({ permissions }) => permissions)).toEqual(files.map(() => ({})));
    const careless = files.flatMap(jobsOf).filter((job) => {
      const limited = job.uses !== undefined || job["timeout-minutes"] !== undefined;
      return job.permissions === undefined || !limited;
    });
    expect(careless.map(({ where }) => where)).toEqual([]);
  });

  test("says behind each permission what it is for", async () => {
    const files = await workflows();
    const bare = files.flatMap(({ path, text }) => {
      const lines = text.split("\n").filter((line) => /^ +[a-z-]+: (?:read|write)\b/.test(line));
      expect(lines.length).toBeGreaterThan(0);
      return lines.filter((line) => !line.includes(" # ")).map((line) => `${path}:${line}`);
    });
    expect(bare).toEqual([]);
  });

  test("pins each action of others to one commit, the same everywhere, with its version beside it", async () => {
    const lines = (await workflows()).flatMap(
      ({ text }) => text.match(/(?<=^ *(?:- )?)uses: .*/gm) ?? [],
    );
    const foreign = lines.filter((line) => !/uses: (?:\.\/|tag2pypi\/tag2pypi[/@])/.test(line));
    const pins = foreign.map((line) => {
      const [, action, pin] =
        /^uses: ([^/\s]+\/[^/@\s]+).*@([0-9a-f]{40} # v\d+\.\d+\.\d+)$/.exec(line) ?? [];
      return { action: action ?? line, pin };
    });
    expect(pins.filter(({ pin }) => pin === undefined)).toEqual([]);
    const distinct = new Set(pins.map(({ action, pin }) => `${action}@${pin}`));
    expect(distinct.size).toBe(new Set(pins.map(({ action }) => action)).size);
    expect(distinct.size).toBeGreaterThan(5);
  });
});

describe("Every workflow for users", () => {
  test("names our actions by the version of this one", async () => {
    const texts = (await examples()).map(({ text }) => text).join("");
    const references = texts.match(/tag2pypi\/tag2pypi[^\s@]*@\S+/g) ?? [];
    expect(references.length).toBeGreaterThan(10);
    const version = `@v${packageJson.version}`;
    expect(references.filter((reference) => !reference.endsWith(version))).toEqual([]);
  });

  test("that releases can be run again for a tag, with rules overridden, and is never cut off", async () => {
    const releasing = (await examples()).filter(
      ({ path, text }) =>
        text.includes("id-token: write") && !path.endsWith("/testpypi-on-main.yml"),
    );
    expect(releasing.length).toBe(5);
    for (const file of releasing) {
      const { on, concurrency } = read(file);
      expect(Object.keys(on)).toEqual(["push", "workflow_dispatch"]);
      expect(Object.keys(on["workflow_dispatch"]?.inputs ?? {})).toEqual(["tag", "rules"]);
      expect(concurrency?.["cancel-in-progress"]).toBe(false);
    }
  });

  test("asks our actions for nothing but outputs that they have", async () => {
    const unknown = (await examples()).flatMap(jobsOf).flatMap((job) => {
      const asked = [...JSON.stringify(job).matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)];
      return asked
        .filter(([, id = "", output = ""]) => {
          const uses = job.steps?.find((step) => step.id === id)?.uses ?? "";
          const folder = /^tag2pypi\/tag2pypi\/?([^@]*)@/.exec(uses)?.[1];
          const action = actions.find((each) => each.folder === folder);
          return action !== undefined && !Object.hasOwn(action.outputs, output);
        })
        .map(([text]) => `${job.where}: ${text}`);
    });
    expect(unknown).toEqual([]);
  });

  test("with several jobs runs nobody's code beside an identity token", async () => {
    const separated = (await examples()).filter(({ path }) => !ONE_JOB.test(path));
    const publishing = separated.flatMap(jobsOf).filter((job) => job.permissions?.["id-token"]);
    expect(publishing.length).toBe(5);
    const steps = publishing.flatMap((job) => job.steps ?? []);
    expect(steps.filter(({ uses = "" }) => !HARMLESS.test(uses))).toEqual([]);
  });
});
