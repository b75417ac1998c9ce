import type { changelogDiagnostics } from "../../src/domain/changelog/diagnostics.ts";
import { formExplanations } from "./changelog-form.ts";
import { notesExplanations } from "./changelog-notes.ts";
import { sectionExplanations } from "./changelog-section.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const changelogExplanations: ExplanationsOf<typeof changelogDiagnostics> = {
  ...sectionExplanations,
  ...formExplanations,
  ...notesExplanations,
};
