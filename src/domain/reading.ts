/** What a service gives of a list that it is asked for. Only a complete one says anything about what is not in it. */
export type Reading<Item> =
  | { readonly kind: "complete"; readonly items: readonly Item[] }
  /** The service counts `total`, and gives fewer. */
  | { readonly kind: "incomplete"; readonly items: readonly Item[]; readonly total: number }
  /** It is not shown to this token; `why` is the service's own answer, fit to stand in a message. */
  | { readonly kind: "withheld"; readonly why: string };

/** What there is of it. */
export function itemsOf<Item>(reading: Reading<Item>): readonly Item[] {
  return reading.kind === "withheld" ? [] : reading.items;
}
