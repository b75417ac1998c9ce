import { tarGzOf } from "../../archives/tar-builder.ts";
import { zipOf } from "../../archives/zip-builder.ts";

/** A file as it would lie in `dist/`. */
export interface BuiltFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

export interface Content {
  /** Further lines of the metadata. */
  readonly headers?: readonly string[];
  /** The source of its one module. */
  readonly source?: string;
}

/** Core metadata, version 2.4. */
export function metadataOf(name: string, version: string, headers: readonly string[] = []): string {
  const lines = ["Metadata-Version: 2.4", `Name: ${name}`, `Version: ${version}`, ...headers];
  return `${lines.join("\n")}\n\nA distribution of the tests.\n`;
}

/** A pure wheel with one module, which pip can install. */
export function wheelOf(name: string, version: string, content: Content = {}): BuiltFile {
  const module = name.toLowerCase().replaceAll(/[-_.]+/g, "_");
  const folder = `${module}-${version}.dist-info`;
  const files = [
    { name: `${module}.py`, content: content.source ?? `__version__ = "${version}"\n` },
    { name: `${folder}/METADATA`, content: metadataOf(name, version, content.headers) },
    {
      name: `${folder}/WHEEL`,
      content: "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    },
  ];
  const record = [...files.map((file) => `${file.name},,`), `${folder}/RECORD,,`].join("\n");
  return {
    filename: `${module}-${version}-py3-none-any.whl`,
    bytes: zipOf([...files, { name: `${folder}/RECORD`, content: `${record}\n` }]),
  };
}

/** An sdist with one module. */
export function sdistOf(name: string, version: string, content: Content = {}): BuiltFile {
  const module = name.toLowerCase().replaceAll(/[-_.]+/g, "_");
  const root = `${module}-${version}`;
  return {
    filename: `${root}.tar.gz`,
    bytes: tarGzOf([
      { name: `${root}/PKG-INFO`, content: metadataOf(name, version, content.headers) },
      { name: `${root}/${module}.py`, content: content.source ?? `__version__ = "${version}"\n` },
    ]),
  };
}
