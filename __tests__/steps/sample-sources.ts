import { join } from "node:path";
import type { Sources } from "../../src/domain/outcome.ts";
import type { ReleasePlan } from "../../src/domain/plan.ts";
import type { Configuration } from "../../src/domain/project/configuration.ts";

export const commit = "c".repeat(40);

export const plan: ReleasePlan = {
  kind: "release",
  project: "omi",
  version: "1.0",
  prerelease: false,
  tag: { name: "v1.0", object: commit, commit },
  title: "omi v1.0",
  indexes: ["pypi"],
};

/** The project omi in a clone, as pyproject.toml would configure it. */
export function sourcesIn(
  clone: string,
  configuration: Partial<Configuration> = {},
  workingDirectory = ".",
): Sources {
  return {
    clone,
    directory: join(clone, workingDirectory),
    workingDirectory,
    committedAt: 0,
    lfsPointers: [],
    project: { path: "pyproject.toml", name: "omi", table: "project" },
    configuration: {
      title: "",
      environment: [],
      build: { generated: [] },
      check: { commands: [] },
      smoke: { commands: [] },
      versionFiles: [],
      blockingLabels: [],
      milestone: "{tag}",
      ci: { require: [], ignore: [] },
      rules: {},
      ruleLines: {},
      ...configuration,
    },
  };
}
