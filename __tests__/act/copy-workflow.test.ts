import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readSource } from "../workflows/files.ts";
import { actionsIn, copyWorkflow } from "./copy-workflow.ts";

const RIGHTS = {
  tokens: { read: "reading", write: "writing" },
  identities: { pypi: { ADDRESS: "for pypi" }, testpypi: { ADDRESS: "for testpypi" } },
};

interface Job {
  readonly env?: object;
  readonly steps: readonly { readonly with?: Readonly<Record<string, string>> }[];
}

const readExample = async (name: string) => (await readSource(`examples/workflows/${name}`)).text;
const jobsIn = (workflow: string) => Object.entries<Job>(parse(workflow).jobs);

/** Each job with its variables, and the tokens of its steps. */
function rightsIn(workflow: string) {
  return jobsIn(workflow).map(([id, { env, steps }]) => {
    return [id, env, steps.flatMap((step) => step.with?.["github-token"] ?? [])];
  });
}

/** The workflow without what rightsIn gives. */
function stripRights(workflow: string) {
  const jobs = jobsIn(workflow).map(([id, { env: _env, ...job }]) => {
    const steps = job.steps.map(({ with: inputs, ...step }) => {
      const { "github-token": _token, ...others } = inputs ?? {};
      return inputs === undefined ? step : { ...step, with: others };
    });
    return [id, { ...job, steps }];
  });
  return { ...parse(workflow), jobs: Object.fromEntries(jobs) };
}

describe("The copy of a workflow that act is given", () => {
  test("has what the permissions of each job give it", async () => {
    expect(rightsIn(copyWorkflow(await readExample("simple.yml"), RIGHTS))).toEqual([
      ["publish", RIGHTS.identities.pypi, ["writing"]],
    ]);
    expect(rightsIn(copyWorkflow(await readExample("hardened.yml"), RIGHTS))).toEqual([
      ["check", undefined, ["reading"]],
      ["build", undefined, ["reading"]],
      ["draft", undefined, ["writing"]],
      ["testpypi", RIGHTS.identities.testpypi, ["reading"]],
      ["verify-testpypi", undefined, []],
      ["pypi", RIGHTS.identities.pypi, ["reading"]],
      ["release", undefined, ["writing"]],
      ["verify-pypi", undefined, []],
    ]);
  });

  test.each(["simple.yml", "hardened.yml"])(
    "is otherwise the workflow itself: %s",
    async (name) => {
      const text = await readExample(name);
      expect(rightsIn(text).flatMap(([, env, tokens]) => env ?? tokens)).toEqual([]);
      expect(stripRights(copyWorkflow(text, RIGHTS))).toEqual(parse(text));
    },
  );

  test("has the jobs that succeeded before repeat their outputs, and runs the failed one again", () => {
    const job = (steps: string) => `{ runs-on: ubuntu-latest, steps: [${steps}] }`;
    const text = `jobs:
  quiet: ${job("{ run: make }")}
  build: ${job("{ id: build, run: make }")}
  publish: ${job("{ id: publish, run: make }")}
`;
    const output = { step: "build", name: "files", value: "one\ntwo" };
    const earlier = [
      { id: "quiet", result: "success", outputs: [], ignored: [] },
      { id: "build", result: "success", outputs: [output], ignored: [] },
      { id: "publish", result: "failure", outputs: [], ignored: [] },
    ];
    const copy = copyWorkflow(text, RIGHTS, earlier);
    expect(jobsIn(copy).map(([id, { steps }]) => [id, steps])).toEqual([
      ["quiet", [{ run: "true" }]],
      [
        "build",
        [
          {
            id: "build",
            env: { LINES: "files<<END_OF_VALUE\none\ntwo\nEND_OF_VALUE\n" },
            run: 'printf %s "$LINES" >> "$GITHUB_OUTPUT"',
          },
        ],
      ],
      ["publish", [{ id: "publish", run: "make" }]],
    ]);
  });

  test("is not made where a job's environment is none of those that identity tokens are given for", () => {
    const text = "jobs: { publish: { permissions: { id-token: write }, steps: [] } }";
    expect(() => copyWorkflow(text, RIGHTS)).toThrow(
      "Nothing stands for the environment of publish.",
    );
  });
});

test("Of the actions that a workflow uses, those in folders of one repository are listed once", () => {
  const uses = ["one/two/three@v1", "one/two@v1", "one/two@v2", "four/five@v1"];
  const steps = uses.map((name) => `{ uses: ${name} }`).join(", ");
  const text = `jobs: { publish: { steps: [{ run: make }, ${steps}] } }`;
  expect(actionsIn(text)).toEqual(["one/two@v1", "one/two@v2", "four/five@v1"]);
});
