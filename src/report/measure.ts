import type { Outcome } from "../domain/outcome.ts";

/** `12.3 s` */
export function durationOf({ startedAt, finishedAt }: Outcome): string {
  const milliseconds = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isFinite(milliseconds) ? `${(milliseconds / 1000).toFixed(1)} s` : "";
}

/** `812 B`, `12.3 kB`, `4.0 MB`: bytes for people. */
export function sizeLabel(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
