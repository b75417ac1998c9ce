import { constants, copyFile, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { distributionDiagnostics } from "../../domain/distribution/diagnostics.ts";
import { parseDistributionName } from "../../domain/distribution/file-name.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { buildDiagnostics } from "./diagnostics.ts";

interface Handed {
  readonly name: string;
  readonly path: string;
  readonly regular: boolean;
}

/** `uv build` puts one into its output folder. */
const IGNORED = ".gitignore";

/**
 * Copies the distributions that earlier jobs built out of `packages-dir` and its folders (downloaded artifacts each
 * have one). Anything else there stops the run: a forgotten file is as likely as a planted one.
 */
export async function collectDistributions({
  workspace,
  packagesDirectory = ".",
  distributions,
}: {
  readonly workspace: string;
  readonly packagesDirectory?: string;
  readonly distributions: string;
}): Promise<void> {
  const folder = await resolveFolder(workspace, packagesDirectory);
  const files = (await listFiles(folder)).filter(({ name }) => name !== IGNORED);
  const problems = [
    ...findForeign(files, folder, packagesDirectory),
    ...findDuplicates(files, folder),
  ];
  if (files.length === 0) problems.push(explainNone(packagesDirectory));
  if (problems.length > 0) throw new ReleaseError(...problems);
  for (const { name, path } of files) {
    await copyFile(path, join(distributions, name), constants.COPYFILE_EXCL);
  }
}

async function resolveFolder(workspace: string, packagesDirectory: string): Promise<string> {
  const root = await realpath(workspace);
  const folder = await findFolder(join(root, packagesDirectory));
  if (folder !== undefined && (folder === root || folder.startsWith(root + sep))) return folder;
  throw new ReleaseError(
    buildDiagnostics.diagnose("packages-directory-missing", {
      message: `packages-dir is ${packagesDirectory}, which is not a folder within the workspace.`,
      hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path).",
    }),
  );
}

/** Its path without symbolic links; undefined for anything but a folder. */
async function findFolder(path: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

async function listFiles(folder: string): Promise<readonly Handed[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly Handed[]> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(path);
      return [{ name: entry.name, path, regular: entry.isFile() }];
    }),
  );
  return found.flat();
}

function findForeign(
  files: readonly Handed[],
  folder: string,
  packagesDirectory: string,
): Diagnostic[] {
  return files
    .filter(({ name, regular }) => !regular || parseDistributionName(name) === undefined)
    .map(({ path, regular }) =>
      distributionDiagnostics.diagnose("distribution-foreign", {
        message: `${sanitise(relative(folder, path), 200)} in ${packagesDirectory} is ${regular ? "neither a wheel nor an sdist (.tar.gz)" : "not a regular file"}.`,
        hint: "Keep in packages-dir only what is to be published.",
      }),
    );
}

function findDuplicates(files: readonly Handed[], folder: string): Diagnostic[] {
  const byName = new Map<string, readonly Handed[]>();
  for (const file of files) byName.set(file.name, [...(byName.get(file.name) ?? []), file]);
  return [...byName]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) =>
      distributionDiagnostics.diagnose("distribution-duplicate", {
        message: `${name} was handed over ${paths.length} times: ${paths.map(({ path }) => sanitise(relative(folder, path), 200)).join(", ")}.`,
        hint: "Let only one job build each file; of a pure Python wheel one job's is enough.",
      }),
    );
}

function explainNone(packagesDirectory: string): Diagnostic {
  return distributionDiagnostics.diagnose("distribution-none", {
    message: `packages-dir is ${packagesDirectory}, and there is no file in it.`,
    hint: "Download the artifact of the build job into that folder first (actions/download-artifact with path).",
  });
}
