import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsIn } from "../adapters/actions/runner-commands.ts";
import type { Run } from "../release/runner.ts";
import { publicState } from "../release/world.ts";
import { ROOT } from "../workflows/files.ts";
import {
  daemonize,
  FORGE,
  FORGED,
  type Found,
  LEAVE_BEHIND,
  REWRITE,
  SEARCH,
  SHOUT,
} from "./attack-code.ts";
import {
  backendLeaving,
  daemonsOf,
  errorsOf,
  type HostileWorld,
  PLACES,
  startHostileWorld,
} from "./hostile-project.ts";

const SLOW = 120_000;
const WHEEL = "in_tree_example-1.0.0-py3-none-any.whl";
const SDIST = "in_tree_example-1.0.0.tar.gz";

/** What people keep in jobs, and hostile settings ask for by name. */
const KEPT = {
  ACTIONS_RUNTIME_TOKEN: "the-runtime-token-of-the-job",
  PYPI_API_TOKEN: `pypi-AgEIcHlwaS5vcmc${"x".repeat(80)}`,
  SOMETHING_ELSE: `pypi-AgEIcHlwaS5vcmc${"y".repeat(90)}`,
};
const ASKED = [...Object.keys(KEPT), "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GITHUB_OUTPUT"];

const ATTACK = [
  SHOUT,
  SEARCH,
  FORGE,
  REWRITE,
  LEAVE_BEHIND,
  daemonize("os.execlp('sleep', 'sleep', '600')"),
];
const OTHERS = backendLeaving(
  'for end in ".asc", ".exe", ".pth": open(path.replace("py3", "py2") + end, "w").close()',
);

let world: HostileWorld;
let run: Run;

// One release under all attacks at once: each is told from the others by what it leaves.
beforeAll(async () => {
  const settings = `environment = ${JSON.stringify(ASKED)}`;
  world = await startHostileWorld(ATTACK.join("\n"), OTHERS, settings);
  await writeFile(join(world.loot, "wanted.json"), JSON.stringify(secrets()));
  const copy = join(world.loot, "copy of the action");
  for (const name of ["dist", "python", "package.json"]) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true });
  }
  run = await world.push({
    // Node takes the first file that it is given; the committed program becomes an argument, which nobody reads.
    nodeOptions: [join(copy, "dist/release.js")],
    inputs: { attestations: "required", verify: "true" },
    environment: KEPT,
  });
}, SLOW);
afterAll(() => world.close());

/** What each place has found. */
async function found(): Promise<readonly Found[]> {
  const texts = PLACES.map((place) => world.took(`${place}.json`));
  return (await Promise.all(texts)).map((text) => JSON.parse(text));
}

function secrets(): readonly string[] {
  const { github, identity } = world.sandbox;
  return [...Object.values(KEPT), github.token, identity.requestToken];
}

/** Names of the variables whose value holds one of the secrets. */
function holding(environment: Readonly<Record<string, string>>) {
  const entries = Object.entries(environment);
  return entries
    .filter(([, value]) => secrets().some((secret) => value.includes(secret)))
    .map(([name]) => name)
    .toSorted();
}

/** Whether a process runs: one that has ended, and waits for its parent to see that, does not. */
async function isRunning(pid: string | number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ") Z");
  return !/\) [ZX]/.test(state);
}

