import { execFileSync, spawn } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { busyTime } from "../../../src/adapters/processes/busy-time.ts";
import { type CommandsOptions, commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { KEPT_OUTPUT } from "../../../src/adapters/processes/run-process.ts";
import type { CommandOptions } from "../../../src/ports/commands.ts";

const node = process.execPath;
let folder = "";

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-commands-")));
});
afterAll(() => rm(folder, { recursive: true }));

function adapter(options: Partial<CommandsOptions> = {}) {
  const quoted: string[] = [];
  const said: string[] = [];
  const commands = commandsAdapter({
    environment: { PATH: process.env["PATH"], HOME: folder },
    reporter: { say: (line) => said.push(line), quote: (line) => quoted.push(line) },
    ...options,
  });
  return { commands, quoted, said };
}

/** A program of the test's own in a folder of the search path. */
async function install(name: string, text: string, within = "bin"): Promise<string> {
  const bin = join(folder, within);
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, name), text);
  await chmod(join(bin, name), 0o755);
  return bin;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\bZ\b/.test(execFileSync("ps", ["-o", "stat=", "-p", String(pid)]).toString());
  } catch {
    return false;
  }
}

describe("a command runs", () => {
  test("with its exit code, its output shown line by line, and no shell in between", async () => {
    const { commands, quoted } = adapter();
    const script = "console.log(process.argv[1]); console.error('to stderr'); process.exitCode = 3";
    const result = await commands.run([node, "-e", script, "$HOME; `id` \"'"], {
      directory: folder,
    });
    expect(result).toEqual({
      status: "exited",
      code: 3,
      stdout: "$HOME; `id` \"'\n",
      stderr: "to stderr\n",
      output: expect.stringContaining("to stderr\n"),
    });
    expect([...quoted].sort()).toEqual(["$HOME; `id` \"'", "to stderr"]);
  });

  test("quietly where that is asked for, in the folder it was given", async () => {
    const { commands, quoted } = adapter();
    const result = await commands.run([node, "-p", "process.cwd()"], {
      directory: folder,
      quiet: true,
    });
    expect([result.stdout, quoted]).toEqual([`${folder}\n`, []]);
  });

  test("and the time of overlapping children counts once", async () => {
    const busy = busyTime(() => performance.now());
    const { commands } = adapter({ busy });
    const wait = () =>
      commands.run([node, "-e", "setTimeout(() => {}, 300)"], { directory: folder });
    const started = performance.now();
    await Promise.all([wait(), wait(), wait()]);
    expect(busy.total()).toBeGreaterThan(300);
    expect(busy.total()).toBeLessThanOrEqual(performance.now() - started + 1);
  });

  test("without an exit code where a signal ends it", async () => {
    const { commands } = adapter();
    const result = await commands.run([node, "-e", "process.kill(process.pid, 'SIGKILL')"], {
      directory: folder,
    });
    expect(result).toEqual({ status: "exited", stdout: "", stderr: "", output: "" });
  });
});

describe("the environment of a real child", () => {
  const secrets = {
    GITHUB_TOKEN: "ghs_secret",
    INPUT_TOKEN: "secret",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret",
    ACTIONS_RUNTIME_TOKEN: "secret",
    GITHUB_OUTPUT: "/secret",
    GITHUB_ENV: "/secret",
    TWINE_PASSWORD: "secret",
    UV_PUBLISH_TOKEN: "secret",
    PYTHONPATH: "/secret",
    AWS_SECRET_ACCESS_KEY: "secret",
  };

  test("holds nothing secret, even where the project asks for it, and says so", async () => {
    const { commands, said } = adapter({
      environment: { ...secrets, PATH: process.env["PATH"], HOME: folder, PIP_CONSTRAINT: "c.txt" },
    });
    const print = async (options: Pick<CommandOptions, "environment" | "variables">) => {
      const command = [node, "-p", "JSON.stringify(process.env)"] as const;
      const { stdout } = await commands.run(command, { directory: folder, ...options });
      return JSON.parse(stdout);
    };
    const plain = { PATH: process.env["PATH"], HOME: folder };
    const variables = ["GITHUB_TOKEN", "TWINE_PASSWORD", "PIP_CONSTRAINT"];
    const environment = { SOURCE_DATE_EPOCH: "1", INPUT_TOKEN: "secret" };
    expect(await print({ environment, variables })).toEqual({
      ...plain,
      PIP_CONSTRAINT: "c.txt",
      SOURCE_DATE_EPOCH: "1",
    });
    // Each command asks for itself, and what was said once is not said again.
    expect(await print({})).toEqual(plain);
    expect(await print({ variables: ["TWINE_PASSWORD"] })).toEqual(plain);
    expect(said).toEqual([
      "GITHUB_TOKEN is asked for, but never passed to child processes.",
      "TWINE_PASSWORD is asked for, but never passed to child processes.",
    ]);
  });
});

