import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Distribution,
  type Manifest,
  parseManifest,
  serializeManifest,
} from "../../src/domain/manifest.ts";
import { ReleaseError } from "../../src/domain/release-error.ts";
import { refusalsOf } from "./project/refusals.ts";

const wheel: Distribution = {
  name: "omi-0.3.0-py3-none-any.whl",
  kind: "wheel",
  size: 1024,
  sha256: "a".repeat(64),
};
const manifest = {
  schema: 1,
  plan: {
    kind: "release",
    project: "omi",
    version: "0.3.0",
    prerelease: false,
    tag: { name: "v0.3.0", object: "b".repeat(40), commit: "c".repeat(64) },
    title: "omi v0.3.0",
    indexes: ["pypi"],
  },
  notes: "### Added\n\n- Größe\u2028",
  smoke: { commands: ["omi --version"], tests: "pytest {tests}", script: "omi" },
  files: [wheel, { ...wheel, name: "omi-0.3.0.tar.gz", kind: "sdist" }],
} as const satisfies Manifest;

const snapshot = {
  ...manifest,
  plan: {
    kind: "snapshot",
    project: "omi",
    version: "0.3.1.dev4",
    prerelease: true,
    ref: "refs/heads/main",
    commit: "c".repeat(40),
    indexes: ["testpypi"],
  },
  smoke: { commands: [], environment: ["OMI_HOME"] },
} as const satisfies Manifest;

describe("a manifest", () => {
  test("is sorted JSON that ends in a line break", () => {
    expect(serializeManifest({ ...manifest, files: [wheel], smoke: { commands: [] } })).toBe(
      `{
  "files": [
    {
      "kind": "wheel",
      "name": "omi-0.3.0-py3-none-any.whl",
      "sha256": "${"a".repeat(64)}",
      "size": 1024
    }
  ],
  "notes": "### Added\\n\\n- Größe\u2028",
  "plan": {
    "indexes": [
      "pypi"
    ],
    "kind": "release",
    "prerelease": false,
    "project": "omi",
    "tag": {
      "commit": "${"c".repeat(64)}",
      "name": "v0.3.0",
      "object": "${"b".repeat(40)}"
    },
    "title": "omi v0.3.0",
    "version": "0.3.0"
  },
  "schema": 1,
  "smoke": {
    "commands": []
  }
}
`,
    );
  });

  test("comes back whole", () => {
    expect(parseManifest(serializeManifest(manifest))).toEqual(manifest);
    expect(parseManifest(serializeManifest(snapshot))).toEqual(snapshot);
    fc.assert(
      fc.property(manifests(), (any) => {
        expect(parseManifest(serializeManifest(any))).toEqual(any);
      }),
    );
  });

  test("has the same bytes in whatever order it was put together", () => {
    fc.assert(
      fc.property(manifests(), (any) => {
        const turned = turn(any) as Manifest; // the same values under the same names
        expect(serializeManifest(turned)).toBe(serializeManifest(any));
        expect(serializeManifest(parseManifest(serializeManifest(any)))).toBe(
          serializeManifest(any),
        );
      }),
    );
  });

  test("loses fields that nobody knows", () => {
    const text = JSON.stringify({
      ...manifest,
      token: "x",
      plan: { ...manifest.plan, token: "x" },
    });
    expect(parseManifest(text)).toEqual(manifest);
  });
});

