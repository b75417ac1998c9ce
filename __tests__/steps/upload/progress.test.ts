import { describe, expect, test } from "@jest/globals";
import { uploadProgress } from "../../../src/steps/upload/progress.ts";

const MEGABYTE = 1_000_000;

/** A clock that is moved by hand, in seconds, and what was said. */
function world() {
  let seconds = 0;
  const said: string[] = [];
  const withProgress = uploadProgress({
    clock: { now: () => new Date(seconds * 1000), sleep: async () => undefined },
    reporter: { say: (line) => said.push(line), quote: () => undefined },
  });
  return {
    said,
    withProgress,
    pass: (more: number) => {
      seconds += more;
    },
  };
}

describe("the progress of an upload", () => {
  test("is told every ten seconds, after the first ten", async () => {
    const { said, withProgress, pass } = world();
    await withProgress({ name: "omi.whl", size: 200 * MEGABYTE }, async (onSent) => {
      for (let sent = 0; sent <= 200; sent += 5) {
        onSent(sent * MEGABYTE);
        pass(1.5);
      }
    });
    expect(said).toEqual(
      [35, 70, 105, 140, 175].map((sent) => `Uploading omi.whl: ${sent} of 200 MB`),
    );
  });

  test("of a small file on a slow line has a decimal", async () => {
    const { said, withProgress, pass } = world();
    await withProgress({ name: "omi.whl", size: 2.5 * MEGABYTE }, async (onSent) => {
      pass(10);
      onSent(440_000);
    });
    expect(said).toEqual(["Uploading omi.whl: 0.4 of 2.5 MB"]);
  });

  test("of many that are soon done is not told, however long they take together", async () => {
    const { said, withProgress, pass } = world();
    for (let number = 0; number < 100; number++) {
      await withProgress({ name: `${number}.whl`, size: MEGABYTE }, async (onSent) => {
        pass(9);
        onSent(MEGABYTE);
      });
    }
    expect(said).toEqual([]);
  });

  test("of several at once is one line", async () => {
    const { said, withProgress, pass } = world();
    const told: ((bytes: number) => void)[] = [];
    const ends: (() => void)[] = [];
    const uploads = ["a", "b", "c"].map((name) =>
      withProgress({ name, size: 100 * MEGABYTE }, (onSent) => {
        told.push(onSent);
        return new Promise((resolve) => ends.push(resolve));
      }),
    );
    pass(10);
    for (const onSent of told) onSent(20 * MEGABYTE);
    ends[0]?.();
    await uploads[0];
    pass(10);
    for (const onSent of told.slice(1)) onSent(50 * MEGABYTE);
    expect(said).toEqual(["Uploading 3 files: 20 of 300 MB", "Uploading 2 files: 70 of 200 MB"]);
    for (const end of ends) end();
    await Promise.all(uploads);
  });

  test("that fails is told no more", async () => {
    const { said, withProgress, pass } = world();
    const failing = withProgress({ name: "a", size: MEGABYTE }, () =>
      Promise.reject(new Error("no")),
    );
    await expect(failing).rejects.toThrow("no");
    pass(10);
    await withProgress({ name: "b", size: MEGABYTE }, async (onSent) => onSent(1));
    expect(said).toEqual([]);
  });
});
