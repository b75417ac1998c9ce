/** Verbs that entries begin with: those whose past is made with -ed or -d, by rule. */
const REGULAR =
  "accept add adjust allow apply bump change clarify clean convert correct create delete deprecate detect disable display document drop enable enforce ensure exclude expand export expose extend extract fix handle ignore implement improve include increase initialize install integrate introduce load lower mark merge migrate modify move optimize optimise patch port prevent publish raise reduce refactor reimplement relax release remove rename reorganize replace resolve restore return revert rework separate simplify skip solve sort speed stop switch tighten treat trim tweak update upgrade validate";
/** Those whose past is their own. */
const IRREGULAR: Readonly<Record<string, string>> = {
  began: "begin",
  brought: "bring",
  built: "build",
  chose: "choose",
  gave: "give",
  got: "get",
  kept: "keep",
  made: "make",
  rebuilt: "rebuild",
  rewrote: "rewrite",
  sped: "speed",
  took: "take",
  went: "go",
  wrote: "write",
};
/** Their last consonant is doubled. */
const DOUBLED = ["drop", "skip", "stop", "trim"];

const PRESENT: ReadonlyMap<string, string> = new Map([
  ...REGULAR.split(" ").map((verb): [string, string] => [pastOf(verb), verb]),
  ...Object.entries(IRREGULAR),
]);

/** The verb that a text should begin with where it begins with one in the past tense: `Added a …` → `Add`. */
export function presentOf(text: string): string | undefined {
  const [, word = ""] = /^[^\p{L}`]{0,10}(\p{L}{2,30})(?![\p{L}-])/u.exec(text) ?? [];
  const present = PRESENT.get(word.toLowerCase());
  if (present === undefined || word === word.toLowerCase()) return present;
  return present.charAt(0).toUpperCase() + present.slice(1);
}

function pastOf(verb: string): string {
  if (DOUBLED.includes(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}
