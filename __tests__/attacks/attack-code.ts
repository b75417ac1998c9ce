/*
 * Python for `startHostileWorld`: each piece does one thing, in every place where code of the project runs, and leaves
 * in the folder LOOT what it has found or done. WHERE says which place it is.
 */

/** What a runner would obey if it stood at the start of a line, or anywhere in it, and what plays tricks on terminals. */
export const FORGED = [
  "::set-output name=published::printed",
  "  ::save-state name=a::printed",
  "::set-env name=PATH::printed",
  "::add-path::printed",
  "::add-mask::1.0.0",
  "##[add-mask]pypi",
  "it says ##[set-output name=version]printed",
  "::stop-commands::printed",
  "::printed::",
  `::${"0".repeat(32)}::`,
  "::error file=pyproject.toml,line=1::printed",
  "::WARNING::printed",
  "a\r::notice::printed",
  "\u001b[2K\u001b[1G::notice::printed",
  "\u001b]0;title\u0007::notice::printed",
  "::group::printed",
  "::endgroup::",
  "::add-matcher::printed.json",
  "::echo::on",
  "::deb\u200bug::printed",
] as const;

/** Prints them all on both streams, and ends without a line's end. */
export const SHOUT = `
for stream in sys.stdout, sys.stderr:
    for line in ${JSON.stringify(FORGED)}:
        print(f"{WHERE} {line}\\n{line}", file=stream, flush=True)
    stream.write("no line's end ::error::printed")
    stream.flush()
`;

/** Finds the process that runs the action, in which the job's inputs are, and the runner's folder: commands name it. */
const FIND_ACTION = `
import json, os, re
from pathlib import Path
def environment_of(pid):
    with open(f"/proc/{pid}/environ", "rb") as file: parts = file.read().decode(errors="replace").split("\\0")
    return dict(part.split("=", 1) for part in parts if "=" in part)
def words_of(pid):
    with open(f"/proc/{pid}/cmdline") as file: return file.read().split("\\0")
def parent_of(pid):
    with open(f"/proc/{pid}/stat") as file: return int(file.read().rsplit(")", 1)[1].split()[1])
pid = os.getppid()
lines = []
while "INPUT_GITHUB-TOKEN" not in environment_of(pid):
    lines.append(" ".join(words_of(pid)))
    pid = parent_of(pid)
around = " ".join([str(Path.cwd()), sys.executable, *lines])
runner = Path(re.search(r"(/\\S+)/temp/tag2pypi-", around)[1])
`;

/**
 * Writes down its own environment, that of the action's process, all command lines in between, and which files near
 * the release hold one of the texts of LOOT/wanted.json.
 */
export const SEARCH = `${FIND_ACTION}
action = environment_of(pid)
with open(f"{LOOT}/wanted.json") as file: wanted = [text.encode() for text in json.load(file)]
files = []
for root in runner, action["GITHUB_WORKSPACE"]:
    for folder, _, names in os.walk(root):
        for path in (os.path.join(folder, name) for name in names):
            if not os.path.isfile(path): continue
            with open(path, "rb") as file: data = file.read()
            if any(text in data for text in wanted): files.append(path)
with open(f"{LOOT}/{WHERE}.json", "w") as file:
    json.dump({"own": dict(os.environ), "action": action, "lines": lines, "files": files}, file)
`;

/** What one place has found. */
export interface Found {
  readonly own: Readonly<Record<string, string>>;
  readonly action: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly files: readonly string[];
}

/**
 * Writes to every file by which the action tells the runner something. Nobody has told it their paths: they lie beside
 * the runner's temporary folder.
 */
export const FORGE = `${FIND_ACTION}
for name in "output", "env", "path", "state", "summary":
    for file in runner.glob(name):
        if "written" not in file.read_text():
            with file.open("a") as stream: stream.write("published<<X\\nwritten\\nX\\nnew<<X\\nwritten\\nX\\n")
`;

/** Replaces every file of the program that runs it, which must be a copy, by one that says so in the loot. */
export const REWRITE = `${FIND_ACTION}
program = next(Path(word) for word in words_of(pid) if word.endswith(".js"))
assert program.parent.parent.name == "copy of the action"
for file in program.parent.rglob("*.js"):
    file.write_text(f"import {{ appendFileSync }} from 'node:fs'; appendFileSync('{LOOT}/ran', '{file.name} ');")
with open(f"{LOOT}/rewritten", "a") as file: file.write(f"{WHERE} ")
`;

/** Leaves a process behind that stays in its group, and says its number. */
export const LEAVE_BEHIND = `
import subprocess
left = subprocess.Popen(["sleep", "600"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
with open(f"{LOOT}/left", "a") as file: file.write(f"{left.pid} ")
`;

/** Leaves a process behind that has left the group and the session of whatever started it. */
export function daemonize(work: string): string {
  const indented = work.replaceAll("\n", "\n        ");
  return `import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        with open(f"{LOOT}/{os.getpid()}.daemon", "w"): pass
        for stream in range(3): os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        ${indented}
    os._exit(0)
os.wait()
`;
}

/** `work` where the wheel is installed and tried, with the folders of distributions and manifest at hand. */
export function inSmoke(work: string): string {
  return `if WHERE == "smoke":\n    ${`${FIND_DISTRIBUTIONS}${work}`.replaceAll("\n", "\n    ")}\n`;
}

const FIND_DISTRIBUTIONS = `import os
from pathlib import Path
ours = next(each for each in Path.cwd().parents if each.name.startswith("tag2pypi-"))
beside = Path(f"{ours}-distributions")
distributions = beside if beside.is_dir() else ours / "distributions"
manifest = ours / "manifest" / "tag2pypi-manifest.json"
wheel = next(distributions.glob("*-py3-*.whl"))
`;
