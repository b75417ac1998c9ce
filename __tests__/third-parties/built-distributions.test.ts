import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../src/sandbox/package-index/server.ts";
import { allFiles } from "../../src/sandbox/package-index/state.ts";
import { scriptedServer } from "../adapters/http/scripted-server.ts";
import { type PythonTools, pythonTools, TOOLS_TIMEOUT } from "../python-tools.ts";
import { buildSamples } from "./build-samples.ts";
import { DIFFERENCES, expectedOf } from "./form-differences.ts";
import { formsOf, type RecordedForm } from "./recorded-forms.ts";
import { SAMPLE_PROJECTS } from "./sample-projects.ts";
import { ownUpload, twineUpload, uvPublish } from "./uploads.ts";

const FILES = SAMPLE_PROJECTS.flatMap(({ title }) => [
  `the wheel of ${title}`,
  `the sdist of ${title}`,
]);
/** Named as setuptools did before PEP 625: what PyPI says of them. uv passes over such files. */
const MISNAMED: Readonly<Record<string, string>> = {
  "the wheel of setuptools of 2023":
    "Filename 'Backend_Example.Old-1.2.0rc1-py3-none-any.whl' should contain the normalized project name 'backend_example_old', not 'Backend_Example.Old'.",
  "the sdist of setuptools of 2023":
    "Filename 'Backend_Example.Old-1.2.0rc1.tar.gz' is invalid, should be 'backend_example_old-1.2.0rc1.tar.gz'.",
  "the sdist of setuptools of 2023, by setup.cfg":
    "Filename 'backend-example-cfg-1.2.0rc1.tar.gz' is invalid, should be 'backend_example_cfg-1.2.0rc1.tar.gz'.",
};
const WELL_NAMED = FILES.filter((file) => MISNAMED[file] === undefined);

let directory = "";
let tools: PythonTools;
let paths: ReadonlyMap<string, string>;
let sent: Readonly<Record<"tag2pypi" | "twine" | "uv", ReadonlyMap<string, RecordedForm>>>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tag2pypi-built-"));
  tools = await pythonTools();
  const built = await buildSamples(SAMPLE_PROJECTS, directory);
  paths = new Map(
    [...built].flatMap(([title, { wheel, sdist }]) => [
      [`the wheel of ${title}`, wheel],
      [`the sdist of ${title}`, sdist],
    ]),
  );
  const { url, requests } = await scriptedServer(() => ({ status: 200 }));
  const target = { url, token: "pypi-secret" };
  for (const path of paths.values()) expect(await ownUpload(target, path)).toEqual([]);
  for (const upload of [twineUpload, uvPublish])
    expect(await upload(tools, target, [...paths.values()], directory)).toMatchObject({ code: 0 });
  sent = {
    tag2pypi: await formsOf(requests, "tag2pypi/"),
    twine: await formsOf(requests, "twine/7."),
    uv: await formsOf(requests, "uv/"),
  };
}, TOOLS_TIMEOUT);
afterAll(() => rm(directory, { recursive: true, force: true }));

function pathOf(file: string): string {
  const path = paths.get(file);
  if (path === undefined) throw new Error(`There is no ${file}`);
  return path;
}

function sentBy(tool: keyof typeof sent, file: string): RecordedForm | undefined {
  return sent[tool].get(basename(pathOf(file)));
}

function sentByUs(file: string): RecordedForm {
  const form = sentBy("tag2pypi", file);
  if (form === undefined) throw new Error(`${file} was not sent`);
  return form;
}

