import { describe, expect, test } from "@jest/globals";
import packageJson from "../../package.json" with { type: "json" };
import { actions } from "../../src/actions.ts";
import { examples, workflows } from "./files.ts";
import { actionOf, jobsOf, ourSteps, read } from "./steps.ts";

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
          const action = actionOf(job.steps?.find((step) => step.id === id) ?? {});
          return action !== undefined && !Object.hasOwn(action.outputs, output);
        })
        .map(([text]) => `${job.where}: ${text}`);
    });
    expect(unknown).toEqual([]);
  });

  test("passes the overrides of rules on to each of our actions that takes them", async () => {
    const taking = (await ourSteps()).filter(
      ({ action, takesRules }) => takesRules && Object.hasOwn(action.inputs, "rules"),
    );
    expect(new Set(taking.map(({ action }) => action))).toEqual(new Set(actions));
    const silent = taking.filter(({ step }) => step.with?.["rules"] !== "${{ inputs.rules }}");
    expect(silent.map(({ where }) => where)).toEqual([]);
  });

  test("gives check the time to wait for continuous integration and to run the project's commands", async () => {
    const checking = (await ourSteps()).filter(({ action }) => action.folder === "check");
    expect(checking.length).toBeGreaterThan(3);
    const hurried = checking.filter(({ job }) => (job["timeout-minutes"] ?? 0) < 90);
    expect(hurried.map(({ where }) => where)).toEqual([]);
  });

  test("chooses a Python for every action that runs code of the project", async () => {
    const running = ["", "check", "build", "verify"];
    const steps = (await ourSteps()).filter(({ action }) => running.includes(action.folder));
    expect(new Set(steps.map(({ action }) => action.folder))).toEqual(new Set(running));
    const unprepared = steps.filter(
      ({ before }) => !before.some(({ uses = "" }) => uses.startsWith("actions/setup-python@")),
    );
    expect(unprepared.map(({ where }) => where)).toEqual([]);
  });

  test("shows reviewers what every job before the draft has found", async () => {
    const shown = (await examples()).flatMap((file) => {
      const jobs = jobsOf(file);
      const draft = jobs.flatMap(({ steps = [] }) =>
        steps.filter((step) => step.with?.["stage"] === "draft"),
      )[0];
      if (draft === undefined) return [];
      const finding = jobs.filter(({ uses, steps = [] }) => {
        const folders = steps.map((step) => actionOf(step)?.folder ?? "");
        return uses !== undefined || folders.includes("check") || folders.includes("build");
      });
      const wanted = finding.map(({ name }) => `\${{ needs.${name}.outputs.findings }}`);
      return [{ given: draft.with?.["findings"]?.trim(), wanted: wanted.join("\n") }];
    });
    expect(shown.length).toBe(3);
    expect(shown.map(({ given }) => given)).toEqual(shown.map(({ wanted }) => wanted));
  });

  test("checks out the run's own commit, never what an unqualified name may mean", async () => {
    const steps = (await examples()).flatMap(jobsOf).flatMap((job) => job.steps ?? []);
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    const refs = checkouts.flatMap((step) => step.with?.["ref"] ?? []);
    expect(refs.filter((ref) => !/^(?:refs\/|\$\{\{ github\.sha \}\}$)/.test(ref))).toEqual([]);
  });

  test("keeps the environments that branches deploy to apart from those of tags", async () => {
    const deploying = (await examples()).flatMap((file) => {
      const fromBranch = read(file).on["push"]?.branches !== undefined;
      return jobsOf(file).flatMap(({ environment }) =>
        environment === undefined ? [] : [{ fromBranch, name: environment.name }],
      );
    });
    const namesOf = (branches: boolean) =>
      deploying.filter(({ fromBranch }) => fromBranch === branches).map(({ name }) => name);
    expect([...new Set(namesOf(false))].toSorted()).toEqual(["pypi", "testpypi"]);
    expect(namesOf(true)).toEqual(["testpypi-main"]);
  });

  test("with several jobs runs nobody's code beside an identity token", async () => {
    const separated = (await examples()).filter(({ path }) => !ONE_JOB.test(path));
    const publishing = separated.flatMap(jobsOf).filter((job) => job.permissions?.["id-token"]);
    expect(publishing.length).toBe(5);
    const steps = publishing.flatMap((job) => job.steps ?? []);
    expect(steps.filter(({ uses = "" }) => !HARMLESS.test(uses))).toEqual([]);
  });
});
