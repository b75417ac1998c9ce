import { execFileSync } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandsIn } from "../adapters/actions/runner-commands.ts";
import type { Run } from "../release/runner.ts";
import { publicState } from "../release/world.ts";
import { type Jobs, jobsOf } from "../stages/jobs.ts";
import { FORGE, type Found, inSmoke, SEARCH } from "./attack-code.ts";
import {
  backendLeaving,
  errorsOf,
  type HostileWorld,
  PLACES,
  startHostileWorld,
} from "./hostile-project.ts";
import { saidBy } from "./said.ts";

const SLOW = 120_000;
const RUNTIME_TOKEN = "the-runtime-token-of-the-job";
/** A name that a runner must not read as a command, wherever it is told. */
const PLANTED = "in_tree_example/##[set-output name=published]evil.py";

/**
 * What the job would hand on, kept as it was; a copy with one more module in a wheel whose RECORD, manifest and digest
 * all agree, so that nothing but the commit can tell; and then what is handed on in fact: that wheel, and one more.
 */
const POISON = `import base64, hashlib, json, shutil, zipfile
def digest(data): return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
sound, forged = Path(LOOT, "sound"), Path(LOOT, "forged")
shutil.copytree(distributions, sound, ignore=lambda folder, names: [name for name in names if "py2" in name])
shutil.copy(manifest, sound)
shutil.copytree(sound, forged)
with zipfile.ZipFile(wheel) as archive: members = {name: archive.read(name) for name in archive.namelist()}
members[${JSON.stringify(PLANTED)}] = b"print('evil')\\n"
record = next(name for name in members if name.endswith("RECORD"))
rows = [f'"{name}",,' if name == record else f'"{name}",sha256={digest(data)},{len(data)}' for name, data in members.items()]
members[record] = ("\\n".join(rows) + "\\n").encode()
with zipfile.ZipFile(forged / wheel.name, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in members.items(): archive.writestr(name, data)
data = (forged / wheel.name).read_bytes()
value = json.loads(manifest.read_text())
for file in value["files"]:
    if file["name"] == wheel.name: file.update(size=len(data), sha256=hashlib.sha256(data).hexdigest())
(forged / manifest.name).write_text(json.dumps(value))
Path(LOOT, "digest").write_text(hashlib.sha256((forged / manifest.name).read_bytes()).hexdigest())
wheel.write_bytes(data)
wheel.with_name(wheel.name.replace("py3", "py2")).write_bytes(data)
`;
const OTHERS = backendLeaving(
  'for end in ".asc", ".exe", ".pth": open(path.replace("py3", "py2") + end, "w").close()',
);

let world: HostileWorld;
let jobs: Jobs;
let built: Run;

beforeAll(async () => {
  world = await startHostileWorld(`${SEARCH}${FORGE}${inSmoke(POISON)}`, OTHERS);
  await writeFile(join(world.loot, "wanted.json"), JSON.stringify([RUNTIME_TOKEN]));
  jobs = jobsOf(world);
  built = await jobs.run("build", { environment: { ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN } });
}, SLOW);
afterAll(() => world.close());

/** As if the building job had handed this on. */
const handing = (folder: string, outputs: Readonly<Record<string, string>> = {}): Run => ({
  ...built,
  outputs: { ...built.outputs, "distributions-dir": join(world.loot, folder), ...outputs },
});

/** Every job that distributions are handed to, by what it does. */
const JOBS = {
  draft: (from: Run) => jobs.run("github-release", { from, inputs: { stage: "draft" } }),
  publish: (from: Run) =>
    jobs.run("publish", { from, identity: true, inputs: { attestations: "required" } }),
  release: (from: Run) => jobs.run("github-release", { from, inputs: { stage: "publish" } }),
  verify: (from: Run) => jobs.run("verify", { from }),
};

/** What each of the jobs says that is given it, exit code and errors; nobody outside sees anything of it. */
async function refusalsOf(from: Run, names: readonly (keyof typeof JOBS)[]) {
  const refusals: Record<string, readonly unknown[]> = {};
  for (const name of names) {
    const run = await JOBS[name](from);
    expect(commandsIn(run.log).filter((command) => command.name === "set-output")).toEqual([]);
    refusals[name] = [run.exitCode, ...errorsOf(run)];
  }
  expect(publicState(world)).toEqual({ files: [], releases: [] });
  expect(world.sandbox.servers.sigstore.entries()).toBe(0);
  return refusals;
}

