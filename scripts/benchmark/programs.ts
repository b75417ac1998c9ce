import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { bundle, settings } from "../bundle.ts";

/** Where our two programs are, both bundled from the sources as they are now. */
export interface Programs {
  readonly uploadOnly: string;
  readonly publish: string;
}

/** Bundles the programs into a folder: the action as dist/ has it, and upload-only.ts in the same way. */
export async function bundlePrograms(folder: string): Promise<Programs> {
  const { files } = await bundle();
  for (const [name, text] of files) {
    const path = join(folder, "dist", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  // An ES module, wherever the folder is.
  await writeFile(join(folder, "package.json"), '{"type": "module"}');
  const uploadOnly = join(folder, "upload-only.js");
  await build({
    ...settings,
    plugins: [...settings.plugins],
    entryPoints: ["scripts/benchmark/upload-only.ts"],
    outfile: uploadOnly,
  });
  return { uploadOnly, publish: join(folder, "dist/publish.js") };
}
