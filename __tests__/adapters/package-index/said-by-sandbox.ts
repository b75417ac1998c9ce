import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Words in the sources that answer an upload, but refuse nothing. */
const NOT_SAID: ReadonlySet<string> = new Set([
  " ",
  "405 Method Not Allowed",
  "GET, HEAD, OPTIONS",
  "text/html; charset=UTF-8",
  "The check of the version accepts what is no version.",
  // Said of a redirect, which the client never reads.
  "An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)",
]);

/** A page, a header's value, a name. */
const NO_SENTENCE = /^<html>|;[qr]=\d+|^\$\{name\./;

/** Every piece of text with a space in it that a source of the sandbox's upload API holds. */
export function saidBySandbox(): { readonly file: string; readonly text: string }[] {
  const root = join(import.meta.dirname, "../../../src/sandbox/package-index");
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^(?:upload[\\/].*|create-project|answer)\.ts$/.test(name),
  );
  const found = sources.flatMap((file) =>
    literalsOf(readFileSync(join(root, file), "utf8")).map((text) => ({ file, text })),
  );
  const said = found.filter(
    ({ text }) => text.includes(" ") && !NOT_SAID.has(text) && !NO_SENTENCE.test(text),
  );
  // A test of nothing would be one that cannot fail.
  if (said.length < 100) throw new Error(`Only ${said.length} texts are found in the sandbox.`);
  return said;
}

/** Texts between quotes, comments passed over. */
function literalsOf(source: string): readonly string[] {
  const token = /\/\*[\s\S]*?\*\/|\/\/.*|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;
  return [...source.matchAll(token)].map(([, plain, template]) =>
    (plain ?? template ?? "").replaceAll("\\n", "\n").replaceAll("\\\\", "\\"),
  );
}
