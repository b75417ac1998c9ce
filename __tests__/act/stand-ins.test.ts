import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readSource } from "../workflows/files.ts";
import { STAND_INS } from "./stand-ins.ts";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: object;
}

const namesOf = (record: object | undefined) => Object.keys(record ?? {});
const inOrder = (names: readonly string[]) => [...new Set(names)].toSorted();

/** Every step of a workflow that uses one of the actions, with the outputs of it that its job reads. */
function stepsOf(workflow: string, action: string) {
  const jobs = Object.values<{ readonly steps: readonly Step[] }>(parse(workflow).jobs);
  return jobs.flatMap((job) =>
    job.steps
      .filter(({ uses = "" }) => uses.startsWith(`${action}@`))
      .map((step) => {
        const read = new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, "g");
        const outputs = [...JSON.stringify(job).matchAll(read)].map(([, name = ""]) => name);
        return { inputs: namesOf(step.with), outputs };
      }),
  );
}

// act passes on inputs that an action does not have, and outputs that it does not set are empty: nobody would notice.
test.each(Object.entries(STAND_INS))(
  "The stand-in for %s has the inputs and outputs that the examples use, and no others",
  async (action, folder) => {
    const paths = ["simple.yml", "hardened.yml"].map((name) => `examples/workflows/${name}`);
    const files = await Promise.all(paths.map(readSource));
    const used = files.flatMap(({ text }) => stepsOf(text, action));
    const { inputs, outputs } = parse(await readFile(join(folder, "action.yml"), "utf8"));
    expect({
      inputs: inOrder(namesOf(inputs)),
      outputs: inOrder(namesOf(outputs)),
    }).toEqual({
      inputs: inOrder(used.flatMap((step) => step.inputs)),
      outputs: inOrder(used.flatMap((step) => step.outputs)),
    });
  },
);
