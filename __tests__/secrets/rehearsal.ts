import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Place, Secret } from "./leaks.ts";
import { folderPlaces, writtenText } from "./places.ts";
import { searchPlaces } from "./search-run.ts";

/** What the command line is started with, so that the credentials of a rehearsal are known when it ends. */
export interface RecordedRehearsal {
  readonly nodeOptions: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Searches what was printed, and what the flags in `words` have it keep. To be called once, at the end.
   * Throws an Error that names the places, and no secret.
   */
  search(words: readonly string[], texts: Readonly<Record<string, string>>): Promise<void>;
}

const RECORDER = pathToFileURL(join(import.meta.dirname, "record-credentials.mjs")).href;

/** Makes the record that record-credentials.mjs writes to; `search` removes it. */
export async function recordCredentials(): Promise<RecordedRehearsal> {
  const folder = await mkdtemp(join(tmpdir(), "tag2pypi-credentials-"));
  const record = join(folder, "record");
  return {
    nodeOptions: ["--import", RECORDER],
    environment: { CREDENTIALS_RECORD: record },
    search: async (words, texts) => {
      const lines = await readFile(record, "utf8").catch(() => "");
      await rm(folder, { recursive: true });
      const secrets = lines.split("\n").filter(Boolean).map(readSecret);
      const printed = Object.entries(texts).map(([what, text]) => writtenText(what, text));
      await searchPlaces("cli", secrets, [...printed, ...(await keptPlaces(words))]);
    },
  };
}

function readSecret(line: string): Secret {
  return JSON.parse(line) as Secret; // as record-credentials.mjs writes it
}

async function keptPlaces(words: readonly string[]): Promise<readonly Place[]> {
  const report = flagValue("--report", words);
  const state = flagValue("--state", words);
  // Of a run that was refused there is none.
  const text = report === undefined ? "" : await readFile(report, "utf8").catch(() => "");
  const kept = state === undefined ? [] : await folderPlaces("state", state);
  return [writtenText("report", text), ...kept.map(withoutTokens)];
}

function flagValue(flag: string, words: readonly string[]): string | undefined {
  const place = words.indexOf(flag);
  return place === -1 ? undefined : words[place + 1];
}

/** The sandbox's index knows its own tokens, as any index does. */
function withoutTokens(place: Place): Place {
  if (!/\/state\.json$/.test(place.name)) return place;
  const text = place.bytes.toString("latin1").replace(/^ "tokens": \[\n(?: {2}.*\n)* \]/m, "");
  return { ...place, bytes: Buffer.from(text, "latin1") };
}
