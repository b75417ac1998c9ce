/** Why an archive is refused. Closed, so that whoever explains or answers a refusal covers every one. */
export type ArchiveFault =
  | "not-a-zip"
  | "not-a-tar"
  | "zip-and-tar"
  | "truncated"
  | "malformed"
  | "prefix-data"
  | "trailing-data"
  | "unlisted-data"
  | "overlapping-members"
  | "several-end-records"
  | "split-archive"
  | "comment"
  | "zip64-data"
  | "count-mismatch"
  | "local-mismatch"
  | "data-descriptor"
  | "encrypted"
  | "compression-method"
  | "crc-mismatch"
  | "size-mismatch"
  | "duplicate-name"
  | "invalid-name"
  | "unsafe-path"
  | "link"
  | "special-member"
  | "sparse"
  | "too-many-members"
  | "member-too-large"
  | "compression-ratio"
  | "file-name"
  | "top-level"
  | "missing-member"
  | "not-text";

/** An archive that we do not read: it is broken, it lies, or an index would refuse it. */
export class ArchiveError extends Error {
  readonly reason: ArchiveFault;
  /** The member it is about, where it is about one. */
  readonly member?: string;

  constructor(reason: ArchiveFault, message: string, member?: string) {
    super(message);
    this.reason = reason;
    if (member !== undefined) this.member = member;
  }
}