describe("a program is found", () => {
  test("nowhere where there is none: that is a result, not an error", async () => {
    const { commands } = adapter();
    expect(await commands.run(["no-such-program"], { directory: folder })).toEqual({
      status: "not-found",
      stdout: "",
      stderr: "no-such-program: not found",
      output: "no-such-program: not found",
    });
  });

  test("but cannot be started: that is told in the system's words", async () => {
    const bin = await install("orphan", "#!/no/such/interpreter\n", "formats");
    const { commands } = adapter();
    const result = await commands.run([join(bin, "orphan")], { directory: folder });
    expect(result.status).toBe("not-found");
    expect(result.output).toMatch(/orphan: spawn .* ENOENT$/);
    const lost = await commands.run([node, "-v"], { directory: join(folder, "nowhere") });
    expect(lost.output).toMatch(/ENOENT/);
  });

  test("on the search path of the child, but never within the workspace or beside the command", async () => {
    const good = await install("tool", "#!/bin/sh\necho good\n", "good");
    const evil = await install("tool", "#!/bin/sh\necho evil\n", "workspace/bin");
    await symlink(evil, join(folder, "link"));
    const PATH = ["", ".", "bin", evil, join(folder, "link"), good].join(delimiter);
    const { commands } = adapter({
      environment: { PATH, GITHUB_WORKSPACE: join(folder, "workspace") },
    });
    const run = (directory: string) => commands.run(["tool"], { directory, quiet: true });
    expect((await run(evil)).stdout).toBe("good\n");
    const better = await install("tool", "#!/bin/sh\necho better\n", "better");
    const added = await commands.run(["tool"], { directory: evil, environment: { PATH: better } });
    expect(added.stdout).toBe("better\n");
  });

  test("by its folder where the project names one", async () => {
    await install("check", "#!/bin/sh\necho own\n", "project/scripts");
    const { commands } = adapter();
    const result = await commands.run(["scripts/check"], { directory: join(folder, "project") });
    expect(result.stdout).toBe("own\n");
  });
});

describe("what a child does cannot hold us up", () => {
  test("a daemon that keeps the streams open is not waited for", async () => {
    const { commands } = adapter();
    const daemon = "setTimeout(() => {}, 60000)";
    const script = `const c = require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(daemon)}], {detached: true, stdio: "inherit"}); console.log(c.pid); c.unref();`;
    const started = performance.now();
    const result = await commands.run([node, "-e", script], { directory: folder });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(result).toMatchObject({ status: "exited", code: 0 });
    process.kill(Number(result.stdout), "SIGKILL");
  });

  test("what it leaves running in its group is ended", async () => {
    const { commands } = adapter();
    const result = await commands.run(["sh", "-c", "sleep 60 & echo $!"], { directory: folder });
    expect(result.code).toBe(0);
    await sleep(100);
    expect(isRunning(Number(result.stdout))).toBe(false);
  });

  test("after its time its whole group is ended, even where it ignores being asked", async () => {
    const { commands } = adapter();
    const script = "trap '' TERM; (trap '' TERM; sleep 60) & echo $!; while true; do sleep 1; done";
    const started = performance.now();
    const result = await commands.run(["sh", "-c", script], { directory: folder, timeoutMs: 300 });
    expect(result.status).toBe("timed-out");
    expect(result.code).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
    await sleep(100);
    expect(isRunning(Number(result.stdout))).toBe(false);
  });

  test("a hundred megabytes of output, without lines and not UTF-8, stay bounded, and their end is kept", async () => {
    const { commands } = adapter({ reporter: { say: () => undefined, quote: () => undefined } });
    const script =
      "const b = Buffer.alloc(1 << 20, 0xff); for (let i = 0; i < 100; i++) fs.writeSync(1, b); fs.writeSync(1, 'the end')";
    const before = process.memoryUsage().rss;
    const result = await commands.run([node, "-e", script], { directory: folder });
    expect(result.stdout).toBe(`${"\uFFFD".repeat(KEPT_OUTPUT - 7)}the end`);
    expect(result.output).toBe(result.stdout);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test("lines are shown as they come, and a line without end in pieces", async () => {
    const { commands, quoted } = adapter();
    const script = "process.stdout.write('a\\r\\nb\\n' + 'x'.repeat(40000) + '\\xe9')";
    await commands.run([node, "-e", script], { directory: folder });
    expect(quoted.slice(0, 2)).toEqual(["a", "b"]);
    expect(quoted.slice(2).join("")).toBe(`${"x".repeat(40_000)}é`);
    expect(Math.max(...quoted.map((line) => line.length))).toBe(16_384);
  });
});

test("an interrupted run takes its children with it", async () => {
  const source = new URL("../../../src/adapters/processes/commands.ts", import.meta.url);
  const file = join(folder, "pid");
  const script = `
    import { commandsAdapter } from ${JSON.stringify(source.href)};
    const reporter = { say() {}, quote() {} };
    const commands = commandsAdapter({ environment: process.env, reporter });
    await commands.run(["sh", "-c", "sleep 60 & echo $! > pid; wait"], { directory: ${JSON.stringify(folder)} });`;
  const parent = spawn(node, ["--input-type=module", "-e", script], { stdio: "ignore" });
  let pid = 0;
  for (let tries = 0; pid === 0 && tries < 100; tries++) {
    await sleep(50);
    pid = Number(await readFile(file, "utf8").catch(() => "0"));
  }
  expect(isRunning(pid)).toBe(true);
  parent.kill("SIGINT");
  const signal = await new Promise((resolve) => parent.once("exit", (_code, by) => resolve(by)));
  expect(signal).toBe("SIGINT");
  await sleep(100);
  expect(isRunning(pid)).toBe(false);
});
