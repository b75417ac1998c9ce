import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { allFiles } from "../../../src/sandbox/package-index/state.ts";
import { type PythonTools, pythonTools, TOOLS_TIMEOUT } from "../../python-tools.ts";
import { type Ended, runTool } from "../../third-parties/run-tool.ts";
import { type BuiltFile, sdistOf, wheelOf } from "./distributions.ts";
import { claimsOf, type Issuer, startIssuer } from "./issuer.ts";
import { startTlsFront } from "./tls-front.ts";

let tools: PythonTools;
let issuer: Issuer;
let index: PackageIndexServer;
let token: string;
let directory: string;

beforeAll(async () => {
  tools = await pythonTools();
  directory = await mkdtemp(join(tmpdir(), "tag2pypi-index-"));
  issuer = await startIssuer((url, audience) => claimsOf(url, audience, new Date()));
}, TOOLS_TIMEOUT);

afterAll(async () => {
  await issuer.close();
  await rm(directory, { recursive: true });
});

beforeEach(async () => {
  index = await startPackageIndex({ name: "pypi", issuers: [issuer.url] });
  token = index.addApiToken();
});

afterEach(() => index.close());

function run(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return runTool(program, parameters, { directory, environment });
}

/** Writes the files to a folder of their own and gives their paths. */
async function place(...files: readonly BuiltFile[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(directory, "dist-"));
  await Promise.all(files.map((file) => writeFile(join(folder, file.filename), file.bytes)));
  return files.map((file) => join(folder, file.filename));
}

function twineUpload(paths: readonly string[]): Promise<Ended> {
  const address = ["--repository-url", `${index.url}/legacy/`, "-u", "__token__", "-p", token];
  const quiet = ["--non-interactive", "--disable-progress-bar"];
  return run(tools.twine, ["upload", ...quiet, ...address, ...paths]);
}

function uvPublish(paths: readonly string[], ...more: readonly string[]): Promise<Ended> {
  return run(tools.uv, ["publish", "--publish-url", `${index.url}/legacy/`, ...more, ...paths]);
}

async function pipInstall(
  requirement: string,
  ...more: readonly string[]
): Promise<Ended & { readonly target: string }> {
  const target = await mkdtemp(join(directory, "target-"));
  const source = ["--isolated", "--no-cache-dir", "--index-url", `${index.url}/simple/`];
  const where = ["--disable-pip-version-check", "--target", target];
  const ended = await run(tools.pip, ["install", ...source, ...where, ...more, requirement]);
  return { ...ended, target };
}

function filenames(): readonly string[] {
  return allFiles(index.state).map(({ file }) => file.filename);
}

const wheel = wheelOf("Omi-Claw", "1.0", { headers: ["Requires-Python: >=3.10"] });
const sdist = sdistOf("Omi-Claw", "1.0", { headers: ["Requires-Python: >=3.10"] });

describe("twine", () => {
  test("uploads a wheel and an sdist, and again without a second copy", async () => {
    const paths = await place(wheel, sdist);

    const first = await twineUpload(paths);
    const second = await twineUpload(paths);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(filenames()).toEqual(["omi_claw-1.0-py3-none-any.whl", "omi_claw-1.0.tar.gz"]);
    expect(index.state.projects["omi-claw"]?.name).toBe("Omi-Claw");
    expect(index.state.serial).toBe(2);
  });

  test("is told that other bytes cannot replace a file", async () => {
    await twineUpload(await place(wheel));
    index.switches.reasonPhrase = "message";
    const paths = await place(wheelOf("Omi-Claw", "1.0", { source: "changed = True\n" }));

    const { code, output } = await twineUpload(paths);

    expect(code).toBe(1);
    expect(output).toMatch(
      /400 Bad Request from \S+ File already exists \('omi_claw-1\.0-py3-none-any\.whl', with blake2_256 hash '[\da-f]{64}'\)\. See https:\/\/pypi\.org\/help\/#file-name-reuse/,
    );
    expect(index.state.serial).toBe(1);
  });

  test("tries again after a 503", async () => {
    index.switches.faults.push({ at: "upload", times: 2, what: { kind: "status", status: 503 } });

    const { code } = await twineUpload(await place(wheel));

    expect(code).toBe(0);
    expect(index.requests.map(({ path }) => path)).toEqual(["/legacy/", "/legacy/", "/legacy/"]);
    expect(filenames()).toEqual([wheel.filename]);
  });

  test("is refused with the token of another index", async () => {
    token = "pypi-AgENdGVzdC5weXBpLm9yZw";
    index.switches.reasonPhrase = "message";

    const { code, output } = await twineUpload(await place(wheel));

    expect(code).toBe(1);
    expect(output).toContain("403 Forbidden");
    expect(output).toContain("Invalid or non-existent authentication information.");
    expect(index.state.projects).toEqual({});
  });
});

