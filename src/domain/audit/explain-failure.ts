import { describeEnding, type Ending, lastLines, succeeded } from "../command-output.ts";
import { sanitise } from "../sanitise.ts";

/** A Python exception with its message, as the last line of a traceback has it. */
const EXCEPTION = /^[A-Za-z_][\w.]{0,200}(?:Error|Exception|Timeout|Redirects): \S/;
/** Bytes of output that are looked through. */
const LOOKED_AT = 100_000;

/**
 * Why pip-audit has no answer: how it ended, and the last exception that says something. Its
 * own (`ServiceError`) often comes without a word, after that of its HTTP library, which tells.
 */
export function explainAuditFailure(ending: Ending & { readonly output: string }): string {
  const how = succeeded(ending) ? "writes nothing that can be read" : describeEnding(ending);
  const said = ending.output
    .slice(-LOOKED_AT)
    .split(/[\r\n]+/)
    .findLast((line) => EXCEPTION.test(line));
  const words = said === undefined ? lastLines(ending.output, 3) : sanitise(said, 300);
  return words === "" ? how : `${how}: ${words}`;
}
