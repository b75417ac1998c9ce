import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { actions } from "../../src/actions.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const policy = read("SECURITY.md");

/** The cells of the table that begins with this heading, row by row. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const table = policy.slice(policy.indexOf(`\n| ${heading} |`) + 1).split("\n\n")[0] ?? "";
  const [, , ...rows] = table.split("\n");
  return rows.map((row) => row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));
}

describe("SECURITY.md", () => {
  test("names, for each invariant in turn, the tests that show it", () => {
    const invariants = rowsBelow("#");
    expect(invariants.length).toBeGreaterThan(20);
    expect(invariants.map(([number]) => Number(number))).toEqual(
      invariants.map((_, index) => index + 1),
    );
    const tests = invariants.map(([, , shown = ""]) => [
      ...shown.matchAll(/\[`(__tests__\/[\w/-]+\.test\.ts)`\]\(\1\)/g),
    ]);
    expect(tests.filter((named) => named.length === 0)).toEqual([]);
    const paths = [...policy.matchAll(/__tests__\/[^\s`)\]]+/g)].map(([path]) => path);
    const missing = paths.filter(
      (path) => !existsSync(join(root, path)) || !/\btest(?:\.each)?[<(]/.test(read(path)),
    );
    expect(missing).toEqual([]);
  });

  test("leads nowhere that is not there", () => {
    const headings = (text: string) =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) =>
        words
          .toLowerCase()
          .replace(/[^\w\s-]/g, "")
          .replaceAll(" ", "-"),
      );
    const links = [...policy.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];
    expect(links.length).toBeGreaterThan(20);
    const broken = links.filter(([, path = "", anchor]) => {
      if (path !== "" && !existsSync(join(root, path))) return true;
      return anchor !== undefined && !headings(path === "" ? policy : read(path)).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test("supports the version that this is", () => {
    const [major, minor] = packageJson.version.split(".");
    expect(rowsBelow("Version")[0]).toEqual([`${major}.${minor}.x`, "yes"]);
  });
});

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string }[];
}

interface StatedJob {
  readonly where: string;
  readonly permissions: string;
  readonly starts: string;
  readonly refuses: string;
}

/** What the policy says of each job that could be compromised. */
const stated: readonly StatedJob[] = rowsBelow("Job").map(
  ([job = "", permissions = "", starts = "", refuses = ""]) => {
    const [, name = "", file = "hardened.yml"] = /^`([\w-]+)`(?: in (\S+))?$/.exec(job) ?? [];
    const plain = permissions.replaceAll("`", "");
    return { where: `${file}, ${name}`, permissions: plain, starts, refuses };
  },
);

/** The jobs of the workflows for users, each with the program of dist/ that it starts. */
const jobs = ["hardened.yml", "simple.yml", "testpypi-on-main.yml"].flatMap((file) => {
  const workflow: { readonly jobs: Readonly<Record<string, Job>> } = parse(
    read(`examples/workflows/${file}`),
  ); // the tests of workflows have judged its form
  return Object.entries(workflow.jobs).map(([name, { permissions, steps }]) => {
    const given = Object.entries(permissions).map((entry) => entry.join(": "));
    const ours = steps.flatMap(
      ({ uses = "" }) => /^tag2pypi\/tag2pypi\/?([^@]*)@/.exec(uses) ?? [],
    );
    const { main } = actions.find(({ folder }) => folder === ours[1]) ?? { main: "" };
    return { where: `${file}, ${name}`, permissions: given.join(", ") || "none", main };
  });
});

/** A program of dist/ and every file that it imports, as one text. */
function closureOf(file: string, known: Set<string> = new Set()): string {
  if (known.has(file)) return "";
  known.add(file);
  const text = read(join("dist", file));
  const imported = [
    ...text.matchAll(/^(?:import|export)\b[^;]*?"\.{1,2}\/(?:chunks\/)?([^"]+)"/gm),
  ];
  return [text, ...imported.map(([, name]) => closureOf(`chunks/${name}`, known))].join("\n");
}

/** What a program says against a job that has everything that some stage refuses. */
function refusalOf(main: string): string {
  const temporary = mkdtempSync(join(tmpdir(), "tag2pypi-refusal-"));
  const { status, stdout } = spawnSync(process.execPath, [join(root, "dist", main)], {
    encoding: "utf8",
    env: {
      RUNNER_TEMP: temporary,
      ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/token",
      SSLKEYLOGFILE: join(temporary, "keys"),
      INPUT_STAGE: "draft",
    },
  });
  rmSync(temporary, { recursive: true });
  expect(status).toBe(1);
  if (stdout.includes("error identity-beside-project-code:")) return "identity tokens";
  if (stdout.includes("error environment-hostile:")) return "hostile environments";
  return stdout.includes("error runner-environment-invalid:") ? "nothing" : stdout;
}

describe("What SECURITY.md says of a compromised job", () => {
  test("is about every job of the workflows to copy, with its permissions", () => {
    expect(stated.map(({ where, permissions }) => ({ where, permissions }))).toEqual(
      jobs.map(({ where, permissions }) => ({ where, permissions })),
    );
  });

  test("is right about who starts processes: what the others load has no way to", () => {
    const found = jobs.map(({ where, main }) => [where, closureOf(main).includes("child_process")]);
    expect(found).toEqual(stated.map(({ where, starts }) => [where, starts !== "nothing"]));
  });

  test("is right about which jobs are refused", () => {
    const refusals = new Map(actions.map(({ main }) => [main, refusalOf(main)]));
    expect(jobs.map(({ where, main }) => [where, refusals.get(main)])).toEqual(
      stated.map(({ where, refuses }) => [where, refuses]),
    );
  });
});
