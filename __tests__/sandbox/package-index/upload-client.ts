import { createHash } from "node:crypto";
import type { PackageIndexServer } from "../../../src/sandbox/package-index/server.ts";
import { type BuiltFile, metadataOf } from "./distributions.ts";

/** The fields of an upload; `undefined` leaves one out, a list repeats it. */
export type Fields = Readonly<Record<string, string | readonly string[] | Blob | undefined>>;

/** The fields that a good client sends for the file. */
export function fieldsOf(file: BuiltFile, name: string, version: string): Fields {
  const sdist = file.filename.endsWith(".tar.gz");
  return {
    ":action": "file_upload",
    protocol_version: "1",
    metadata_version: "2.4",
    name,
    version,
    description: metadataOf(name, version).split("\n\n")[1],
    filetype: sdist ? "sdist" : "bdist_wheel",
    pyversion: sdist ? "source" : "py3",
    sha256_digest: createHash("sha256").update(file.bytes).digest("hex"),
  };
}

export interface Request {
  readonly fields: Fields;
  /** Left out where undefined. */
  readonly file?: BuiltFile | undefined;
  /** Type of the file's part. */
  readonly type?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Beside `/legacy/`. */
  readonly path?: string;
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly type: string | null;
  readonly body: string;
}

/** Sends an upload, as any HTTP client would. */
export async function send(
  index: Pick<PackageIndexServer, "url">,
  request: Request,
): Promise<Answer> {
  const { fields, file, token, type = "application/octet-stream", path = "/legacy/" } = request;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) form.append(name, each);
  }
  if (file !== undefined) form.append("content", new File([file.bytes], file.filename, { type }));
  const authorization = token === undefined ? {} : { authorization: basic("__token__", token) };
  const headers = { accept: "application/json", ...authorization, ...request.headers };
  const answer = await fetch(index.url + path, {
    method: "POST",
    headers,
    body: form,
    redirect: "manual",
  });
  return {
    status: answer.status,
    reason: answer.statusText,
    type: answer.headers.get("content-type"),
    body: await answer.text(),
  };
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Status and message of an upload: `200`, or `400 File already exists …`. */
export async function outcome(
  index: Pick<PackageIndexServer, "url">,
  request: Request,
): Promise<string> {
  const { status, body } = await send(index, request);
  if (status === 200) return "200";
  // What a refusal in JSON looks like; `code` holds status and message.
  return (JSON.parse(body) as { code: string }).code;
}
