import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { failureOf } from "../adapters/http/failure-of.ts";
import { type PythonTools, pythonTools, TOOLS_TIMEOUT } from "../python-tools.ts";
import { sdistOf, wheelOf } from "../sandbox/package-index/distributions.ts";
import { type IndexServer, startPypiserver } from "./index-servers.ts";
import { adapterFor, installOmi, releaseTo, sha256Of } from "./release-to-index.ts";
import { uploadRequestOf } from "./uploads.ts";

const wheel = wheelOf("omi", "1.0");
const sdist = sdistOf("omi", "1.0");
const otherWheel = wheelOf("omi", "1.0", { source: '__version__ = "other"\n' });
const ACCOUNT = { user: "alice", password: "s3cret" };
const ALICE = "alice:s3cret";

/** pypiserver 2: HTML only, private, with digests of another kind where it is told so; unknown projects are PyPI's. */
describe.each([
  ["SHA-256", []],
  ["MD5", ["--hash-algo", "md5"]],
  ["no digests", ["--hash-algo", "off"]],
])("pypiserver with %s", (_, parameters) => {
  let tools: PythonTools;
  let server: IndexServer;
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tag2pypi-third-"));
    const starting = startPypiserver({ ...ACCOUNT, parameters });
    [tools, server] = await Promise.all([pythonTools(), starting]);
  }, TOOLS_TIMEOUT);
  afterAll(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });

  test("takes a release, shows it to its user, and is left as it is afterwards", async () => {
    const index = adapterFor(server.url, ALICE);
    const files = [sdist, wheel];

    const first = await releaseTo(index, ALICE, files, directory);
    const second = await releaseTo(adapterFor(server.url, ALICE), ALICE, files, directory);
    const other = await releaseTo(index, ALICE, [otherWheel], directory);

    expect([first.codes, first.state, second.state]).toEqual([[], "done", "unchanged"]);
    expect(second.files).toEqual({ [wheel.filename]: "identical", [sdist.filename]: "identical" });
    expect(other).toMatchObject({ state: "failed", codes: ["file-differs"] });
    expect(index.index.simple).toBe(`${server.url}/simple/`);
    const listed = await index.files("omi");
    expect(Object.fromEntries(listed.map(({ name, sha256 }) => [name, sha256]))).toEqual({
      [wheel.filename]: sha256Of(wheel.bytes),
      [sdist.filename]: sha256Of(sdist.bytes),
    });
    const copy = join(directory, "copy");
    await Promise.all(listed.slice(0, 1).map((file) => index.download(file, copy)));
    const simple = index.index.simple.replace("://", `://${ALICE}@`);
    const [pip, version] = await installOmi(tools, simple, directory);
    expect(pip.output).toContain("Successfully installed omi-1.0");
    expect(version).toEqual({ code: 0, output: "1.0 " });
  });

  test("refuses a file that it has, and is asked whether it is the same", async () => {
    const index = adapterFor(server.url, ALICE);
    await releaseTo(index, ALICE, [wheel], directory);
    const path = join(directory, wheel.filename);
    const upload = async (bytes: Uint8Array) => {
      await writeFile(path, bytes);
      await index.upload(await uploadRequestOf(path), { value: ALICE });
    };

    await upload(wheel.bytes);
    expect((await failureOf(upload(otherWheel.bytes))).code).toBe("file-differs");
  });

  test("is explained where it does not accept the password, or there is none", async () => {
    for (const token of ["alice:wr0ng-password", "wr0ng-password"]) {
      const released = await releaseTo(adapterFor(server.url, token), token, [wheel], directory);

      expect(released).toMatchObject({ codes: ["index-access-refused"], files: {} });
      expect(released.messages.join()).not.toContain("wr0ng-password");
    }
  });
});
