import { cp } from "node:fs/promises";
import { join } from "node:path";
import { succeeded } from "../../domain/command-output.ts";
import { rehearsalDiagnostics } from "../../domain/project/rehearsal-diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { CommandLine, Commands } from "../../ports/commands.ts";

/** The same every time, so that a rehearsal that keeps its state meets the same commit again. */
const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada Example",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_AUTHOR_DATE: "2026-11-02T09:00:00Z",
  GIT_COMMITTER_NAME: "Ada Example",
  GIT_COMMITTER_EMAIL: "ada@example.org",
  GIT_COMMITTER_DATE: "2026-11-02T09:00:00Z",
};

const TAG = "v1.1.0";

/** Makes a repository of the example project, committed and tagged: inside our own it would be none. Gives its folder. */
export async function makeExample(
  example: string,
  temporary: string,
  commands: Commands,
): Promise<string> {
  const directory = join(temporary, "example");
  await cp(example, directory, { recursive: true });
  const steps: readonly CommandLine[] = [
    ["git", "init", "--quiet", "--initial-branch=main"],
    ["git", "add", "--all"],
    ["git", "commit", "--quiet", "--no-gpg-sign", "--message=Release 1.1.0"],
    ["git", "tag", "--annotate", "--no-sign", "--message=Release 1.1.0", TAG],
  ];
  for (const step of steps) {
    const result = await commands.run(step, { directory, environment: IDENTITY, quiet: true });
    if (succeeded(result)) continue;
    throw new ReleaseError(
      rehearsalDiagnostics.diagnose("rehearsal-failed", {
        message: `${step.join(" ")} failed in a copy of the example project: ${result.output.trim()}`,
        hint: "Install git 2.28 or later.",
      }),
    );
  }
  return directory;
}
