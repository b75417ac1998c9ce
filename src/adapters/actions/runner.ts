import { rm, truncate, writeFile } from "node:fs/promises";
import { error, notice, setOutput, setSecret, summary, warning } from "@actions/core";
import type { Annotation } from "../../domain/diagnostic.ts";

const ISSUE = { error, warning, notice } as const;

/** Shows findings on the run's page and beside the code. */
export function issueAnnotations(annotations: readonly Annotation[]): void {
  for (const { severity, title, message, file, line, endLine } of annotations) {
    ISSUE[severity](message, {
      title,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { startLine: line }),
      ...(endLine === undefined ? {} : { endLine }),
    });
  }
}

/** Files by which a step tells the runner something (GitHub documentation, "Workflow commands"). */
const COMMAND_FILES = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"];

/**
 * Empties the files by which this step tells the runner something. We have written nothing to them yet: what is there, code of
 * the project has written, to change later steps or to break the outputs. A process that it left behind still can.
 */
export async function clearCommandFiles(): Promise<void> {
  for (const name of COMMAND_FILES) {
    const path = process.env[`GITHUB_${name}`];
    if (path) await empty(path);
  }
}

/** Also a file that its writer has made read-only. Throws where that cannot be undone. */
async function empty(path: string): Promise<void> {
  try {
    await truncate(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // every error of node:fs has a code
    await rm(path, { force: true });
    await writeFile(path, "");
  }
}

/** Sets the outputs of the action; a value may have several lines. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Adds Markdown to the job's summary; a runner that has none is left alone. */
export async function writeSummary(markdown: string): Promise<void> {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(markdown).write();
}

/**
 * Has the runner replace a secret in everything that it logs from now on. The runner masks by line and refuses
 * nothing as a secret, so lines are given one by one, and empty ones not at all.
 */
export function addMask(secret: string): void {
  for (const line of secret.split(/[\r\n]+/)) {
    if (line.trim() !== "") setSecret(line);
  }
}
