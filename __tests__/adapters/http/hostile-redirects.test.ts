import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { identityAdapter } from "../../../src/adapters/identity/adapter.ts";
import { signerAdapter } from "../../../src/adapters/sigstore/signer.ts";
import { adapterAt, release, TAG } from "../github/adapter-at.ts";
import { failureOf } from "./failure-of.ts";
import { scriptedServer, testClient } from "./scripted-server.ts";

/** Every service of a release sends us on to another port. What a package index can do is tried beside its adapter. */
describe.each([301, 302, 303, 307, 308])("a service that answers %i", (status) => {
  let folder = "";
  let file = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "tag2pypi-"));
    file = path.join(folder, "omi-0.3.0.tar.gz");
    writeFileSync(file, "sdist");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function hostileServer() {
    const hostile = await scriptedServer(() => ({ status: 200, body: "sdist" }));
    const onwards = ({ url }: { readonly url: string }) => ({
      status,
      headers: { location: hostile.url + url },
    });
    return { hostile, onwards };
  }

  test("cannot have the runner's token for identity tokens sent elsewhere", async () => {
    const { hostile, onwards } = await hostileServer();
    const server = await scriptedServer(onwards);
    const identity = identityAdapter({
      requestUrl: `${server.url}/token?api-version=2.0`,
      requestToken: "runner-secret",
      client: testClient(),
      mask: () => undefined,
    });
    expect((await failureOf(identity.token("pypi"))).code).toBe("redirect-refused");
    expect(hostile.requests).toEqual([]);
  });

  test("cannot have an identity token sent to another certificate authority", async () => {
    const { hostile, onwards } = await hostileServer();
    const server = await scriptedServer(onwards);
    const signer = signerAdapter({
      client: testClient(),
      fulcioUrl: server.url,
      rekorUrl: server.url,
    });
    const token = `e30.${Buffer.from('{"sub":"omi"}').toString("base64url")}.c2ln`;
    const diagnostic = await failureOf(signer.attest("{}", async () => token));
    expect(diagnostic.code).toBe("redirect-refused");
    expect(server.requests).toHaveLength(1);
    expect(hostile.requests).toEqual([]);
  });

  test("cannot have GitHub's token sent elsewhere", async () => {
    const { hostile, onwards } = await hostileServer();
    const { github } = await adapterAt(onwards);
    const text = { title: "OMI v0.3.0", body: "Notes", prerelease: false };
    const calls = [
      () => github.repository(),
      () => github.releases(),
      () => github.tree(TAG.commit),
      () => github.createDraft(TAG, text),
      () => github.uploadAsset(release(), "omi-0.3.0.tar.gz", file),
    ];
    for (const call of calls) {
      expect((await failureOf(call())).code).toBe("redirect-refused");
    }
    expect(hostile.requests).toEqual([]);
  });

  test("may send us to its storage for an asset, without the token", async () => {
    const { hostile, onwards } = await hostileServer();
    const { github } = await adapterAt(onwards);
    const asset = { id: 1, name: "omi-0.3.0.tar.gz", size: 5, complete: true };
    await github.downloadAsset(asset, path.join(folder, String(status)));
    expect(hostile.lines()).toHaveLength(1);
    expect(hostile.requests[0]?.headers.authorization).toBeUndefined();
  });
});
