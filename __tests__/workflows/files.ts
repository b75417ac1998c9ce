import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** A file of this repository that GitHub, or a user's GitHub, reads. */
export interface SourceFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Our own workflows, and those for users to copy. */
export async function workflows(): Promise<readonly SourceFile[]> {
  return [...(await filesIn(".github/workflows")), ...(await examples())];
}

/** The workflows for users to copy. */
export async function examples(): Promise<readonly SourceFile[]> {
  return filesIn("examples/workflows");
}

/** Every action.yml: the root's, and one for each stage. */
export async function actionFiles(): Promise<readonly SourceFile[]> {
  const entries = await readdir(ROOT, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(folders.map((folder) => filesIn(folder, /^action\.yml$/)));
  return [...(await filesIn("", /^action\.yml$/)), ...found.flat()];
}

async function filesIn(folder: string, name = /\.yml$/): Promise<readonly SourceFile[]> {
  const names = (await readdir(join(ROOT, folder))).filter((each) => name.test(each)).sort();
  const paths = names.map((each) => (folder === "" ? each : `${folder}/${each}`));
  return Promise.all(paths.map((path) => readSource(path)));
}

/** Throws where there is no such file. */
export async function readSource(path: string): Promise<SourceFile> {
  return { path, text: await readFile(join(ROOT, path), "utf8") };
}
