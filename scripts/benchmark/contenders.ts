import { basename, dirname } from "node:path";
import type { PythonTools } from "../../__tests__/python-tools.ts";
import type { Command } from "./measure.ts";
import type { Programs } from "./programs.ts";
import type { Repository } from "./repository.ts";

/** A program that uploads, and how it is started. */
export interface Contender {
  readonly name: string;
  /** Brings the wheels of a folder to the index at a root. */
  command(folder: string, root: string): Command | Promise<Command>;
}

/** No index checks it, and every program takes it for PyPI's. */
const TOKEN = "pypi-benchmark";

/**
 * Ours is the first. Credentials come by the environment, as they do in a job; nothing draws a progress bar, asks a
 * keyring, or reads a person's configuration. `home` is an empty folder.
 */
export function contenders(
  { uploadOnly, publish }: Programs,
  { twine, uv }: PythonTools,
  repository: Repository,
  home: string,
): readonly Contender[] {
  const surroundings = { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8" };
  const ours: Contender = {
    name: "tag2pypi, the upload",
    command: (folder, root) => ({
      program: process.execPath,
      parameters: [uploadOnly, folder, root],
      environment: { ...surroundings, INDEX_TOKEN: TOKEN },
    }),
  };
  const action: Contender = {
    name: "tag2pypi, the whole action `publish`",
    command: async (folder, root) => ({
      program: process.execPath,
      parameters: [publish],
      environment: {
        ...surroundings,
        ...(await repository.environmentOf(folder)),
        GITHUB_WORKSPACE: dirname(folder),
        "INPUT_PACKAGES-DIR": basename(folder),
        INPUT_INDEXES: `${root}legacy/#simple=${root}simple/`,
        "INPUT_API-TOKEN": TOKEN,
      },
    }),
  };
  const twineUpload: Contender = {
    name: "twine upload",
    command: (folder, root) => ({
      program: twine,
      parameters: [
        ...["upload", "--non-interactive", "--disable-progress-bar", "--config-file", "/dev/null"],
        ...["--repository-url", `${root}legacy/`, `${folder}/*.whl`],
      ],
      environment: {
        ...surroundings,
        TWINE_USERNAME: "__token__",
        TWINE_PASSWORD: TOKEN,
        PYTHON_KEYRING_BACKEND: "keyring.backends.null.Keyring",
      },
    }),
  };
  const uvPublish = (name: string, check: (root: string) => readonly string[]): Contender => ({
    name,
    command: (folder, root) => ({
      program: uv,
      parameters: [
        ...["publish", "--no-config", "--no-cache", "--no-progress"],
        ...["--trusted-publishing", "never", "--keyring-provider", "disabled"],
        ...["--publish-url", `${root}legacy/`, ...check(root), `${folder}/*.whl`],
      ],
      environment: { ...surroundings, UV_PUBLISH_TOKEN: TOKEN },
    }),
  });
  return [
    ours,
    twineUpload,
    uvPublish("uv publish", () => []),
    uvPublish("uv publish --check-url", (root) => ["--check-url", `${root}simple/`]),
    action,
  ];
}
