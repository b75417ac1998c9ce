import type { Reply } from "../http/failures.ts";
import { parseHtml } from "./html.ts";

/** What web servers write around the one sentence that matters. */
const BOILERPLATE: readonly RegExp[] = [
  /^\d{3} (?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Conflict|Gone|Too Many Requests)$/,
  /^The server could not comply with the request since it is either malformed or otherwise incorrect\.$/,
  /^Access was denied to this resource\.$/,
  /^There was a conflict when trying to complete your request\.$/,
  /^The resource could not be found\.$/,
  /^This resource is no longer available\. {1,2}No forwarding address is given\.$/,
  /^The action could not be performed because there were too many requests by the client\.$/,
];

/**
 * The index's own words in an error answer, on one line. They are in a JSON body, an HTML page or plain text, according
 * to what it made of our `Accept`; only where the body says nothing, in the reason phrase.
 */
export function answerText(reply: Reply): string {
  const paragraphs = bodyText(reply)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !BOILERPLATE.some((pattern) => pattern.test(line)))
    // The same sentence comes as title, heading and text, with and without the status before it.
    .map((line) => line.replace(/^\d{3} /, ""));
  const words = [...new Set(paragraphs)].join(" ");
  return words === "" ? reply.statusText : words;
}

function bodyText({ text, headers }: Reply): string {
  const type = headers.get("content-type") ?? "";
  if (type.includes("json")) return jsonText(text) ?? text;
  return type.includes("html") || text.trimStart().startsWith("<") ? htmlText(text) : text;
}

function jsonText(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== "object" || answer === null) return undefined;
    const members = new Map<string, unknown>(Object.entries(answer));
    const texts = [members.get("message"), members.get("code")];
    return texts.filter((value) => typeof value === "string").join("\n");
  } catch {
    return undefined;
  }
}

function htmlText(html: string): string {
  const texts: string[] = [];
  parseHtml(html, {
    onopentag: () => texts.push("\n"),
    onclosetag: () => texts.push("\n"),
    ontext: (text) => texts.push(text),
  });
  return texts.join("");
}
