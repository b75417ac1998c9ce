import { gzipSync } from "node:zlib";

export interface TarPlan {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Type flag; "0" (a file) by default. */
  readonly type?: string;
  readonly linkname?: string;
  /** Instead of the content's. */
  readonly size?: number;
  readonly checksum?: number;
  /** Changes the header before its checksum is taken. */
  readonly edit?: (block: Buffer) => void;
}

const END = new Uint8Array(1024);

/** Writes a tar archive by hand, compressed. */
export function tarGzOf(members: readonly TarPlan[], end: Uint8Array = END): Uint8Array {
  return gzipSync(Buffer.concat([...members.map(tarMember), end]));
}

/** A member: its header, and its content in full blocks. */
export function tarMember(plan: TarPlan): Uint8Array {
  const content = Buffer.from(plan.content ?? "");
  const padding = new Uint8Array((512 - (content.length % 512)) % 512);
  return Buffer.concat([header(plan, plan.size ?? content.length), content, padding]);
}

/** A pax extended header for the member that follows. */
export function paxHeader(records: Readonly<Record<string, string>>): TarPlan {
  const content = Object.entries(records)
    .map(([key, value]) => {
      const record = ` ${key}=${value}\n`;
      const length = Buffer.byteLength(record);
      return `${length + String(length + 2).length}${record}`;
    })
    .join("");
  return { name: "PaxHeader/x", type: "x", content };
}

function header(plan: TarPlan, size: number): Uint8Array {
  const block = Buffer.alloc(512);
  block.write(plan.name, 0, 100);
  block.write("0000644\0", 100);
  block.write(size.toString(8).padStart(11, "0"), 124);
  block.write("00000000000\0", 136);
  block.fill(" ", 148, 156);
  block.write(plan.type ?? "0", 156);
  block.write(plan.linkname ?? "", 157, 100);
  block.write("ustar\0".concat("00"), 257);
  plan.edit?.(block);
  const sum = plan.checksum ?? block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
