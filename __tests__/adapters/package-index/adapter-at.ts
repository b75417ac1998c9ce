import { packageIndexAdapter } from "../../../src/adapters/package-index/adapter.ts";
import { resolveIndex } from "../../../src/domain/publisher/index-address.ts";
import {
  type Act,
  recordingClock,
  type SeenRequest,
  scriptedServer,
  testClient,
} from "../http/scripted-server.ts";

/** PyPI, played by a script. */
export async function adapterAt(script: (request: SeenRequest, count: number) => Act) {
  const server = await scriptedServer(script);
  const clock = recordingClock();
  const masked: string[] = [];
  const index = packageIndexAdapter({
    index: resolveIndex("pypi", { pypi: server.url }),
    client: testClient({ clock }),
    mask: (secret) => masked.push(secret),
  });
  return { server, clock, masked, index };
}
