import { asObject, type Description, escapePart } from "./description.ts";

export interface CheckingFetch {
  readonly fetch: typeof fetch;
  /** Everything in requests and answers that GitHub's description does not have. */
  readonly violations: readonly string[];
  /** The operations that were asked for, by GitHub's own ids. */
  readonly operations: ReadonlySet<string>;
}

type Operation = Description["operations"][number];

/** A fetch that holds each exchange with the two API hosts against GitHub's description. */
export function createCheckingFetch(
  description: Description,
  uploads: () => string,
): CheckingFetch {
  const violations: string[] = [];
  const operations = new Set<string>();
  const checking: typeof fetch = async (input, init) => {
    const address = new URL(String(input instanceof Request ? input.url : input));
    const method = init?.method ?? "GET";
    const onUploads = address.origin === uploads();
    const operation = find(description, method, address.pathname, onUploads);
    const response = await fetch(input, { ...init, redirect: "manual" });
    const where = `${method} ${address.pathname}`;
    if (operation === undefined) {
      violations.push(`${where}: no such operation`);
      return response;
    }
    operations.add(operation.id);
    const problems = [
      ...checkQuery(description, operation, address.searchParams),
      ...checkBody(description, operation, init?.body),
      ...checkAnswer(description, operation, response, await response.clone().text()),
    ];
    violations.push(...problems.map((problem) => `${where}: ${problem}`));
    const redirected = response.headers.get("location");
    return response.status === 302 && redirected !== null ? fetch(redirected) : response;
  };
  return { fetch: checking, violations, operations };
}

/** GitHub's own links name the repository by its number; the description does not know that form. */
function find(description: Description, method: string, path: string, uploads: boolean) {
  const described = path.replace(/^\/repositories\/\d+/, "/repos/owner/name");
  return description.operations.find(
    (operation) =>
      operation.method === method &&
      operation.uploads === uploads &&
      operation.pattern.test(described),
  );
}

function checkQuery(description: Description, operation: Operation, query: URLSearchParams) {
  const { parameters } = operation.value;
  const count = Array.isArray(parameters) ? parameters.length : 0;
  const known = Array.from({ length: count }, (_, index) =>
    description.resolve(`${operation.pointer}/parameters/${index}`),
  );
  return [...query.keys()].flatMap((name) => {
    const found = known.find(
      (parameter) => parameter?.value["name"] === name && parameter.value["in"] === "query",
    );
    if (found === undefined) return [`unknown query parameter ${name}`];
    const text = query.get(name) ?? "";
    const type = asObject(found.value["schema"])["type"];
    const value = type === "integer" ? Number(text) : type === "boolean" ? text === "true" : text;
    return description.check(`${found.pointer}/schema`, value);
  });
}

function checkBody(description: Description, operation: Operation, body: unknown) {
  const schema = description.resolve(
    `${operation.pointer}/requestBody/content/${escapePart("application/json")}/schema`,
  );
  if (schema === undefined || typeof body !== "string") return [];
  return description.check(schema.pointer, JSON.parse(body));
}

/** Errors that the description leaves out must still look like GitHub's errors. */
function checkAnswer(
  description: Description,
  operation: Operation,
  response: Response,
  text: string,
): readonly string[] {
  const described = description.resolve(`${operation.pointer}/responses/${response.status}`);
  const content = asObject(described?.value["content"]);
  if (response.status >= 400) return checkError(response, text);
  if (described === undefined) return [`status ${response.status} is not described`];
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (Object.keys(content).length === 0)
    return text === "" ? [] : ["a body where none is described"];
  if (!(type in content)) return [`content type ${type} is not described`];
  if (type !== "application/json") return [];
  const pointer = `${described.pointer}/content/${escapePart(type)}/schema`;
  const schema = description.resolve(pointer);
  return description.check(schema?.pointer ?? pointer, JSON.parse(text));
}

function checkError(response: Response, text: string): readonly string[] {
  const { message, documentation_url: documentation, status } = asObject(JSON.parse(text));
  const complete = typeof message === "string" && typeof documentation === "string";
  return complete && status === String(response.status) ? [] : [`not an error of GitHub: ${text}`];
}