describe("uv publish", () => {
  test("uploads with an API token, and again without a second copy", async () => {
    const paths = await place(wheel, sdist);

    const first = await uvPublish(paths, "--token", token);
    const second = await uvPublish(paths, "--token", token);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(filenames()).toEqual(["omi_claw-1.0-py3-none-any.whl", "omi_claw-1.0.tar.gz"]);
  });

  test("shows the index's message for other bytes, whatever the status line says", async () => {
    await uvPublish(await place(wheel), "--token", token);

    const { code, output } = await uvPublish(
      await place(wheelOf("Omi-Claw", "1.0", { source: "changed = True\n" })),
      "--token",
      token,
    );

    expect(code).toBe(2);
    expect(output).toMatch(/File already exists \('omi_claw-1\.0-py3-none-any\.whl', with blake2/);
  });

  test("publishes a new project by trusted publishing, without any token", async () => {
    const publisher = { owner: "o", repository: "r", ownerId: "2020", workflow: "publish.yml" };
    index.addPendingPublisher("omi-claw", publisher);

    const { code, output } = await publishTrusted(await place(wheel, sdist));

    expect({ code, output }).toMatchObject({ code: 0 });
    expect(index.requests).toEqual([
      { method: "GET", path: "/_/oidc/audience" },
      { method: "POST", path: "/_/oidc/mint-token" },
      { method: "POST", path: "/legacy/" },
      { method: "POST", path: "/legacy/" },
      // PEP 807, a draft: uv tells the index that it is done with the token. PyPI has no such address, and nor have we.
      { method: "POST", path: "/_/oidc/burn-token" },
    ]);
    expect(allFiles(index.state).map(({ file }) => file.uploadedBy)).toEqual([
      "publish.yml",
      "publish.yml",
    ]);
  });

  test("says what no publisher matches", async () => {
    const { code, output } = await publishTrusted(await place(wheel));

    expect(code).toBe(2);
    expect(output).toContain(
      "valid token, but no corresponding publisher (Publisher with matching claims was not found)",
    );
  });

  /** For trusted publishing, uv speaks HTTPS only. */
  async function publishTrusted(paths: readonly string[]): Promise<Ended> {
    const front = await startTlsFront(directory, index.url);
    const address = `${front.url}/legacy/`;
    const ended = await run(
      tools.uv,
      ["publish", "--trusted-publishing", "always", "--publish-url", address, ...paths],
      {
        GITHUB_ACTIONS: "true",
        ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer.url}/token?run=1`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "job",
        SSL_CERT_FILE: front.certificate,
      },
    );
    await front.close();
    return ended;
  }
});

describe("pip", () => {
  beforeEach(async () => {
    const newer = wheelOf("Omi-Claw", "1.1");
    await twineUpload(await place(wheel, newer));
  });

  test("installs the newest version, and reads the metadata without the wheel", async () => {
    const { code, output } = await pipInstall("omi-claw");

    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain("Successfully installed omi-claw-1.1");
    expect(index.requests.filter(({ path }) => path.endsWith(".metadata"))).toHaveLength(1);
  });

  test("installs with hashes, and refuses others", async () => {
    const folder = await mkdtemp(join(directory, "requirements-"));
    const hash = index.state.projects["omi-claw"]?.releases["1.0"]?.files[0]?.digests.sha256 ?? "";
    const requirements = join(folder, "requirements.txt");
    const install = () => pipInstall(requirements, "--require-hashes", "--requirement");

    await writeFile(requirements, `omi-claw==1.0 --hash=sha256:${hash}\n`);
    const right = await install();
    await writeFile(requirements, `omi-claw==1.0 --hash=sha256:${"0".repeat(64)}\n`);
    const wrong = await install();

    expect(right.output).toContain("Successfully installed omi-claw-1.0");
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain("THESE PACKAGES DO NOT MATCH THE HASHES");
  });

  test("passes over a yanked release, unless it is asked for by its version", async () => {
    index.yank("omi-claw", "1.1", "It eats the data directory.");

    const any = await pipInstall("omi-claw");
    const pinned = await pipInstall("omi-claw==1.1");

    expect(any.output).toContain("Successfully installed omi-claw-1.0");
    expect(pinned.output).toContain("Successfully installed omi-claw-1.1");
    expect(pinned.output).toContain("Reason for being yanked: It eats the data directory.");
  });

  test("finds nothing for a project that is not there", async () => {
    const { code, output } = await pipInstall("omi-paw");

    expect(code).toBe(1);
    expect(output).toContain("No matching distribution found for omi-paw");
  });
});
