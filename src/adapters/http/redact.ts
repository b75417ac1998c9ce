/**
 * A service's words without the credentials that the request held: some repeat in an error what they were sent.
 * `headers` are the request's.
 */
export function redact(words: string, headers: Readonly<Record<string, string>> = {}): string {
  const spelled = secretsIn(headers).flatMap(spellings);
  return spelled.reduce((kept, secret) => kept.replaceAll(secret, "***"), words);
}

/** As it is, and as JSON and addresses have it. */
function spellings(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, json, encodeURIComponent(secret), encodeURI(secret)];
}

/** Longest first: a part must not spoil the whole. */
function secretsIn(headers: Readonly<Record<string, string>>): readonly string[] {
  const authorization = Object.entries(headers).find(
    ([name]) => name.toLowerCase() === "authorization",
  )?.[1];
  const [, scheme = "", sent = ""] = /^(\S+) +(.+)$/.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() !== "basic") return sent === "" ? [] : [sent];
  const account = Buffer.from(sent, "base64").toString("utf8");
  const password = account.slice(account.indexOf(":") + 1);
  return [sent, account, password].filter((secret) => secret !== "");
}
