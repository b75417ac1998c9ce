import { cpSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const { ARTIFACTS = "", GITHUB_WORKSPACE = "" } = process.env;
const name = process.env["INPUT_NAME"] ?? "";
const wanted = process.env["INPUT_ARTIFACT-IDS"] ?? "";

// Without either, the action fetches all artifacts, which no example asks for; with both it fails.
if ((name === "") === (wanted === "")) throw new Error("Either name or artifact-ids is needed.");
const all = readdirSync(ARTIFACTS).flatMap((number) =>
  readdirSync(join(ARTIFACTS, number)).map((artifact) => ({ number, artifact })),
);
const found = all.find(({ number, artifact }) => number === wanted || artifact === name);
if (found === undefined) throw new Error(`Artifact not found: ${name}${wanted}`);
const folder = join(ARTIFACTS, found.number, found.artifact);
cpSync(folder, resolve(GITHUB_WORKSPACE, process.env["INPUT_PATH"] ?? ""), { recursive: true });