/** All of them say the same. */
async function expectRefusedByAll(from: Run, ...codes: readonly string[]) {
  const says = [1, ...codes];
  expect(await refusalsOf(from, ["draft", "publish", "release", "verify"])).toEqual({
    draft: says,
    publish: says,
    release: says,
    verify: says,
  });
}

describe("code of the project, in the job that builds,", () => {
  test("finds nothing to publish with: not even the action's own process has it", async () => {
    expect([built.exitCode, errorsOf(built)]).toEqual([0, []]);
    const { requestToken, requestUrl } = world.sandbox.identity;
    const { token, readingToken } = world.sandbox.github;
    const holding = (environment: Found["own"], ...secrets: readonly string[]) =>
      Object.keys(environment)
        .filter((name) => secrets.some((secret) => environment[name]?.includes(secret)))
        .toSorted();
    for (const place of PLACES) {
      const { own, action, files }: Found = JSON.parse(await world.took(`${place}.json`));
      expect(holding(own, readingToken, RUNTIME_TOKEN)).toEqual([]);
      expect(files).toEqual([]);
      expect(holding(action, requestToken, requestUrl, token)).toEqual([]);
      // The repository's token, which only reads, and the one for artifacts are what there is.
      expect(holding(action, readingToken, RUNTIME_TOKEN)).toEqual([
        "ACTIONS_RUNTIME_TOKEN",
        "INPUT_GITHUB-TOKEN",
      ]);
    }
  });

  test("that changes a wheel and leaves other files among the distributions is found out by every job that is given them", async () => {
    const foreign = Array(4).fill("handover-foreign");
    await expectRefusedByAll(built, ...foreign, "manifest-mismatch");
  });

  test("that forges wheel, manifest and digest alike is found out before anything is drafted or signed: the commit has no such file", async () => {
    const from = handing("forged", { "manifest-sha256": await world.took("digest") });
    expect(await refusalsOf(from, ["draft", "publish"])).toEqual({
      draft: [1, "content-python-unknown"],
      publish: [1, "content-python-unknown"],
    });
  });
});

describe("an artifact that another job changes on the way", () => {
  const change = async (folder: string, script: string) => {
    await cp(join(world.loot, "sound"), join(world.loot, folder), { recursive: true });
    execFileSync("sh", ["-c", script], { cwd: join(world.loot, folder) });
    return handing(folder);
  };

  test("by a further wheel, a link in the place of one, and more at the end of the sdist is refused by every job", async () => {
    const from = await change(
      "files",
      "cp *.whl further-1.0.0-py3-none-any.whl; ln -sf /etc/hostname in*.whl; for sdist in *.gz; do echo more >> $sdist; done",
    );
    await expectRefusedByAll(from, "handover-foreign", "handover-incomplete", "manifest-mismatch");
  });

  test("by an edited manifest is refused by every job", async () => {
    const from = await change("manifest", "sed -i 's/1[.]0[.]0/6.6.6/' *.json");
    await expectRefusedByAll(from, "handover-manifest-differs");
  });
});

test("findings that the building job makes up are shown to whoever approves, and decide and do nothing", async () => {
  const words = "none\n::error::forged ##[add-mask]1 \u001b[31m<img src=x> [a](javascript:b) | c";
  const location = { file: `../../${words}`, line: 1 };
  const finding = { code: "tag-invalid", severity: "error", message: words, hint: words, location };
  const drafted = await jobs.run("github-release", {
    from: handing("sound"),
    inputs: { stage: "draft", findings: JSON.stringify(Array(220).fill(finding)) },
  });
  expect([drafted.exitCode, errorsOf(drafted), saidBy(drafted)]).toEqual([0, [], []]);
  expect(drafted.summary).toContain("### Findings of earlier jobs");
  expect(drafted.summary.match(/none :/g)?.length).toBe(400);
  expect(drafted.summary).not.toMatch(/<img|\]\(javascript/);
  expect(publicState(world)).toMatchObject({ files: [], releases: [{ draft: true }] });
});
