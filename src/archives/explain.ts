import type { Diagnostic } from "../domain/diagnostic.ts";
import { distributionDiagnostics } from "../domain/distribution/diagnostics.ts";
import type { ArchiveError, ArchiveFault } from "./archive-error.ts";

const INCOMPLETE =
  "The file is not what the build wrote. Take it from the build again: an upload or download may have been cut short.";
const REWRITTEN =
  "Publish the file as the build backend wrote it. Tools that rewrite, join or sign archives leave such traces.";
const STREAMED =
  "Write the archive into a file rather than into a stream: PyPI takes only what common ZIP tools and build backends write.";
const RENAMED =
  "Build the project again with an up-to-date build backend: the file's name and what is in it belong together.";
const HARMFUL =
  "PyPI or installers refuse such members. Find out which file of the project, or which build step, puts it there.";
const PLAIN =
  "Leave such files out of the distribution, or put copies of what they point to in their place.";
const BOMB =
  "Leave out of the distribution what makes it so large; data are better downloaded when needed.";

const HINTS: Readonly<Record<ArchiveFault, string>> = {
  "not-a-zip": INCOMPLETE,
  "not-a-tar": INCOMPLETE,
  truncated: INCOMPLETE,
  malformed: INCOMPLETE,
  "crc-mismatch": INCOMPLETE,
  "size-mismatch": INCOMPLETE,
  "count-mismatch": INCOMPLETE,
  "zip-and-tar": REWRITTEN,
  "prefix-data": REWRITTEN,
  "trailing-data": REWRITTEN,
  "unlisted-data": REWRITTEN,
  "overlapping-members": REWRITTEN,
  "several-end-records": REWRITTEN,
  "local-mismatch": REWRITTEN,
  comment: REWRITTEN,
  "split-archive": STREAMED,
  "zip64-data": STREAMED,
  "data-descriptor": STREAMED,
  encrypted: STREAMED,
  "compression-method": STREAMED,
  "duplicate-name": HARMFUL,
  "invalid-name": HARMFUL,
  "unsafe-path": HARMFUL,
  "not-text": HARMFUL,
  link: PLAIN,
  "special-member": PLAIN,
  sparse: PLAIN,
  "too-many-members": BOMB,
  "member-too-large": BOMB,
  "compression-ratio": BOMB,
  "file-name": RENAMED,
  "top-level": RENAMED,
  "missing-member": RENAMED,
};

/** A refused archive as a diagnostic: which file, why, and where to look. */
export function explainArchiveError(filename: string, error: ArchiveError): Diagnostic {
  return distributionDiagnostics.diagnose("distribution-unreadable", {
    message: `${filename} cannot be published: ${error.message}.`,
    hint: HINTS[error.reason],
  });
}
