import { createHash } from "node:crypto";
import type { MemberPlan } from "./zip-builder.ts";

export const WHEEL = "omi-0.3.0-py3-none-any.whl";
export const INFORMATION = "omi-0.3.0.dist-info";
export const METADATA = "Metadata-Version: 2.1\nName: omi\nVersion: 0.3.0\n";

export interface WheelPlan {
  readonly metadata?: string | Uint8Array;
  readonly wheel?: string | Uint8Array;
  readonly entryPoints?: string | Uint8Array;
  /** Beside the package. */
  readonly files?: Readonly<Record<string, string>>;
  /** What becomes of the true RECORD. */
  readonly record?: (lines: string) => string | Uint8Array;
  /** For another file name. */
  readonly information?: string;
}

/** The members of a wheel without fault, but for what is asked for: stored, so that every byte of it is known. */
export function wheelMembers(plan: WheelPlan = {}): readonly MemberPlan[] {
  const { information = INFORMATION, entryPoints, record = (lines) => lines } = plan;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "omi/__init__.py": "answer = 42\n",
    [`${information}/METADATA`]: plan.metadata ?? METADATA,
    [`${information}/WHEEL`]: plan.wheel ?? "Wheel-Version: 1.0\nTag: py3-none-any\n",
    ...(entryPoints === undefined ? {} : { [`${information}/entry_points.txt`]: entryPoints }),
    ...plan.files,
  };
  const lines = Object.entries(files).map(([name, content]) => recordLine(name, content));
  const own = `${information}/RECORD`;
  return Object.entries({ ...files, [own]: record(`${lines.join("")}${own},,\n`) }).map(
    ([name, content]) => ({ name, content, stored: true }),
  );
}

/** As Python's own tools write it. */
export function recordLine(name: string, content: string | Uint8Array): string {
  const digest = createHash("sha256").update(content).digest("base64url");
  const path = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  return `${path},sha256=${digest},${Buffer.byteLength(content)}\n`;
}
