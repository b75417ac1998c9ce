import type { MakeLatest } from "./latest-release.ts";
import { failure, Refusal, unprocessable, validationFailed } from "./replies.ts";

/** Body of the requests that create or change a release, as far as this server heeds it. */
export interface ReleaseFields {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly make_latest?: MakeLatest;
  readonly generate_release_notes?: boolean;
  readonly previous_tag_name?: string;
}

export interface AssetFields {
  readonly name?: string;
  readonly label?: string;
}

const MOST_CHARACTERS = 125_000;
const LATEST: readonly unknown[] = ["true", "false", "legacy"];

const RELEASE_FIELDS = {
  tag_name: "string",
  target_commitish: "string",
  name: "string",
  body: "string",
  draft: "boolean",
  prerelease: "boolean",
  make_latest: "string",
  generate_release_notes: "boolean",
  previous_tag_name: "string",
} as const;

/** Throws a Refusal of 400 for what is not JSON, 422 for ill-typed fields and for a body that is too long. */
export function readReleaseFields(body: Buffer): ReleaseFields {
  // Each field has been checked against the table, which has the interface's names and types.
  const fields = readFields(body, RELEASE_FIELDS) as ReleaseFields;
  const { make_latest: latest, body: text } = fields;
  if (latest !== undefined && !LATEST.includes(latest)) {
    throw illTyped("make_latest", latest, `is not a member of ${JSON.stringify(LATEST)}`);
  }
  // GitHub counts characters, not UTF-16 units.
  if (text !== undefined && [...text].length > MOST_CHARACTERS) {
    const message = `body is too long (maximum is ${MOST_CHARACTERS} characters)`;
    throw validationFailed({ resource: "Release", code: "custom", field: "body", message });
  }
  return fields;
}

export function readAssetFields(body: Buffer): AssetFields {
  return readFields(body, { name: "string", label: "string" });
}

/** The known fields of a JSON object; GitHub lets unknown ones pass. */
function readFields(
  body: Buffer,
  types: Readonly<Record<string, "string" | "boolean">>,
): Readonly<Record<string, unknown>> {
  const value = parseObject(body);
  for (const [field, type] of Object.entries(types)) {
    const given = value[field];
    if (given !== undefined && typeof given !== type)
      throw illTyped(field, given, `is not a ${type}`);
  }
  return value;
}

function parseObject(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(failure(400, "Problems parsing JSON"));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(failure(400, "Body should be a JSON object"));
  }
  // An object of JSON has text keys; its values are looked at before use.
  return value as Record<string, unknown>;
}

function illTyped(field: string, given: unknown, what: string): Refusal {
  const shown = given === null ? "nil" : JSON.stringify(given);
  return unprocessable(`Invalid request.\n\nFor 'properties/${field}', ${shown} ${what}.`);
}
