import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { bundle, replacements, root } from "../bundle.ts";

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
    absWorkingDir: root,
    entryPoints: ["scripts/benchmark/upload-only.ts"],
    outfile: uploadOnly,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
    alias: replacements,
    logLevel: "warning",
  });
  return { uploadOnly, publish: join(folder, "dist/publish.js") };
}
