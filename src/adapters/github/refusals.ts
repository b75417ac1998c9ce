import type { Diagnostic } from "../../domain/diagnostic.ts";
import { sanitise } from "../../domain/sanitise.ts";
import { askedToWait, type Reply } from "../http/failures.ts";
import type { Explanation } from "../http/send.ts";
import { type GitHubCode, githubDiagnostics } from "./diagnostics.ts";

/** Refusals with status 422, by GitHub's own words, in the order in which they are tried. */
const UNPROCESSABLE: readonly {
  readonly code: GitHubCode;
  readonly pattern: RegExp;
  readonly hint: string;
}[] = [
  {
    code: "github-tag-burned",
    pattern: /used by an immutable release/,
    hint: "The name is gone for ever, even though the release was deleted: release under the next version.",
  },
  {
    code: "github-release-immutable",
    pattern: /immutable/,
    hint: "A published immutable release keeps what it has. What it lacks can only be in the next version.",
  },
  {
    code: "github-tag-protected",
    pattern: /pre_receive|creations being restricted|must have a valid tag/,
    hint: "Push the tag first, or let this token past the ruleset: Settings → Rules → Rulesets.",
  },
  {
    code: "github-body-too-long",
    pattern: /body is too long/,
    hint: "Shorten the version's section in the changelog; GitHub takes 125,000 characters.",
  },
  {
    code: "github-asset-exists",
    pattern: /already_exists/,
    hint: "Delete the asset from the release, and run the job again.",
  },
];

/** What an error answer of GitHub's API means; undefined for a failure of the server. */
export function explainGitHub(reply: Reply): Explanation | undefined {
  const diagnostic = explain(reply);
  return diagnostic === undefined ? undefined : { diagnostic };
}

function explain(reply: Reply): Diagnostic | undefined {
  const { status } = reply;
  if (status >= 500 || status === 408) return undefined;
  if (status === 401) {
    return diagnose(
      reply,
      "github-token-invalid",
      "Pass `${{ github.token }}`, or a token that has not expired.",
    );
  }
  if (status === 404) {
    return diagnose(
      reply,
      "github-not-found",
      "Check the repository's name; a token without the permission sees a 404 too.",
    );
  }
  if (status === 410) {
    return diagnose(
      reply,
      "github-gone",
      "Look at the repository's settings, under Features, whether it is switched on.",
    );
  }
  if (status === 429 || (status === 403 && isRateLimit(reply))) {
    return diagnose(
      reply,
      "github-rate-limited",
      "Run the job again later; other jobs may share this token's limit.",
    );
  }
  if (status === 403) return diagnose(reply, "github-permission-missing", permissionHint(reply));
  const words = wordsOf(reply);
  const known = UNPROCESSABLE.find(({ pattern }) => status === 422 && pattern.test(words));
  return diagnose(
    reply,
    known?.code ?? "github-request-refused",
    known?.hint ?? "Put right what GitHub names, and run the job again.",
  );
}

function diagnose(reply: Reply, code: GitHubCode, hint: string): Diagnostic {
  const path = URL.canParse(reply.url) ? new URL(reply.url).pathname : reply.url;
  return githubDiagnostics.diagnose(code, {
    message: `GitHub answers ${reply.status} to a request for ${sanitise(path, 200)}: ${sanitise(wordsOf(reply)) || "no words"}.`,
    hint,
  });
}

function isRateLimit(reply: Reply): boolean {
  // The waiting time itself does not matter here, only that there is one.
  return askedToWait(reply.headers, new Date(0)) !== undefined || /rate limit/i.test(reply.text);
}

/** `contents=write; contents=write,workflows=write`: alternatives, of which the first asks for least. */
function permissionHint({ headers }: Reply): string {
  const accepted = headers.get("x-accepted-github-permissions") ?? "";
  const scopes = [...(accepted.split(";")[0] ?? "").matchAll(/([a-z_]+)=(read|write)/g)].map(
    ([, scope = "", access = ""]) => `  ${scope.replaceAll("_", "-")}: ${access}`,
  );
  return scopes.length === 0
    ? "Look at the `permissions` of this job. Runs for pull requests from forks never get to write."
    : ["Give this job the permission:", "permissions:", ...scopes].join("\n");
}

/** GitHub's message, and what it says of each field. */
function wordsOf(reply: Reply): string {
  try {
    const answer: unknown = JSON.parse(reply.text);
    if (typeof answer !== "object" || answer === null) return reply.text;
    const members = new Map<string, unknown>(Object.entries(answer));
    const errors = members.get("errors");
    const details =
      Array.isArray(errors) && errors.length > 0 ? ` (${errors.map(wordsOfError).join("; ")})` : "";
    return `${String(members.get("message") ?? "")}${details}`;
  } catch {
    return reply.text;
  }
}

function wordsOfError(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const members = new Map<string, unknown>(Object.entries(error));
  return ["field", "code", "message"]
    .map((name) => members.get(name))
    .filter((value) => typeof value === "string")
    .join(" ");
}
