type Reading = (text: string) => string;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** As addresses and the runner's commands are read. */
const percent: Reading = (text) => text.replace(/%([0-9a-f]{2})/gi, (_, hex) => character(hex, 16));

/** As JSON, shells and Markdown are read: a sign after a backslash is itself. */
const backslashes: Reading = (text) =>
  text.replace(/\\(?:u00([0-9a-f]{2})|x([0-9a-f]{2})|(.))/gi, (_, json, shell, sign) =>
    sign === undefined ? character(json ?? shell, 16) : sign,
  );

/** As HTML is read. */
const entities: Reading = (text) =>
  text.replace(/&(?:#x([0-9a-f]{1,2})|#(\d{1,3})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    return hex === undefined ? character(decimal, 10) : character(hex, 16);
  });

/** Lines keep their numbers. */
function character(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code < 0x20 ? " " : String.fromCharCode(code);
}

const READINGS: readonly Reading[] = [
  (text) => text,
  percent,
  entities,
  backslashes,
  (text) => backslashes(backslashes(text)),
  (text) => percent(backslashes(entities(text))),
];

/** Bytes as they are; of a text also what its escapes stand for, as far as that is something else. Latin-1 throughout. */
export function readingsOf(bytes: Buffer): readonly Buffer[] {
  const isText = !bytes.includes(0);
  if (!isText || !["%", "\\", "&"].some((sign) => bytes.includes(sign))) return [bytes];
  const text = bytes.toString("latin1");
  const readings = new Set(READINGS.map((read) => read(text)));
  return [...readings].map((reading) => Buffer.from(reading, "latin1"));
}
