import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ValidationConfig, validate } from "@actions/languageservice";
import { build } from "esbuild";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { actions } from "../../src/actions.ts";
import { ROOT, readSource, type SourceFile } from "./files.ts";

/** One complaint, with its line from 1. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export type Validate = (file: SourceFile) => Promise<readonly Complaint[]>;

interface LanguageService {
  readonly validate: typeof validate;
  readonly TextDocument: typeof TextDocument;
}

/** GitHub's own judge of workflows and action.yml, as its editor has it; our actions' inputs are compared, too. */
export async function loadLanguageService(): Promise<Validate> {
  const { validate, TextDocument } = await bundle();
  return async ({ path, text }) => {
    const document = TextDocument.create(pathToFileURL(join(ROOT, path)).href, "yaml", 1, text);
    const found = await validate(document, surroundings);
    return found.map(({ message, range }) => ({
      file: path,
      line: range.start.line + 1,
      message: typeof message === "string" ? message : message.value,
    }));
  };
}

const surroundings: ValidationConfig = {
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ owner, name, path = "" }) => {
      const known = { name: `${owner}/${name}`, description: "" };
      if (known.name !== "tag2pypi/tag2pypi") return known;
      const action = actions.find(({ folder }) => folder === path);
      if (action === undefined) return undefined;
      return { ...known, inputs: action.inputs };
    },
  },
  fileProvider: {
    getFileContent: async ({ path }) => {
      const { text } = await readSource(SAVED_AS[path] ?? path);
      return { name: path, content: text };
    },
  },
};

/** Where a user has saved an example that another one calls. */
const SAVED_AS: Readonly<Record<string, string>> = {
  ".github/workflows/check-and-build.yml": "examples/workflows/reusable-check-and-build.yml",
};

/** The packages import JSON files in a way that bundlers know and Node does not. */
async function bundle(): Promise<LanguageService> {
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-language-service-"));
  try {
    const outfile = join(folder, "language-service.mjs");
    const contents = `export { validate } from "@actions/languageservice";
export { TextDocument } from "vscode-languageserver-textdocument";`;
    const options = {
      bundle: true,
      format: "esm",
      platform: "browser",
      logLevel: "error",
    } as const;
    await build({ stdin: { contents, resolveDir: ROOT }, outfile, ...options });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
