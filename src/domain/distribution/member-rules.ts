import type { Diagnostic } from "../diagnostic.ts";
import type { DistributionFacts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Rule } from "../rule.ts";
import type { InspectedDistribution, Member } from "./contents.ts";
import { contentsDiagnostics } from "./contents-diagnostics.ts";
import { listSome, quote } from "./quote.ts";

type Code = keyof typeof contentsDiagnostics.entries;

/** What the members of a distribution must not be. */
interface MemberRule {
  readonly code: Code;
  readonly finds: (member: Member, layout: InspectedDistribution["layout"]) => boolean;
  /** Between the file's name and those of the members. */
  readonly what: string;
  readonly hint: string;
}

const LEAVE_OUT =
  "Find out which file of the project, or which setting of the build backend, brings it in, and leave it out. If it is meant to be there, set the rule";

const RULES: readonly MemberRule[] = [
  {
    code: "startup-file",
    finds: ({ name }, layout) => layout.kind === "wheel" && isStartupFile(name),
    what: "installs what Python runs at every start",
    hint: `${LEAVE_OUT} startup-file to off.`,
  },
  {
    code: "secret-file",
    finds: ({ name, kind }) => kind === "file" && !isTestData(name) && isSecretFile(name),
    what: "holds what is named as a file for secrets",
    hint: `${LEAVE_OUT} secret-file to off. What was published before must be taken for known: replace it.`,
  },
  {
    code: "private-key",
    finds: (member) => !isTestData(member.name) && secretsOf(member).includes("private-key"),
    what: "holds private keys",
    hint: `${LEAVE_OUT} private-key to off. A key that was published before must be replaced.`,
  },
  {
    code: "access-token",
    finds: (member) => secretsOf(member).some((secret) => secret !== "private-key"),
    what: "holds access tokens of PyPI or GitHub",
    hint: `Revoke them, and ${LEAVE_OUT.charAt(0).toLowerCase()}${LEAVE_OUT.slice(1)} access-token to off.`,
  },
  {
    code: "repository-data",
    finds: ({ name }) => /(?:^|\/)\.(?:git|hg|svn|bzr)\//.test(name),
    what: "holds the data of a version control system",
    hint: `${LEAVE_OUT} repository-data to off.`,
  },
  {
    code: "sdist-link",
    finds: ({ kind }) => kind === "link",
    what: "holds links",
    hint: "Put copies of the files in their place: links do not unpack everywhere. If they are meant to be there, set the rule sdist-link to off.",
  },
];

/** Names and contents that nobody means to publish, and PyPI takes all the same. */
export const membersAreMeant: Rule<DistributionFacts, Plan> = (_plan, { distributions }) =>
  distributions.flatMap(({ distribution, members, layout }) =>
    RULES.flatMap(({ code, finds, what, hint }): readonly Diagnostic[] => {
      const found = members.filter((member) => finds(member, layout)).map(describe);
      if (found.length === 0) return [];
      const message = `${distribution.name} ${what}: ${listSome(found)}.`;
      return [contentsDiagnostics.diagnose(code, { message, hint })];
    }),
  );

/** On Windows and macOS one of them takes the other's place. */
export const namesDifferInMoreThanCase: Rule<DistributionFacts, Plan> = (
  _plan,
  { distributions },
) =>
  distributions.flatMap(({ distribution, members }) => {
    const seen = new Map<string, string>();
    const pairs = members.flatMap(({ name }) => {
      // macOS takes composed and decomposed letters, too, for the same.
      const folded = name.normalize("NFC").toLowerCase();
      const earlier = seen.get(folded);
      seen.set(folded, name);
      return earlier === undefined || earlier === name
        ? []
        : [`${quote(earlier)} and ${quote(name)}`];
    });
    if (pairs.length === 0) return [];
    return contentsDiagnostics.diagnose("names-differ-by-case", {
      message: `${distribution.name} holds names that differ in upper and lower case only: ${listSome(pairs)}.`,
      hint: "Rename one of each: Windows and macOS keep only one of the two files.",
    });
  });

function describe(member: Member): string {
  return member.kind === "link"
    ? `${quote(member.name)} (to ${quote(member.target)})`
    : quote(member.name);
}

function secretsOf(member: Member): readonly string[] {
  return member.kind === "file" ? member.secrets : [];
}

/**
 * At the top of what a wheel puts on the import path, by its schemes for modules or by that for data.
 * Source: Python's documentation, site; PEP 829 for `.start`; extension modules may carry the tag of their ABI.
 */
function isStartupFile(name: string): boolean {
  const path = name.replace(
    /^[^/]+\.data\/(?:(?:pure|plat)lib|data\/(?:[^/]+\/)*?(?:site|dist)-packages)\//i,
    "",
  );
  return (
    /^[^/]+\.(?:pth|start)$/i.test(path) ||
    /^(?:site|user)customize(?:\.pyc?$|(?:\.[\w-]+)?\.(?:so|pyd)$|\/)/i.test(path)
  );
}

const SECRET_NAMES =
  /(?:^|\/)(?:\.env(?:\.(?:local|prod|production|staging))?|\.pypirc|\.netrc|_netrc|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json)$/;

function isSecretFile(name: string): boolean {
  return SECRET_NAMES.test(name);
}

/** Keys that tests use are made for them, and public in the repository already. */
function isTestData(name: string): boolean {
  return /(?:^|\/)(?:tests?|testing|test[_-]?data|fixtures?|examples?|docs?)\//i.test(name);
}
