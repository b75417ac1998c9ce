import type { Table } from "../domain/diagnostic.ts";
import { printable } from "../domain/sanitise.ts";

/** Everything that Markdown, GitHub's extensions of it or HTML give a meaning to. */
const SYNTAX = /[&<>"|`\\*_~[\]#$]/g;
/** An address of which no character means anything in a table's cell, an entity or HTML; it ends with none that ends a sentence. */
const ADDRESS = /https?:\/\/[A-Za-z0-9./?=&%_~#+,:@-]*[A-Za-z0-9/=_~#-]/g;
/** Longer texts fill a summary without being read. */
const LONGEST = 4096;

/** Text from anywhere as Markdown on one line: shown as it is, with nothing in it to interpret but web addresses, which become links. */
export function inline(text: string): string {
  return shownAsItIs(shorten(text));
}

/** Text of several lines as one line of Markdown, its line breaks and indentation kept. */
export function preformatted(text: string): string {
  const lines = shorten(text).split(/\r\n|[\r\n]/);
  return `<pre>${lines.map(shownAsItIs).join("&#10;")}</pre>`;
}

/** Text of several lines as one line of Markdown: prose, unless a line is indented, as in what is to be pasted. */
export function multiline(text: string): string {
  const lines = shorten(text).split(/\r\n|[\r\n]/);
  return lines.some((line) => /^\s+\S/.test(line))
    ? preformatted(text)
    : lines.map(shownAsItIs).join("<br>");
}

/** Text from anywhere as code, on one line. */
export function code(text: string): string {
  return `<code>${entities(printable(shorten(text))).replaceAll("://", "&#58;//")}</code>`;
}

/** `content` (Markdown already) as a link; the content alone where the address is none of the web. */
export function link(content: string, address: string | undefined): string {
  if (address === undefined || !/^https?:\/\//.test(address) || !URL.canParse(address)) {
    return content;
  }
  return `<a href="${entities(new URL(address).href)}">${content}</a>`;
}

/** One row of a table; the cells are Markdown already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A table within a cell, where Markdown has none: HTML on one line. Rows that matter are marked, and their names bold. */
export function tableInCell({ columns, rows }: Table): string {
  const head = columns.map((column) => `<th>${inline(column)}</th>`).join("");
  const body = rows.map(({ cells, marked }) => {
    const [first = "", ...rest] = cells;
    const name = marked === true ? `✗ <b>${inline(first)}</b>` : inline(first);
    return `<tr><td>${name}</td>${rest.map((cell) => `<td>${code(cell)}</td>`).join("")}</tr>`;
  });
  return `<table><tr>${head}</tr>${body.join("")}</table>`;
}

function shownAsItIs(text: string): string {
  const line = printable(text);
  const addresses = [...line.matchAll(ADDRESS)].map(([address]) => `<${address}>`);
  const between = line.split(ADDRESS).map(entities);
  return between.map((part, place) => part + (addresses[place] ?? "")).join("");
}

function entities(text: string): string {
  return text.replace(SYNTAX, (character) => `&#${character.charCodeAt(0)};`);
}

function shorten(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
