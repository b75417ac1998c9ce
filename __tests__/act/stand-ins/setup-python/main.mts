import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const { RUNNER_TEMP = "", GITHUB_ENV = "", GITHUB_PATH = "" } = process.env;

// Not the first python3 on the PATH itself, which may be a script that chooses among several.
const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], {
  encoding: "utf8",
}).trim();
const location = join(RUNNER_TEMP, "python");
const scripts = join(location, "bin");
mkdirSync(scripts, { recursive: true });
for (const name of ["python", "python3"]) symlinkSync(python, join(scripts, name));
appendFileSync(GITHUB_ENV, `pythonLocation=${location}\n`);
appendFileSync(GITHUB_PATH, `${scripts}\n`);
console.log(`${python} stands in for Python ${process.env["INPUT_PYTHON-VERSION"]}.`);
