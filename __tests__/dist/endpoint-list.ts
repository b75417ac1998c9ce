import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOCS = join(import.meta.dirname, "../../docs");

export interface Endpoint {
  /** `*.example.org` stands for `one.example.org`. */
  readonly host: string;
  readonly port: number;
  readonly methods: readonly string[];
}

type Programs = Readonly<Record<string, readonly Endpoint[]>>;
type Hosts = readonly { readonly host: string }[];

export interface EndpointList {
  readonly actions: Programs;
  readonly commands: Programs;
  readonly beside: Programs;
  readonly named: Hosts;
  readonly unneeded: Hosts;
}

export const readDocument = (name: string) => JSON.parse(readFileSync(join(DOCS, name), "utf8"));

/** docs/endpoints.json, whose form the test against its schema proves. */
export const endpoints: EndpointList = readDocument("endpoints.json");

/** As `GET api.github.com:443`, each once, sorted. */
export function requestsTo(listed: readonly Endpoint[]): readonly string[] {
  const all = listed.flatMap(({ host, port, methods }) =>
    methods.map((method) => `${method} ${host}:${port}`),
  );
  return [...new Set(all)].toSorted();
}

/** The listed requests that real ones are covered by; one that none covers stays as it is. Each once, sorted. */
export function coverOf(requests: Iterable<string>, listed: readonly string[]): readonly string[] {
  const covers = [...requests].map(
    (request) => listed.find((one) => one === request || one === inGeneral(request)) ?? request,
  );
  return [...new Set(covers)].toSorted();
}

/** `GET one.example.org:443` as `GET *.example.org:443` */
function inGeneral(request: string): string {
  return request.replace(/ [^.]+\./, " *.");
}
