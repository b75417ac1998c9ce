/*
 * Fetches the Python tools that are carried in python/wheels, unchanged from PyPI, and writes their digests to
 * python/requirements.txt and their licences to python/LICENSES.md.
 *
 *   node scripts/update-wheels.ts
 *
 * To move to newer versions, change the table below, run it, and read the diff. It needs a python3 with pip.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Tool {
  readonly requirement: string;
  /** Environment marker (PEP 508) of the machines that need it; all, where absent. */
  readonly marker?: string;
  readonly purpose: string;
}

const TOOLS: readonly Tool[] = [
  { requirement: "pip==26.3", purpose: "installs everything else" },
  { requirement: "build==1.6.1", purpose: "builds the distributions" },
  { requirement: "pyproject_hooks==1.3.3", purpose: "needed by build" },
  { requirement: "packaging==26.3", purpose: "needed by build; tells which wheels fit a Python" },
  { requirement: "tomli==2.5.0", marker: 'python_version < "3.11"', purpose: "needed by build" },
  { requirement: "colorama==0.4.6", marker: 'os_name == "nt"', purpose: "needed by build" },
  { requirement: "flit_core==4.2.0", purpose: "builds the example project without a network" },
];

/** The oldest Python that `build` runs on, and any platform: only wheels that run everywhere are taken. */
const EVERYWHERE = ["--implementation=py", "--abi=none", "--platform=any", "--python-version=3.10"];

/** Prints name, licence and licence files of the wheels given, as JSON. */
const READ_METADATA = `
import email, json, sys, zipfile
rows = []
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as wheel:
        name = next(n for n in wheel.namelist() if n.count("/") == 1 and n.endswith(".dist-info/METADATA"))
        data = email.message_from_bytes(wheel.read(name))
        folder = name.split("/")[0]
        texts = [n for n in wheel.namelist() if n.startswith(folder) and "license" in n.lower() and not n.endswith("/")]
    classifiers = [c.rsplit(" :: ", 1)[1] for c in data.get_all("Classifier", []) if c.startswith("License ::")]
    rows.append({
        "name": data["Name"], "version": data["Version"],
        "licence": data["License-Expression"] or ", ".join(classifiers), "texts": len(texts), "folder": folder,
    })
print(json.dumps(rows))
`;

interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly texts: number;
  readonly folder: string;
}

const directory = fileURLToPath(new URL("../python/", import.meta.url));
const wheels = join(directory, "wheels");

function download(): readonly string[] {
  rmSync(wheels, { recursive: true, force: true });
  mkdirSync(wheels, { recursive: true });
  const requirements = TOOLS.map((tool) => tool.requirement);
  execFileSync(
    "python3",
    [
      "-m",
      "pip",
      "download",
      "--no-deps",
      "--only-binary=:all:",
      ...EVERYWHERE,
      "--dest",
      wheels,
      ...requirements,
    ],
    { stdio: "inherit" },
  );
  return readdirSync(wheels).sort();
}

function requirementsText(files: readonly string[]): string {
  const lines = TOOLS.map(({ requirement, marker }) => {
    const [name, version] = requirement.split("==");
    const file = files.find((each) => each.startsWith(`${name}-${version}-`));
    if (file === undefined) throw new Error(`pip has not downloaded ${requirement}`);
    const sha256 = createHash("sha256")
      .update(readFileSync(join(wheels, file)))
      .digest("hex");
    return `${requirement}${marker === undefined ? "" : ` ; ${marker}`} --hash=sha256:${sha256}`;
  });
  return `# Written by scripts/update-wheels.ts: the wheels in this folder, unchanged from PyPI.\n${lines.join("\n")}\n`;
}

function licencesText(files: readonly string[]): string {
  const paths = files.map((file) => join(wheels, file));
  const output = execFileSync("python3", ["-I", "-c", READ_METADATA, ...paths], {
    encoding: "utf8",
  });
  // The script above prints these rows.
  const rows = JSON.parse(output) as readonly Metadata[];
  const table = rows.map(({ name, version, licence, texts, folder }) => {
    const purpose = TOOLS.find((tool) => tool.requirement === `${name}==${version}`)?.purpose;
    return `| ${name} ${version} | ${purpose} | ${licence} | ${texts}, in \`${folder}/\` |`;
  });
  return [
    "# Licences of the Python tools carried here",
    "",
    "The wheels in `wheels/` are copies of the files on PyPI, byte for byte; `requirements.txt` lists their digests.",
    "Each holds the texts of its own licence and of what it includes (pip brings copies of its dependencies).",
    "",
    "| Wheel | Purpose | Licence | Licence texts within the wheel |",
    "| --- | --- | --- | --- |",
    ...table,
    "",
  ].join("\n");
}

const files = download();
writeFileSync(join(directory, "requirements.txt"), requirementsText(files));
writeFileSync(join(directory, "LICENSES.md"), licencesText(files));
