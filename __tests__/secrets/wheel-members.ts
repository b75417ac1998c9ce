import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is in a wheel, unpacked; of a broken one, what comes before the break. */
export async function wheelMembers(bytes: Buffer): Promise<readonly Member[]> {
  const members: Member[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const stream = await zip.openReadStreamPromise(entry);
      members.push({ name: entry.fileName, bytes: await buffer(stream) });
    }
  } catch {
    // Broken on purpose: its bytes are looked at as they are, too.
  }
  return members;
}
