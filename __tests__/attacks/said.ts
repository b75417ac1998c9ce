import { expect } from "@jest/globals";
import { commandsIn } from "../adapters/actions/runner-commands.ts";
import type { Run } from "../release/runner.ts";
import { publicState, type World } from "../release/world.ts";
import { errorsOf } from "./hostile-project.ts";

export const ESCAPE = String.fromCharCode(27);
export const BELL = String.fromCharCode(7);

/** What moves a terminal's cursor or colours it, rings, deletes, or turns the direction of reading. */
const UNSHOWABLE = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What every run in one job says, and what handBuilt brings about. */
const EXPECTED = ["notice project-code-beside-identity", "notice rule-overridden"];

/** Tokens are long; what a forger would hide is not. Characters. */
const SHORTEST_TOKEN = 20;

/**
 * What the runner would act on, as its own findings (`error tag-invalid`): nothing that somebody else wrote is obeyed,
 * or shown as it is, and none of it is in the outputs.
 */
export function saidBy(run: Run): readonly string[] {
  expect(run.log + run.summary).not.toMatch(UNSHOWABLE);
  expect(Object.values(run.outputs).join("\n")).not.toMatch(UNSHOWABLE);
  const acted = commandsIn(run.log).filter(({ name }) => !/group$/.test(name));
  const masks = acted.filter(({ name }) => name === "add-mask");
  expect(masks.filter(({ data }) => data.length < SHORTEST_TOKEN)).toEqual([]);
  return acted
    .filter(({ name }) => name !== "add-mask")
    .map(({ name, properties }) => `${name} ${/\(([a-z-]+)\)(?:,file=|$)/.exec(properties)?.[1]}`)
    .filter((each) => !EXPECTED.includes(each));
}

/** The run stops with these errors alone, and nothing has left the machine. */
export function expectStopped(world: World, run: Run, codes: readonly string[]): void {
  expect([run.exitCode, errorsOf(run)]).toEqual([1, codes]);
  expect(saidBy(run)).toEqual(codes.map((code) => `error ${code}`));
  expect(publicState(world)).toEqual({ files: [], releases: [] });
}
