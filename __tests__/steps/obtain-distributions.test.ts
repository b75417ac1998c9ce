import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { Journal } from "../../src/domain/journal.ts";
import { type Manifest, serializeManifest } from "../../src/domain/manifest.ts";
import { diagnosticsOf } from "../../src/domain/outcome.ts";
import { releaseMarker } from "../../src/domain/release/marker.ts";
import type { Release, ReleaseAsset } from "../../src/domain/release/release.ts";
import type { GitHub } from "../../src/ports/github.ts";
import type { IndexFile, PackageIndex } from "../../src/ports/package-index.ts";
import { type ObtainPorts, obtainDistributions } from "../../src/steps/obtain-distributions.ts";
import { releaseWith } from "../domain/release/sample-releases.ts";
import { commit, plan, sourcesIn } from "./sample-sources.ts";

const SDIST = "omi-1.0.tar.gz";
const WHEEL = "omi-1.0-py3-none-any.whl";
const MANIFEST = "tag2pypi-manifest.json";
const BYTES: Readonly<Record<string, string>> = { [SDIST]: "sdist", [WHEEL]: "wheel" };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const files: Manifest["files"] = [
  { name: WHEEL, kind: "wheel", size: 5, sha256: sha256("wheel") },
  { name: SDIST, kind: "sdist", size: 5, sha256: sha256("sdist") },
];
/** What this run says of itself, with the files of the earlier attempt. */
const composed: Manifest = {
  schema: 1,
  plan,
  notes: "Notes.",
  smoke: { commands: ["omi --help"] },
  files,
};
/** An earlier attempt's manifest, with all that this run must not believe. */
const earlier: Manifest = {
  ...composed,
  plan: { ...plan, title: "Evil", indexes: ["testpypi"] },
  notes: "Evil.",
  smoke: { commands: ["evil"], script: "evil" },
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tag2pypi-obtain-"));
  await mkdir(join(root, "dist"));
  for (const [name, text] of Object.entries(BYTES)) await writeFile(join(root, "dist", name), text);
});
afterEach(() => rm(root, { recursive: true }));

interface World {
  readonly releases?: readonly Release[];
  /** By the indexes' names. */
  readonly listed?: Readonly<Record<string, readonly IndexFile[]>>;
  readonly handedOver?: boolean;
}

function portsOf({ releases = [], listed = {} }: World): ObtainPorts {
  const held = ({ name }: ReleaseAsset) =>
    name === MANIFEST ? serializeManifest(earlier) : (BYTES[name] ?? "");
  const github: Pick<GitHub, "releases" | "downloadAsset"> = {
    releases: async () => releases,
    downloadAsset: (asset, path) => writeFile(path, held(asset), { flag: "wx" }),
  };
  const targets = Object.entries(listed).map(
    ([name, known]): Pick<PackageIndex, "index" | "files" | "download"> => ({
      index: { name } as PackageIndex["index"], // its name is all that is asked for
      files: async () => known,
      download: ({ name }, path) => writeFile(path, BYTES[name] ?? ""),
    }),
  );
  return { github, targets } as unknown as ObtainPorts; // nothing is built here
}

async function obtain(world: World) {
  const journal = new Journal({ now: () => new Date(0) });
  const request = {
    plan,
    sources: sourcesIn(root, { smoke: { commands: ["omi --help"] } }),
    notes: "Notes.",
    workspace: root,
    distributions: join(root, "distributions"),
    manifestFolder: join(root, "manifest"),
    ...(world.handedOver === true ? { packagesDirectory: "dist" } : {}),
  };
  const result = await journal.step("obtain", obtainDistributions(request, portsOf(world)));
  const kept = await readFile(join(root, "manifest", MANIFEST), "utf8").catch(() => undefined);
  return { result, kept, found: diagnosticsOf(journal.report()) };
}

function attempt(part: Partial<Release>, names: readonly string[] = [SDIST, WHEEL]): Release {
  const assets = [...names, MANIFEST].map((name, id) => ({ id, name, size: 5, complete: true }));
  const manifestSha256 = sha256(serializeManifest(earlier));
  const body = releaseMarker({ version: "1.0", commit, manifestSha256 });
  return releaseWith({ tag: plan.tag.name, body, assets, ...part });
}

const onIndex = (name: string, part: Partial<IndexFile> = {}): IndexFile => ({
  name,
  sha256: sha256(BYTES[name] ?? ""),
  url: `https://files.example/${name}`,
  yanked: false,
  ...part,
});
const codesOf = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

