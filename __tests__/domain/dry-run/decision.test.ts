import { describe, expect, test } from "@jest/globals";
import { type Decided, joinDecided, stopFor } from "../../../src/domain/dry-run/decision.ts";

const found = (code: string) => ({ code, severity: "error", message: `${code}.` }) as const;
const mint: Decided = { decisions: [{ do: "mint", index: "pypi" }], diagnostics: [] };

describe("the parts of a run", () => {
  test("are one list of decisions, in their order", () => {
    const confirm = { do: "confirm", index: "pypi", files: 2 } as const;
    const notice = { ...found("later"), severity: "notice" } as const;
    expect(joinDecided([mint, { decisions: [confirm], diagnostics: [notice] }])).toEqual({
      decisions: [mint.decisions[0], confirm],
      diagnostics: [notice],
    });
  });

  test("end at the first stop, and every diagnostic is told once", () => {
    const first = found("draft-not-ours");
    const second = found("file-differs");
    const parts = [mint, stopFor([first]), mint, stopFor([second]), stopFor([first])];
    expect(joinDecided(parts)).toEqual({
      decisions: [mint.decisions[0], { do: "stop", why: [first] }],
      diagnostics: [first, second],
    });
  });

  test("go on where nothing is in the way", () => {
    expect(joinDecided([stopFor([]), mint])).toEqual(mint);
  });
});