describe("what is no manifest is refused, with the field that is wrong:", () => {
  const tag = { ...manifest.plan.tag };
  test.each<[string, unknown]>([
    ["the manifest is not an object", []],
    ["the manifest is not an object", null],
    ["the manifest is not an object", "text"],
    ["schema is not 1", {}],
    ["schema is not 1", { ...manifest, schema: 0 }],
    ["schema is not 1", { ...manifest, schema: "1" }],
    ["schema is not 1", { ...manifest, schema: null }],
    ["plan is not an object", { ...manifest, plan: [] }],
    ["plan.tag is not an object", { ...manifest, plan: { ...manifest.plan, tag: "v0.3.0" } }],
    [
      'plan.kind is not "release" or "snapshot"',
      { ...manifest, plan: { ...manifest.plan, kind: "unreleased" } },
    ],
    ["plan.ref is not text", { ...manifest, plan: { ...manifest.plan, kind: "snapshot" } }],
    [
      "plan.commit is not a digest in lower-case hex",
      { ...snapshot, plan: { ...snapshot.plan, commit: "main" } },
    ],
    [
      "smoke.environment is not a list of texts",
      { ...snapshot, smoke: { commands: [], environment: [1] } },
    ],
    [
      "plan.prerelease is not true or false",
      { ...manifest, plan: { ...manifest.plan, prerelease: 0 } },
    ],
    ["plan.project is not text", { ...manifest, plan: { ...manifest.plan, project: 1 } }],
    ["plan.version is not text", { ...manifest, plan: { ...manifest.plan, version: 0.3 } }],
    ["plan.title is not text", { ...manifest, plan: { ...manifest.plan, title: undefined } }],
    ["plan.indexes is not a list", { ...manifest, plan: { ...manifest.plan, indexes: "pypi" } }],
    [
      "plan.indexes is not a list of texts",
      { ...manifest, plan: { ...manifest.plan, indexes: [1] } },
    ],
    ["plan.tag.name is not text", withTag({ ...tag, name: 1 })],
    ["plan.tag.object is not text", withTag({ ...tag, object: undefined })],
    ["plan.tag.object is not a digest in lower-case hex", withTag({ ...tag, object: "HEAD" })],
    [
      "plan.tag.commit is not a digest in lower-case hex",
      withTag({ ...tag, commit: "C".repeat(40) }),
    ],
    [
      "plan.tag.commit is not a digest in lower-case hex",
      withTag({ ...tag, commit: "c".repeat(41) }),
    ],
    ["notes is not text", { ...manifest, notes: null }],
    ["smoke is not an object", { ...manifest, smoke: null }],
    ["smoke.commands is not a list of texts", { ...manifest, smoke: { commands: [["rm"]] } }],
    ["smoke.tests is not text", { ...manifest, smoke: { commands: [], tests: 1 } }],
    ["smoke.script is not text", { ...manifest, smoke: { commands: [], script: null } }],
    ["files is not a list", { ...manifest, files: { length: 0 } }],
    ["files[0] is not an object", { ...manifest, files: ["omi-0.3.0.tar.gz"] }],
    ["files[1].name is not text", { ...manifest, files: [wheel, { ...wheel, name: 1 }] }],
    ...[
      "../x",
      "a/../../x",
      "/etc/passwd",
      "a\\b",
      "C:x",
      ".x",
      "-x",
      "",
      "x y",
      "x\n",
      "x\u0000",
    ].map((name): [string, unknown] => [
      "files[0].name is not a plain file name",
      { ...manifest, files: [{ ...wheel, name }] },
    ]),
    ['files[0].kind is not "sdist" or "wheel"', withFile({ kind: "egg" })],
    ...[-1, 1.5, "1", null, 2 ** 53].map((size): [string, unknown] => [
      "files[0].size is not a number of bytes",
      withFile({ size }),
    ]),
    ["files[0].sha256 is not a digest in lower-case hex", withFile({ sha256: "a".repeat(40) })],
    [
      "files[0].sha256 is not a digest in lower-case hex",
      withFile({ sha256: `${"a".repeat(64)}\n` }),
    ],
    [
      "files is not a list of different files (omi-0.3.0-py3-none-any.whl is in it twice)",
      { ...manifest, files: [wheel, { ...wheel, sha256: "b".repeat(64) }] },
    ],
  ])("%s", (what, value) => {
    expect(refusalsOf(() => parseManifest(JSON.stringify(value)))).toEqual([
      {
        code: "manifest-invalid",
        severity: "error",
        message: `The manifest cannot be read: ${what}.`,
        hint: "If tag2pypi-manifest.json was edited by hand, delete the draft release and run again.",
      },
    ]);
  });

  test.each(["", "{", "\uFEFF{}", "<!DOCTYPE html>", "NaN", "[".repeat(100_000)])(
    "the manifest is not JSON (%.20j)",
    (text) => {
      expect(refusalsOf(() => parseManifest(text)).map(({ message }) => message)).toEqual([
        "The manifest cannot be read: the manifest is not JSON.",
      ]);
    },
  );

  test("or that it is too new for us", () => {
    const text = JSON.stringify({ schema: 2, everything: "else" });
    expect(refusalsOf(() => parseManifest(text))).toEqual([
      {
        code: "manifest-schema-newer",
        severity: "error",
        message: "The manifest has schema 2; this version of tag2pypi reads up to 1.",
        hint: "Use the same version of the action in every job of the workflow.",
      },
    ]);
  });

  test("and no other JSON makes it fail in another way, or changes what objects have", () => {
    const near = fc
      .tuple(fc.constantFrom(...pathsOf(manifest)), fc.jsonValue())
      .map(([path, value]) => replace(manifest, path, value));
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      near.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        try {
          const read = parseManifest(hostile);
          expect(parseManifest(serializeManifest(read))).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(ReleaseError);
        }
      }),
      { numRuns: 300 },
    );
    const polluting = JSON.stringify(manifest).replace("{", '{"__proto__":{"polluted":1},');
    expect(parseManifest(polluting)).toEqual(manifest);
    expect({}).not.toHaveProperty("polluted");
  });
});

function withTag(tag: unknown): unknown {
  return { ...manifest, plan: { ...manifest.plan, tag } };
}

function withFile(part: unknown): unknown {
  return { ...manifest, files: [Object.assign({}, wheel, part)] };
}

function manifests(): fc.Arbitrary<Manifest> {
  const hex = (length: number) =>
    fc.string({
      unit: fc.constantFrom(..."0123456789abcdef"),
      minLength: length,
      maxLength: length,
    });
  const text = fc.string({ unit: "binary", maxLength: 20 });
  const file = fc.record({
    name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+!-]{0,9}$/),
    kind: fc.constantFrom("sdist" as const, "wheel" as const),
    size: fc.nat(),
    sha256: hex(64),
  });
  return fc.record({
    schema: fc.constant(1 as const),
    plan: fc.record({
      kind: fc.constant("release" as const),
      project: text,
      version: text,
      prerelease: fc.boolean(),
      tag: fc.record({ name: text, object: hex(40), commit: hex(64) }),
      title: text,
      indexes: fc.array(text, { maxLength: 2 }),
    }),
    notes: text,
    smoke: fc
      .tuple(fc.array(text, { maxLength: 2 }), fc.option(text), fc.option(text))
      .map(([commands, tests, script]) => ({
        commands,
        ...(tests === null ? {} : { tests }),
        ...(script === null ? {} : { script }),
      })),
    files: fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 3 }),
  });
}

/** The same value with the fields of every object in the opposite order. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, item]) => [name, turn(item)]));
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, above: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [above];
  const below = Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...above, name]));
  return [above, ...below];
}

function replace(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>; // paths lead through objects and lists only
  copy[name] = replace(copy[name], rest, by);
  return copy;
}
