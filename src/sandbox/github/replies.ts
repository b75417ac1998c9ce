import { jsonReply, type Reply } from "../http.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const DOCUMENTATION = "https://docs.github.com/rest";

/** One entry of a 422's `errors` (GitHub's REST API, "Validation failed"). */
export interface ValidationError {
  readonly resource: "Release" | "ReleaseAsset";
  readonly code: "already_exists" | "custom" | "invalid" | "missing_field";
  readonly field?: string;
  readonly message?: string;
}

/** An operation ends here with GitHub's own error. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`The request is refused with ${reply.status}.`);
    this.reply = reply;
  }
}

export function json(status: number, value: unknown, headers: Reply["headers"] = {}): Reply {
  const reply = jsonReply(status, value, JSON_TYPE);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

export const noContent: Reply = { status: 204 };

/** An error as GitHub words one: `{message, documentation_url, status}`. */
export function failure(status: number, message: string, headers: Reply["headers"] = {}): Reply {
  return json(
    status,
    { message, documentation_url: DOCUMENTATION, status: String(status) },
    headers,
  );
}

export function notFound(): Refusal {
  return new Refusal(failure(404, "Not Found"));
}

/** A 422 that is nothing but a sentence. */
export function unprocessable(message: string): Refusal {
  return new Refusal(failure(422, message));
}

export function validationFailed(...errors: readonly ValidationError[]): Refusal {
  const message = "Validation Failed";
  return new Refusal(
    json(422, { message, errors, documentation_url: DOCUMENTATION, status: "422" }),
  );
}
