import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { SHORTEST_SECRET } from "./forms.ts";
import { type Environment, type Services, secretsOf } from "./known-secrets.ts";
import { findLeaks, type Place, type Secret } from "./leaks.ts";
import { withoutMasks } from "./masks.ts";
import { folderPlaces, publishedPlaces, writtenText } from "./places.ts";

/** A run that has ended, as far as others can see it. */
export interface EndedRun {
  /** Of dist/, without its ending; `act` for a whole workflow. */
  readonly program: string;
  readonly standardOutput: string;
  /** What else it wrote for a runner or a person, by what it is: `standard error`, `summary`. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the process was given. */
  readonly environment: Environment;
  /** Folders that are there afterwards, by what they are. */
  readonly folders: Readonly<Record<string, string>>;
}

/** Searches everything that a run of an action has left behind. Throws an Error that names the places, and no secret. */
export async function searchRun(services: Services, run: EndedRun): Promise<void> {
  const secrets = secretsOf(services, run.environment);
  const places = [...(await runPlaces(run, secrets)), ...(await publishedPlaces(services))];
  await searchPlaces(run.program, secrets, places);
}

/** What the run itself has left where it ran. */
async function runPlaces(
  { standardOutput, texts, folders }: Pick<EndedRun, "standardOutput" | "texts" | "folders">,
  secrets: readonly Secret[],
): Promise<readonly Place[]> {
  const values = secrets.map(({ value }) => value);
  const files = Object.entries(folders).map(([what, folder]) => folderPlaces(what, folder));
  return [
    writtenText("standard output", withoutMasks(standardOutput, values)),
    ...Object.entries(texts).map(([what, text]) => writtenText(what, text)),
    ...(await Promise.all(files)).flat(),
  ];
}

/** Searches any places for any secrets; throws as searchRun does. The record is for the end of all tests: scripts/jest-secrets.mjs. */
export async function searchPlaces(
  program: string,
  secrets: readonly Secret[],
  places: readonly Place[],
): Promise<void> {
  const leaks = findLeaks(secrets, places).map(({ kind, where }) => `${kind} in ${where}`);
  const { testPath, currentTestName } = expect.getState();
  const folder = process.env["SECRETS_RECORD"];
  if (folder !== undefined) {
    const record = {
      program,
      test: `${testPath}: ${currentTestName}`,
      places: places.length,
      secrets: secrets.flatMap(describe),
      leaks,
    };
    await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(record));
  }
  if (leaks.length > 0) throw new Error(`Secrets were found:\n${leaks.join("\n")}`);
}

/** So that the same secret is counted once; the record tells none. */
function describe({ kind, value }: Secret) {
  if (value.length < SHORTEST_SECRET) return [];
  return [{ kind, digest: createHash("sha256").update(value).digest("hex") }];
}
