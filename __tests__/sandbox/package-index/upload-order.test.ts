import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../../src/sandbox/clock.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../../src/sandbox/package-index/server.ts";
import { zipOf } from "../../archives/zip-builder.ts";
import { type BuiltFile, metadataOf, wheelOf } from "./distributions.ts";
import { type Fields, fieldsOf, outcome } from "./upload-client.ts";

let index: PackageIndexServer;
let clock: AdjustableClock;

beforeEach(async () => {
  clock = adjustableClock();
  index = await startPackageIndex({ name: "pypi", clock });
});

afterEach(() => index.close());

/** What is sent; each step of the test puts one thing right. */
interface Sent {
  fields: Fields;
  file: BuiltFile | undefined;
  type: string;
  token: string | undefined;
}

const wheel = wheelOf("omi-claw", "1.0", { source: "new = True\n" });
const folder = "omi_claw-1.0.dist-info";

/** A wheel with only some of its files. */
function partOf(filename: string, ...names: readonly string[]): BuiltFile {
  const contents = names.map((name) => ({
    name: `${folder}/${name}`,
    content: name === "METADATA" ? metadataOf("omi-claw", "1.0") : name,
  }));
  return { filename, bytes: zipOf([{ name: "omi_claw.py" }, ...contents]) };
}

const NAME = "omi_claw-1.0-1-py3-none-any.whl";

test("the checks come in PyPI's order: of all that is wrong, the first is told", async () => {
  const owner = index.addApiToken();
  await outcome(index, {
    fields: fieldsOf(wheelOf("omi-claw", "1.0"), "omi-claw", "1.0"),
    file: wheelOf("omi-claw", "1.0"),
    token: owner,
  });
  index.addProject("other");
  index.addUser({ name: "stranger", verifiedEmail: false, twoFactor: false });
  clock.advance(15 * 24 * 3600 * 1000);
  Object.assign(index.switches, { readOnly: true, uploadsDisabled: true, fileLimit: 1 });
  const sent: Sent = {
    fields: {
      summary: new Blob(["x"]),
      protocol_version: "2",
      filetype: "egg",
      classifiers: ["Foo"],
      version: "1.0+local",
      sha256_digest: "0".repeat(64),
      attestations: "[]",
    },
    file: undefined,
    type: "image/png",
    token: undefined,
  };
  const put = (fields: Fields) => Object.assign(sent, { fields: { ...sent.fields, ...fields } });

  const steps: readonly (readonly [expected: string, repair: () => unknown])[] = [
    ["400 summary: Should not be a tuple.", () => put({ summary: "x" })],
    ["403 Read-only mode", () => Object.assign(index.switches, { readOnly: false })],
    ["403 New uploads are", () => Object.assign(index.switches, { uploadsDisabled: false })],
    [
      "403 Invalid or non-existent",
      () => Object.assign(sent, { token: index.addApiToken({ projects: ["other"] }) }),
    ],
    ["400 Unknown protocol version.", () => put({ protocol_version: "1" })],
    ["400 Invalid value for filetype.", () => put({ filetype: "bdist_wheel" })],
    ["400 The use of local versions", () => put({ version: "1.0" })],
    ["400 'Foo' is not a valid classifier.", () => put({ classifiers: [] })],
    [
      "400 Upload payload does not have a file.",
      () => Object.assign(sent, { file: { filename: "a/b.egg", bytes: Buffer.from("no zip") } }),
    ],
    [
      "403 Invalid API Token: project-scoped",
      () => Object.assign(sent, { token: index.addApiToken({ user: "stranger" }) }),
    ],
    [
      "403 The user 'stranger' isn't allowed",
      () => index.state.projects["omi-claw"]?.owners.push("stranger"),
    ],
    [
      "403 User 'stranger', associated",
      () => index.addUser({ name: "stranger", verifiedEmail: true, twoFactor: true }),
    ],
    ["400 Cannot upload a file with '/'", () => rename("b.egg")],
    ["400 Invalid file extension: Use", () => rename("b.tar.gz")],
    ["400 Invalid file extension: Extension", () => rename("omi_claw-1.0-py3-none-any.whl")],
    ["400 Invalid distribution file.", () => Object.assign(sent, { type: "application/zip" })],
    ["400 File too large.", () => Object.assign(index.switches, { fileLimit: 10 ** 6 })],
    ["400 The digest supplied", () => put({ sha256_digest: undefined, md5_digest: "" })],
    ["400 Error: Include at least one message digest.", () => put(digestsOf(sent.file ?? wheel))],
    ["400 File already exists", () => index.deleteFile("omi_claw-1.0-py3-none-any.whl")],
    [
      "400 This filename was previously used",
      () => rename("Omi_Claw-1.0-py3-none-linux_x86_64.whl"),
    ],
    ["400 Uploading new files to releases older", () => clock.advance(-2 * 24 * 3600 * 1000)],
    [
      "400 Invalid distribution file. File is not a zipfile",
      () => exchange(partOf("other-1.1-py3-none-linux_x86_64.whl")),
    ],
    [
      "400 Invalid distribution file. WHEEL not found",
      () => exchange(withOwnWheelFile("other-1.1-py3-none-linux_x86_64.whl")),
    ],
    [
      "400 Binary wheel 'other-1.1-py3-none-linux_x86_64.whl' has an unsupported",
      () => exchange(withOwnWheelFile("other-1.1-py3-none-any.whl")),
    ],
    [
      "400 Start filename for 'omi-claw'",
      () => exchange(withOwnWheelFile("Omi_Claw-1.1-py3-none-any.whl")),
    ],
    [
      "400 Filename 'Omi_Claw-1.1-py3-none-any.whl' should contain",
      () => exchange(withOwnWheelFile("omi_claw-1.1-py3-none-any.whl")),
    ],
    [
      "400 Version in filename should be '1.0' not '1.1'.",
      () => {
        exchange(partOf(NAME, "WHEEL"));
        put({ license_file: ["LICENSE"] });
      },
    ],
    ["400 License-File LICENSE does not exist", () => put({ license_file: undefined })],
    [
      `400 Wheel '${NAME}' does not contain the required RECORD`,
      () => exchange(partOf(NAME, "WHEEL", "RECORD")),
    ],
    [
      `400 Wheel '${NAME}' does not contain the required METADATA`,
      () => exchange(partOf(NAME, "WHEEL", "RECORD", "METADATA")),
    ],
    [
      "400 Invalid attestations supplied during upload: Attestations are only",
      () => put({ attestations: undefined }),
    ],
  ];

  function exchange(file: BuiltFile): void {
    sent.file = file;
    put(digestsOf(file));
  }

  function rename(filename: string): void {
    sent.file = { filename, bytes: sent.file?.bytes ?? new Uint8Array() };
  }

  const answer = () => {
    const base = fieldsOf(wheel, "omi-claw", "1.0");
    const { token, file, type } = sent;
    return outcome(index, {
      fields: { ...base, ...sent.fields },
      file,
      type,
      ...(token !== undefined && { token }),
    });
  };
  for (const [expected, repair] of steps) {
    expect(await answer()).toEqual(expect.stringContaining(expected));
    repair();
  }
  expect(await answer()).toBe("200");
});

function digestsOf(file: BuiltFile): Fields {
  const { sha256_digest } = fieldsOf(file, "omi-claw", "1.0");
  return { sha256_digest };
}

function withOwnWheelFile(filename: string): BuiltFile {
  const own = `${filename.split("-").slice(0, 2).join("-")}.dist-info`;
  return { filename, bytes: zipOf([{ name: "omi_claw.py" }, { name: `${own}/WHEEL` }]) };
}
