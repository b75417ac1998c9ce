import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { PackageIndexServer } from "../../src/sandbox/package-index/server.ts";
import { zipOf } from "../archives/zip-builder.ts";
import { tag2pypi } from "../rehearse/command-line.ts";
import { makeRelease, startWorld, type World } from "../release/world.ts";
import { type Services, servicesOf } from "./known-secrets.ts";
import { recordCredentials } from "./rehearsal.ts";
import { type EndedRun, searchRun } from "./search-run.ts";

let world: World;
let folder: string;
let secrets: Readonly<Record<string, string>>;
const suiteRecord = process.env["SECRETS_RECORD"];

beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-planted-"));
  // What is planted here is not for the record of all tests.
  process.env["SECRETS_RECORD"] = await mkdtemp(join(folder, "record-"));
  const { servers, github } = world.sandbox;
  servers.pypi.state.tokens.push({
    kind: "publisher",
    value: servers.testpypi.addApiToken(),
    publisher: "one",
    projects: [],
    notBefore: 0,
    expiresAt: 0,
  });
  secrets = {
    "GitHub token": github.token,
    "identity request token": servers.identity.requestToken,
    "identity token": servers.identity.issue("sigstore"),
    "upload token": servers.pypi.state.tokens.at(-1)?.value ?? "",
    "API token": servers.pypi.addApiToken(),
    "value of INPUT_API-TOKEN": PASSWORD,
    "value of https_proxy": "the-password-of-a-proxy",
  };
  await makeRelease(world, { body: "Notes", draft: true });
});
afterAll(async () => {
  if (suiteRecord === undefined) delete process.env["SECRETS_RECORD"];
  else process.env["SECRETS_RECORD"] = suiteRecord;
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const PASSWORD = "the-password-of-an-account";
const environment = {
  "INPUT_API-TOKEN": `pypi-other\ndevpi.example:3141=user:${PASSWORD}`,
  https_proxy: "http://user:the-password-of-a-proxy@proxy.example:3128",
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://pipelines.example/no-secret-at-all",
};

/** A run that has left nothing, but for these changes. */
const runWith = (changes: Partial<EndedRun>): EndedRun => ({
  program: "release",
  standardOutput: "",
  texts: {},
  environment,
  folders: {},
  ...changes,
});

/** What a search says; empty where it has found nothing. */
async function complaint(search: Promise<void>): Promise<string> {
  return search.then(
    () => "",
    (error: Error) => error.message,
  );
}

/** A run, and what its services show. */
type Planted = readonly [changes: Partial<EndedRun>, services?: Partial<Services>];

async function fileIn(name: string, bytes: string | Uint8Array): Promise<Planted> {
  const place = await mkdtemp(join(folder, "files-"));
  await mkdir(dirname(join(place, name)), { recursive: true });
  await writeFile(join(place, name), bytes);
  return [{ folders: { RUNNER_TEMP: place } }];
}

const WHEEL = "x-1.0-py3-none-any.whl";
const packed = (name: string, secret: string) =>
  name === WHEEL
    ? Uint8Array.from(zipOf([{ name: "x/y.py", content: `# ${secret}` }]))
    : gzipSync(secret);

/** The release that is there, with other members. */
function releaseWith(changes: object): Planted {
  const { state } = world.sandbox.servers.github;
  const releases = state.releases.map((release) => ({ ...release, ...changes }));
  return [{}, { github: { state: { ...state, releases } } }];
}

function assetWith(name: string, bytes: Uint8Array): Planted {
  const asset = { id: 1, name, label: null, state: "uploaded", contentType: "", downloads: 0 };
  return releaseWith({ assets: [{ ...asset, bytes, digest: null, createdAt: "", updatedAt: "" }] });
}

/** An index that holds one file. */
function indexWith(label: string, metadata: string, bytes: Uint8Array): Planted {
  const { state } = world.sandbox.servers.pypi;
  const digests = { md5: "", sha256: "", blake2_256: "" };
  const file = {
    ...{ filename: WHEEL, packagetype: "bdist_wheel" as const, pythonVersion: "py3" },
    ...{ comment: "", size: bytes.length, digests, uploadedAt: "", uploadedBy: "" },
  };
  const release = {
    ...{ version: "1.0", createdAt: "", yanked: false, files: [file] },
    metadata: { summary: [metadata] },
  };
  const project = { id: "x", name: "x", status: "active" as const, owners: [], serial: 1 };
  const index: Pick<PackageIndexServer, "state" | "content"> = {
    state: { ...state, projects: { x: { ...project, releases: { "1.0": release } } } },
    content: () => bytes,
  };
  return [{}, { indexes: { ...servicesOf(world.sandbox).indexes, [label]: index } }];
}

describe("every kind of secret is found, and not told, where it was left", () => {
  const PLACES: readonly (readonly [
    where: string,
    plant: (secret: string) => Planted | Promise<Planted>,
  ])[] = [
    ["standard output, line 2", (secret) => [{ standardOutput: `\n${secret}` }]],
    ["standard error, line 1", (secret) => [{ texts: { "standard error": secret } }]],
    ["summary, line 3", (secret) => [{ texts: { summary: `\n\n|${secret}|` } }]],
    ["output, line 1", (secret) => [{ texts: { output: `x=${secret}` } }]],
    ["RUNNER_TEMP/notes.txt, line 1", (secret) => fileIn("notes.txt", secret)],
    [
      "RUNNER_TEMP/tag2pypi-1-report.json, line 1",
      (secret) => fileIn("tag2pypi-1-report.json", JSON.stringify({ message: secret })),
    ],
    ["RUNNER_TEMP/.git/config, line 2", (secret) => fileIn(".git/config", `\n${secret}`)],
    [
      "RUNNER_TEMP/by-digest, member x/y.py, line 1",
      (secret) => fileIn("by-digest", packed(WHEEL, secret)),
    ],
    [
      `RUNNER_TEMP/dist/${WHEEL}, member x/y.py, line 1`,
      (secret) => fileIn(`dist/${WHEEL}`, packed(WHEEL, secret)),
    ],
    [
      "RUNNER_TEMP/dist/x-1.0.tar.gz, unpacked, line 1",
      (secret) => fileIn("dist/x-1.0.tar.gz", packed("x-1.0.tar.gz", secret)),
    ],
    [
      `RUNNER_TEMP/${WHEEL}.publish.attestation, line 1`,
      (secret) => fileIn(`${WHEEL}.publish.attestation`, Buffer.from(secret).toString("base64")),
    ],
    ["what GitHub shows", (secret) => releaseWith({ body: secret })],
    ["what GitHub shows", (secret) => releaseWith({ name: `x ${secret}` })],
    ["what GitHub shows", (secret) => assetWith(`${secret}.txt`, new Uint8Array())],
    ["asset notes.txt, line 1", (secret) => assetWith("notes.txt", Buffer.from(secret))],
    [`asset ${WHEEL}, member x/y.py, line 1`, (secret) => assetWith(WHEEL, packed(WHEEL, secret))],
    ["forms of uploads to PyPI", (secret) => indexWith("PyPI", secret, new Uint8Array())],
    ["forms of uploads to TestPyPI", (secret) => indexWith("TestPyPI", secret, new Uint8Array())],
    [
      `${WHEEL} on TestPyPI, member x/y.py, line 1`,
      (secret) => indexWith("TestPyPI", "", packed(WHEEL, secret)),
    ],
  ];

  test.each(PLACES)("%s", async (where, plant) => {
    for (const [kind, secret] of Object.entries(secrets)) {
      const [changes, services] = await plant(secret);
      const all = { ...servicesOf(world.sandbox), ...services };
      const told = await complaint(searchRun(all, runWith(changes)));
      expect(told).toContain(`${kind} in ${where}`);
      expect(told).not.toContain(secret.slice(40) || secret);
    }
  });

  test("names of files, which are then not told either", async () => {
    for (const [kind, secret] of Object.entries(secrets)) {
      // A file system takes no longer ones.
      const name = secret.slice(-200);
      const [changes] = await fileIn(name, "");
      const told = await complaint(searchRun(servicesOf(world.sandbox), runWith(changes)));
      expect(told).toContain(`${kind} in names of files in RUNNER_TEMP, line 1`);
      expect(told).not.toContain(name);
    }
  });

  test("and a run that has left none of them is let pass, what its masks say included", async () => {
    const masks = Object.values(secrets).map((secret) => `::add-mask::${secret}\n`);
    const standardOutput = `${masks.join("")}Released.\n`;
    const texts = { summary: "## Released", output: "published=true" };
    const run = runWith({ standardOutput, texts });
    expect(await complaint(searchRun(servicesOf(world.sandbox), run))).toBe("");
    // The same lines anywhere else are leaks.
    for (const name of ["standard error", "summary"]) {
      const leaky = runWith({ texts: { [name]: standardOutput } });
      const told = await complaint(searchRun(servicesOf(world.sandbox), leaky));
      expect(told.match(new RegExp(`in ${name}, line \\d`, "g"))?.length).toBeGreaterThan(6);
    }
  });
});

describe("a program that tells a secret", () => {
  let record: string;
  beforeAll(async () => {
    record = await mkdtemp(join(folder, "programs-"));
    process.env["SECRETS_RECORD"] = record;
  });
  afterEach(async () => {
    for (const name of await readdir(record)) await rm(join(record, name));
  });

  const recorded = async () => {
    const names = await readdir(record);
    return Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(record, name), "utf8"))),
    );
  };
  /** Runs before the program, in its process. */
  const saying = (script: string) => ["--import", `data:text/javascript,${script}`];

  test("fails the test that has started the action, and is in the record of all tests", async () => {
    const script = 'console.error(process.env["INPUT_GITHUB-TOKEN"])';
    const run = world.push({ action: "verify", nodeOptions: saying(script) });
    const leak = "GitHub token in standard error, line 1";
    expect(await complaint(run.then(() => undefined))).toBe(`Secrets were found:\n${leak}`);
    expect(await recorded()).toEqual([
      {
        program: "verify",
        test: expect.stringContaining("planted.test.ts: a program that tells a secret fails"),
        places: expect.any(Number),
        secrets: expect.arrayContaining([{ kind: "GitHub token", digest: expect.any(String) }]),
        leaks: [leak],
      },
    ]);
  });

  test("fails the test that has started the command line", async () => {
    const words = [
      "rehearse",
      "--report",
      join(folder, "report"),
      "--state",
      join(folder, "state"),
    ];
    const credentials = await recordCredentials();
    await writeFile(
      credentials.environment["CREDENTIALS_RECORD"] ?? "",
      `${JSON.stringify({ kind: "credential", value: PASSWORD })}\n`,
    );
    await writeFile(join(folder, "report"), PASSWORD);
    await mkdir(join(folder, "state", "pypi"), { recursive: true });
    const state = { name: PASSWORD, tokens: [{ value: PASSWORD }], publishers: [] };
    const json = JSON.stringify(state, undefined, 1);
    await writeFile(join(folder, "state", "pypi", "state.json"), `${json}\n`);
    const told = await complaint(credentials.search(words, { "standard output": PASSWORD }));
    expect(told.split("\n").slice(1)).toEqual([
      "credential in standard output, line 1",
      "credential in report, line 1",
      "credential in state/pypi/state.json, line 2",
    ]);
  });

  test("is not one that tells none", async () => {
    await tag2pypi(["--version"]);
    expect(await recorded()).toMatchObject([{ program: "cli", secrets: [], leaks: [] }]);
  });
});
