import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build, type Metafile } from "esbuild";
import { replacements, root } from "../../../scripts/bundle.ts";
import { parseAttestation } from "../../../src/domain/attestation/attestation.ts";
import { writeStatement } from "../../../src/domain/attestation/statement.ts";
import { OLDEST_NODE } from "../../rehearse/command-line.ts";
import { startWorld } from "../../sandbox/sigstore/world.ts";

/** Signs the statement of its first argument at the addresses of the second. */
const PROGRAM = `
import { httpClient } from "./src/adapters/http/client.ts";
import { systemClock } from "./src/adapters/clock.ts";
import { signerAdapter } from "./src/adapters/sigstore/signer.ts";
const [statement, addresses, token] = process.argv.slice(2);
const client = httpClient({ version: "0", repository: "https://example.org", clock: systemClock });
const signer = signerAdapter({ client, ...JSON.parse(addresses) });
const attestation = await signer.attest(statement, async () => token);
signer.read(attestation);
process.stdout.write(JSON.stringify(attestation));
`;

const run = promisify(execFile);
let folder = "";
let metafile: Metafile;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tag2pypi-signer-"));
  ({ metafile } = await build({
    stdin: { contents: PROGRAM, resolveDir: root, loader: "ts" },
    outfile: join(folder, "signer.mjs"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    alias: replacements,
    metafile: true,
    logLevel: "error",
  }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the signer as it is bundled", () => {
  test("brings no code that starts processes, or is loaded late, or retries by itself", () => {
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports.filter(({ kind }) => kind === "dynamic-import")).toEqual([]);
    expect(imports.map(({ path }) => path)).not.toContain("child_process");
    expect(imports.map(({ path }) => path)).not.toContain("node:child_process");
    const packages = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules"));
    expect(packages.filter((path) => /\/(make-fetch-happen|nock)\//.test(path))).toEqual([]);
  });

  test.each([
    ["the Node of the action", process.execPath],
    ["the oldest Node there is", OLDEST_NODE],
  ])("signs on %s", async (_, node) => {
    const world = await startWorld();
    const statement = writeStatement({ name: "omi-1.0.tar.gz", sha256: "ab".repeat(32) });
    const { fulcioUrl, rekorUrl } = world.sigstore;
    const addresses = JSON.stringify({ fulcioUrl, rekorUrl });
    const token = world.issuer.issue("sigstore");
    const program = join(folder, "signer.mjs");
    const { stdout } = await run(node, [program, statement, addresses, token]);
    world.verify(parseAttestation(stdout));
  });
});
