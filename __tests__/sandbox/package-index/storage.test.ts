import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startPackageIndex } from "../../../src/sandbox/package-index/server.ts";
import { emptyState, pathOfFile } from "../../../src/sandbox/package-index/state.ts";
import { wheelOf } from "./distributions.ts";
import { fieldsOf, outcome } from "./upload-client.ts";

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tag2pypi-index-"));
});

afterAll(() => rm(directory, { recursive: true }));

const wheel = wheelOf("omi-claw", "1.0");
const fields = fieldsOf(wheel, "omi-claw", "1.0");

test("an index goes on where another one was saved", async () => {
  const folder = join(directory, "kept");
  const first = await startPackageIndex({ name: "pypi" });
  const token = first.addApiToken();
  await outcome(first, { fields, file: wheel, token });
  await first.saveTo(folder);
  const state = structuredClone(first.state);
  await first.close();

  const second = await startPackageIndex({ name: "pypi", directory: folder });

  expect(second.state).toEqual(state);
  const file = second.state.projects["omi-claw"]?.releases["1.0"]?.files[0];
  if (file === undefined) throw new Error("The file was not saved.");
  const served = await fetch(`${second.url}/${pathOfFile(file)}`);
  expect(Buffer.from(await served.arrayBuffer())).toEqual(Buffer.from(wheel.bytes));
  expect(await outcome(second, { fields, file: wheel, token })).toBe("200");
  expect(second.state.serial).toBe(state.serial);
  await second.close();
});

test("a folder that does not exist yet is an empty index", async () => {
  const index = await startPackageIndex({ name: "pypi", directory: join(directory, "none") });
  expect(index.state).toEqual(emptyState());
  await index.close();
});

test("saving again writes what is new", async () => {
  const folder = join(directory, "twice");
  const index = await startPackageIndex({ name: "pypi" });
  const token = index.addApiToken();
  await index.saveTo(folder);
  await outcome(index, { fields, file: wheel, token });
  await index.saveTo(folder);
  await index.loadFrom(folder);
  const sha256 = index.state.projects["omi-claw"]?.releases["1.0"]?.files[0]?.digests.sha256 ?? "";
  expect(index.content(sha256)).toEqual(Buffer.from(wheel.bytes));
  await index.close();
});

test("a state that is no JSON is reported, not taken for an empty index", async () => {
  const folder = join(directory, "broken");
  const index = await startPackageIndex({ name: "pypi" });
  await index.saveTo(folder);
  const path = join(folder, "state.json");
  await writeFile(path, (await readFile(path, "utf8")).slice(0, 10));
  await expect(index.loadFrom(folder)).rejects.toThrow("JSON");
  await index.close();
});
