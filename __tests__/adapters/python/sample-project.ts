import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface SampleProject {
  readonly name: string;
  readonly version: string;
  /** Members of the wheel: path to text. */
  readonly files: Readonly<Record<string, string>>;
  /** Console scripts: name to `module:function`. */
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: readonly string[];
}

/** A complete build backend that needs nothing installed: what it builds is described in project.json beside it. */
const BACKEND = `
import base64, hashlib, io, json, os, tarfile, zipfile

with open("project.json") as file:
    project = json.load(file)
stem = project["name"].replace("-", "_") + "-" + project["version"]
metadata = "Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n".format(**project)
metadata += "".join("Requires-Dist: %s\\n" % each for each in project.get("dependencies", []))

def build_wheel(directory, settings=None, metadata_directory=None):
    info = stem + ".dist-info/"
    files = {**project["files"], info + "METADATA": metadata,
        info + "WHEEL": "Wheel-Version: 1.0\\nGenerator: sample\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}
    if project.get("scripts"):
        lines = ["%s = %s" % item for item in project["scripts"].items()]
        files[info + "entry_points.txt"] = "[console_scripts]\\n" + "\\n".join(lines) + "\\n"
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += "%s,sha256=%s,%d\\n" % (name, digest, len(text.encode()))
    files[info + "RECORD"] = record + info + "RECORD,,\\n"
    with zipfile.ZipFile(os.path.join(directory, stem + "-py3-none-any.whl"), "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return stem + "-py3-none-any.whl"

def build_sdist(directory, settings=None):
    files = {"PKG-INFO": metadata}
    for name in ["pyproject.toml", "project.json", "backend.py"]:
        with open(name) as file:
            files[name] = file.read()
    with tarfile.open(os.path.join(directory, stem + ".tar.gz"), "w:gz") as sdist:
        for name, text in files.items():
            member = tarfile.TarInfo(stem + "/" + name)
            member.size = len(text.encode())
            sdist.addfile(member, io.BytesIO(text.encode()))
    return stem + ".tar.gz"
`;

/** Writes a project that builds with the backend it brings. `prelude` is put in front of the backend. */
export async function writeProject(
  directory: string,
  project: SampleProject,
  prelude = "",
): Promise<void> {
  const files = {
    "pyproject.toml":
      '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    "backend.py": `${prelude}${BACKEND}`,
    "project.json": JSON.stringify(project),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
