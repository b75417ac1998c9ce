// Writes dist/. With --check, compares with what is committed instead.
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { bundle, root } from "./bundle.ts";

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  for (const [name, text] of files) {
    const path = join(root, "dist", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function check(files: ReadonlyMap<string, string>): void {
  const committed = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, "dist"), join(entry.parentPath, entry.name)));
  const stale = [...files].filter(
    ([name, text]) =>
      !committed.includes(name) || readFileSync(join(root, "dist", name), "utf8") !== text,
  );
  const left = committed.filter((name) => !files.has(name.replaceAll("\\", "/")));
  const wrong = [...stale.map(([name]) => name), ...left];
  if (wrong.length === 0) return;
  console.error(`dist/ is not what the sources build: ${wrong.join(", ")}. Run: npm run build`);
  process.exitCode = 1;
}

const { files } = await bundle();
if (process.argv.includes("--check")) check(files);
else await write(files);
