import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, test } from "@jest/globals";
import {
  deep,
  files,
  longMember,
  manyMembers,
  type Row,
  startInspector,
  TIMEOUT,
  uncompressed,
  unreadable,
} from "./child-inspection.ts";
import {
  INFORMATION,
  METADATA,
  recordLine,
  WHEEL,
  type WheelPlan,
  wheelMembers,
} from "./sample-wheel.ts";
import { type TarPlan, tarMember } from "./tar-builder.ts";
import { type MemberPlan, zipOf } from "./zip-builder.ts";

const SDIST = "omi-0.3.0.tar.gz";
const INFO: TarPlan = { name: "omi-0.3.0/PKG-INFO", content: METADATA };

const wheel = (plan: WheelPlan) => zipOf(wheelMembers(plan));
const lines = (number: number, line: (place: number) => string) =>
  Array.from({ length: number }, (_, place) => line(place)).join("");
/** The same text again and again, of so many bytes. */
const filled = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));

const LINE = "answer = 42\n";
const DEFLATED = deflateRawSync(LINE);
const MANY = Array.from({ length: 66_000 }, (_, place) => ({
  ...{ name: `omi/m${place}.py`, content: LINE, data: DEFLATED },
}));
const [, ...digestAndSize] = recordLine("x", LINE).split(",");
const recordOf = ({ name }: MemberPlan) => [name, ...digestAndSize].join(",");

const large: readonly Row[] = [
  [
    "a wheel of 66000 members",
    WHEEL,
    [],
    () =>
      manyMembers([
        ...wheelMembers({ record: (truth) => truth + MANY.map(recordOf).join("") }),
        ...MANY,
      ]),
  ],
  [
    "a wheel of folders within folders",
    WHEEL,
    ["record-mismatch"],
    () =>
      zipOf([
        ...wheelMembers(),
        ...Array.from({ length: 4000 }, (_, place) => ({ name: deep(place), stored: true })),
      ]),
  ],
  ["an sdist of 100000 members", SDIST, [], () => uncompressed([tarMember(INFO), files(100_000)])],
  [
    "an sdist of folders within folders, and links",
    SDIST,
    ["sdist-link"],
    () =>
      uncompressed([
        tarMember(INFO),
        ...Array.from({ length: 4000 }, (_, place) => longMember(`omi-0.3.0/${deep(place)}`)),
        ...Array.from({ length: 500 }, (_, place) =>
          tarMember({ name: `omi-0.3.0/${"l/".repeat(10)}${place}`, type: "2", linkname: "x" }),
        ),
      ]),
  ],
  [
    "a description of 10 MB",
    WHEEL,
    [],
    () => wheel({ metadata: `${METADATA}\n${filled("word ", 10_000_000)}` }),
  ],
  [
    "a description of 10 million lines",
    WHEEL,
    [],
    () => wheel({ metadata: `${METADATA}\n${"\n".repeat(10_000_000)}` }),
  ],
  [
    "a summary of 10 MB",
    WHEEL,
    ["summary-invalid"],
    () => wheel({ metadata: `${METADATA}Summary: ${filled("word ", 10_000_000)}\n` }),
  ],
  [
    "a summary folded five million times",
    WHEEL,
    unreadable(`member "${INFORMATION}/METADATA" has more than 100000 lines of headers`),
    () => wheel({ metadata: `${METADATA}Summary: a\n${" \n".repeat(5_000_000)}` }),
  ],
  [
    "metadata of 5 million headers",
    WHEEL,
    unreadable(`member "${INFORMATION}/METADATA" has more than 100000 lines of headers`),
    () => wheel({ metadata: METADATA + "a:\n".repeat(5_000_000) }),
  ],
  [
    "metadata without a line break",
    WHEEL,
    ["metadata-version-mismatch", "metadata-name-mismatch", "metadata-version-invalid"],
    () => wheel({ metadata: filled("Name", 10_000_000) }),
  ],
  [
    "metadata of 100 MB",
    WHEEL,
    unreadable(
      `member "${INFORMATION}/METADATA" has 100000042 bytes, more than the 16777216 that are read of it`,
    ),
    () =>
      wheel({
        metadata: Buffer.concat([
          Buffer.from(METADATA.slice(0, 42)),
          Buffer.alloc(100_000_000, "Name: omi\n"),
        ]),
      }),
  ],
  [
    "a RECORD of quotes",
    WHEEL,
    ["record-invalid"],
    () => wheel({ record: () => `"${filled("a", 16_000_000)}` }),
  ],
  [
    "a RECORD of doubled quotes",
    WHEEL,
    ["record-invalid"],
    () => wheel({ record: () => `"${filled('""', 16_000_000)}` }),
  ],
  [
    "a RECORD of commas",
    WHEEL,
    ["record-invalid"],
    () => wheel({ record: () => filled(",", 16_000_000) }),
  ],
  [
    "a RECORD of 4 million lines",
    WHEEL,
    ["record-mismatch"],
    () => wheel({ record: () => filled("a,,\n", 16_000_000) }),
  ],
  [
    "a RECORD of one path",
    WHEEL,
    ["record-mismatch"],
    () => wheel({ record: () => `${filled("a", 16_000_000)},,` }),
  ],
  [
    "a WHEEL of a million tags",
    WHEEL,
    ["wheel-tags-mismatch"],
    () =>
      wheel({
        wheel: `Wheel-Version: 1.0\n${lines(4000, () => `Tag: ${filled("a.", 120)}a-${filled("b.", 100)}b-c\n`)}`,
      }),
  ],
  [
    "a WHEEL of dashes",
    WHEEL,
    ["wheel-tags-mismatch"],
    () => wheel({ wheel: `Wheel-Version: 1.0\nTag: ${filled("a.b-", 1_000_000)}\n` }),
  ],
  [
    "ten thousand scripts",
    WHEEL,
    [],
    () =>
      wheel({
        entryPoints: `[console_scripts]\n${lines(10_000, (place) => `s${place} = omi:main\n`)}`,
      }),
  ],
  [
    "what looks like tokens",
    WHEEL,
    [],
    () =>
      wheel({
        files: Object.fromEntries(
          [
            "ghp_",
            `ghp_${"a".repeat(36)}`,
            "pypi-AgEIcHlwaS5vcmc",
            `pypi-AgEIcHlwaS5vcmc${"a".repeat(250)}`,
            "github_pat_",
            `github_pat_${"a".repeat(22)}_`,
            "-----BEGIN ",
            " ",
          ].map((text, place) => [`omi/${place}.txt`, filled(text, 3_000_000)]),
        ),
      }),
  ],
];

const inspector = startInspector();
afterAll(() => inspector.end());

describe("a large distribution is judged in bounded time and memory:", () => {
  test.each(large)(
    "%s",
    async (_title, name, found, bytes) => {
      expect(await inspector.inspect(name, bytes())).toEqual({ found, exceeded: [] });
    },
    TIMEOUT,
  );
});
