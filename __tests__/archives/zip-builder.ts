import { crc32, deflateRawSync } from "node:zlib";

/** What a header states; each of the two headers of a member may lie by itself. */
export interface Header {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
  readonly compressedSize: number;
  readonly extra: Uint8Array;
}

export interface Listed extends Header {
  /** Needed to extract, times ten. */
  readonly version: number;
  /** Unix's mode is in the upper half. */
  readonly attributes: number;
  readonly comment: Uint8Array;
  readonly disk: number;
  readonly offset: number;
}

export interface MemberPlan {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** The member's data as they are in the archive, instead of the content's. */
  readonly data?: Uint8Array;
  /** Lies in both headers, in the local one, in the central directory; bytes behind the data. */
  readonly both?: Partial<Header>;
  readonly local?: Partial<Header>;
  readonly listed?: Partial<Listed>;
  readonly after?: Uint8Array;
  readonly unlisted?: boolean;
}

export interface End {
  readonly disk: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  readonly comment: Uint8Array;
}

export interface ArchivePlan {
  readonly prefix?: Uint8Array;
  /** Between the central directory and the end record. */
  readonly beforeEnd?: (directory: { offset: number; size: number; count: number }) => Uint8Array;
  readonly end?: Partial<End>;
  readonly suffix?: Uint8Array;
}

const NOTHING = new Uint8Array();

/** Writes a ZIP archive by hand, sound unless told otherwise. */
export function zipOf(members: readonly MemberPlan[], plan: ArchivePlan = {}): Uint8Array {
  const parts: Uint8Array[] = [plan.prefix ?? NOTHING];
  const listed: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const data = dataOf(member);
    const truth: Listed = {
      ...headerOf(member, data),
      ...{ version: 20, attributes: 0, comment: NOTHING, disk: 0, offset },
    };
    const block = Buffer.concat([
      localHeader({ ...truth, ...member.both, ...member.local }),
      data,
      member.after ?? NOTHING,
    ]);
    if (!member.unlisted) listed.push(entry({ ...truth, ...member.both, ...member.listed }));
    parts.push(block);
    offset += block.length;
  }
  const directory = Buffer.concat(listed);
  const where = { offset, size: directory.length, count: listed.length };
  const end = endRecord({ disk: 0, comment: NOTHING, ...where, ...plan.end });
  const beforeEnd = plan.beforeEnd?.(where) ?? NOTHING;
  return Buffer.concat([...parts, directory, beforeEnd, end, plan.suffix ?? NOTHING]);
}

/** The record and the locator that make an archive a ZIP64 one. */
export function zip64End(
  directory: { offset: number; size: number; count: number },
  recordAt: number,
  extensible: Uint8Array = NOTHING,
): Uint8Array {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(44 + extensible.length), 4);
  record.writeBigUInt64LE(BigInt(directory.count), 24);
  record.writeBigUInt64LE(BigInt(directory.count), 32);
  record.writeBigUInt64LE(BigInt(directory.size), 40);
  record.writeBigUInt64LE(BigInt(directory.offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(recordAt), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, extensible, locator]);
}

/** An extra field. */
export function extraField(id: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function contentOf({ content = "" }: MemberPlan): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : content;
}

function dataOf(member: MemberPlan): Uint8Array {
  if (member.data !== undefined) return member.data;
  return member.stored ? contentOf(member) : deflateRawSync(contentOf(member));
}

function headerOf(member: MemberPlan, data: Uint8Array): Header {
  const content = contentOf(member);
  return {
    name: Buffer.from(member.name),
    flags: /^[ -~]*$/.test(member.name) ? 0 : 0x0800,
    method: member.stored ? 0 : 8,
    crc32: crc32(content),
    size: content.length,
    compressedSize: data.length,
    extra: NOTHING,
  };
}

function localHeader(header: Header): Uint8Array {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(20, 4);
  writeShared(fixed, 6, header);
  return Buffer.concat([fixed, header.name, header.extra]);
}

function entry(header: Listed): Uint8Array {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(header.version, 6);
  writeShared(fixed, 8, header);
  fixed.writeUInt16LE(header.comment.length, 32);
  fixed.writeUInt16LE(header.disk, 34);
  fixed.writeUInt32LE(header.attributes, 38);
  fixed.writeUInt32LE(header.offset, 42);
  return Buffer.concat([fixed, header.name, header.extra, header.comment]);
}

function writeShared(fixed: Buffer, at: number, header: Header): void {
  fixed.writeUInt16LE(header.flags, at);
  fixed.writeUInt16LE(header.method, at + 2);
  fixed.writeUInt32LE(header.crc32, at + 8);
  fixed.writeUInt32LE(header.compressedSize, at + 12);
  fixed.writeUInt32LE(header.size, at + 16);
  fixed.writeUInt16LE(header.name.length, at + 20);
  fixed.writeUInt16LE(header.extra.length, at + 22);
}

function endRecord(end: End): Uint8Array {
  const fixed = Buffer.alloc(22);
  fixed.writeUInt32LE(0x06054b50, 0);
  fixed.writeUInt16LE(end.disk, 4);
  fixed.writeUInt16LE(end.count, 8);
  fixed.writeUInt16LE(end.count, 10);
  fixed.writeUInt32LE(end.size, 12);
  fixed.writeUInt32LE(end.offset, 16);
  fixed.writeUInt16LE(end.comment.length, 20);
  return Buffer.concat([fixed, end.comment]);
}
