/*
 * What scripts/benchmark-uploads.ts measures as ours, bundled like the programs in dist/: a folder of distributions that
 * nobody has looked at before goes to an index, by the step and the adapters that the action `publish` uses.
 *
 *   INDEX_TOKEN=… node upload-only.js FOLDER INDEX
 */
import { connectPublish } from "../../src/adapters/connect-publish.ts";
import { Journal } from "../../src/domain/journal.ts";
import { MANIFEST_SCHEMA, type Manifest } from "../../src/domain/manifest.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import { inputs } from "../../src/options.ts";
import { REPOSITORY, VERSION } from "../../src/package.ts";
import { describeFiles } from "../../src/steps/obtain/manifest-file.ts";
import { uploadDistributions } from "../../src/steps/upload-distributions.ts";

const [distributions = "", address = ""] = process.argv.slice(2);
const apiToken = process.env["INDEX_TOKEN"] ?? "";
const write = (line: string) => void process.stdout.write(`${line}\n`);

const commit = "0".repeat(40);
const manifest: Manifest = {
  schema: MANIFEST_SCHEMA,
  plan: {
    kind: "release",
    project: "benchmark-sample",
    version: "1.0.0",
    prerelease: false,
    tag: { name: "v1.0.0", object: commit, commit },
    title: "",
    indexes: ["pypi"],
  },
  notes: "",
  smoke: { commands: [] },
  files: await describeFiles(distributions),
};
const { plan } = manifest;
const { indexes, ...ports } = connectPublish({
  environment: process.env,
  github: { owner: "", repository: "", apiUrl: address, serverUrl: address, token: "none" },
  indexes: [resolveIndex("pypi", { pypi: address })],
  apiTokens: [apiToken],
  identity: {},
  reporter: { say: write, quote: write },
  mask: () => undefined,
  version: VERSION,
  repository: REPOSITORY,
});
const [index] = indexes;
if (index === undefined) throw new Error("There is no index.");
// The other programs know of no tag: it is where it was.
const github = { tag: async () => (plan.kind === "release" ? plan.tag : undefined) };
const parallel = Number(inputs["parallel-uploads"].default);
const journal = new Journal({ now: ports.clock.now });
await journal.step(
  "upload",
  uploadDistributions(
    { plan, manifest, distributions, apiToken, parallel },
    { ...ports, index, github },
  ),
);
for (const { status, diagnostics } of journal.report().outcomes) {
  for (const { message } of diagnostics) write(message);
  if (status === "failed") process.exitCode = 1;
}
