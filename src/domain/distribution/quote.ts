const LONGEST = 200;
const MOST = 5;

/** What others wrote, as messages show it: in quotes, control characters escaped, bounded. */
export function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** Characters as people and Python count them, without a list of them all: the text may be of any length. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The first five, and how many more there are. */
export function listSome(items: readonly string[]): string {
  const shown = items.slice(0, MOST).join(", ");
  return items.length <= MOST ? shown : `${shown} and ${items.length - MOST} more`;
}
