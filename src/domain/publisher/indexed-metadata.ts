/** What an index shows people of one version (`info` of PyPI's JSON API). */
export interface IndexedMetadata {
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  readonly description: string;
  readonly classifiers: readonly string[];
}
