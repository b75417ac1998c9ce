import type { CommandLine } from "./commands.ts";

export interface Interpreter {
  /** Absolute path. */
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

/** A virtual environment of ours. */
export interface PythonEnvironment {
  readonly python: string;
  /** Folder of the console scripts. */
  readonly scripts: string;
}

/** An environment for a project's own commands, with pip in it: as its developers would make one. */
export interface ProjectEnvironment extends PythonEnvironment {
  /** What each program in it is given: by these variables shells and tools find it (PATH, VIRTUAL_ENV and uv's own). */
  readonly variables: Readonly<Record<string, string>>;
}

export interface ProjectInstallation {
  readonly environment: ProjectEnvironment;
  /** The project's folder, where the command runs. */
  readonly directory: string;
  /** `pip install -e .[dev]`, or any other that installs into an active environment. */
  readonly command: CommandLine;
  /** Names of variables of our own environment that it gets, as in CommandOptions. */
  readonly variables: readonly string[];
}

export interface BuildRequest {
  readonly interpreter: Interpreter;
  /** The project's folder within a fresh clone. */
  readonly source: string;
  /** An empty folder; afterwards it holds exactly the files of this build. */
  readonly output: string;
  /** SOURCE_DATE_EPOCH: seconds since 1970. */
  readonly sourceDate: number;
  /** Names of variables of our own environment that the build gets, as in CommandOptions. */
  readonly variables: readonly string[];
}

export interface Python {
  /**
   * The first Python that satisfies `requires`, PEP 440 specifiers, of: pythonLocation, python3, python, `py -3`.
   * `asked` is exclusive: a program (`/opt/bin/python3`) is the only one that is tried, and of a version (`3.12`) no other will do.
   */
  find(requires: string | undefined, asked: string | undefined): Promise<Interpreter>;
  /** `python -m build`, sdist and wheel, from an environment of ours. */
  build(request: BuildRequest): Promise<void>;
  createEnvironment(interpreter: Interpreter, directory: string): Promise<PythonEnvironment>;
  /** Installs a wheel and its dependencies. */
  install(environment: PythonEnvironment, requirements: readonly string[]): Promise<void>;
  createProjectEnvironment(
    interpreter: Interpreter,
    directory: string,
  ): Promise<ProjectEnvironment>;
  /**
   * Installs a project into its environment. `pip install` is done by uv where it is on the search path and pip has no
   * settings that uv does not know, and by pip where that fails.
   */
  installProject(request: ProjectInstallation): Promise<void>;
  /** Whether the wheel's tags fit the interpreter: `[false, true]` for two names of which the second fits. */
  fits(interpreter: Interpreter, wheelNames: readonly string[]): Promise<readonly boolean[]>;
}
