import type { Reply } from "../http.ts";
import { acceptable } from "./accept.ts";

/** The index says no: thrown by any check, answered as PyPI's framework would. Nothing is stored then. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: RefusalStatus,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Where the message goes besides the body: older edges put it into the status line, today's do not. */
export type ReasonStyle = "message" | "standard";

type RefusalStatus = 308 | 400 | 403 | 404 | 409 | 410 | 429;

interface StatusText {
  readonly title: string;
  readonly explanation: string;
}

const STATUS_TEXTS: Readonly<Record<RefusalStatus, StatusText>> = {
  308: { title: "Permanent Redirect", explanation: "The resource has been moved to" },
  400: {
    title: "Bad Request",
    explanation:
      "The server could not comply with the request since it is either malformed or otherwise incorrect.",
  },
  403: { title: "Forbidden", explanation: "Access was denied to this resource." },
  404: { title: "Not Found", explanation: "The resource could not be found." },
  409: {
    title: "Conflict",
    explanation: "There was a conflict when trying to complete your request.",
  },
  410: {
    title: "Gone",
    explanation: "This resource is no longer available.  No forwarding address is given.",
  },
  429: {
    title: "Too Many Requests",
    explanation:
      "The action could not be performed because there were too many requests by the client.",
  },
};

/** The answer to a refused request, in the form that its Accept header asks for; plain text where it has none. */
export function replyToRefusal(
  refusal: Refusal,
  accept: string | undefined,
  style: ReasonStyle,
): Reply {
  const { title, explanation } = STATUS_TEXTS[refusal.status];
  const status = `${refusal.status} ${refusal.message}`;
  const [type] = acceptable(accept ?? "", ["text/html", "application/json"]);
  return {
    status: refusal.status,
    reason: style === "message" ? refusal.message : title,
    headers: { "content-type": CONTENT_TYPES[type ?? "text/plain"] ?? "", ...refusal.headers },
    body: writePage(type, { status, title, explanation, detail: refusal.message }),
  };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  "text/html": "text/html; charset=UTF-8",
  "application/json": "application/json",
  "text/plain": "text/plain; charset=UTF-8",
};

interface Page extends StatusText {
  readonly status: string;
  readonly detail: string;
}

function writePage(type: string | undefined, page: Page): string {
  const body = (lineBreak: string, write: (text: string) => string) =>
    `${write(page.explanation)}${lineBreak}${lineBreak}\n${write(page.detail)}\n\n`;
  if (type === "application/json") {
    return JSON.stringify({
      message: body("\n", String),
      code: page.status,
      title: page.title,
    });
  }
  if (type === "text/html") return writeHtml(page.status, body("<br/>", escapeHtml));
  return `${page.status}\n\n${body("\n", String)}`;
}

/** Pyramid escapes the detail, but not the status that it repeats as a heading (2.1, measured). */
function writeHtml(heading: string, body: string): string {
  return [
    "<html>",
    " <head>",
    `  <title>${heading}</title>`,
    " </head>",
    " <body>",
    `  <h1>${heading}</h1>`,
    `  ${body}`,
    " </body>",
    "</html>",
  ].join("\n");
}

/** Text for HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}
