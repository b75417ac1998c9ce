import type { Distribution } from "../../domain/manifest.ts";
import type { Clock, Reporter } from "../../ports/machine.ts";

/** How long an upload must take to be worth a line, and how often there is one. Milliseconds. */
const INTERVAL = 10_000;
const MEGABYTE = 1_000_000;

export interface ProgressPorts {
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/** Runs an upload, and tells how far it is when it takes long. */
export type WithProgress = (
  file: Pick<Distribution, "name" | "size">,
  act: (onSent: (bytes: number) => void) => Promise<void>,
) => Promise<void>;

interface Running {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly since: number;
  sent: number;
}

/** One line for all uploads together, every ten seconds at most: so many at once must not flood the log. */
export function uploadProgress({ clock, reporter }: ProgressPorts): WithProgress {
  const running = new Set<Running>();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = () => {
    const now = clock.now().getTime();
    const long = [...running].filter(({ since }) => now - since >= INTERVAL);
    if (long.length === 0 || now - toldAt < INTERVAL) return;
    toldAt = now;
    reporter.say(describe(long));
  };
  return async ({ name, size }, act) => {
    const upload: Running = { name, size, since: clock.now().getTime(), sent: 0 };
    running.add(upload);
    try {
      await act((bytes) => {
        upload.sent = bytes;
        tell();
      });
    } finally {
      running.delete(upload);
    }
  };
}

function describe(uploads: readonly Running[]): string {
  const what = uploads.length === 1 ? uploads[0]?.name : `${uploads.length} files`;
  const sent = uploads.reduce((sum, upload) => sum + upload.sent, 0);
  const size = uploads.reduce((sum, upload) => sum + upload.size, 0);
  const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(size < 10 * MEGABYTE ? 1 : 0);
  return `Uploading ${what}: ${megabytes(sent)} of ${megabytes(size)} MB`;
}
