import { Parser } from "htmlparser2";

/** What is told of an HTML document, in its order. */
export interface HtmlHandler {
  /** Names in small letters; values with their character references resolved. */
  onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
  onclosetag(name: string): void;
  ontext(text: string): void;
}

/** Not text that anybody is to read. */
const CODE: ReadonlySet<string> = new Set(["script", "style"]);

/** Every closing tag is looked for among the open ones: as many as these are read in a moment, and pages have a few. */
const MOST_OPEN_TAGS = 300;

/**
 * Reads tags and text, as far as index servers use HTML; a tag that is not closed is left out. Gives whether it was read
 * to its end: reading stops where more tags are open than any page has.
 */
export function parseHtml(html: string, handler: HtmlHandler): boolean {
  let inCode = false;
  let open = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      open += 1;
      if (open > MOST_OPEN_TAGS) parser.pause();
      inCode = CODE.has(name);
      handler.onopentag(name, attributes);
    },
    onclosetag: (name) => {
      open -= 1;
      inCode = false;
      handler.onclosetag(name);
    },
    ontext: (text) => {
      if (!inCode) handler.ontext(text);
    },
  });
  parser.end(html);
  return open <= MOST_OPEN_TAGS;
}