describe("of an earlier attempt only the files are believed:", () => {
  const message = (release: Release) =>
    `The distributions of an earlier attempt, ${release.url}, are used: ${WHEEL} (sha256 ${sha256("wheel")}), ${SDIST} (sha256 ${sha256("sdist")}).`;

  test("a draft's manifest is composed anew", async () => {
    const draft = attempt({ draft: true });
    const text = serializeManifest(composed);
    expect(await obtain({ releases: [draft] })).toEqual({
      result: { origin: "draft", manifest: composed, manifestSha256: sha256(text) },
      kept: text,
      found: [
        {
          code: "draft-bytes-kept",
          severity: "notice",
          message: message(draft),
          hint: "To build anew instead, delete that draft and run again.",
        },
      ],
    });
  });

  test("a published release keeps its manifest, which the run does not follow", async () => {
    const release = attempt({});
    const text = serializeManifest(earlier);
    expect(await obtain({ releases: [release] })).toEqual({
      result: { origin: "release", manifest: composed, manifestSha256: sha256(text) },
      kept: text,
      found: [{ code: "draft-bytes-kept", severity: "notice", message: message(release) }],
    });
  });
});

describe("a person's release with a manifest", () => {
  const theirs = attempt({ id: 2, body: "Notes." });
  const all = [onIndex(SDIST), onIndex(WHEEL)];

  test("counts where the index holds all of its files", async () => {
    const { result } = await obtain({ releases: [theirs], listed: { pypi: all } });
    expect(result).toEqual({
      begun: true,
      origin: "release",
      manifest: composed,
      manifestSha256: sha256(serializeManifest(earlier)),
    });
  });

  test.each([
    ["lacks them", []],
    ["lacks one", [onIndex(SDIST)]],
  ])("is no attempt where the index %s", async (_, listed) => {
    const text = serializeManifest(composed);
    expect(
      await obtain({ releases: [theirs], listed: { pypi: listed }, handedOver: true }),
    ).toEqual({
      result: {
        ...(listed.length === 0 ? {} : { begun: true }),
        origin: "handed-over",
        manifest: composed,
        manifestSha256: sha256(text),
      },
      kept: text,
      found: [],
    });
  });

  test("is no attempt where the index has other bytes, nor does its manifest stay", async () => {
    const listed = { pypi: [onIndex(SDIST, { sha256: "0".repeat(64) })] };
    const { result, kept, found } = await obtain({ releases: [theirs], listed });
    expect([result, kept]).toEqual([undefined, undefined]);
    expect(found.map(({ code, message }) => [code, message.includes(theirs.url)])).toEqual([
      ["distributions-lost", false],
    ]);
  });

  test("does not hide the draft of ours beside it", async () => {
    const { result, found } = await obtain({ releases: [theirs, attempt({ draft: true })] });
    expect(result?.origin).toBe("draft");
    expect(codesOf(found)).toEqual(["draft-bytes-kept"]);
  });
});

describe("a version that somebody has withdrawn", () => {
  const yanked = (name: string) => onIndex(name, { yanked: true });

  test("is not added to", async () => {
    const listed = { pypi: [yanked(SDIST)] };
    const { result, found } = await obtain({ listed, handedOver: true });
    expect(result).toBeUndefined();
    expect(found).toEqual([
      {
        code: "version-yanked",
        severity: "error",
        message: `Somebody has withdrawn 1.0 on PyPI: ${SDIST} is yanked, and ${WHEEL} would be added to it.`,
        hint: "Release the next version; or, where the version is good after all, un-yank it on the index's own page first and run again.",
      },
    ]);
  });

  test("is not added to on the index that lacks files, whatever another has", async () => {
    const listed = { pypi: [yanked(SDIST)], company: [onIndex(SDIST), onIndex(WHEEL)] };
    const { found } = await obtain({ listed, handedOver: true });
    expect(codesOf(found)).toEqual(["version-yanked"]);
  });

  test("is told with what else stops the run", async () => {
    const { found } = await obtain({ listed: { pypi: [yanked(SDIST)] } });
    expect(codesOf(found)).toEqual(["distributions-lost", "version-yanked"]);
    expect(found[1]?.message).toBe(
      `Somebody has withdrawn 1.0 on PyPI: ${SDIST} is yanked, and some of the version's files would be added to it.`,
    );
  });

  test("is gone on with, and told, where the index holds it all", async () => {
    const listed = { pypi: [yanked(SDIST), yanked(WHEEL)] };
    const { result, found } = await obtain({ listed, handedOver: true });
    expect(result?.origin).toBe("handed-over");
    expect(found).toEqual([
      {
        code: "version-yanked-complete",
        severity: "warning",
        message: `Somebody has withdrawn 1.0 on PyPI: ${SDIST}, ${WHEEL} are yanked. The index holds all of the version's files already.`,
        hint: "Installers pass the version over unless it is asked for exactly. Un-yank it on the index's own page, or release the next version.",
      },
    ]);
  });

  test("is nothing to the others", async () => {
    const other = onIndex("omi-0.9.tar.gz", { yanked: true });
    const { found } = await obtain({ listed: { pypi: [other] }, handedOver: true });
    expect(found).toEqual([]);
  });
});