describe("code of the project, in the one job that does all,", () => {
  test("does not keep the release from being what it would have been, and no other file from its build is in it", () => {
    expect([run.exitCode, errorsOf(run)]).toEqual([0, []]);
    const { files, releases } = publicState(world);
    const built = run.report.files.map(({ name, sha256 }) => ({ name, sha256 }));
    expect(files).toEqual(built.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
    expect(releases).toMatchObject([{ tag: "v1.0.0", draft: false }]);
    expect(releases[0]?.assets.map(({ name }) => name)).toEqual([
      WHEEL,
      `${WHEEL}.publish.attestation`,
      SDIST,
      `${SDIST}.publish.attestation`,
      "tag2pypi-manifest.json",
    ]);
  });

  test("prints workflow commands, which are shown and obeyed by nobody, wherever they come from", () => {
    for (const place of PLACES) expect(run.log).toContain(`${place} ${FORGED[0]}\n`);
    const acted = commandsIn(run.log).filter(({ name }) => !/group$/.test(name));
    const masks = acted.flatMap(({ name, data }) => (name === "add-mask" ? [data] : []));
    const { identity, pypi } = world.sandbox.servers;
    const tokens = pypi.state.tokens.map(({ value }) => value);
    expect(masks.toSorted()).toEqual(
      [world.sandbox.github.token, ...identity.issued, ...tokens].toSorted(),
    );
    const others = acted.filter(({ name }) => name !== "add-mask");
    expect(others.map(({ name, properties }) => [name, /\((.+)\)/.exec(properties)?.[1]])).toEqual([
      ["notice", "project-code-beside-identity"],
    ]);
    expect(JSON.stringify(run.outputs)).not.toContain("printed");
    expect(commandsIn(run.summary)).toEqual([]);
  });

  test("finds no token in its environment, not even those that it asks for by name, on command lines or in files", async () => {
    for (const { own, lines, files } of await found()) {
      expect(holding(own)).toEqual([]);
      const ours = /^(?:INPUT_|ACTIONS_|TAG2PYPI_|GITHUB_)/;
      expect(Object.keys(own).filter((name) => ours.test(name))).toEqual([]);
      expect(lines.filter((line) => secrets().some((secret) => line.includes(secret)))).toEqual([]);
      expect(files).toEqual([]);
    }
    for (const name of ASKED) {
      expect(run.log).toContain(`${name} is asked for, but never passed to child processes.`);
    }
  });

  test("does find those of the action's process, which one job cannot keep from it: the run says so", async () => {
    for (const { action } of await found()) {
      expect(holding(action)).toEqual([
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "ACTIONS_RUNTIME_TOKEN",
        "INPUT_GITHUB-TOKEN",
        "PYPI_API_TOKEN",
        "SOMETHING_ELSE",
      ]);
    }
    const notices = run.report.diagnostics.map(({ code, message }) => [code, message]);
    expect(notices).toContainEqual([
      "project-code-beside-identity",
      expect.stringMatching(/^This job has identity tokens, a token for the repository/),
    ]);
  });

  test("can guess where the action tells its outputs, and write there; what it has written is taken out again at the end", async () => {
    expect(run.outputs).toMatchObject({ version: "1.0.0", published: "true" });
    expect(run.outputs).not.toHaveProperty("new");
    expect(run.summary).toMatch(/^## in-tree-example 1\.0\.0 is published/);
    const [runner = ""] = (await readdir(world.project.folder)).filter((name) =>
      name.startsWith("runner-"),
    );
    for (const name of ["env", "path", "state"]) {
      const text = await readFile(join(world.project.folder, runner, name), "utf8");
      expect(text).toBe("");
    }
  });

  test("rewrites the files of the program that runs it, which goes on as it was: all of it was loaded before", async () => {
    const rewritten = (await world.took("rewritten")).trim().split(" ");
    expect(new Set(rewritten)).toEqual(new Set(PLACES));
    expect(await world.took("ran")).toBe("");
  });

  test("leaves processes behind, which are ended, unless they have left their group: these are not waited for", async () => {
    const left = (await world.took("left")).trim().split(" ");
    const daemons = await daemonsOf(world.loot);
    expect([left.length, daemons.length].every((count) => count >= PLACES.length)).toBe(true);
    expect(await Promise.all(left.map(isRunning))).toEqual(left.map(() => false));
    expect(await Promise.all(daemons.map(isRunning))).toEqual(daemons.map(() => true));
  });
});
