import type { SeenRequest } from "../adapters/http/scripted-server.ts";

/** An answer of a service that repeats the credentials it was sent. */
export interface Echo {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What no service says but one that repeats. */
export const ECHOED = "Sent with:";

/**
 * In every place of an answer that a client may quote: as they were sent, in the clear, and in an address as addresses
 * have them; a text has them in that form, too.
 */
export function echoOf(request: SeenRequest, status: number, json: boolean): Echo {
  const sent = credentialsIn(request);
  const words = `${ECHOED} ${sent.join(" ")}`;
  const text = `${words} ${sent.map(encodeURIComponent).join(" ")}`;
  const errors = [{ code: "invalid-payload", description: text, message: text, field: text }];
  const answer = { message: text, error: text, detail: text, code: text, errors };
  const location = `/elsewhere/${encodeURIComponent(words)}?token=${encodeURIComponent(words)}`;
  return {
    status,
    reason: text,
    headers: {
      "content-type": json ? "application/json" : "text/plain",
      ...(status >= 300 && status < 400 ? { location } : {}),
    },
    body: json ? JSON.stringify(answer) : text,
  };
}

/** The header, user name and password in it, the password alone, and an identity token in the body. */
function credentialsIn({ headers, body }: SeenRequest): readonly string[] {
  const { authorization = "" } = headers;
  const basic = /^basic (.+)/i.exec(authorization)?.[1];
  const account = basic === undefined ? "" : Buffer.from(basic, "base64").toString();
  const password = account.slice(account.indexOf(":") + 1);
  const [token = ""] = /eyJ[\w.-]+/.exec(body.toString("latin1")) ?? [];
  return [authorization, account, password, token].filter((text) => text !== "");
}
