import type { GitHubServer } from "../../src/sandbox/github/server.ts";
import type { IdentityServer } from "../../src/sandbox/identity/server.ts";
import type { PackageIndexServer } from "../../src/sandbox/package-index/server.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Secret } from "./leaks.ts";

/** The services that a run has spoken to: they give secrets out, and hold what was made public. */
export interface Services {
  /** Of jobs. */
  readonly githubTokens: readonly string[];
  readonly github: Pick<GitHubServer, "state">;
  readonly identities: readonly Pick<IdentityServer, "requestToken" | "issued">[];
  /** By what people call them. */
  readonly indexes: Readonly<Record<string, Pick<PackageIndexServer, "state" | "content">>>;
}

/** A sandbox's. */
export function servicesOf({ servers, github }: Sandbox): Services {
  return {
    githubTokens: [github.token],
    github: servers.github,
    identities: [servers.identity],
    indexes: { PyPI: servers.pypi, TestPyPI: servers.testpypi },
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every secret that a run could have had: all that its services have given out, and what it was started with. */
export function secretsOf(services: Services, environment: Environment): readonly Secret[] {
  const { githubTokens, identities, indexes } = services;
  const uploads = Object.values(indexes).flatMap(({ state }) => state.tokens);
  const secrets = [
    ...githubTokens.map((value) => ({ kind: "GitHub token", value })),
    ...identities.flatMap(({ requestToken, issued }) => [
      { kind: "identity request token", value: requestToken },
      ...issued.map((value) => ({ kind: "identity token", value })),
    ]),
    ...uploads.map(({ kind, value }) => ({
      kind: kind === "user" ? "API token" : "upload token",
      value,
    })),
    ...Object.entries(environment).flatMap(([name, value = ""]) => secretsIn(name, value)),
  ];
  // One that a service has given out is known by what it is, whatever variable it has come by.
  return secrets.filter(
    ({ value }, index) => secrets.findIndex((other) => other.value === value) === index,
  );
}

/** Variables are known by their names, as people name secrets, and addresses by the password in them. */
function secretsIn(name: string, value: string): readonly Secret[] {
  const kind = `value of ${name}`;
  const inAddress = [...value.matchAll(/:\/\/[^\s/:@]*:([^\s/@]+)@/g)].map(([, password = ""]) => ({
    kind,
    value: password,
  }));
  const isSecret = /TOKEN|PASSWORD|SECRET/i.test(name) && !/_URL$/.test(name);
  const items = isSecret ? value.split(/[\s,]+/).flatMap(readItem) : [];
  return [...items.map((item) => ({ kind, value: item })), ...inAddress];
}

/** An item of the input `api-token`: `host=` may stand before it, and it may be `user:password`. */
function readItem(item: string): readonly string[] {
  const token = item.replace(/^(?:\[[^\]]*\]|[^=:/]+)(?::\d+)?=(?=.)/, "");
  const colon = token.indexOf(":");
  return [...new Set([item, token, ...(colon === -1 ? [] : [token.slice(colon + 1)])])];
}
