import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

/*
 * Holds everything that goes to and comes from the sandbox's GitHub against GitHub's own OpenAPI description. Deliberately apart
 * from the server's table of operations: where the two disagree, the server is wrong.
 */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly fixedParts: number;
  /** Whether it is served by the uploads host. */
  readonly uploads: boolean;
  readonly pointer: string;
  readonly value: JsonObject;
}

export interface Description {
  readonly operations: readonly DescribedOperation[];
  /** What is wrong with the value, measured by the schema at a JSON pointer. */
  check(pointer: string, value: unknown): readonly string[];
  resolve(pointer: string): { pointer: string; value: JsonObject } | undefined;
}

const ROOT = "https://api.github.com/description";
const FIXTURE = new URL("../../fixtures/github-openapi.json", import.meta.url);

export async function loadDescription(): Promise<Description> {
  const document = asObject(normalise(JSON.parse(await readFile(FIXTURE, "utf8"))));
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: false });
  addFormats.default(ajv);
  for (const format of ["timestamp", "uri-template", "repo.nwo"]) ajv.addFormat(format, true);
  ajv.addSchema({ ...document, $id: ROOT });
  return {
    operations: listOperations(document),
    check: (pointer, value) => {
      const validate = ajv.getSchema(`${ROOT}#${pointer}`);
      if (validate === undefined) return [`There is no schema at ${pointer}.`];
      if (validate(value) === true) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
    resolve: (pointer) => follow(document, pointer),
  };
}

/** OpenAPI 3.0's `nullable` becomes JSON Schema's null, and objects take no properties that they do not list. */
function normalise(value: Json): Json {
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, normalise(item)]),
  );
  if (isSchemaOfObject(schema)) schema["additionalProperties"] ??= false;
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function isSchemaOfObject(schema: JsonObject): boolean {
  return schema["type"] === "object" && Object.keys(asObject(schema["properties"])).length > 0;
}

function listOperations(document: JsonObject): readonly DescribedOperation[] {
  const operations = Object.entries(asObject(document["paths"])).flatMap(([path, item]) =>
    Object.entries(asObject(item)).map(([method, operation]) => {
      const value = asObject(operation);
      const parts = path.split("/");
      return {
        id: String(value["operationId"]),
        method: method.toUpperCase(),
        pattern: patternOf(path, multiSegment(document, value)),
        fixedParts: parts.filter((part) => !part.includes("{")).length,
        uploads: "servers" in value,
        pointer: `/paths/${escapePart(path)}/${method}`,
        value,
      };
    }),
  );
  return operations.toSorted((one, other) => other.fixedParts - one.fixedParts);
}

/** Path parameters that may hold slashes. */
function multiSegment(document: JsonObject, operation: JsonObject): readonly string[] {
  return listParameters(document, operation)
    .filter((parameter) => parameter["x-multi-segment"] === true)
    .map((parameter) => String(parameter["name"]));
}

function listParameters(document: JsonObject, operation: JsonObject): readonly JsonObject[] {
  const { parameters = [] } = operation;
  if (!Array.isArray(parameters)) return [];
  return parameters.map((parameter) => {
    const reference = asObject(parameter)["$ref"];
    if (typeof reference !== "string") return asObject(parameter);
    return follow(document, reference.slice(1))?.value ?? {};
  });
}

function patternOf(path: string, multi: readonly string[]): RegExp {
  const source = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    multi.includes(name) ? "(.+)" : "([^/]+)",
  );
  return new RegExp(`^${source}$`);
}

/** What a pointer leads to, through references. */
function follow(
  document: JsonObject,
  pointer: string,
): { pointer: string; value: JsonObject } | undefined {
  let found: Json | undefined = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    found = Array.isArray(found) ? found[Number(key)] : asObject(found)[key];
  }
  if (found === undefined) return undefined;
  const reference = asObject(found)["$ref"];
  return typeof reference === "string"
    ? follow(document, reference.slice(1))
    : { pointer, value: asObject(found) };
}

/** The value, or an empty object where it is none. */
export function asObject(value: unknown): JsonObject {
  // Everything here comes out of JSON.parse.
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

export function escapePart(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}