describe("the form of an upload", () => {
  test.each(FILES)("is twine's, but for what is known, of %s", (file) => {
    expect(sentBy("twine", file)?.fields).toEqual(expectedOf("twine", sentByUs(file)));
  });

  test.each(WELL_NAMED)("is uv's, but for what is known, of %s", (file) => {
    expect(sentBy("uv", file)?.fields).toEqual(expectedOf("uv", sentByUs(file)));
  });

  test.each(
    Object.entries(DIFFERENCES).flatMap(([tool, differences]) =>
      differences.map((difference) => ({ tool, ...difference })),
    ),
  )("does differ from $tool's somewhere: $why", ({ of }) => {
    const differs = [...sent.tag2pypi.values()].some(
      ({ fields, content }) => JSON.stringify(of(fields, content)) !== JSON.stringify(fields),
    );
    expect(differs).toBe(true);
  });

  test("has between the projects all that backends write into three versions of the metadata", () => {
    const forms = [...sent.tag2pypi.values()].map(({ fields }) => fields);
    const versions = new Set(forms.map((form) => form["metadata_version"]?.join()));
    expect([...versions].toSorted()).toEqual(["2.1", "2.4", "2.5"]);
    const names = new Set(forms.flatMap((form) => Object.keys(form)));
    expect([...names].toSorted()).toEqual([
      ":action",
      "author",
      "author_email",
      "classifiers",
      "content",
      "description",
      "description_content_type",
      "download_url",
      "dynamic",
      "filetype",
      "home_page",
      "import_name",
      "import_namespace",
      "keywords",
      "license",
      "license_expression",
      "license_file",
      "maintainer",
      "maintainer_email",
      "metadata_version",
      "name",
      "obsoletes",
      "platform",
      "project_urls",
      "protocol_version",
      "provides",
      "provides_extra",
      "pyversion",
      "requires_dist",
      "requires_python",
      "sha256_digest",
      "summary",
      "version",
    ]);
  });
});

/** uv sends License-File of Metadata 2.1 with it. */
const REFUSED_FROM_UV = "the wheel of setuptools of 2023, by setup.cfg";
const FROM_UV = WELL_NAMED.filter((file) => file !== REFUSED_FROM_UV);

describe("PyPI's stand-in", () => {
  let index: PackageIndexServer;
  beforeEach(async () => {
    index = await startPackageIndex({ name: "pypi" });
  });
  afterEach(() => index.close());
  const filenames = (files: readonly string[]) => files.map((file) => basename(pathOf(file)));

  test("takes every built distribution from us, and the same bytes again from twine and uv", async () => {
    const target = { url: index.url, token: index.addApiToken() };
    for (const file of WELL_NAMED) expect(await ownUpload(target, pathOf(file))).toEqual([]);
    const { serial } = index.state;
    const byTwine = await twineUpload(tools, target, WELL_NAMED.map(pathOf), directory);
    const byUv = await uvPublish(tools, target, FROM_UV.map(pathOf), directory);
    expect([byTwine.code, byUv.code, index.state.serial]).toEqual([0, 0, serial]);
    expect(allFiles(index.state).map(({ file }) => file.filename)).toEqual(filenames(WELL_NAMED));
  });

  test("takes every built distribution from twine, and the same bytes again from us", async () => {
    const target = { url: index.url, token: index.addApiToken() };
    const byTwine = await twineUpload(tools, target, WELL_NAMED.map(pathOf), directory);
    const { serial } = index.state;
    for (const file of WELL_NAMED) expect(await ownUpload(target, pathOf(file))).toEqual([]);
    expect([byTwine.code, index.state.serial]).toEqual([0, serial]);
    expect(allFiles(index.state)).toHaveLength(WELL_NAMED.length);
  });

  test.each(Object.entries(MISNAMED))(
    "refuses from twine and from us, in the same words, %s",
    async (file, words) => {
      index.switches.reasonPhrase = "message";
      const target = { url: index.url, token: index.addApiToken() };
      const diagnostics = await ownUpload(target, pathOf(file));
      expect(diagnostics).toMatchObject([
        { code: "upload-filename-refused", message: expect.stringContaining(words) },
      ]);
      const { output } = await twineUpload(tools, target, [pathOf(file)], directory);
      expect(output).toContain(words);
      expect(sentBy("uv", file)).toBeUndefined();
      expect(allFiles(index.state)).toEqual([]);
    },
  );

  test("refuses from uv what its form has too much, and takes the file from us", async () => {
    const target = { url: index.url, token: index.addApiToken() };
    const path = pathOf(REFUSED_FROM_UV);
    const { code, output } = await uvPublish(tools, target, [path], directory);
    expect(code).toBe(2);
    expect(output).toContain("license-file introduced in metadata version 2.4, not 2.1");
    expect(await ownUpload(target, path)).toEqual([]);
  });
});
