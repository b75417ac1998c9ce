import type { commandDiagnostics } from "../../src/domain/command-line.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const commandExplanations: ExplanationsOf<typeof commandDiagnostics> = {
  "command-shell-syntax": {
    meaning:
      "A command under `[tool.tag2pypi]` holds something that a shell would act on: a pipe, `&&`, a redirection, a variable like `$HOME`, or a setting like `NAME=value` before the program. Commands are started without a shell, so the program would get it as an ordinary argument. Patterns like `*.py` and `~` are not expanded either, and are not found here.",
    why: "It would silently do something else than is written, and something else again on Windows. The command was not run, and nothing has been uploaded.",
    mending:
      'Give each command an entry of its own, `smoke.commands` as a list and `check.commands` by name, instead of joining them with `&&`. What is meant literally goes into single quotes. For a variable that the runner sets, name it in `environment`. Anything longer belongs in a script of the project:\n\n```toml\n[tool.tag2pypi.build]\nbefore = "python scripts/prepare.py"\n```',
  },
  "command-invalid": {
    meaning:
      "A command under `[tool.tag2pypi]` cannot be taken apart into a program and its arguments: a quote is opened and never closed, or there is no program in it.",
    why: "The command was not run, and nothing has been uploaded.",
    mending:
      "Close the quote, or write an apostrophe that is meant as one as `\\'`. TOML's own quotes come on top: a text in single quotes takes backslashes and double quotes as they are, as in `tests = 'pytest -m \"not slow\" {tests}'`.",
  },
};
