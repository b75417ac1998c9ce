import type { OutputReader, ToolFinding } from "./finding.ts";
import { outputLines } from "./output-lines.ts";
import { readBlack } from "./read-black.ts";
import { readLint } from "./read-lint.ts";
import { readMypy } from "./read-mypy.ts";
import { readPytest } from "./read-pytest.ts";

/** The readers of the programs whose output we understand. */
const READERS: ReadonlyMap<string, OutputReader> = new Map([
  ["pytest", readPytest],
  ["py.test", readPytest],
  ["mypy", readMypy],
  ["dmypy", readMypy],
  ["black", readBlack],
  ["ruff", readLint],
  ["flake8", readLint],
  ["pylint", readLint],
  ["pycodestyle", readLint],
]);

/** What a command's output says about places. Of a program that we do not know (`tox`, `make`), any tool's output may be in it. */
export function readOutput(command: readonly string[], output: string): readonly ToolFinding[] {
  const lines = outputLines(output);
  const tool = toolOf(command);
  const known = tool === undefined ? undefined : READERS.get(tool);
  if (known !== undefined) return known(lines);
  return [...new Set(READERS.values())].flatMap((read) => read(lines));
}

/** The tool behind a command: `pytest` of `coverage run -m pytest`, of `uv run pytest -q` and of `/opt/bin/pytest`. */
export function toolOf(command: readonly string[]): string | undefined {
  return command.map(programName).find((name) => READERS.has(name));
}

/** Of a program, without its folder and the ending that Windows gives it. */
export function programName(program: string): string {
  const name = program.slice(Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\")) + 1);
  return name.replace(/\.exe$/i, "");
}
