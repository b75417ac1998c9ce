import { parseMetadata } from "../../src/domain/distribution/metadata.ts";
import { distributionRules } from "../../src/domain/distribution/rules.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import { applyRules } from "../../src/domain/rule.ts";

/** How long the rules took over metadata that are made to keep patterns busy. */
export interface Judgement {
  readonly judged: number;
  readonly slowest: { readonly header: string; readonly seconds: number };
  readonly seconds: number;
}

const PLAN: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "0.3.0",
  prerelease: false,
  tag: { name: "v0.3.0", object: "1".repeat(40), commit: "2".repeat(40) },
  title: "v0.3.0",
  indexes: ["pypi"],
};

/** Each may make a pattern try again and again where it does not fit in the end. */
const TEXTS = [
  ...[
    "a",
    "1",
    " ",
    "\t",
    "-",
    ".",
    "_",
    "a-",
    "1.",
    "a.",
    "(",
    ")",
    "[",
    "]",
    "'",
    '"',
    ";",
    ",",
    "=",
  ],
  ...[
    "@",
    "#",
    "/",
    "\\",
    "*",
    "!",
    "+",
    "1.0.",
    "1!",
    "rc1.",
    ".post1",
    "==1,",
    "===",
    "a[b]",
    "a,",
  ],
  ...["a @ ", "; a", "('a'", "a == 'b' and ", "not in ", "https://", "a,http://", "<a@b>", ".."],
  ...["text/", "; a=b", 'a="', "a :: ", "MIT OR "],
];
/** What stands in front of such a text, and behind it. */
const PLACES = [
  ["", ""],
  ["", "\u0001"],
  ["a", "!"],
  ["a; ", "!"],
  ["a[", "!"],
  ["a (", "!"],
  ["a @ ", "!"],
  ["==", "!"],
] as const;
const FIELDS = [
  ...["Name", "Version", "Metadata-Version", "Summary", "Home-page", "Author-email", "Classifier"],
  ...[
    "Requires-Dist",
    "Requires-Python",
    "Provides-Extra",
    "Project-URL",
    "License-File",
    "Dynamic",
  ],
  ...["Description-Content-Type", "License-Expression"],
];
const LENGTH = 20_000;

const started = performance.now();
let judged = 0;
let slowest = { header: "", seconds: 0 };
for (const field of FIELDS) {
  // The nearest classifier is looked for whatever the text is, in a time of its own.
  const places = field === "Classifier" ? PLACES.slice(0, 1) : PLACES;
  for (const text of TEXTS) {
    for (const [before, after] of places) {
      const value = `${before}${text.repeat(LENGTH / text.length)}${after}`;
      const seconds = judge(`${field}: ${value}`);
      if (seconds > slowest.seconds) slowest = { header: `${field}: ${before}${text}`, seconds };
      judged++;
    }
  }
}
const judgement: Judgement = { judged, slowest, seconds: (performance.now() - started) / 1000 };
process.stdout.write(JSON.stringify(judgement));

/** How many seconds the rules take over metadata with the header. */
function judge(header: string): number {
  const metadata = parseMetadata(`${header}\nMetadata-Version: 2.5\nName: omi\nVersion: 0.3.0\n`);
  const distribution = { name: "omi-0.3.0.tar.gz", kind: "sdist", size: 1, sha256: "ab" } as const;
  const layout = { kind: "sdist", root: "omi-0.3.0" } as const;
  const at = performance.now();
  applyRules(distributionRules, PLAN, {
    distributions: [{ distribution, metadata, members: [], layout }],
  });
  return (performance.now() - at) / 1000;
}
