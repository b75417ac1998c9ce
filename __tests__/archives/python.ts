import { spawnSync } from "node:child_process";

/** Runs a Python script with JSON in and JSON out. */
export function runPython(script: string, input: unknown = null): unknown {
  const child = spawnSync(
    "python3",
    ["-c", `import json, sys\ngiven = json.load(sys.stdin)\n${script}`],
    {
      encoding: "utf8",
      env: { ...process.env, PYTHONUTF8: "1" },
      input: JSON.stringify(input),
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (child.status !== 0) throw new Error(`python3 failed: ${child.stderr}`);
  return JSON.parse(child.stdout);
}
