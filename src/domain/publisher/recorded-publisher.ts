/** The trusted publisher that an index names in a file's provenance (PEP 740). */
export interface RecordedPublisher {
  /** `owner/name` */
  readonly repository: string;
  /** File name of the workflow: `publish.yml`. */
  readonly workflow: string;
  /** Environment that is registered with it; undefined where none is. */
  readonly environment?: string;
}
