import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

const { ARTIFACTS = "", GITHUB_OUTPUT = "" } = process.env;
const name = process.env["INPUT_NAME"] ?? "";
const path = process.env["INPUT_PATH"] ?? "";

// As @actions/artifact checks it, whose service would not take such a name.
if (/[":<>|*?\r\n\\/]/.test(name) || name === "")
  throw new Error(`Not an artifact's name: ${name}`);
const numbers = readdirSync(ARTIFACTS);
if (numbers.some((number) => existsSync(join(ARTIFACTS, number, name)))) {
  throw new Error(`409: the run has an artifact of this name already: ${name}`);
}
const files = existsSync(path) ? readdirSync(path).filter((file) => !file.startsWith(".")) : [];
if (files.length > 0) upload(String(numbers.length + 1));
else if (process.env["INPUT_IF-NO-FILES-FOUND"] === "error") throw new Error(`No files: ${path}`);
else console.log(`No files: ${path}`);

function upload(number: string): void {
  const artifact = join(ARTIFACTS, number, name);
  mkdirSync(artifact, { recursive: true });
  for (const file of files) copyFileSync(join(path, file), join(artifact, file));
  appendFileSync(GITHUB_OUTPUT, `artifact-id=${number}\n`);
}
