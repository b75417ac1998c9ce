// How much of dist/ a reviewer has to read for a change of one line: changes a message in an adapter, bundles again,
// and prints the size of the difference in bytes, as git shows it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle, root } from "./bundle.ts";

const CHANGED = join(root, "src/adapters/identity/adapter.ts");
const LINE = 'const SERVICE = "GitHub\'s identity service";';

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const folder = mkdtempSync(join(tmpdir(), "tag2pypi-dist-"));
const before = await bundle();
const after = await bundle([
  {
    name: "change-one-line",
    setup({ onLoad }) {
      onLoad({ filter: /adapters[\\/]identity[\\/]adapter\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        if (!text.includes(LINE)) throw new Error(`${CHANGED} has no line ${LINE}`);
        const contents = text.replace(LINE, 'const SERVICE = "The identity service of GitHub";');
        return { contents, loader: "ts" };
      });
    },
  },
]);
await write(join(folder, "before"), before.files);
await write(join(folder, "after"), after.files);
const difference = readDifference();
rmSync(folder, { recursive: true });
process.stdout.write(`${difference.length}\n`);

/** git ends with 1 where there is a difference. */
function readDifference(): Buffer {
  try {
    return execFileSync("git", ["diff", "--no-index", "before", "after"], { cwd: folder });
  } catch (error) {
    return (error as { stdout: Buffer }).stdout; // of a process that ended with an exit code
  }
}
