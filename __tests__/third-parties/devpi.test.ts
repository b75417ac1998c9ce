import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { failureOf } from "../adapters/http/failure-of.ts";
import { type PythonTools, pythonTools, TOOLS_TIMEOUT } from "../python-tools.ts";
import { sdistOf, wheelOf } from "../sandbox/package-index/distributions.ts";
import { type IndexServer, makeDevpiIndex, startDevpi } from "./index-servers.ts";
import { adapterFor, installOmi, releaseTo, sha256Of } from "./release-to-index.ts";
import { uploadRequestOf } from "./uploads.ts";

const headers = ["Requires-Python: >=3.8", "Summary: A claw"];
const wheel = wheelOf("omi", "1.0", { headers });
const sdist = sdistOf("omi", "1.0", { headers });
const otherWheel = wheelOf("omi", "1.0", { headers, source: '__version__ = "other"\n' });
const ALICE = "alice:s3:cret";

/** devpi-server 6, as its users run it, without any mirror. */
describe("devpi", () => {
  let tools: PythonTools;
  let devpi: IndexServer;
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tag2pypi-third-"));
    [tools, devpi] = await Promise.all([pythonTools(), startDevpi()]);
  }, TOOLS_TIMEOUT);
  afterAll(async () => {
    await devpi.close();
    await rm(directory, { recursive: true });
  });

  /** An index of a user of its own for each test. */
  function makeIndex(user: string, settings = {}): Promise<string> {
    return makeDevpiIndex(devpi, { user, password: "s3:cret", name: "dev", settings });
  }

  test("takes a release, shows it, and lets people install it", async () => {
    const address = await makeIndex("alice");
    const index = adapterFor(address, ALICE);

    const released = await releaseTo(index, ALICE, [sdist, wheel], directory);

    expect(released).toEqual({
      state: "done",
      files: { [wheel.filename]: "uploaded", [sdist.filename]: "uploaded" },
      codes: [],
      messages: [],
      verified: true,
    });
    expect(index.index.simple).toBe(`${address}+simple/`);
    const listed = await index.files("Omi");
    expect(Object.fromEntries(listed.map(({ name, sha256 }) => [name, sha256]))).toEqual({
      [wheel.filename]: sha256Of(wheel.bytes),
      [sdist.filename]: sha256Of(sdist.bytes),
    });
    const [pip, version] = await installOmi(tools, index.index.simple, directory);
    expect(pip.output).toContain("Successfully installed omi-1.0");
    expect(version).toEqual({ code: 0, output: "1.0 " });
  });

  test("is left as it is by the same release again", async () => {
    const bob = "bob:s3:cret";
    const address = await makeIndex("bob");
    await releaseTo(adapterFor(address, bob), bob, [wheel], directory);

    const again = await releaseTo(adapterFor(address, bob), bob, [wheel], directory);
    const more = await releaseTo(adapterFor(address, bob), bob, [wheel, sdist], directory);

    expect(again).toMatchObject({ state: "unchanged", files: { [wheel.filename]: "identical" } });
    expect(more).toMatchObject({
      state: "done",
      files: { [wheel.filename]: "identical", [sdist.filename]: "uploaded" },
      verified: true,
    });
  });

  test.each([
    ["carol", false],
    ["dave", true],
  ])("of %s never gets other bytes in a file's place, volatile: %s", async (user, volatile) => {
    const token = `${user}:s3:cret`;
    const index = adapterFor(await makeIndex(user, { volatile }), token);
    await releaseTo(index, token, [wheel], directory);

    const { state, codes, files } = await releaseTo(index, token, [sdist, otherWheel], directory);

    expect({ state, codes, files }).toEqual({
      state: "failed",
      codes: ["file-differs"],
      files: { [wheel.filename]: "conflict", [sdist.filename]: "missing" },
    });
    const listed = await index.files("omi");
    expect(listed.map(({ name, sha256 }) => [name, sha256])).toEqual([
      [wheel.filename, sha256Of(wheel.bytes)],
    ]);
  });

  test("refuses other bytes itself where somebody else was quicker", async () => {
    const token = "erin:s3:cret";
    const index = adapterFor(await makeIndex("erin"), token);
    await releaseTo(index, token, [wheel], directory);
    const path = join(directory, wheel.filename);
    const upload = async (bytes: Uint8Array) => {
      await writeFile(path, bytes);
      await index.upload(await uploadRequestOf(path), { value: token });
    };

    await upload(wheel.bytes);
    const { code, message } = await failureOf(upload(otherWheel.bytes));

    expect(code).toBe("file-differs");
    expect(message).toContain(`with SHA-256 ${sha256Of(wheel.bytes)}`);
  });

  test("is explained where it does not accept the password, which is not told", async () => {
    const address = await makeIndex("frank");
    for (const token of ["frank:wr0ng-password", "wr0ng-password"]) {
      const released = await releaseTo(adapterFor(address, token), token, [wheel], directory);

      expect(released).toMatchObject({
        state: "failed",
        codes: ["upload-token-unknown"],
        files: { [wheel.filename]: "missing" },
      });
      expect(released.messages.join()).toContain(`${address} refuses ${wheel.filename} (401)`);
      expect(released.messages.join()).not.toContain("wr0ng-password");
    }
  });

  test("is explained where the user may not upload", async () => {
    const address = await makeIndex("grace");
    await makeIndex("heidi");
    const token = "heidi:s3:cret";

    const released = await releaseTo(adapterFor(address, token), token, [wheel], directory);

    expect(released).toMatchObject({
      state: "failed",
      codes: ["upload-token-elsewhere"],
      files: { [wheel.filename]: "missing" },
    });
    expect(released.messages.join()).toContain("(403): no permission to submit");
  });

  test("is found out not to have the index before anything is sent", async () => {
    await makeIndex("ivan");
    const token = "ivan:s3:cret";

    const index = adapterFor(`${devpi.url}/ivan/typo/`, token);
    const released = await releaseTo(index, token, [wheel], directory);

    expect(released).toMatchObject({ state: "failed", codes: ["simple-api-not-found"], files: {} });
    expect(released.messages.join()).toContain(`${devpi.url}/ivan/typo/+simple/omi/ (404)`);
  });

  test("is found by its own sign where the index inherits the lists of others", async () => {
    await makeIndex("judy");
    const address = await makeIndex("kim", { bases: ["judy/dev"] });
    const index = adapterFor(address, "kim:s3:cret");

    expect(await index.files("omi")).toEqual([]);
    expect(index.index.simple).toBe(`${address}+simple/`);
  });
});
