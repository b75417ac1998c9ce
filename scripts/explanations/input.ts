import type { inputDiagnostics } from "../../src/inputs.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const inputExplanations: ExplanationsOf<typeof inputDiagnostics> = {
  "input-invalid": {
    meaning:
      "An input of the action, as it arrived, is none that it can have. All wrong inputs are told together, before anything else. Where the value is empty, mostly a secret or an output that the workflow names does not exist: `needs` does not list the job, or a step has no such `id`.",
    why: "A value that is guessed could publish to the wrong place, or without what was required. Nothing has happened yet.",
    mending:
      "Correct the line under `with:` in the workflow; `action.yml` in the action's folder describes every input. Flags are `true` or `false` and nothing else, folders are written relative to the workspace and lie within it. A value that comes from another job needs that job in `needs`:\n\n```yaml\nneeds: build\nsteps:\n  - uses: tag2pypi/tag2pypi/publish@v0.1.0\n    with:\n      manifest-sha256: ${{ needs.build.outputs.manifest-sha256 }}\n```",
  },
};
