import type { GuideLine } from "./guide-line.ts";
import { before, preparation } from "./guide-preparation.ts";
import { after, publication } from "./guide-publication.ts";

/** The release guide's checklists and ten steps, line by line, with what the guide gets wrong put right. */
export const guide: readonly GuideLine[] = [...before, ...preparation, ...publication, ...after];

/** The lines that a rehearsal can speak of: nothing comes after it. */
export const rehearsalGuide: readonly GuideLine[] = [...before, ...preparation, ...publication];
