import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

export const root = join(import.meta.dirname, "..");
const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * @actions/core re-exports its platform module, which starts processes by @actions/exec. Where nobody uses it, it
 * must not come along: publishing is to be provably free of child_process.
 */
const processesOnlyWhereUsed: Plugin = {
  name: "processes-only-where-used",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(\.\/platform\.js|@actions\/exec)$/ }, async (request) => {
      const fromCore = /@actions\/core\/lib\/(core|platform)\.js$/.test(request.importer);
      if (request.pluginData === "resolving" || !fromCore) return undefined;
      const { path } = await resolve(request.path, {
        importer: request.importer,
        resolveDir: request.resolveDir,
        kind: request.kind,
        pluginData: "resolving",
      });
      return { path, sideEffects: false };
    });
  },
};

/**
 * undici's index brings along what nobody here uses, a third of its code; loading its cookies makes Node load its own
 * copy of all of it besides. A program that uses one of them after all finds it undefined.
 */
const undiciWithoutExtras: Plugin = {
  name: "undici-without-extras",
  setup({ onResolve, onLoad }) {
    const extras = /^\.\/lib\/(mock|interceptor|cache|web\/(cookies|websocket|eventsource))\b/;
    onResolve({ filter: extras }, ({ path, importer }) =>
      /undici[\\/]index\.js$/.test(importer) ? { path, namespace: "unused" } : undefined,
    );
    onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Modules that take the place of packages. */
export const replacements = {
  // @actions/github brings an older copy, of which it needs nothing that ours lacks.
  undici: join(root, "node_modules/undici"),
  // @sigstore/sign sends through our client; the package it was written for loads code late and retries by itself.
  "make-fetch-happen": join(root, "src/adapters/sigstore/make-fetch-happen.ts"),
};

/** How every program of ours is bundled. */
export const settings = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  // Bundled CommonJS packages call require; an ES module has none of its own.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  define: { __PACKAGE_VERSION__: JSON.stringify(packageJson.version) },
  alias: replacements,
  logLevel: "warning",
  plugins: [undiciWithoutExtras, processesOnlyWhereUsed],
} as const satisfies BuildOptions;

export interface Bundle {
  /** Text of each file of dist/, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** For each file that a runner starts: what it loads, outputs and their sources, by name. */
  readonly closures: ReadonlyMap<string, Closure>;
}

/** Everything that starting one file of dist/ loads. */
export interface Closure {
  /** Files of dist/. */
  readonly outputs: readonly string[];
  /** Sources, from the root of the repository. */
  readonly sources: readonly string[];
  /** Modules that are not bundled: Node's own. */
  readonly externals: readonly string[];
}

/**
 * Bundles the entries: one ESM file each, shared code in chunks that keep their names from build to build.
 * `more` are further plugins, to see what a change of a source would do.
 */
export async function bundle(more: readonly Plugin[] = []): Promise<Bundle> {
  const programs = readdirSync(join(root, "src/entries")).filter((name) => name.endsWith(".ts"));
  const entries = programs.map((name) => `src/entries/${name}`);
  const { outputFiles, metafile } = await build({
    ...settings,
    entryPoints: entries,
    outdir: "dist",
    splitting: true,
    chunkNames: "chunks/[hash]",
    metafile: true,
    write: false,
    plugins: [...more, ...settings.plugins],
  });
  const names = nameChunks(metafile);
  const pattern = new RegExp([...names.keys()].join("|") || "$^", "g");
  const rename = (text: string) => text.replace(pattern, (hash) => names.get(hash) ?? hash);
  const files = outputFiles.map(({ path, text }): [string, string] => [
    rename(relative(join(root, "dist"), path).replaceAll("\\", "/")),
    rename(text),
  ]);
  return {
    files: new Map([...files, ["licenses.txt", collectLicences(metafile)]]),
    closures: describeClosures(metafile, rename),
  };
}

function describeClosures(
  { outputs }: Metafile,
  rename: (text: string) => string,
): ReadonlyMap<string, Closure> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  return new Map(
    entries.map(([path]) => {
      const loaded = [...closureOf(path, outputs)];
      const externals = loaded.flatMap((output) =>
        (outputs[output]?.imports ?? []).filter(({ external }) => external).map((one) => one.path),
      );
      const closure: Closure = {
        outputs: loaded.map((output) => rename(basename(output))).toSorted(),
        sources: loaded.flatMap((output) => Object.keys(outputs[output]?.inputs ?? {})).toSorted(),
        externals: [...new Set(externals)].toSorted(),
      };
      return [basename(path), closure];
    }),
  );
}

/**
 * esbuild names chunks by a hash of their content, so that a change of one line would rename and rewrite every file
 * that imports them. They are named after the entries that load them instead: `shared` for all, else their names.
 */
function nameChunks({ outputs }: Metafile): ReadonlyMap<string, string> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  const loads = new Map(entries.map(([path]) => [path, closureOf(path, outputs)]));
  const names = new Map<string, string>();
  for (const path of Object.keys(outputs).filter((output) => output.includes("/chunks/"))) {
    const loading = [...loads].filter(([, closure]) => closure.has(path));
    const by = loading.map(([entry]) => basename(entry, ".js")).toSorted();
    names.set(basename(path, ".js"), by.length === entries.length ? "shared" : by.join("-"));
  }
  return names;
}

/** Every output that loading one brings along. */
function closureOf(path: string, outputs: Metafile["outputs"]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (output: string) => {
    if (found.has(output)) return;
    found.add(output);
    for (const { path: imported, external } of outputs[output]?.imports ?? []) {
      if (external !== true) visit(imported);
    }
  };
  visit(path);
  return found;
}

/** The licence of every package whose code is in the bundle. */
function collectLicences({ outputs }: Metafile): string {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(
    inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const texts = [...folders].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(root, folder, "package.json"), "utf8"),
    );
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? license : readFileSync(join(root, folder, file), "utf8");
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  const heading = "Packages bundled in these files, each under its own licence.\n";
  return [heading, ...texts].join(`\n${"-".repeat(80)}\n\n`).replaceAll("\r\n", "\n");
}
