import { createHash } from "node:crypto";
import type { SeenRequest } from "../adapters/http/scripted-server.ts";

/** Every field of an upload with its values in their order; of the file its name, type and SHA-256 digest. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export interface RecordedForm {
  readonly filename: string;
  readonly fields: Fields;
  /** Bytes of the file. */
  readonly content: Uint8Array;
}

/** Reads the forms that one tool has sent, which its requests tell by how `User-Agent` starts; by their files' names. */
export async function formsOf(
  requests: readonly SeenRequest[],
  agent: string,
): Promise<ReadonlyMap<string, RecordedForm>> {
  const own = requests.filter(({ headers }) => headers["user-agent"]?.startsWith(agent));
  const forms = await Promise.all(own.map(readUpload));
  return new Map(forms.map((form) => [form.filename, form]));
}

async function readUpload({ body, headers }: SeenRequest): Promise<RecordedForm> {
  const type = headers["content-type"] ?? "";
  const form = await new Response(body, { headers: { "content-type": type } }).formData();
  const fields: Record<string, string[]> = {};
  let filename = "";
  let content = new Uint8Array();
  for (const [field, value] of form) {
    const values = fields[field] ?? [];
    fields[field] = values;
    if (typeof value === "string") values.push(value);
    else {
      filename = value.name;
      content = new Uint8Array(await value.arrayBuffer());
      const sha256 = createHash("sha256").update(content).digest("hex");
      values.push(`${filename}, ${value.type}, ${sha256}`);
    }
  }
  return { filename, fields, content };
}
