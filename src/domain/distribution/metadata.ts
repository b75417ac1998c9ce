/**
 * Core metadata of a distribution (METADATA, PKG-INFO): headers in their order, names in lower case, values as written.
 * Source: core metadata specification; keys are case-insensitive, continuation lines joined with a line break.
 */
export interface CoreMetadata {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The message body: the description since Metadata 2.1. */
  readonly body: string;
}
