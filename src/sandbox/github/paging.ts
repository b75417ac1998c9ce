import type { Reply } from "../http.ts";
import type { Call } from "./call.ts";
import { json } from "./replies.ts";

export interface Page<T> {
  readonly items: readonly T[];
  /** A Link header where there is more than one page. */
  readonly headers: Readonly<Record<string, string>>;
}

const ANY_REPOSITORY = /^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)/;
const PER_PAGE = { usual: 30, most: 100 };

/** The page that `page` and `per_page` ask for ("Using pagination in the REST API"). */
export function pageOf<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(numberIn(call.address, "per_page") ?? PER_PAGE.usual, PER_PAGE.most);
  const page = numberIn(call.address, "page") ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...(page > 1 ? [linkTo(call, page - 1, "prev")] : []),
    ...(page < last ? [linkTo(call, page + 1, "next"), linkTo(call, last, "last")] : []),
    ...(page > 1 ? [linkTo(call, 1, "first")] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

export function pagedReply<T>(call: Call, all: readonly T[], toJson: (item: T) => unknown): Reply {
  const { items, headers } = pageOf(call, all);
  return json(200, items.map(toJson), headers);
}

export interface CountedList<T> {
  readonly items: readonly T[];
  /** How many there are; a search may give fewer. */
  readonly total: number;
  readonly name: string;
  readonly toJson: (item: T) => unknown;
}

/** A list under a name, beside how many items there are. */
export function countedReply<T>(call: Call, { items: all, total, name, toJson }: CountedList<T>) {
  const { items, headers } = pageOf(call, all);
  return json(200, { total_count: total, [name]: items.map(toJson) }, headers);
}

/** GitHub's links name the repository by its number, whatever the request did. */
function linkTo({ service, address }: Call, page: number, relation: string): string {
  const { repository, addresses } = service;
  const path = address.pathname.replace(ANY_REPOSITORY, `/repositories/${repository.id}`);
  const target = new URL(`${path}${address.search}`, addresses.api);
  target.searchParams.set("page", String(page));
  return `<${target.href}>; rel="${relation}"`;
}

function numberIn(address: URL, name: string): number | undefined {
  const value = Number(address.searchParams.get(name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
