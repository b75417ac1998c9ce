import type { IndexContext } from "../context.ts";
import type { Digests, IndexedRelease, Project } from "../state.ts";
import type { Identity } from "../tokens.ts";
import type { FileFields, UploadedFile } from "./form.ts";
import type { UploadMetadata } from "./metadata.ts";

/** An upload of which it is known who sends it, and to which project: what the checks of the file look at. */
export interface Candidate {
  readonly context: IndexContext;
  readonly identity: Identity;
  readonly fields: FileFields;
  readonly metadata: UploadMetadata;
  readonly content: UploadedFile;
  /** Of the content, as the index calculates them. */
  readonly digests: Digests;
  readonly project: Project;
  /** Name that the project gets with this upload. */
  readonly projectName: string;
  readonly normalizedName: string;
  /** Undefined for the first file of a version. */
  readonly release: IndexedRelease | undefined;
  /** The field `attestations`, as sent. */
  readonly attestations: string | undefined;
}

/** Refuses a candidate by throwing Refusal. */
export type Check = (candidate: Candidate) => void | Promise<void>;
