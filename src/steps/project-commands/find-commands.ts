import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { parseToml } from "../../domain/project/toml.ts";
import { type CoverageDemand, readCoverageDemand } from "../../domain/project-commands/coverage.ts";
import { discoverCommands } from "../../domain/project-commands/discover.ts";
import {
  type CheckSettings,
  findSettingsProblems,
  type ProjectCommand,
} from "../../domain/project-commands/settings.ts";
import type { Reporter } from "../../ports/machine.ts";
import type { ProjectSources } from "./prepare-project.ts";

/** How the project checks itself. */
export interface FoundCommands {
  /** As configured, else as its files show. */
  readonly install: string;
  readonly commands: readonly ProjectCommand[];
  readonly demand: CoverageDemand;
  /** What the settings contradict themselves in. */
  readonly problems: readonly Diagnostic[];
}

/** The configured commands; where there are none and `discover` is set, those that the project's files show. Says what was found, and why. */
export async function findCommands(
  { clone, workingDirectory, project }: ProjectSources,
  settings: CheckSettings,
  discover: boolean,
  reporter: Reporter,
): Promise<FoundCommands> {
  const directory = join(clone, workingDirectory);
  const text = await readFile(join(directory, "pyproject.toml"), "utf8");
  const document = parseToml(project.path, text);
  const found = discoverCommands(document, await namesIn(directory));
  const looked = discover && settings.commands.length === 0;
  if (looked) {
    for (const { name, text: command, because } of found.commands) {
      reporter.say(`${name}: ${command}, because of ${because}`);
    }
    for (const sentence of found.passedOver) reporter.say(sentence);
  }
  return {
    install: settings.install ?? found.install,
    commands: looked ? found.commands : settings.commands,
    demand: readCoverageDemand(document, settings.coverage),
    problems: findSettingsProblems(settings, document),
  };
}

/** Those of folders with `/` at their end. */
async function namesIn(directory: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(directory, { withFileTypes: true });
  return new Set(entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)));
}
