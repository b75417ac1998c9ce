import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../../src/adapters/clock.ts";
import { commandsAdapter } from "../../../src/adapters/processes/commands.ts";
import { pythonAdapter } from "../../../src/adapters/python/python.ts";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { parseToml, tableAt } from "../../../src/domain/project/toml.ts";
import type { ProjectCommandsResult } from "../../../src/domain/project-commands/result.ts";
import { readCheckSettings } from "../../../src/domain/project-commands/settings.ts";
import type { PythonEnvironment } from "../../../src/ports/python.ts";
import { type TryProjectRequest, tryProject } from "../../../src/steps/try-project.ts";
import { sourcesIn } from "../sample-sources.ts";

const carried = fileURLToPath(new URL("../../../python/", import.meta.url));

/** Path to text; `pyproject.toml` is among them. */
export type Files = Readonly<Record<string, string>>;

/** What a run of the step has told, shown and left. */
export interface Trial {
  readonly result: ProjectCommandsResult;
  readonly noted: readonly Diagnostic[];
  /** Partial results, in the order in which they were kept. */
  readonly kept: readonly ProjectCommandsResult[];
  readonly settled: string | undefined;
  /** Our own lines, and the title of each group. */
  readonly said: readonly string[];
  /** Title to text. */
  readonly groups: Readonly<Record<string, string>>;
  readonly clone: string;
}

export interface World {
  try(files: Files, request?: Partial<TryProjectRequest>): Promise<Trial>;
  remove(): Promise<void>;
}

/**
 * Runs projects' commands for real. The environment with the tools is there already: what installs is the project's own
 * `install`, which needs no index here.
 */
export async function openWorld(tools: PythonEnvironment): Promise<World> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "tag2pypi-checks-")));
  return {
    try: (files, request = {}) => tryIn(folder, tools, files, request),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function tryIn(
  folder: string,
  tools: PythonEnvironment,
  files: Files,
  request: Partial<TryProjectRequest>,
): Promise<Trial> {
  const temporary = await mkdtemp(join(folder, "run-"));
  const clone = join(temporary, "clone");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(clone, path)), { recursive: true });
    await writeFile(join(clone, path), text);
  }
  const said: string[] = [];
  const groups: Record<string, string> = {};
  const reporter = {
    say: (line: string) => void said.push(line),
    quote: () => undefined,
    group(title: string, text: string) {
      said.push(title);
      groups[title.split(":")[0] ?? ""] = text;
    },
  };
  const environment = { PATH: process.env["PATH"], HOME: folder, GITHUB_TOKEN: "secret" };
  const commands = commandsAdapter({ environment, reporter });
  const python = pythonAdapter({ commands, carried, temporary, environment, reporter });
  const variables = { PATH: tools.scripts, VIRTUAL_ENV: dirname(tools.scripts) };
  const noted: Diagnostic[] = [];
  const kept: ProjectCommandsResult[] = [];
  let settled: string | undefined;
  const pyproject = Object.keys(files).find((path) => path.endsWith("pyproject.toml")) ?? "";
  const table = tableAt(parseToml(pyproject, files[pyproject] ?? "").root, "tool", "tag2pypi");
  const { workingDirectory = "." } = request.sources ?? {};
  const result = await tryProject(
    {
      settings: readCheckSettings(table && tableAt(table, "check")),
      discover: false,
      hotfix: false,
      temporary: join(temporary, "checks"),
      ...request,
      sources: {
        ...sourcesIn(clone, {}, workingDirectory),
        project: { path: pyproject, name: "omi", table: "project" },
      },
    },
    {
      python: { ...python, createProjectEnvironment: async () => ({ ...tools, variables }) },
      commands,
      clock: systemClock,
      reporter,
    },
  )({
    note: (...diagnostics) => void noted.push(...diagnostics),
    keep: (partial) => void kept.push(partial),
    settle: (status) => {
      settled = status;
    },
  });
  return { result, noted, kept, settled, said, groups, clone };
}
