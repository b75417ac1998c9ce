/*
 * Cuts GitHub's own OpenAPI description down to the operations that the sandbox's GitHub has, with the schemas they need; the tests
 * hold the server's every answer against it. Run by hand, after the operations or the package have changed:
 *
 *   npm pack @octokit/openapi@23.0.2 --pack-destination .cache
 *   node scripts/cut-github-openapi.ts .cache/octokit-openapi-23.0.2.tgz
 */
import { writeFile } from "node:fs/promises";
import { list } from "tar";
import { OPERATIONS } from "../src/sandbox/github/operations.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const DESCRIPTION = "package/generated/api.github.com.json";
const TARGET = new URL("../__tests__/fixtures/github-openapi.json", import.meta.url);

/** Prose, and what only GitHub's own tools read. */
const DROPPED = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "tags",
  "x-github",
  "x-github-breaking-changes",
  "x-octokit",
]);
/** The keys of these are names, not keywords. */
const NAMED = new Set(["properties", "parameters", "responses", "schemas", "headers"]);

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error("Give the path of the packed @octokit/openapi.");
await writeFile(TARGET, `${JSON.stringify(cut(await readDescription(tarball)), null, 1)}\n`);

async function readDescription(file: string): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  await list({
    file,
    filter: (path) => path === DESCRIPTION,
    onReadEntry: (entry) => entry.on("data", (chunk) => chunks.push(chunk)),
  });
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function cut(description: JsonObject): JsonObject {
  const wanted = new Set<Json | undefined>(OPERATIONS.map((operation) => operation.id));
  const paths: Record<string, JsonObject> = {};
  for (const [path, item] of entriesOf(description["paths"])) {
    const kept = entriesOf(item).filter(([, operation]) =>
      wanted.has(at(operation, "operationId")),
    );
    if (kept.length > 0) paths[path] = Object.fromEntries(kept.map(([m, o]) => [m, strip(o)]));
  }
  const { openapi = null, info = null } = description;
  const components = collect(description, paths);
  return { openapi, info: strip(info), paths, components };
}

/** Every component that is referred to, from the paths or from another component. */
function collect(description: JsonObject, paths: Json): JsonObject {
  const found = new Map<string, Json>();
  const queue = [paths];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const reference of referencesIn(next)) {
      if (found.has(reference)) continue;
      const component = strip(resolve(description, reference));
      found.set(reference, component);
      queue.push(component);
    }
  }
  const components: Record<string, Record<string, Json>> = {};
  for (const reference of [...found.keys()].sort()) {
    const [, , kind = "", name = ""] = reference.split("/");
    components[kind] = { ...components[kind], [name]: found.get(reference) ?? null };
  }
  return components;
}

function referencesIn(value: Json): string[] {
  const matches = JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/[^"]+)"/g);
  return [...matches].map(([, reference = ""]) => reference);
}

function resolve(description: JsonObject, reference: string): Json {
  const found = reference
    .split("/")
    .slice(1)
    .reduce<Json | undefined>((value, key) => at(value, key), description);
  if (found === undefined) throw new Error(`${reference} is not in the description.`);
  return found;
}

/** Without prose. Among names nothing is dropped: a property may well be called `description`. */
function strip(value: Json, amongNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (typeof value !== "object" || value === null) return value;
  const kept = entriesOf(value).filter(([key]) => amongNames || !DROPPED.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, strip(item, !amongNames && NAMED.has(key))]),
  );
}

function entriesOf(value: Json | undefined): readonly [string, Json][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function at(value: Json | undefined, key: string): Json | undefined {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}
