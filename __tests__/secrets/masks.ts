/**
 * Standard output without the lines that have the runner hide one of the secrets: it takes them itself and shows them to
 * nobody. Such a command is alone on its line, holds a secret whole and nothing else, and is none while commands are
 * stopped (actions/runner, ActionCommand.cs and ActionCommandManager.cs). Lines keep their numbers.
 */
export function withoutMasks(output: string, secrets: readonly string[]): string {
  const known = new Set(secrets);
  let stopped: string | undefined;
  return output
    .split("\n")
    .map((line) => {
      if (stopped !== undefined) {
        if (line === `::${stopped}::`) stopped = undefined;
        return line;
      }
      stopped = /^::stop-commands::(\S+)$/.exec(line)?.[1];
      const masked = /^::add-mask::(.+)$/.exec(line)?.[1];
      return masked !== undefined && isSecret(unescapeData(masked), known) ? "" : line;
    })
    .join("\n");
}

/** A secret, or what the Basic scheme sends for it (RFC 7617): base64 of user name and password. */
function isSecret(text: string, known: ReadonlySet<string>): boolean {
  if (known.has(text)) return true;
  const account = Buffer.from(text, "base64").toString();
  const password = account.slice(account.indexOf(":") + 1);
  return Buffer.from(account).toString("base64") === text && known.has(password);
}

/** The data of a command (@actions/core, `escapeData`). */
function unescapeData(data: string): string {
  const signs: Readonly<Record<string, string>> = { "%25": "%", "%0D": "\r", "%0A": "\n" };
  return data.replace(/%25|%0D|%0A/g, (escaped) => signs[escaped] ?? escaped);
}
