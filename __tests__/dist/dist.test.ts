import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "smol-toml";
import { bundle } from "../../scripts/bundle.ts";
import { actions } from "../../src/actions.ts";
import { OLDEST_NODE } from "../rehearse/command-line.ts";

const root = join(import.meta.dirname, "../..");
const script = (name: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "scripts", name), ...words], {
    cwd: root,
    encoding: "utf8",
  });

describe("dist/", () => {
  test("is, byte for byte, what the sources build", () => {
    expect(script("build.ts", "--check")).toMatchObject({ status: 0, stderr: "" });
  });

  test("differs by less than 20 kB where one line of an adapter does", () => {
    const { stdout, status } = script("measure-dist-diff.ts");
    expect(status).toBe(0);
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThan(20_000);
  });

  test("says the licence of every package in it", () => {
    const licences = readFileSync(join(root, "dist/licenses.txt"), "utf8");
    for (const name of ["@actions/core", "@actions/github", "undici", "markdown-it", "smol-toml"]) {
      expect(licences).toMatch(new RegExp(`\\n${name} \\d+\\.\\d+\\.\\d+\\n\\n\\S`));
    }
  });

  test("loads nothing after it has started", () => {
    const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
    const dynamic = files
      .filter((name) => name.endsWith(".js"))
      .flatMap((name) => {
        const text = readFileSync(join(root, "dist", name), "utf8");
        // An expression, not a method of that name (a crypto library has some) nor a type in a comment.
        return [
          ...text.matchAll(
            /^(?!\s*(?:\*|\/[/*])).*(?:\bawait|\breturn|=>|[=(,?:])\s*import\((?!["']node:).*$/gm,
          ),
        ].map(([line]) => `${name}: ${line.trim()}`);
      });
    expect(dynamic).toEqual([]);
  });

  test("starts on the oldest Node that is supported and on the runner's", () => {
    for (const node of [OLDEST_NODE, process.execPath]) {
      expect(
        execFileSync(node, [join(root, "dist/cli.js"), "--version"], { encoding: "utf8" }),
      ).toBe(`${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version}\n`);
    }
  });
});

describe("what the stages load that start no process", () => {
  const PROCESSES = ["child_process", "node:child_process", "cluster", "node:cluster"];

  test.each(["publish.js", "github-release.js"])(
    "has no way to start one, in the whole closure of the chunks of %s",
    async (program) => {
      const { closures } = await bundle();
      const closure = closures.get(program);
      expect(closure?.outputs).toEqual(expect.arrayContaining([program, "shared.js"]));
      expect(closure?.externals.filter((name) => PROCESSES.includes(name))).toEqual([]);
      expect(
        closure?.sources.filter((path) => /adapters\/(processes|git|python)\//.test(path)),
      ).toEqual(["src/adapters/git/diagnostics.ts", "src/adapters/python/diagnostics.ts"]);
      for (const name of closure?.outputs ?? []) {
        const path = name === program ? name : join("chunks", name);
        expect(readFileSync(join(root, "dist", path), "utf8")).not.toContain("child_process");
      }
      // The same search finds it where it is.
      expect(closures.get("release.js")?.externals).toEqual(
        expect.arrayContaining(["node:child_process"]),
      );
    },
  );
});

describe("what is generated", () => {
  test("is what the tables say", () => {
    expect(script("generate-docs.ts", "--check")).toMatchObject({ status: 0, stderr: "" });
  });

  test.each(actions)(
    "describes every input and output of $name, and starts its program",
    (action) => {
      const text = readFileSync(join(root, action.folder, "action.yml"), "utf8");
      for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) {
        expect(text).toMatch(new RegExp(`\\n  ${name}:\\n    description: >-\\n      \\S`));
      }
      const [, main = ""] = /\nruns:\n {2}using: node24\n {2}main: (\S+)\n$/.exec(text) ?? [];
      expect(join(root, action.folder, main)).toBe(join(root, "dist", action.main));
      expect(existsSync(join(root, action.folder, main))).toBe(true);
    },
  );

  test("the example project's table is one that its schema allows", () => {
    const example = readFileSync(join(root, "examples/python-project/pyproject.toml"), "utf8");
    const schema = JSON.parse(readFileSync(join(root, "docs/configuration.schema.json"), "utf8"));
    const table = (parse(example)["tool"] as Record<string, Record<string, unknown>>)["tag2pypi"];
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(table ?? {})),
    );
  });
});
