import type { Reading } from "../../domain/reading.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { type Field, invalid, items, member, wholeNumber } from "../http/shape.ts";
import { isRefusal, SERVICE, unwrapped } from "./connection.ts";

/** The most that GitHub gives on one page, and far more pages than a commit or a tracker fills. */
export const PER_PAGE = 100;
const MOST_PAGES = 100;

/** A page as Octokit gives it: what is in it has yet to be checked. */
interface Page {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

export type AskPage = (page: number) => Promise<Page>;

/**
 * Every page of a list, by number: an address that an answer names is never followed.
 * @throws ReleaseError `response-invalid` where the pages do not end
 */
export async function readPages(
  ask: AskPage,
  listIn: (answer: Field) => Field = (answer) => answer,
): Promise<{ readonly found: readonly Field[]; readonly last: Field }> {
  let found: readonly Field[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data, headers } = await unwrapped(ask(page));
    const answer = { service: SERVICE, path: "", value: data };
    found = found.concat(items(listIn(answer)));
    if (!/;\s*rel="?next"?/.test(headers.link ?? "")) return { found, last: answer };
  }
  throw invalid(SERVICE, `it has more than ${MOST_PAGES} pages`);
}

/**
 * A list beside which GitHub says how long it is (`total_count`). One that is shorter is incomplete, and is read once more:
 * what comes to be while its pages are read moves one item to the next page, where it is found a second time.
 */
export async function readCounted<Item>(
  ask: AskPage,
  name: string,
  read: (field: Field) => Item,
): Promise<Reading<Item>> {
  const once = async (): Promise<Reading<Item>> => {
    const { found, last } = await readPages(ask, (answer) => member(answer, name));
    const total = wholeNumber(member(last, "total_count"));
    const known = found.map(read);
    const ids = new Set(found.map((item) => wholeNumber(member(item, "id"))));
    return ids.size < total
      ? { kind: "incomplete", items: known, total }
      : { kind: "complete", items: known };
  };
  return unlessWithheld(async () => {
    const reading = await once();
    return reading.kind === "incomplete" ? once() : reading;
  });
}

/** The reading, or GitHub's answer to a token that may not look: without the permission it says 403, and 404 where all is private. */
export async function unlessWithheld<Item>(
  read: () => Promise<Reading<Item>>,
): Promise<Reading<Item>> {
  try {
    return await read();
  } catch (error) {
    const isWithheld = ["github-permission-missing", "github-not-found"].some((code) =>
      isRefusal(error, code),
    );
    if (!isWithheld || !(error instanceof ReleaseError)) throw error;
    return { kind: "withheld", why: error.message };
  }
}
