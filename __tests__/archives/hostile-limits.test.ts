import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
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
import type { Judgement } from "./judge-in-child.ts";
import { INFORMATION, METADATA, WHEEL, wheelMembers } from "./sample-wheel.ts";
import { type TarPlan, tarMember } from "./tar-builder.ts";
import { type MemberPlan, zip64End, zipOf } from "./zip-builder.ts";

const SDIST = "omi-0.3.0.tar.gz";
const INFO: TarPlan = { name: "omi-0.3.0/PKG-INFO", content: METADATA };

/** Nothing but a central directory, of entries without names. */
function emptyEntries(number: number, count: number): Uint8Array {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(1, 28);
  const named = Buffer.concat([entry, Buffer.from("x")]);
  const directory = { offset: 0, size: number * named.length, count };
  return Buffer.concat([
    Buffer.alloc(directory.size, named),
    zip64End(directory, directory.size),
    zipOf([], { end: { count: 0xffff, size: 0xffffffff, offset: 0xffffffff } }),
  ]);
}

/** As many times 16 MiB of zeros: gzip files may be joined. */
const zeros = (times: number) =>
  new Array<Uint8Array>(times).fill(gzipSync(new Uint8Array(16 * 1024 * 1024), { level: 1 }));
const GIGABYTES = Buffer.concat([
  gzipSync(tarMember({ name: "omi-0.3.0/zeros", size: 3_000_000_000 })),
  ...zeros(200),
]);
const bombs: readonly Row[] = [
  [
    "a wheel that unpacks to 300 MB",
    WHEEL,
    unreadable("it unpacks to more than 50 times its size of 300000 bytes"),
    () =>
      zipOf([
        {
          name: `${INFORMATION}/METADATA`,
          data: Buffer.alloc(300_000 - 154),
          both: { size: 300_000_000 },
        },
      ]),
  ],
  [
    "a wheel that says 42 and means 100 million",
    WHEEL,
    unreadable(`member "${INFORMATION}/METADATA" has not the sizes that its headers claim`),
    () =>
      zipOf([
        {
          name: `${INFORMATION}/METADATA`,
          content: new Uint8Array(100_000_000),
          both: { size: 42 },
        },
      ]),
  ],
  [
    "a wheel whose members are all the same",
    WHEEL,
    unreadable('member "omi/0" runs into what follows it'),
    () =>
      manyMembers([
        { name: "omi/0", content: new Uint8Array(200_000) },
        ...Array.from(
          { length: 70_000 },
          (_, place): MemberPlan => ({
            name: `omi/${place + 1}`,
            data: new Uint8Array(),
            listed: { offset: 0 },
          }),
        ),
      ]),
  ],
  [
    "a wheel that counts ten million members",
    WHEEL,
    unreadable("it has more than 200000 members"),
    () => manyMembers(wheelMembers(), 10_000_000),
  ],
  [
    "a wheel that lists 600000 members and counts one",
    WHEEL,
    unreadable("its end record counts 1 members, its central directory lists more"),
    () => emptyEntries(600_000, 1),
  ],
  [
    "a wheel that lists a million members",
    WHEEL,
    unreadable("it has more than 200000 members"),
    () => emptyEntries(1_000_000, 1_000_000),
  ],
  [
    "a wheel with a directory of 40 MB",
    WHEEL,
    unreadable("it has more than 200000 members"),
    () => emptyEntries(900_000, 7),
  ],
  [
    "an sdist that unpacks to gigabytes",
    SDIST,
    unreadable(`it unpacks to more than 50 times its size of ${GIGABYTES.length} bytes`),
    () => GIGABYTES,
  ],
  [
    "an sdist of 200001 members",
    SDIST,
    unreadable("it has more than 200000 members"),
    () => uncompressed([tarMember(INFO), files(200_000)]),
  ],
  [
    "an sdist of names that fill the memory",
    SDIST,
    unreadable("the names of its members have more than 16777216 characters"),
    () => uncompressed(Array.from({ length: 5000 }, (_, place) => longMember(deep(place)))),
  ],
  [
    "an sdist with a PKG-INFO in each of its directories",
    SDIST,
    unreadable('it has 11 top-level directories instead of one ("0", "1", "2", "3", "4")'),
    () =>
      uncompressed([
        ...Array.from({ length: 10 }, (_, place) =>
          tarMember({ name: `${place}/PKG-INFO`, content: new Uint8Array(16_000_000) }),
        ),
        tarMember(INFO),
      ]),
  ],
];

const inspector = startInspector();
afterAll(() => inspector.end());

describe("a bomb is stopped in bounded time and memory:", () => {
  test.each(bombs)(
    "%s",
    async (_title, name, found, bytes) => {
      expect(await inspector.inspect(name, bytes())).toEqual({ found, exceeded: [] });
    },
    TIMEOUT,
  );
});

test(
  "metadata that are made to keep patterns busy are judged in bounded time",
  async () => {
    const child = join(import.meta.dirname, "judge-in-child.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [child], { timeout: TIMEOUT });
    const { judged, slowest }: Judgement = JSON.parse(stdout); // as the child writes it
    expect({ judged, slow: slowest.seconds < 1 ? undefined : slowest }).toEqual({
      ...{ judged: 5424, slow: undefined },
    });
  },
  TIMEOUT,
);
